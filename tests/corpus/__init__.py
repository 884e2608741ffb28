"""All spreadsheets and texts of a folder are screened, and what must hold of any list is proved.

`python -m tests.corpus FOLDER`. Nobody needs to know what a file holds, so files of any origin will
do: `proof` says what is proved of one, `lines` counts independently, `run` goes through a folder.
"""
