"""A second opinion on lists of names: a slow judge, and lists with all that offices do to them.

Written from docs/rosters.md, the policies' YAML and the structure of the NIK, and not from the
code: it takes nothing of `pekerja_rentan`, and reads files by the standard library. Whoever audits
a list can read these pages through and follow by hand what becomes of a row.

- `workbooks`: what the cells of an .xlsx file hold
- `tables`: a file as lines; which is the header, which are rows, what else the others are
- `cells`: what a cell says
- `judge`: the rules of a policy, doubles and twins; what becomes of each row, and why
- `lists`: made-up lists, by a seed
"""
