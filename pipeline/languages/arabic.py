"""Arabic in Arabic code points: text typed on a Kurdish or Persian keyboard, or pasted from a PDF."""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans({"ک": "ك", "ھ": "ه", "ہ": "ه", "ە": "ه", "ی": "ي"})
_DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹", "٠١٢٣٤٥٦٧٨٩")
_PRESENTATION = re.compile(r"[\ufb50-\ufd3d\ufd50-\ufdf1\ufe70-\ufefc]+")
# A kashida between letters is ornament; before a digit or a quote it joins a prefix (الـ412, بـ"الدعاية") and stays.
_LETTER = r"[\u0620-\u065f\u0670-\u06d3\u06d5]"
_INVISIBLE = re.compile(r"[\u200b\u200c\u200e\u200f\u202a-\u202e\u2066-\u2069\u00ad\ufeff]")
_KASHIDA = re.compile(rf"\u0640+(?={_LETTER})")
_WORD = re.compile(rf"{_LETTER}+")
_KURDISH = re.compile("[ێۆڕڵڤ]")
_PREFIX = re.compile("[وفل](?=..)")
# Words that end in ى, which a Kurdish or Persian keyboard leaves as ی. The name علي looks like على
# there, and is rarer.
_MAKSURA = frozenset(
    """على إلى الى حتى لدى مدى سوى متى موسى عيسى مصطفى مرتضى مجتبى هدى يحيى كبرى أخرى أولى أعلى أدنى مستوى مستشفى منتدى
    ملتقى الكبرى الأخرى الأولى الأعلى المستوى المستشفى""".split()  # noqa: SIM905
)


def normalise_arabic(text: str) -> str:
    """The text in Arabic letters: ک → ك, ی → ي or, at the end of على, إلى and their like, ى; Persian digits → ٠-٩.

    Presentation forms are folded; ornamental kashida and invisible signs are taken out; vowel marks stay. A word with
    Kurdish letters (ێ ۆ ڕ ڵ ڤ) is a Kurdish name and stays as it is. Normalising twice changes nothing more.
    """
    text = _PRESENTATION.sub(lambda run: unicodedata.normalize("NFKC", run[0]), text)
    text = _KASHIDA.sub("", _INVISIBLE.sub("", unicodedata.normalize("NFC", text)))
    text = _WORD.sub(lambda found: _word(found[0]), unicodedata.normalize("NFC", text)).translate(_DIGITS)
    return unicodedata.normalize("NFC", text)


def _word(word: str) -> str:
    if _KURDISH.search(word):
        return word
    plain = word.translate(_LETTERS)
    if word[-1] == "ی":
        other = plain[:-1] + "ى"
        if other in _MAKSURA or _PREFIX.sub("", other, count=1) in _MAKSURA:
            return other
    return plain
