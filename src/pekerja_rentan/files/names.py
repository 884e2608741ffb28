"""What the names of files are to the system at hand."""

import errno
import sys


def is_missing(error: OSError) -> bool:
    """Whether an error says that there is no file of such a name; Windows tells it apart from a
    name that none can have, as ``daftar/*.csv`` is there."""
    impossible = sys.platform == "win32" and error.errno == errno.EINVAL
    return impossible or isinstance(error, FileNotFoundError)
