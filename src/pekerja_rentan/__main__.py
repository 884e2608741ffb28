"""``python -m pekerja_rentan``."""

from pekerja_rentan.cli.app import run

if __name__ == "__main__":
    run()
