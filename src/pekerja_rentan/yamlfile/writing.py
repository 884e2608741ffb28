"""YAML written so that ``source`` reads the same texts again, and people read it easily: what is
short stands on one line."""

from typing import Any

import yaml

_SHORT = 100
"""Characters of an entry that stands on one line."""
_WIDEST = 10**6
_WORDS = ("tag:yaml.org,2002:bool", "tag:yaml.org,2002:null")
"""What other programs would take a text for unless it is quoted, and it is a word; numbers and days
stay as they are written."""


class _Texts(yaml.SafeDumper):
    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Entries of a list stand further in than its key."""
        super().increase_indent(flow, False)


_Texts.yaml_implicit_resolvers = {
    first: [each for each in resolvers if each[0] in _WORDS]
    for first, resolvers in yaml.SafeDumper.yaml_implicit_resolvers.items()
}


def yaml_text(data: dict[str, Any]) -> str:
    """A tree of ``dict``, ``list`` and ``str`` as text that ``read_tree`` reads as the same."""
    return yaml.serialize(_node(data, 0), Dumper=_Texts, allow_unicode=True, width=_WIDEST)


def inline(value: Any) -> str:
    """A tree on one line, as it may stand behind a key."""
    text = yaml.serialize(
        _node(value, 2, short=10**6), Dumper=_Texts, allow_unicode=True, width=_WIDEST
    )
    return text.removesuffix("\n").removesuffix("\n...")


def _node(value: Any, depth: int, short: int = _SHORT) -> yaml.Node:
    """A node; the entries of a section (``depth`` 1) each begin a line unless they are texts."""
    if isinstance(value, str):
        return yaml.ScalarNode("tag:yaml.org,2002:str", value)
    parts = list(value.values()) if isinstance(value, dict) else value
    plain = all(isinstance(part, str) for part in parts)
    flow = depth > 0 and len(repr(value)) <= short and (depth > 1 or plain)
    flow = flow or not parts
    if isinstance(value, dict):
        pairs = [(_node(key, depth), _node(part, depth + 1, short)) for key, part in value.items()]
        return yaml.MappingNode("tag:yaml.org,2002:map", pairs, flow_style=flow)
    nodes = [_node(part, depth + 1, short) for part in value]
    return yaml.SequenceNode("tag:yaml.org,2002:seq", nodes, flow_style=flow)
