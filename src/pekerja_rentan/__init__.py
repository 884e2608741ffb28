"""rentan: what it costs to insure the workers whom no employer insures, to the Rupiah."""

__version__ = "0.1.0"
