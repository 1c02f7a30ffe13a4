"""Abbreviations with a full stop, by what may follow them. Written down from agency copy; lower case, no last stop."""

# ruff: noqa: SIM905 (word lists read better as text)
from __future__ import annotations

import re

# A name follows: never the end of a sentence.
TITLES = frozenset(
    "adm amb asst att brig capt cmdr col cpl cpt dr drs eng esq fr gen gov hon insp lt maj messrs mme mlle mr mrs "
    "ms msgr pfc pres prof pvt rep reps rev rt sen sens sgt supt mt approx ca cf incl viz vs v ing".split()
)

# A number follows: "No. 17", "p. 12"; without one the word ends its sentence ("He said no.", "modern art.").
NUMBERED = frozenset(
    "no nos nr num art arts fig figs p pp par para paras sec ch vol ver tel ext est r rû hej jan feb mar apr jun "
    "jul aug sep sept oct nov dec".split()
)

# May stand at the end of a sentence: only a word that often starts one splits after them.
OPEN = frozenset(
    "u.s u.k u.n e.u u.a.e d.c a.m p.m b.c a.d b.c.e c.e inc ltd co corp bros jr sr ph.d m.a b.a m.d e.g i.e al "
    "ave blvd rd sq st ft hrs ret reg dept univ assn b.n p.n b.z p.z n.z".split()
)

COMPANIES = frozenset(("inc", "ltd", "co", "corp", "bros"))  # "Acme Inc. (ACM)"

CLOCK = frozenset(("a.m", "p.m", "b.n", "p.n"))

STARTERS = frozenset(
    "the a an in on at it its he she they we you his her their our my this that these those there then but and or "
    "so if when while after before as for from by with both neither no not only one two three some many most "
    "several all each every another other according however meanwhile also instead still yet under over since "
    "until during despite what who why how where is are was were do does did has have had will would can could "
    "may should police officials residents witnesses ew ev di li ji bi ku lê wî wê me em hûn tu ez her çend piştî "
    "beriya dema gelek hin du sê".split()
)

# In any form; the number of the day has a stop in Kurmanji.
KURMANJI_MONTHS = re.compile(
    "(?:Çile|Rêbendan|Sibat|Şibat|Reşem|Adar|Avrêl|Nîsan|Gulan|Hezîran|Pûşper|Tîrmeh|Temûz|Tebax|Gelawêj|Îlon|Êlûn|"
    "Rezber|Cotmeh|Kewçêr|Çiriy|Mijdar|Sermawez|Kanûn|Berfanbar)"
)

# Verbs that name the speaker after a quotation.
SPEECH_LATIN = re.compile(
    r"(?:[\w'’.-]+,? ){0,5}?(?:said|says|asked|asks|added|told|wondered|shouted|replied|cried|recalled|wrote|"
    r"got|pirsî|gotin|bersivand)\b"
)
SPEECH_ARABIC = re.compile(
    r"(?:[^\s.:؟!]+ ){1,6}?(?:گوتی|وتی|گوتیان|وتیان|پرسیی?|پرسییان)(?=\.)|"  # the verb of Sorani stands last
    r"(?:قال|قالت|يقول|تقول|سأل|سألت|تساءل|تساءلت|أضاف|أضافت|تابع|تابعت|صرح|كتب|كتبت|صاح|صاحت|رد|ردت|"
    r"گوتی|وتی|گوتیان|وتیان|پرسی|پرسییان|نووسی|هاواری)(?![\w])"
)

# "د." "وم." (a title or an initial, not the words "له." and "بن."), and "أ.د." "ق.م." "پ.د." "ب.ن." with any particle.
_LETTER = r"[\u0621-\u064a\u066e-\u06d3\u06d5]ـ?"
ARABIC_LETTERS = re.compile(rf"و?[دمأرسصجعحپفه]ـ?|{_LETTER}|[وفبلكک]?(?:{_LETTER}\.\s?)+{_LETTER}")
INITIALS = re.compile(r"(?:[^\W\d_]\.-?)*[^\W\d_]")
