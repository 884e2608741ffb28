"""Policy, plan and scenario files whose bytes have suffered, and valid ones with rates of their
own."""

import os
from pathlib import Path
from random import Random
from shutil import rmtree
from tempfile import mkdtemp

from pekerja_rentan import cost, load_plan, load_policy, load_policy_file, load_scenarios
from pekerja_rentan.errors import RentanError
from pekerja_rentan.policy.regions import shipped_folder
from tests.fuzz.hostile import check_refusal, mutated_bytes, nik

_EXAMPLES = Path(__file__).parents[2] / "examples"
_FILES = ("kutim", "kukar", "paser", "sulbar", "kotabaru")


class Folder:
    """A folder for files that are made, gone at the end."""

    def __init__(self) -> None:
        self.path = Path(mkdtemp(prefix="fuzz-"))
        self._kept = os.environ.get("RENTAN_CACHE")
        os.environ["RENTAN_CACHE"] = "off"
        self.shipped = {name: (shipped_folder() / f"{name}.yaml").read_bytes() for name in _FILES}
        self.plan = (_EXAMPLES / "rencana.yaml").read_bytes()
        self.scenarios = [file for file in sorted((_EXAMPLES / "scenarios").iterdir())
                          if file.suffix in (".yaml", ".csv")]  # fmt: skip

    def close(self) -> None:
        rmtree(self.path, ignore_errors=True)
        if self._kept is None:
            del os.environ["RENTAN_CACHE"]
        else:
            os.environ["RENTAN_CACHE"] = self._kept

    def suffered(self, random: Random) -> None:
        """A file of some kind, changed: it is read, or refused at its place."""
        planted = nik(random)
        how = random.randrange(4)
        try:
            if how < 2:
                name = random.choice(_FILES)
                file = self.path / f"{name}.yaml"
                raw = mutated_bytes(random, self.shipped[name])
                file.write_bytes(raw.replace(b"tribun", planted.encode()))
                made = load_policy_file(file)
                total = cost(made, workers=1, period="2024-01", programs="jkm").total
                assert total == 6_800, f"{raw!r}: {total}"
            elif how == 2:
                file = self.path / "rencana.yaml"
                file.write_bytes(mutated_bytes(random, self.plan))
                load_plan(file)
            else:
                source = random.choice(self.scenarios)
                file = self.path / source.name
                file.write_bytes(mutated_bytes(random, source.read_bytes()))
                load_scenarios(file)
        except RentanError as error:
            check_refusal(error, planted)

    def own(self, random: Random) -> None:
        """A policy with dated rates of its own costs what these say."""
        starts = sorted(random.sample(range(2016 * 12, 2028 * 12), random.randint(1, 4)))
        rates = {start: random.randint(1, 10**6) for start in starts}
        entries = "".join(
            f"\n      - {{from: {_iso(start)}, amount: {amount}, source: s}}"
            for start, amount in rates.items()
        )
        text = (
            "id: uji\nname: Uji\nextends: nasional\nchecked: 2026-01-01\ncontributions:\n  jkm:\n"
            f"    name: {{id: kematian, en: death}}\n    rates:{entries}\n"
            "sources:\n  s: {title: Contoh, issued: 2026, level: open, url: unknown}\n"
        )
        (self.path / "uji.yaml").write_text(text, encoding="utf-8")
        policy = load_policy("uji", policies=self.path)
        first = random.randrange(starts[0], 2029 * 12)
        last = first + random.randrange(40)
        workers = random.randint(1, 10**6)
        period = f"{_iso(first)}..{_iso(last)}"
        found = cost(policy, workers=workers, period=period, programs="jkm", funding="apbd").total
        held = [
            rates[max(start for start in starts if start <= month)]
            for month in range(first, last + 1)
        ]
        assert found == workers * sum(held), f"{text} {period} {workers}: {found}"


def _iso(month: int) -> str:
    return f"{month // 12}-{month % 12 + 1:02}"
