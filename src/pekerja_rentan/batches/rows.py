"""What both formats give: numbered requests, or why a line is none."""

from typing import Any

from pekerja_rentan.errors import RentanError

Row = tuple[int, "dict[str, Any] | RentanError"]
"""The line that a request begins on, and its cells or values by name, or what is wrong."""
Rows = list[Row]
