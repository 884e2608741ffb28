"""``rentan template``: the letter's form with its fields, for an office to make its own of."""

from pathlib import Path

from pekerja_rentan.cli.commands import command
from pekerja_rentan.cli.locale import language
from pekerja_rentan.cli.options import LANG
from pekerja_rentan.cli.output import refuse_existing, refuse_other_suffix
from pekerja_rentan.cli.params import Argument, Arguments
from pekerja_rentan.errors import extra_required
from pekerja_rentan.files.atomic import file_to_write, write_file


@command(Argument("file", "FILE", "template-file", required=True), LANG)
def template(given: Arguments) -> None:
    """Never in the place of a file that is there: an office has worked on its template."""
    file = file_to_write(given.text("file")) or ""
    refuse_other_suffix(file, ".docx")
    refuse_existing(file)
    with extra_required("report"):
        from pekerja_rentan.formats.docx import write_form

    write_file(write_form(language()), Path(file))
