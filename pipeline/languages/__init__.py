"""Which language a text is in, and what each locale's readers expect: direction, digits, dates, punctuation."""

from pipeline.languages.addresses import outside_addresses
from pipeline.languages.arabic import normalise_arabic
from pipeline.languages.bidi import foreign_runs
from pipeline.languages.bylines import author_names, draft_byline, write_byline
from pipeline.languages.casing import capitalised
from pipeline.languages.credits import Credit, find_credits, write_credits
from pipeline.languages.dates import format_date, format_datetime, format_day, format_month, format_time
from pipeline.languages.detection import detect
from pipeline.languages.edits import Edit, apart
from pipeline.languages.facts import LocaleFacts, UnknownLocale, facts, plural_forms, po_language
from pipeline.languages.figures import join_figures
from pipeline.languages.labels import Label, draft_label, find_label, write_label
from pipeline.languages.lists import format_list
from pipeline.languages.numbers import (
    english_separators,
    format_decimal,
    format_percent,
    localise_digits,
    localise_numbers,
)
from pipeline.languages.partisan import Partisan, partisan, unsaid
from pipeline.languages.plain_words import plain_words
from pipeline.languages.punctuation import QUOTATION_MARK, normalise_apostrophes, normalise_punctuation
from pipeline.languages.relative import format_relative
from pipeline.languages.respelling import respelled
from pipeline.languages.scripts import main_script, script_counts, script_shares
from pipeline.languages.shorthand import shorthand_in_words, spell_shorthand
from pipeline.languages.sorani import normalise_sorani
from pipeline.languages.standard_letters import standard_letters
from pipeline.languages.tanwin import put_tanwin
from pipeline.languages.torn_prefixes import join_prefixes
from pipeline.languages.units import spell_units, units_in_words
from pipeline.languages.written_days import WrittenDay, find_day, write_day

__all__ = [
    "QUOTATION_MARK",
    "Credit",
    "Edit",
    "Label",
    "LocaleFacts",
    "Partisan",
    "UnknownLocale",
    "WrittenDay",
    "apart",
    "author_names",
    "capitalised",
    "detect",
    "draft_byline",
    "draft_label",
    "english_separators",
    "facts",
    "find_credits",
    "find_day",
    "find_label",
    "foreign_runs",
    "format_date",
    "format_datetime",
    "format_day",
    "format_decimal",
    "format_list",
    "format_month",
    "format_percent",
    "format_relative",
    "format_time",
    "join_figures",
    "join_prefixes",
    "localise_digits",
    "localise_numbers",
    "main_script",
    "normalise_apostrophes",
    "normalise_arabic",
    "normalise_punctuation",
    "normalise_sorani",
    "outside_addresses",
    "partisan",
    "plain_words",
    "plural_forms",
    "po_language",
    "put_tanwin",
    "respelled",
    "script_counts",
    "script_shares",
    "shorthand_in_words",
    "spell_shorthand",
    "spell_units",
    "standard_letters",
    "units_in_words",
    "unsaid",
    "write_byline",
    "write_credits",
    "write_day",
    "write_label",
]
