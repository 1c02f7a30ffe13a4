"""What each locale's readers expect, in one table.

Sources, by field:
- CLDR through Babel's `ar_IQ`, `ckb_IQ`, `ku_TR` and `en_GB`: directions, separators, Iraqi and Sorani months, Sorani
  weekdays, plural rules.
- The press corpus of this project (6,283 segments a language): تەممووز and کانوونی یەکەم, where CLDR has تەمووز and
  کانونی یەکەم; Kurmanji months as newsrooms in the Region write them (Çile and Kanûn, where CLDR has rêbendan and
  berfanbar), in capitals, with their oblique and construct forms; weekdays and their oblique; %38 in Kurmanji; bylines
  (بقلم, نووسینی; for Kurmanji a noun, since "Ji aliyê" puts the name in the oblique) and datelines ("Bexda, Iraq - ",
  which pages set with a dash).
- Ours: quotation marks. The press corpus has straight ones only, CLDR has ”…“ for ar, whose sides swap in careless
  right-to-left text. Arabic and Sorani papers print «…» too, and Unicode mirrors it.
`tests/languages/test_facts.py` compares the table with Babel and names each difference.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.errors import UsageError

# Arabic-Indic decimal and group signs: U+066B, U+066C.
_ARAB_SIGNS = ("٫", "٬")


class UnknownLocale(UsageError):
    """No facts are known about a locale."""


@dataclass(frozen=True, slots=True)
class LocaleFacts:
    """One row of the table. `months` and `weekdays` stand alone (weekdays from Monday, as `date.weekday()` counts)."""

    code: str
    autonym: str
    direction: str  # rtl | ltr
    script: str  # ISO 15924
    html_lang: str  # BCP 47
    babel_locale: str
    po_language: str
    plural_forms: str
    digits: str  # arab | latn, where nothing else is set
    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    quotes: tuple[str, str]
    inner_quotes: tuple[str, str]
    comma: str
    semicolon: str
    question: str
    separators: Mapping[str, tuple[str, str]]  # digits -> (decimal, group)
    percent: str  # pattern over {number} and {sign}
    now: str
    conjunctions: Mapping[str, str]  # "and" | "or" -> word
    byline: str  # pattern over {name}
    dateline: str  # pattern over {place}, before the first sentence
    months_before_year: tuple[str, ...] = field(default=())  # construct forms: Îlona 2025an
    months_after_day: tuple[str, ...] = field(default=())  # oblique forms: 14ê Îlonê
    weekdays_oblique: tuple[str, ...] = field(default=())  # roja Yekşemê


_LATN = {"latn": (".", ","), "arab": _ARAB_SIGNS}
_TWO = "nplurals=2; plural=(n != 1);"

_TABLE: Mapping[str, LocaleFacts] = {
    "ar": LocaleFacts(
        code="ar",
        autonym="العربية",
        direction="rtl",
        script="Arab",
        html_lang="ar",
        babel_locale="ar_IQ",
        po_language="ar",
        plural_forms=(
            "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : "
            "n%100>=3 && n%100<=10 ? 3 : n%100>=11 && n%100<=99 ? 4 : 5);"
        ),
        digits="arab",
        months=(
            "كانون الثاني",
            "شباط",
            "آذار",
            "نيسان",
            "أيار",
            "حزيران",
            "تموز",
            "آب",
            "أيلول",
            "تشرين الأول",
            "تشرين الثاني",
            "كانون الأول",
        ),
        weekdays=("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"),
        quotes=("«", "»"),
        inner_quotes=("‹", "›"),
        comma="،",
        semicolon="؛",
        question="؟",
        separators=_LATN,
        percent="{number}{sign}",
        now="الآن",
        conjunctions={"and": "و", "or": "أو"},
        byline="بقلم {name}",
        dateline="{place} –",
    ),
    "ckb": LocaleFacts(
        code="ckb",
        autonym="کوردی (سۆرانی)",
        direction="rtl",
        script="Arab",
        html_lang="ckb",
        babel_locale="ckb_IQ",
        po_language="ckb",
        plural_forms=_TWO,
        digits="arab",
        months=(
            "کانوونی دووەم",
            "شوبات",
            "ئازار",
            "نیسان",
            "ئایار",
            "حوزەیران",
            "تەممووز",
            "ئاب",
            "ئەیلوول",
            "تشرینی یەکەم",
            "تشرینی دووەم",
            "کانوونی یەکەم",
        ),
        weekdays=("دووشەممە", "سێشەممە", "چوارشەممە", "پێنجشەممە", "هەینی", "شەممە", "یەکشەممە"),
        quotes=("«", "»"),
        inner_quotes=("‹", "›"),
        comma="،",
        semicolon="؛",
        question="؟",
        separators=_LATN,
        percent="{number}{sign}",
        now="ئێستا",
        conjunctions={"and": "و", "or": "یان"},
        byline="نووسینی: {name}",
        dateline="{place} –",
    ),
    "kmr": LocaleFacts(
        code="kmr",
        autonym="Kurdî (Kurmancî)",
        direction="ltr",
        script="Latn",
        html_lang="kmr",
        babel_locale="ku_TR",
        po_language="kmr",
        plural_forms=_TWO,
        digits="latn",
        months=(
            "Çile",
            "Sibat",
            "Adar",
            "Nîsan",
            "Gulan",
            "Hezîran",
            "Tîrmeh",
            "Tebax",
            "Îlon",
            "Cotmeh",
            "Mijdar",
            "Kanûn",
        ),
        weekdays=("Duşem", "Sêşem", "Çarşem", "Pêncşem", "În", "Şemî", "Yekşem"),
        quotes=("“", "”"),
        inner_quotes=("‘", "’"),
        comma=",",
        semicolon=";",
        question="?",
        separators={"latn": (",", "."), "arab": _ARAB_SIGNS},
        percent="{sign}{number}",
        now="niha",
        conjunctions={"and": "û", "or": "an"},
        byline="Nivîskar: {name}",
        dateline="{place} –",
        months_before_year=(
            "Çileya",
            "Sibata",
            "Adara",
            "Nîsana",
            "Gulana",
            "Hezîrana",
            "Tîrmeha",
            "Tebaxa",
            "Îlona",
            "Cotmeha",
            "Mijdara",
            "Kanûna",
        ),
        months_after_day=(
            "Çileyê",
            "Sibatê",
            "Adarê",
            "Nîsanê",
            "Gulanê",
            "Hezîranê",
            "Tîrmehê",
            "Tebaxê",
            "Îlonê",
            "Cotmehê",
            "Mijdarê",
            "Kanûnê",
        ),
        weekdays_oblique=("Duşemê", "Sêşemê", "Çarşemê", "Pêncşemê", "Înê", "Şemiyê", "Yekşemê"),
    ),
    "en": LocaleFacts(
        code="en",
        autonym="English",
        direction="ltr",
        script="Latn",
        html_lang="en",
        babel_locale="en_GB",
        po_language="en",
        plural_forms=_TWO,
        digits="latn",
        months=(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ),
        weekdays=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        quotes=("“", "”"),
        inner_quotes=("‘", "’"),
        comma=",",
        semicolon=";",
        question="?",
        separators=_LATN,
        percent="{number}{sign}",
        now="now",
        conjunctions={"and": "and", "or": "or"},
        byline="By {name}",
        dateline="{place} –",
    ),
}


def facts(locale: str) -> LocaleFacts:
    """The facts of "ar", "ckb", "kmr" or "en". Raises UnknownLocale for anything else, "ku" among it."""
    try:
        return _TABLE[locale]
    except KeyError:
        raise UnknownLocale(f"no facts about the locale {locale!r}: use one of {', '.join(_TABLE)}") from None


def po_language(locale: str) -> str:
    """The `Language:` header of a catalogue; Babel would write ku_TR or nothing for Kurmanji."""
    return facts(locale).po_language


def plural_forms(locale: str) -> str:
    """The `Plural-Forms:` header of a catalogue."""
    return facts(locale).plural_forms
