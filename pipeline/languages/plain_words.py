"""Plain English for what a pack misreads: an army "welcomed" the revolt that it quelled, a deal was inked with ink.

To rewrite a source for machine translation is pre-editing (O'Brien, 2003, controlled language).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.languages.edits import Edit, one_of

_PARTICIPLE = re.compile(
    r"(?:^|\W)(?:ha(?:ve|s|d|ving)|is|are|was|were|be(?:en|ing)?|g[eo]t(?:s|ting)?)(?:n't)?(?: not)?"
    r"(?: \w+ly| also| since)? $",
    re.I,
)
_ALWAYS = (("before", ""), ("unless", "(?!)"))  # patterns that everything and nothing is


@dataclass(frozen=True, slots=True)
class _Sense:
    words: str  # "stole|stolen" where a participle is another word
    before: re.Pattern[str]  # what must stand behind
    unless: re.Pattern[str]  # what must not


@dataclass(frozen=True, slots=True)
class _Plain:
    found: re.Pattern[str]
    senses: Mapping[str, Sequence[_Sense]]  # by phrase; one with a capital is meant with it


def plain_words(text: str, language: str, locale: str) -> Iterator[Edit]:
    """What to put in place of the words that the pack into `locale` misreads; an article before one agrees.

    None in a text of capitals alone.
    """
    known = _plain(language, locale)
    if known is None or text.isupper():
        return
    for found in known.found.finditer(text):
        phrase = found["whole"] or found["phrase"]
        senses = known.senses.get(phrase) or known.senses.get(phrase.lower(), ())
        behind = text[found.end() :]
        sense = next((s for s in senses if s.before.match(behind) and not s.unless.match(behind)), None)
        if sense is None:
            continue
        past, _, participle = sense.words.partition("|")
        words = participle if participle and _PARTICIPLE.search(text[: found.start()]) else past
        if found["article"]:
            words = f"{'an' if words[0] in 'aeiou' else 'a'} {words}"
        yield Edit(*found.span(), words[0].upper() + words[1:] if found[0][0].isupper() else words)


@cache
def _plain(language: str, locale: str) -> _Plain | None:
    path = Path(__file__).parent / "data" / "plain.toml"
    tables = tomllib.loads(path.read_text(encoding="utf-8")).get(language)
    if tables is None or locale not in tables:
        return None
    senses: dict[str, Sequence[_Sense]] = {}
    for verb, meant in tables[locale]["verbs"].items():
        forms = _conjugated(verb, meant, tables["forms"])
        senses.update({form: (_sense({"plain": words}),) for form, words in forms.items()})
    for phrase, meant in tables[locale]["words"].items():
        several = meant if isinstance(meant, list) else [{"plain": meant} if isinstance(meant, str) else meant]
        senses[phrase] = tuple(map(_sense, several))
    any_of = one_of(senses)
    # "a slew of" has its own article; of the others it agrees with what follows now.
    found = rf"(?<![\w'’-])(?:(?P<whole>{any_of})|(?P<article>an?) (?P<phrase>{any_of}))(?![\w-])"
    return _Plain(re.compile(found, re.I), senses)


def _sense(meant: Mapping[str, str]) -> _Sense:
    before, unless = (rf" (?:{meant[key]})" if key in meant else default for key, default in _ALWAYS)
    return _Sense(meant["plain"], re.compile(before), re.compile(unless))


def _conjugated(verb: str, meant: str, irregular: Mapping[str, Any]) -> dict[str, str]:
    """The forms of a phrase that begins with a verb, and those of what it means, whose verb may stand behind a *."""
    first, _, rest = verb.partition(" ")
    lead, _, tail = meant.rpartition("*")
    other, _, more = tail.partition(" ")
    named, plain = _forms(first, irregular), _forms(other, irregular)
    out: dict[str, str] = {}
    for form, written in zip(named, plain, strict=True):
        words = "|".join(f"{lead}{one} {more}".strip() for one in written.split("|"))
        for one in form.split("|"):
            out[f"{one} {rest}".strip()] = words
    return out


def _forms(verb: str, irregular: Mapping[str, Any]) -> tuple[str, str, str, str]:
    """Base, third person, past (and participle behind a stroke where it is another word) and -ing form of a verb."""
    if verb in irregular:
        return (verb, *irregular[verb])
    if verb.endswith("e"):
        return verb, f"{verb}s", f"{verb}d", f"{verb[:-1]}ing"
    if re.search(r"[^aeiou]y$", verb):
        return verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"
    return verb, f"{verb}{'es' if re.search(r'(?:s|x|z|ch|sh)$', verb) else 's'}", f"{verb}ed", f"{verb}ing"
