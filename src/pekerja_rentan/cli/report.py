"""``rentan report``: one document of the answers that stand in a year's folder."""

from pathlib import Path

from pekerja_rentan.cli import options as opt
from pekerja_rentan.cli.commands import command
from pekerja_rentan.cli.output import Delivery
from pekerja_rentan.cli.params import Argument, Arguments
from pekerja_rentan.periods import parse_year

GATES = ("missing",)


@command(
    Argument("year", "YYYY", "report-year", required=True),
    Argument("folder", "DIR", "report-folder", required=True),
    opt.EXPLAIN,
    opt.gate(GATES, "fail-if-report", "GATE"),
    *opt.DOCUMENT,
)
def report(given: Arguments) -> None:
    """Reads the answers of the folder, puts them together, and delivers."""
    delivery = Delivery(given, GATES)
    year, folder = parse_year(given.text("year") or ""), given.text("folder") or ""

    from pekerja_rentan.documents.year_folder import report as gather

    result = gather(year, Path(folder))
    delivery.deliver_result(result)
    delivery.end(["missing"] if result.missing else [])
