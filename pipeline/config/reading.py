"""`pipeline.toml` into a Config; every error names file, line, key and mend."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from pipeline.config.checks import Check, nearest, text
from pipeline.config.values import SECTIONS, Config, Paths
from pipeline.errors import UsageError

FILE = "pipeline.toml"


class ConfigError(UsageError):
    """A key or value of `pipeline.toml` that the desk cannot use."""


_PAIR = re.compile(r"[a-z]{2,3}-[a-z]{2,3}")


def load(path: Path) -> Config:
    """Read `pipeline.toml`. Raises ConfigError naming file, line, key and mend."""
    try:
        source = path.read_text("utf-8-sig")
    except FileNotFoundError:
        raise ConfigError(
            f"{path}: no such file; run in the newsroom's folder, or name the file with --config"
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: cannot be read ({error}); save it as UTF-8 text") from None
    try:
        data = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(_syntax_message(path, str(error))) from None
    return _Reader(path, source).config(data)


def _top() -> dict[str, Check]:
    """The keys that stand above every section, with their checks."""
    return {f.name: f.metadata["check"] for f in fields(Config) if "check" in f.metadata}


def _syntax_message(path: Path, error: str) -> str:
    found = re.search(r"line (\d+)", error)
    place = f"{path}:{found[1]}" if found else str(path)
    return f"{place}: not TOML: {error[:1].lower()}{error[1:]}; README, Configuration, shows every key"


@dataclass(frozen=True, slots=True)
class _Reader:
    path: Path
    source: str

    def config(self, data: dict[str, Any]) -> Config:
        root = self.path.resolve().parent
        config = Config(root=root)
        top = _top()
        changes: dict[str, Any] = {}
        for key, value in data.items():
            if key in top:
                changes[key] = self.checked("", key, value, top[key])
            elif key == "packs":
                changes[key] = self.packs(value)
            elif key in SECTIONS:
                changes[key] = self.section(key, value)
            else:
                raise self.unknown("", key, (*top, *SECTIONS, "packs"))
        config = replace(config, **changes)
        paths = {f.name: root / getattr(config.paths, f.name) for f in fields(Paths)}
        self.must_be_apart(root, paths)
        return replace(config, paths=Paths(**paths))

    def must_be_apart(self, root: Path, paths: dict[str, Path]) -> None:
        """One folder for two things would let `publish` or `clean` write over an editor's work."""
        seen: dict[Path, str] = {root: "pipeline.toml itself"}
        for key, path in paths.items():
            other = seen.setdefault(path.resolve(), key)
            if other != key:
                raise self.error("paths", key, f"is the folder of {other}; give it a folder of its own")

    def section(self, name: str, data: Any) -> Any:
        self.must_be_table(name, data)
        checks = {f.name: f.metadata["check"] for f in fields(SECTIONS[name])}
        for key in data:
            if key not in checks:
                raise self.unknown(name, key, checks)
        return SECTIONS[name](**{key: self.checked(name, key, value, checks[key]) for key, value in data.items()})

    def packs(self, data: Any) -> dict[str, str]:
        self.must_be_table("packs", data)
        for key, value in data.items():
            if key in _top():
                raise self.unknown("packs", key, ())
            if not _PAIR.fullmatch(key):
                raise self.error("packs", key, 'write the pair as source-target, such as "en-ckb"')
            self.checked("packs", key, value, text)
        return dict(data)

    def must_be_table(self, name: str, data: Any) -> None:
        if not isinstance(data, dict):
            raise self.error("", name, f"write it as a section: [{name}]")

    def checked(self, section: str, key: str, value: Any, check: Check) -> Any:
        try:
            return check(value)
        except ValueError as error:
            raise self.error(section, key, f"is {value!r}; {error}") from None

    def unknown(self, section: str, key: str, known: Any) -> ConfigError:
        elsewhere = [f"[{s}]" for s, kind in SECTIONS.items() if s != section and key in {f.name for f in fields(kind)}]
        hint = nearest(key, tuple(known))
        if section and key in _top():
            hint = " (it belongs above the first [section])"
        elif not hint and elsewhere:
            hint = f" (it belongs under {' or '.join(elsewhere)})"
        return self.error(section, key, f"is not a key of the desk{hint or '; known here: ' + ', '.join(known)}")

    def error(self, section: str, key: str, message: str) -> ConfigError:
        name = f"{section}.{key}" if section else key
        line = line_of(self.source, section, key)
        return ConfigError(f"{self.path}:{line}: {name} {message}")


def line_of(source: str, section: str, key: str) -> int:
    """The 1-based line that sets a key; the section's own line, or 1, where the key is written some other way."""
    here, best = "", 1
    assigned = re.compile(rf"""\s*(?:(\w+)\s*\.\s*)?(["']?){re.escape(key)}\2\s*[=.]""")
    for number, line in enumerate(source.splitlines(), start=1):
        if header := re.match(r"\s*\[\s*([\w.\"' -]+?)\s*\]", line):
            here = header[1]
            if here in {section, key}:
                best = number
            if here == key and not section:
                return number
        elif (found := assigned.match(line)) and section in {here, found[1] or here}:
            return number
    return best
