"""What may be joined to a name in each locale: tables of prefixes and endings, as regular expressions.

Sources: school grammars of the three languages as the author knows them, checked against what stands around the
names of the press corpus (figures in docs/names.md).
"""

from __future__ import annotations

import re

ARABIC_LETTER = r"\u0621-\u064A\u066E-\u06D3\u06D5\u06EE\u06EF\u06FA-\u06FF"
LATIN_LETTER = r"A-Za-zÀ-ÖØ-öø-ɏ"

# Conjunction, then question or future particle (rare before names: left out), then preposition.
_AR_CONJUNCTIONS = ("و", "ف")
_AR_PREPOSITIONS = ("ب", "ل", "ك")
AR_PREFIX = "(?:[" + "".join(_AR_CONJUNCTIONS) + "])?(?:[" + "".join(_AR_PREPOSITIONS) + "])?"
AR_ARTICLE = "ال"
# ل and the article are written لل: "العراق" gives "للعراق".
AR_LAM_ARTICLE = "(?:[" + "".join(_AR_CONJUNCTIONS) + "])?لل"
# Accusative tanwin on alef (محمداً, أردوغاناً), after which nothing follows.
AR_SUFFIX = "(?:ا)?"
# Words that change their ending by case: the first five nouns, sound masculine plurals, duals.
AR_FIVE_NOUNS = {"أبو": "(?:أبو|أبا|أبي)", "ابو": "(?:ابو|ابا|ابي)", "ذو": "(?:ذو|ذا|ذي)", "بنو": "(?:بنو|بني)"}
AR_FIVE_NOUNS |= {"أخو": "(?:أخو|أخا|أخي)", "ذوو": "(?:ذوو|ذوي)"}
# The one of them that begins names, by its other cases: في أبي الخصيب is in أبو الخصيب.
AR_NOMINATIVE = {"أبا": "أبو", "أبي": "أبو"}

# Sorani endings in the order they stand: definiteness or indefiniteness, plural, izafe or demonstrative,
# postposition, "too", clitic pronoun, copula.
_CKB_DEFINITE = ("ەکە", "یەکە", "کە", "ێک", "یێک", "یەک", "ێ", "یە", "ە")
_CKB_PLURAL = ("ان", "یان", "ەکان", "یەکان", "کان", "انە", "ن", "گەل")
_CKB_IZAFE = ("ی", "یی")
_CKB_POSTPOSITION = ("دا", "ەوە", "یەوە", "وە", "ڕا", "ەڕا", "را", "ەرا", "دایە", "دان")
_CKB_TOO = ("یش", "ش", "یشی", "شی")
_CKB_CLITIC = ("م", "ت", "ی", "مان", "تان", "یان", "ە", "یە", "ن", "ین", "و", "ەوە", "دا", "وە", "ەکەی")


def _any(*tables: tuple[str, ...]) -> str:
    forms = sorted({form for table in tables for form in table}, key=len, reverse=True)
    return "(?:" + "|".join(forms) + ")"


CKB_SUFFIX = (
    f"{_any(_CKB_DEFINITE)}?{_any(_CKB_PLURAL)}?{_any(_CKB_IZAFE)}?"
    f"{_any(_CKB_TOO)}?{_any(_CKB_POSTPOSITION)}?{_any(_CKB_TOO)}?{_any(_CKB_CLITIC)}?"
)
# "بە" and "لە" are words of their own, but are often written together with the name in haste.
CKB_PREFIX = "(?:بە|لە|و)?"

