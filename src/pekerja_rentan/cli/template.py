"""``rentan template``: the letter's form with its fields, for an office to make its own of."""

from pathlib import Path
from typing import Annotated

import typer

from pekerja_rentan.cli import options as opt
from pekerja_rentan.cli.locale import language
from pekerja_rentan.errors import InputError, extra_required, nearest
from pekerja_rentan.files.atomic import write_file


def template(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="opt.template-file", callback=opt.file_to_write)
    ],
    lang: opt.Lang = None,
) -> None:
    """Never in the place of a file that is there: an office has worked on its template."""
    path = Path(file)
    if path.suffix.lower() != ".docx":
        known, near = [".docx"], nearest(path.suffix.lower(), [".docx"])
        raise InputError("suffix-unknown", path=file, suffix=path.suffix, known=known, near=near)
    if path.exists():
        raise InputError("output-exists", path=file)
    with extra_required("report"):
        from pekerja_rentan.formats.docx import write_form

    write_file(write_form(language()), path)
