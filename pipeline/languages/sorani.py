"""Sorani in standard code points, as the Kurdish Academy's keyboard and Unicode have them."""

from __future__ import annotations

import re
import unicodedata

# Arabic keyboards: ي ى ك; Persian and Urdu heh forms; Persian digits. ؤ was the old fonts' ۆ.
_LETTERS = str.maketrans({"ي": "ی", "ى": "ی", "ك": "ک", "ھ": "ه", "ہ": "ه", "ؤ": "ۆ"})
_DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹", "٠١٢٣٤٥٦٧٨٩")
_PRESENTATION = re.compile(r"[\ufb50-\ufd3d\ufd50-\ufdf1\ufe70-\ufefc]+")
_INVISIBLE = re.compile(
    r"[\u200b\u200d-\u200f\u202a-\u202e\u2066-\u2069\u00ad\ufeff\u0610-\u061a\u0640\u064b-\u0652\u0670]"
)
_WORD = re.compile(r"[\u0620-\u064a\u066e-\u06d3\u06d5]+")
_ARABIC_ONLY = re.compile(r"[ةأإ]|لله")


def normalise_sorani(text: str) -> str:
    """The text in standard Sorani letters; Latin runs, inline tags and digits other than Persian ones stay.

    ي ى → ی, ك → ک, ھ → ه, ه and a non-joiner → ە, a word's last ه → ە unless after ا ۆ ێ, its first ر → ڕ, ؤ → ۆ;
    presentation forms are folded; kashida, vowel marks and invisible signs are taken out. Arabic words (those with
    ة أ إ) keep their first ر and last ه. Normalising twice changes nothing more.
    """
    text = _PRESENTATION.sub(lambda run: unicodedata.normalize("NFKC", run[0]), text)
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", unicodedata.normalize("NFC", text)))
    text = text.translate(_LETTERS).translate(_DIGITS).replace("ه\u200c", "ە").replace("\u200c", "")
    return _WORD.sub(lambda found: _word(found[0]), text)


def _word(word: str) -> str:
    if len(word) < 2 or _ARABIC_ONLY.search(word):
        return word
    if word[-1] == "ه" and word[-2] not in "اۆێە":
        word = word[:-1] + "ە"
    return "ڕ" + word[1:] if word[0] == "ر" else word
