"""What may be asked of a person that is yes or no: one entry a field, which is all that rules,
lists and their columns know of it. Entries stand in ``yes_or_no.json``, their names in words in
``sentences/fields.json``."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple


class YesOrNo(NamedTuple):
    """The ``headers`` that offices give a field's column, in lower case and without marks, and the
    words that mean ``yes`` or ``no`` in this field only: nobody with ``tidak tetap`` has a fixed
    income."""

    headers: tuple[str, ...]
    yes: tuple[str, ...]
    no: tuple[str, ...]


_FIELDS = json.loads(Path(__file__).with_name("yes_or_no.json").read_text(encoding="utf-8"))
YES_OR_NO: Mapping[str, YesOrNo] = {
    name: YesOrNo(**{part: tuple(words) for part, words in field.items()})
    for name, field in _FIELDS.items()
}
