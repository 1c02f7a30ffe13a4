"""Name words with a fixed writing: initials, numerals, and the second halves of Arabic compound names."""

from __future__ import annotations

import re

_FAITH = re.compile(r"(.{3,}?)(?:(?:ou|[uaeoi])dd|[aeu]ld|o?ud)[iey]+ne?$")  # Salahuddin, Noureddine, Saifaldin
_GOD = re.compile(r"(.{3,}?)[uaeo]l+ah?$")  # Hamdullah, Fazlullah, Rahmatollah
_SERVANT = re.compile(r"abd[aeou](?:l-?|([rsdtnz])(?=\1))([a-z]{3,})$")  # Abdulrahman, Abdurrahman, Abdelhalim

NUMERALS = {
    "ar": {"ii": "الثاني", "iii": "الثالث", "iv": "الرابع", "vi": "السادس", "vii": "السابع", "viii": "الثامن"},
    "ckb": {"ii": "دووەم", "iii": "سێیەم", "iv": "چوارەم", "vi": "شەشەم", "vii": "حەوتەم", "viii": "هەشتەم"},
    "kmr": {"ii": "II", "iii": "III", "iv": "IV", "vi": "VI", "vii": "VII", "viii": "VIII"},
}
_INITIALS = {
    "ar": dict(zip("abcdefghijklmnopqrstuvwxyz", "أبسدإفغهإجكلمنأبقرستأففكيز", strict=True)),
    "ckb": {},
    "kmr": {},
}
_SORANI = "ئەی بی سی دی ئی ئێف جی ئێچ ئای جەی کەی ئێڵ ئێم ئێن ئۆ پی کیو ئاڕ ئێس تی یو ڤی دەبڵیو ئێکس وای زێد"
_INITIALS["ckb"] = dict(zip("abcdefghijklmnopqrstuvwxyz", _SORANI.split(), strict=True))
SERVANT = re.compile(r"abd(?:[aeou]?l|[aeou](?:rr|ss|tt|dd|nn|zz))")  # عبد and one of the names of God

FIRST = {"ar": "الأول", "ckb": "یەکەم", "kmr": "I"}  # a last "I"
AND = {"ar": "و", "ckb": "و", "kmr": "û"}
SMALL = frozenset({"of", "the"})


def fixed(word: str, locale: str) -> str:
    """The writing of an initial ("j."), a Roman numeral or "and", else ""."""
    if word in ("and", "&"):
        return AND[locale]
    if len(word) == 2 and word[1] == "." and word[0].isascii() and word[0].isalpha():
        letter = _INITIALS[locale].get(word[0], "")
        return f"{letter}." if letter else (f"{word[0].upper()}." if locale == "kmr" else "")
    return NUMERALS[locale].get(word, "")


def split_compound(word: str) -> tuple[str, str, str]:
    """(Arabic before, romanised rest, Arabic after) of an Arabic compound name written as one word.

    "sirajuddin" gives ("", "siraj", " الدين"), "abdurrahman" ("عبد ال", "rahman", ""); others ("", word, "").
    """
    found = _FAITH.match(word)
    if found:
        return "", found[1], " الدين"
    found = _SERVANT.match(word)
    if found:
        return "عبد ال", found[2], ""
    found = _GOD.match(word)
    if found and not word.startswith("abd"):
        return "", found[1], " الله"
    return "", word, ""
