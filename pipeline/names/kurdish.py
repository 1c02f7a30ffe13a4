"""A Kurdish name from one alphabet into the other, for one that is known in Sorani or in Kurmanji alone.

Hawar and the Sorani letters correspond, save that Sorani leaves i unwritten, writes u and w, î and y with one sign, and
tells ح, ع, غ, ڕ and ڵ apart. What the letters leave open is taken from the name words that are known in that alphabet.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from pipeline.names.gazetteer import words_by_rendering
from pipeline.names.transliterator import transliterator

_TO_LATIN = str.maketrans(
    {
        **dict(zip("بپتجچحخدرڕزژسشغفڤقکگلڵمنهھ", "bptcçhxdrrzjsşxfvqkgllmnhh", strict=True)),
        **dict(zip("اەێۆ", "aeêo", strict=True)),
        **{"ئ": "", "ع": "", "‌": "", "ط": "t", "ص": "s", "ث": "s", "ذ": "z", "ض": "z", "ظ": "z"},
    }
)
_TO_ARABIC = {
    **dict(zip("bcçdfghjklmnpqrsştvwxyz", "بجچدفگهژکلمنپقرسشتڤوخیز", strict=True)),
    **{"a": "ا", "e": "ە", "ê": "ێ", "i": "", "î": "ی", "o": "ۆ", "u": "و", "û": "وو"},
}
_ARABIC, _LATIN = re.compile("[\u0600-\u06ff]"), re.compile("[A-Za-zÀ-ɏ]")
_VOWELS = "aeêiîouû"
_SEMI = re.compile(r"\b[وی](?=\w)|(?<![aeêoiîuû])[وی](?=[aeêo])|(?<=[aeêo])[وی]")
_INITIAL = re.compile(r"\b[ئع]([وی])(?![اەێۆ])")  # a vowel there: Umêd, Îsa
_HEME = "حەمە"
_CLUSTER = re.compile(rf"(?<![^\W{_VOWELS}])([^\W{_VOWELS}])([^\W{_VOWELS}])(?=[^\W{_VOWELS}])")
_OPENING = re.compile(rf"\b([^\W{_VOWELS}])(?=[^\W{_VOWELS}wy])")


_OPEN = str.maketrans({"ح": "ه", "ڵ": "ل", "ڕ": "ر", "غ": "خ", "ع": "", "ئ": "", "ط": "ت", "ص": "س"})


def to_kurmanji(name: str) -> str:
    """A Sorani name in Kurmanji letters, each word with its capital: "سیروان" gives "Sîrwan"."""
    listed = words_by_rendering("ckb", "kmr")
    words = (listed.get(word, "") or _compound(word) or _kurmanji_word(word) for word in name.split())
    return " ".join(word[:1].upper() + word[1:] for word in words)


def _kurmanji_word(word: str) -> str:
    """A word letter by letter, and what these leave open as a known word has it."""
    text = _INITIAL.sub(lambda m: "u" if m[1] == "و" else "î", word.replace("وو", "û")).translate(_TO_LATIN)
    text = _SEMI.sub(lambda m: "w" if m[0] == "و" else "y", text).replace("و", "u").replace("ی", "î")
    return _known("kmr").get(_latin_key(text), "") or _with_i(text)


def _compound(word: str) -> str:
    """حەمەساڵح is Heme and Salih in one word; "" for others."""
    rest = words_by_rendering("ckb", "kmr").get(word.removeprefix(_HEME), "") if word.startswith(_HEME) else ""
    return f"Heme{rest.lower()}" if rest else ""


def _with_i(word: str) -> str:
    return _CLUSTER.sub(r"\1\2i", _OPENING.sub(r"\1i", word))


def to_sorani(name: str) -> str:
    """A Kurmanji name in Sorani letters: "Beşar Esed" gives "بەشار ئەسەد"."""
    listed = words_by_rendering("kmr", "ckb")
    return " ".join(listed.get(word, "") or _sorani_form(word) for word in name.split())


def _sorani_form(word: str) -> str:
    spelled = sorani_word(word.replace("I", "i").replace("Î", "î").lower())
    return _known("ckb").get(sorani_key(spelled), "") or spelled


def sorani_word(word: str) -> str:
    """A Kurmanji word of small letters in Sorani ones, letter by letter."""
    body = "".join(_TO_ARABIC.get(char, char) for char in word)
    if word[0] in _VOWELS:
        return "ئ" + ("ی" if word[0] == "i" else "") + body
    return "ڕ" + body[1:] if word[0] == "r" else body


def _latin_key(word: str) -> str:
    return word.lower().replace("i", "")


def sorani_key(word: str) -> str:
    """What a Sorani word shares with others that Kurmanji letters cannot tell from it."""
    return word.translate(_OPEN).replace("وو", "و")


@cache
def _known(locale: str) -> Mapping[str, str]:
    """The commonest known name word of each key."""
    key = _latin_key if locale == "kmr" else sorani_key
    counts = transliterator(locale).frequency
    return {key(word): word for word in sorted(counts, key=lambda word: counts[word])}


def kin(locale: str) -> str:
    """The locale whose names can be mapped into this one, "" for none."""
    return {"ckb": "kmr", "kmr": "ckb"}.get(locale, "")


def mapped(name: str, locale: str) -> str:
    """A name of the kin of a locale in its alphabet, "" where letters are left over."""
    text = to_kurmanji(name) if locale == "kmr" else to_sorani(name)
    other = _ARABIC if locale == "kmr" else _LATIN
    return "" if other.search(text) else text
