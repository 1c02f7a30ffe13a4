"""A name in the affixes of the words it takes the place of: "وبغدد" becomes "وبغداد", "Cadizê" becomes "Cádizê"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

# Words that no name stands for, however much they look at it.
_SMALL = {
    "ar": "في من إلى على عن مع أن إن بين بعد قبل منذ حتى عند لدى ما لا هو هي قال وقال التي الذي كما ذلك هذا هذه عام "
    "سنة يوم شهر اسم باسم قرب نحو",
    "ckb": "لە بە بۆ و کە لەگەڵ لەلایەن دوای پێش نێوان سەر ژێر ئەو ئەم گوتی یان بەڵام هەر وەک تا ساڵی ڕۆژی مانگی "
    "ناوی کاتژمێر تەمەن تەمەنی نزیک نزیکەی",
    "kmr": "li ji bi di û ku ber re de da ve bo ser nav navbera yê ya yên ew ev got jî wek an heta piştî sala roja "
    "meha navê saet nêzîk nêzîkî",
}
_ENGLISH = "the a an of in to and at for with on from by as that was is had has it he she they who which but not said"
SMALL_WORDS = {locale: frozenset(words.split()) for locale, words in {**_SMALL, "en": _ENGLISH}.items()}
_AR_PREFIXES = ("ولل", "فلل", "وبال", "وال", "فال", "بال", "كال", "لل", "وب", "ول", "فل", "فب", "و", "ب", "ل", "ك", "ف")
_AR_CLEAR = frozenset({"ولل", "فلل", "وبال", "وال", "فال", "بال", "كال", "لل"})  # with the article they are no letters
_CKB_SUFFIXES = ("یشدا", "یەوە", "ییش", "ەوە", "یدا", "یان", "دا", "یش", "وە", "یە", "ش", "ی", "ە")
_CKB_CLEAR = {"یەوە": "ەوە", "ەوە": "ەوە", "یدا": "دا", "دا": "دا"}
_KMR_SUFFIXES = ("yêda", "yekî", "yekê", "êda", "ekî", "ekê", "yan", "yên", "yê", "ya", "yî", "an", "ên", "ê", "a", "î")
_KMR_CLEAR = {"yê": "ê", "ê": "ê", "yêda": "êda", "êda": "êda"}
_EN_SUFFIXES = ("'s", "’s")
_KMR_VOWELS = "aeêiîouû"
_CKB_VOWELS = "اەێۆو"
_FOLDED = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي"})
_GAIN = 0.04  # how much liker the name a word must be without an affix for the affix to be one
ALIKE = 0.6  # a word less like the name than this is not the name misspelled
_LIKE = 0.5  # in a word less like the name than this nothing is an affix by likeness


@lru_cache(maxsize=65536)
def likeness(word: str, name: str, locale: str) -> float:
    """How alike a word, affixes off, and a word of a name are: 0..1."""
    best, _ = _parted(word, name, locale)
    return best


@lru_cache(maxsize=65536)
def _parted(word: str, name: str, locale: str) -> tuple[float, str]:
    """The likeness of a word with a word of a name, and the affix that had to come off for it ("" for none)."""
    bare = name.removeprefix("ال") if locale == "ar" else name
    best, taken = _alike(word, name), ""
    affixes = {"ar": _AR_PREFIXES, "ckb": _CKB_SUFFIXES, "kmr": _KMR_SUFFIXES, "en": _EN_SUFFIXES}[locale]
    for affix in affixes:
        rest = word.removeprefix(affix) if locale == "ar" else word.removesuffix(affix).rstrip("'’")
        if rest == word or len(rest) <= 1:
            continue
        if locale == "ar":
            like = max(_alike(rest, bare), 0.0 if affix.endswith(("ال", "لل")) else _alike(rest, name))
        else:
            like = _alike(rest, name)
        if like > max(best + _GAIN, _LIKE):
            best, taken = like, affix
    return best, taken


def _alike(one: str, other: str) -> float:
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415

    return float(ratio(_fold(one), _fold(other))) / 100


@lru_cache(maxsize=65536)
def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_FOLDED))
    return "".join(char for char in plain if char.isalnum())


def dressed(name: str, over: str, locale: str) -> str:
    """The name with the affix of the words that it is written over, where these have one."""
    words, parts = over.split(), name.split()
    if locale == "ar":
        _, prefix = _parted(words[0], parts[0], locale)
        if prefix in ("ول", "فل") and name.startswith("ال") and len(parts) > 1:
            prefix = prefix[0]  # "ولمجلس النرويجي" has lost the alif of the article: "and to" would have two lam
        clear = next((p for p in _AR_PREFIXES if words[0].startswith(p)), "")
        return _with_prefix(name, prefix or (clear if clear in _AR_CLEAR and len(words[0]) > len(clear) + 2 else ""))
    if locale == "en":
        return name + next((s for s in _EN_SUFFIXES if words[-1].endswith(s)), "")
    suffixes, clear_ones = (_CKB_SUFFIXES, _CKB_CLEAR) if locale == "ckb" else (_KMR_SUFFIXES, _KMR_CLEAR)
    _, suffix = _parted(words[-1], parts[-1], locale)
    clear = next((s for s in suffixes if words[-1].endswith(s)), "")
    # A word that is the name misspelled has no ending that is not in it by likeness: شەهیدا for شەهید.
    misspelled = locale == "ckb" and likeness(words[-1], parts[-1], locale) > ALIKE
    suffix = suffix or (clear_ones.get(clear, "") if len(words[-1]) > len(clear) + 2 and not misspelled else "")
    if not suffix or name.endswith(suffix):
        return name
    return _kurmanji(name, suffix) if locale == "kmr" else _sorani(name, suffix)


def _with_prefix(name: str, prefix: str) -> str:
    letters = re.sub("(?:ال|لل)$", lambda m: "" if m[0] == "ال" else "ل", prefix)
    if letters.endswith("ل") and name.startswith("ال"):
        return letters + "ل" + name[2:].removeprefix("ل") if name.startswith("الل") else letters + "ل" + name[2:]
    return letters + name


def _sorani(name: str, suffix: str) -> str:
    if suffix == "ەوە" and name[-1] in _CKB_VOWELS:
        return name + "وە"
    if suffix in ("ەوە", "وە"):
        return name + ("یەوە" if name[-1] == "ی" else "ەوە" if name[-1] not in _CKB_VOWELS else "وە")
    return name + suffix


def _kurmanji(name: str, suffix: str) -> str:
    vowel = name[-1].lower() in _KMR_VOWELS
    bare = suffix.removeprefix("y")
    joined = name[:-1] + "i" if name.endswith("î") and bare[0] in "êaî" and len(name) > 3 else name
    return joined + ("y" + bare if vowel else bare)


def glided(text: str, names: Iterable[str]) -> str:
    """A Kurmanji text with the glide that a pack left out behind a name: Helebceyê for Helebceê."""
    for name in dict.fromkeys(names):
        if name[-1:].lower() in _KMR_VOWELS and any(f"{name}{mark}ê" in text for mark in ("", "'", "’")):
            parts = re.split(rf"(?<!\w){re.escape(name)}['’]?(ê(?:n|da|de|ra|re|ve)?)(?!\w)", text)
            text = "".join(_kurmanji(name, part) if at % 2 else part for at, part in enumerate(parts))
    return text


def oblique(name: str) -> str:
    """A Kurmanji name of a place after a noun: Enbar, "Parêzgeha Enbarê"; one that has an ending already keeps it."""
    return name if name.endswith("ê") or name.isupper() else _kurmanji(name, "ê")
