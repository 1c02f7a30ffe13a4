"""What a value of `pipeline.toml` may be: each check returns the value to keep, or raises ValueError with the mend."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pipeline.model import EVERY_LOCALE

Check: TypeAlias = Callable[[Any], Any]


def text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError("write it as text in quotes")
    return value


def folder(value: Any) -> Path:
    if not isinstance(value, str) or not value.strip() or "\0" in value:
        raise ValueError("write a folder or file name in quotes")
    return Path(value).expanduser()


def url(value: Any) -> str:
    parts = urlsplit(text(value))
    if value and (parts.scheme not in {"http", "https"} or not parts.netloc or parts.query or parts.fragment):
        raise ValueError('write a web address such as "https://news.example.org"')
    return str(value).rstrip("/")


def site(value: Any) -> str:
    """A web address that cannot be left empty."""
    if not text(value).strip():
        raise ValueError('write the web address of dist/, such as "https://news.example.org"')
    return url(value)


def zone(value: Any) -> str:
    """A time zone of the machine's database, or of the tzdata package."""
    try:
        ZoneInfo(text(value))
    except (KeyError, OSError, ValueError):
        raise ValueError('write a time zone such as "Asia/Baghdad"') from None
    return str(value)


def flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError("write true or false, without quotes")
    return value


def whole(least: int, most: int) -> Check:
    def check(value: Any) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise ValueError(f"write a whole number from {least} to {most}, without quotes")
        return value

    return check


def number(least: float, most: float) -> Check:
    def check(value: Any) -> float:
        if not isinstance(value, int | float) or isinstance(value, bool) or not least <= value <= most:
            raise ValueError(f"write a number from {least:g} to {most:g}, without quotes")
        return float(value)

    return check


def one_of(*words: str) -> Check:
    def check(value: Any) -> str:
        if value not in words:
            raise ValueError(f"write one of {', '.join(words)}{nearest(value, words)}")
        return str(value)

    return check


def locale_list(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not value:
        raise ValueError(f'write a list such as ["{EVERY_LOCALE[0]}"]')
    for locale in value:
        if locale not in EVERY_LOCALE:
            hint = nearest("ckb" if locale == "ku" else locale, EVERY_LOCALE)
            raise ValueError(f"{locale!r} is no locale of the desk; it knows {', '.join(EVERY_LOCALE)}{hint}")
    return tuple(dict.fromkeys(value))


def nearest(word: Any, words: tuple[str, ...]) -> str:
    near = difflib.get_close_matches(str(word), words, n=1)
    return f" (did you mean {near[0]}?)" if near else ""
