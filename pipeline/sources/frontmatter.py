"""The YAML block at the head of a Markdown source."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.sources.errors import SourceError

_FENCE = re.compile(r"---[ \t]*\n(.*?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_LONGEST = 64 * 1024


@dataclass(frozen=True, slots=True)
class Field:
    """One key's values (one for a scalar, several for a list) and its line."""

    values: tuple[str, ...]
    line: int

    @property
    def text(self) -> str:
        """The first value, stripped."""
        return self.values[0].strip() if self.values else ""


def split_front_matter(text: str, name: str) -> tuple[dict[str, Field], str, int]:
    """(fields by lower-case key, body, lines before the body). Raises SourceError naming the line of bad YAML."""
    match = _FENCE.match(text)
    if match is None:
        if re.match(r"---[ \t]*\n[A-Za-z_]+:", text):
            raise SourceError(f"{name}:1: the front matter is not closed; put a line with --- after it")
        return {}, text, 0
    yaml_text = match.group(1)
    if not re.search(r"(?m)^[A-Za-z_\"'][^\n]*:", yaml_text) and yaml_text.strip():
        return {}, text, 0  # a rule, not front matter
    return _fields(yaml_text, name), text[match.end() :], text.count("\n", 0, match.end())


def _fields(yaml_text: str, name: str) -> dict[str, Field]:
    import yaml  # noqa: PLC0415

    if len(yaml_text) > _LONGEST or yaml_text.count("[") + yaml_text.count("{") > 500:
        raise SourceError(f"{name}:1: the front matter is longer than 64 kB or full of brackets; close it with ---")
    try:
        # Nodes, not values: they know their lines, "no" stays "no", and aliases cannot blow up.
        root = yaml.compose(yaml_text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 2 if mark else 1
        problem = error.problem or "not YAML"
        raise SourceError(f"{name}:{line}: front matter: {problem}; put quotes around values with : or #") from None
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        problem = str(error).splitlines()[0] if str(error) else "not YAML"
        raise SourceError(f"{name}:1: front matter: {problem}; write it as key: value lines") from None
    if root is None:
        return {}
    if not isinstance(root, yaml.MappingNode):
        raise SourceError(f"{name}:2: front matter: write it as key: value lines")
    fields: dict[str, Field] = {}
    for key, value in root.value:
        if not isinstance(key, yaml.ScalarNode):
            continue
        line = key.start_mark.line + 2
        nodes = value.value if isinstance(value, yaml.SequenceNode) else [value]
        values = tuple(n.value for n in nodes if isinstance(n, yaml.ScalarNode) and n.tag != "tag:yaml.org,2002:null")
        fields[str(key.value).strip().lower()] = Field(values, line)
    return fields