# Kurmanji endings; after a vowel they take a glide y.
KMR_ENDINGS = (
    *("ê", "a", "an", "ên", "î", "ek", "eke", "ekê", "ekî", "ekan", "ine", "o", "no", "e", "in", "im"),
    *("êda", "êde", "anda", "ande", "ayî", "anî", "êra", "êre", "êve", "ave", "anve", "anra", "anre", "îya"),
    *("da", "de", "ra", "re", "ve", "ne", "n", "m", "yî"),
)
_KMR_GLIDED = tuple("y" + ending for ending in KMR_ENDINGS if ending[0] in "êaîeoi")
# The apostrophe before the ending of abbreviations and foreign names.
KMR_SUFFIX = "(?:['’]?" + _any(KMR_ENDINGS, _KMR_GLIDED) + ")?"
# A final e or a gives way to the ending (Sûriye: Sûriyê) or changes before the glide (Ranye: Ranyayê,
# Menama: Menameyê).
KMR_FINAL_A = (
    "(?:[ae]" + _any(_KMR_GLIDED) + "|" + _any(("ê", "a", "an", "ên", "êda", "êde", "êve", "êra", "êre")) + ")"
)
# A final î shortens before the glide (Silêmanî: Silêmaniyê).
KMR_FINAL_I = "(?:î" + KMR_SUFFIX + "|iy?" + _any(("ê", "a", "an", "ên", "ek", "yî", "êda", "êde", "ekî", "eke")) + ")"
# Common nouns that begin the name of a place or an institution, written small by some ("çemê Lîtanî").
KMR_HEADS = (
    *("ajans", "akademî", "balafirgeh", "bendav", "bernam", "çem", "çiya", "deşt", "deriya", "girav", "gol", "kamp"),
    *("kel", "komel", "komît", "kantor", "parêzgeh", "partî", "rêxistin", "robar", "şaredar", "wezaret", "yekîn"),
    *(
        "yekît",
        "zanîngeh",
        "herêm",
        "hêz",
        "navend",
        "otêl",
        "dadgeh",
        "encûmen",
        "kolan",
        "nexweşxan",
        "newal",
        "derya",
    ),
)


# What may not stand before and after an inflected name.
_LETTERS = LATIN_LETTER + ARABIC_LETTER + r"0-9\u0660-\u0669"
BEFORE, AFTER = rf"(?<![{_LETTERS}])", rf"(?![{_LETTERS}])"


# A name's pattern in alternatives: a head of its own, and a tail that names share. Compiled whole, a Kurdish name takes
# 0.6 ms, its head alone 0.2 ms.
Forms = tuple[tuple[str, str], ...]


def arabic(name: str) -> Forms:
    """The pattern of an Arabic name with its affixes."""
    words = [_arabic_word(word) for word in name.split()]
    bare = r"\s+".join(words)
    if name.startswith(AR_ARTICLE) and len(words[0]) > 2:
        rest = r"\s+".join([words[0].removeprefix(AR_ARTICLE), *words[1:]])
        # a word that itself begins with lam is written with two: اللجنة gives للجنة
        after = rest[1:] if rest.startswith("ل") else rest
        return ((f"(?:{AR_PREFIX}{bare}|{AR_LAM_ARTICLE}{after}){AR_SUFFIX}", ""),)
    if len(words) > 1 and name.split()[1].startswith(AR_ARTICLE):
        return ((f"{AR_PREFIX}{bare}{AR_SUFFIX}", ""),)  # "شرطة السليمانية": its second word makes the first definite
    after = bare[1:] if bare.startswith("ل") else bare
    return ((f"(?:{AR_PREFIX}(?:{AR_ARTICLE})?{bare}|{AR_LAM_ARTICLE}{after}){AR_SUFFIX}", ""),)


def _arabic_word(word: str) -> str:
    if word in AR_FIVE_NOUNS:
        return AR_FIVE_NOUNS[word]
    if len(word) > 4 and word.endswith(("ون", "ين")) and word.startswith("ال"):
        return re.escape(word[:-2]) + "(?:ون|ين)"
    if len(word) > 4 and word.endswith("ان") and word.startswith("ال") and word[-3] in "تيد":
        return re.escape(word[:-2]) + "(?:ان|ين)"
    return re.escape(word)


def sorani(name: str) -> Forms:
    """The pattern of a Sorani name with its endings."""
    stem = r"[\s\-]+".join(re.escape(word) for word in name.split())
    whole = (CKB_PREFIX + stem, CKB_SUFFIX)
    if name.endswith("ە"):
        # the vowel of an ending may merge with the last vowel of the name: هەڵەبجە, هەڵەبجەوە, بنەماڵان
        return (whole, (CKB_PREFIX + stem[:-1], "(?:ان|انی|انیش|ێک|ێکی)"))
    return (whole,)


