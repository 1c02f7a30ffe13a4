"""What the spellings of a Kurdish word have in common: one sign for letters that writers or keyboards do not part."""

from __future__ import annotations

from collections.abc import Callable, Mapping

_MARKS = str.maketrans("êîûçşıüÊÎÛÇŞ", "eiucsiuEIUCS")
_KURMANJI_LOOSE = str.maketrans("îûıü", "iuiu")
_SORANI = str.maketrans({"ڕ": "ر", "ڵ": "ل", "ه": "ە", " ": None})
_SORANI_LOOSE = str.maketrans("ێۆ", "یو")


def _sorani(form: str) -> str:
    """One sign for ڕ and ر, ڵ and ل, و and وو, and ی and یی inside a word; two words that some write as one are one."""
    form = form.translate(_SORANI)
    inside = form.rstrip("ی")
    return inside.replace("وو", "و").replace("وو", "و").replace("یی", "ی").replace("یی", "ی") + form[len(inside) :]


def _sorani_loose(form: str) -> str:
    """And for ێ and ی, ۆ and و inside a word, where a keyboard lacks them; the last letter tells persons apart."""
    form = _sorani(form)
    return form[:-1].translate(_SORANI_LOOSE) + form[-1:]


def _kurmanji(form: str) -> str:
    return form.replace("îy", "iy")


def _kurmanji_loose(form: str) -> str:
    """One sign for î and i, û and u."""
    return _kurmanji(form).translate(_KURMANJI_LOOSE)


def _kurmanji_marked(form: str) -> str:
    """And for ê and e, ç and c, ş and s inside a word; the last letter tells cases apart."""
    form = _kurmanji_loose(form)
    return form[:-1].translate(_MARKS) + form[-1:]


def without_marks(form: str) -> str:
    """A Kurmanji form as a keyboard without ê î û ç ş types it."""
    return form.translate(_MARKS)


# By language, the strictest first.
OUTLINES: Mapping[str, tuple[Callable[[str], str], ...]] = {
    "ckb": (_sorani, _sorani_loose),
    "kmr": (_kurmanji, _kurmanji_loose, _kurmanji_marked),
}