def kurmanji(name: str) -> Forms:
    """The pattern of a Kurmanji name with its endings."""
    words = name.split()
    last = words[-1]
    head = "".join(_kurmanji_head(word, first=i == 0) + r"\s+" for i, word in enumerate(words[:-1]))
    if last.isupper() and len(last) > 1:
        return ((head + re.escape(last), KMR_SUFFIX),)
    stem = re.escape(last[:-1])
    if last.endswith(("e", "a")) and len(last) > 2:
        return ((head + stem, f"(?:{last[-1]}{KMR_SUFFIX}|{KMR_FINAL_A})"),)
    if last.endswith("î") and len(last) > 2:
        return ((head + stem, KMR_FINAL_I),)
    forms = [(head + re.escape(last), KMR_SUFFIX)]
    # masculine nouns raise the last vowel in the oblique case: Ferat, Ferêt
    raised = re.fullmatch(r"(.{2,})([ae])([^\Waeêiîouû]{1,2})", last)
    if raised:
        forms.append((head + re.escape(raised[1]) + "ê" + raised[3] + "ê?", ""))
    dropped = re.fullmatch(r"(.+[^\Waeêiîouû])i([^\Waeêiîouû])", last)
    if dropped:
        forms.append((head + re.escape(dropped[1] + dropped[2]), _any(("ê", "a", "an", "ên", "î", "êda", "êde"))))
    return tuple(forms)


def _kurmanji_head(word: str, *, first: bool) -> str:
    if first and word.lower().startswith(KMR_HEADS):
        return f"[{word[0].lower()}{word[0].upper()}]{re.escape(word[1:])}"
    return re.escape(word)


# Places whose adjective is made of another word.
_AR_ADJECTIVES = {"الولايات المتحدة": "أمريكي", "الولايات المتحدة الأمريكية": "أمريكي", "المملكة المتحدة": "بريطاني"}
_AR_ADJECTIVES |= {"الإمارات العربية المتحدة": "إماراتي", "سلطنة عمان": "عماني", "بيرو": "بيروفي", "فيتنام": "فيتنامي"}
_AR_ADJECTIVE_ENDINGS = "(?:ة|ا|ين|ون|ان|ات|تين|تان)?"


_EN_ADJECTIVES = {"France": "French", "Kurdistan": "Kurdish|Kurdistani", "Germany": "Germans?", "Greece": "Greeks?"}
_EN_ADJECTIVES |= {"Netherlands": "Dutch", "Cyprus": "Cypriots?", "Switzerland": "Swiss", "Spain": "Spanish"}


def adjective(place: str, locale: str) -> str:
    """The pattern of the adjective of a place, with its affixes; Sorani needs none, its ی is an ending of names."""
    if locale == "ar":
        given = _AR_ADJECTIVES.get(place, "")
        bare = re.sub(r"(?:ية|يا|ة|ا|ى)$", "", place.removeprefix(AR_ARTICLE)) + "ي"
        stem = re.escape(given or bare).replace("أمريكي", "أمي?ري?كي")
        return f"(?:{AR_PREFIX}(?:{AR_ARTICLE})?|{AR_LAM_ARTICLE}){stem}{_AR_ADJECTIVE_ENDINGS}"
    if locale == "kmr" and " " not in place and len(place) > 3:
        stem = re.escape(re.sub(r"(?:ya|ye|a|e|î)$", "", place[1:]))
        return f"[{place[0].lower()}{place[0]}]{stem}(?:î|iy{_any(KMR_ENDINGS)}){KMR_SUFFIX}"
    if locale == "en" and " " not in place:
        given = _EN_ADJECTIVES.get(place, "")
        return given or re.escape(re.sub(r"(?:y|ey|ia|a|e|s)$", "", place)) + "(?:i|ian|ean|an|n|ish|ese)s?"
    return re.escape(place)
