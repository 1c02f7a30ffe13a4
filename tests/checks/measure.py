"""How good the checks are: false alarms on people's translations, and what they find of damage done on purpose.

    .venv/bin/python tests/checks/measure.py ../shared/corpora

prints the tables of `docs/checks.md`. A damage is done to every segment that has what it takes (a number, a bracket);
which place is hit is drawn from a seeded generator.
"""

from __future__ import annotations

import csv
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

from pipeline.checks import CHECKS, check
from pipeline.languages import localise_digits

Row: TypeAlias = Mapping[str, str]  # a segment in several languages
Damage: TypeAlias = Callable[[Row, str, str, random.Random], "tuple[str, str] | None"]
LANGUAGES = ("en", "ar", "ckb", "kmr")
LOCALES = ("ar", "ckb", "kmr")
_NUMBER = re.compile(r"(?<![\w.,٫٬/:-])\d{1,7}(?![\w.,٫٬/:-]*\d)")
_DAYS = {
    "ar": ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"),
    "ckb": ("دووشەممە", "سێشەممە", "چوارشەممە", "پێنجشەممە", "هەینی", "یەکشەممە"),
    "kmr": ("Duşem", "Sêşem", "Çarşem", "Pêncşem", "Yekşem"),
}
_PAIR = re.compile(r"[«»“”()\[\]]")


def read(corpora: Path) -> dict[str, list[Row]]:
    """The texts by the corpus they are from."""
    found = {}
    for name, path in (("press", "press/press.jsonl"), ("press-dev", "dev/press-dev.jsonl")):
        lines = (corpora / path).read_text(encoding="utf-8").splitlines()
        found[name] = [{key: str(value) for key, value in json.loads(line).items()} for line in lines]
    with (corpora / "dev/tico19.tsv").open(encoding="utf-8") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        found["TICO-19"] = [{key: value for key, value in row.items() if key and value} for row in rows]
    return found


def alarms(rows: Sequence[Row], source: str, target: str) -> Counter[str]:
    """How many of these translations each check objects to; "any" for one of them."""
    found: Counter[str] = Counter()
    for row in rows:
        if source in row and target in row:
            names = {finding.check for finding in check(row[source], row[target], source, target)}
            found.update(names)
            found["any"] += bool(names)
            found["rows"] += 1
    return found


def _drawn(pattern: re.Pattern[str], text: str, dice: random.Random) -> re.Match[str] | None:
    found = list(pattern.finditer(text))
    return dice.choice(found) if found else None


def number_changed(row: Row, source: str, target: str, dice: random.Random) -> tuple[str, str] | None:
    """One figure of a number is another one."""
    text = row[target]
    match = _drawn(_NUMBER, text, dice)
    if match is None or int(match[0]) < 2:
        return None
    place = dice.randrange(match.start(), match.end())
    digit = str((int(text[place]) + dice.randint(1, 8)) % 10)
    kept = localise_digits(digit, "arab") if ord(text[place]) > 0x600 else digit
    return row[source], text[:place] + kept + text[place + 1 :]


def number_lost(row: Row, source: str, target: str, dice: random.Random) -> tuple[str, str] | None:
    """A number is not there."""
    match = _drawn(_NUMBER, row[target], dice)
    if match is None or int(match[0]) < 2:
        return None
    return row[source], row[target][: match.start()] + row[target][match.end() :]


def number_added(row: Row, source: str, target: str, dice: random.Random) -> tuple[str, str] | None:
    """A number of three figures stands where there was none."""
    words = row[target].split()
    if len(words) < 4:
        return None
    words.insert(dice.randrange(1, len(words)), str(dice.randint(101, 999)))
    return row[source], " ".join(words)


def _day(text: str, language: str, dice: random.Random) -> re.Match[str] | None:
    """A weekday of the text."""
    return _drawn(re.compile("|".join(sorted(_DAYS[language], key=len, reverse=True))), text, dice)


def day_changed(row: Row, source: str, target: str, dice: random.Random) -> tuple[str, str] | None:
    """A weekday is another one."""
    match = _day(row[target], target, dice)
    if match is None:
        return None
    other = dice.choice([day for day in _DAYS[target] if day != match[0]])
    return row[source], row[target][: match.start()] + other + row[target][match.end() :]


def day_lost(row: Row, source: str, target: str, dice: random.Random) -> tuple[str, str] | None:
    """A weekday is not there."""
    match = _day(row[target], target, dice)
    return None if match is None else (row[source], row[target][: match.start()] + row[target][match.end() :])


def question_lost(row: Row, source: str, target: str, _dice: random.Random) -> tuple[str, str] | None:
    """A question ends in a full stop."""
    if not row[source].endswith("?") and not row[source].endswith("؟"):
        return None
    return (row[source], row[target][:-1] + ".") if row[target][-1] in "?؟" else None


def stop_lost(row: Row, source: str, target: str, _dice: random.Random) -> tuple[str, str] | None:
    """The full stop is not there."""
    return (row[source], row[target][:-1]) if row[source].endswith(".") and row[target].endswith(".") else None


def pair_broken(row: Row, source: str, target: str, dice: random.Random) -> tuple[str, str] | None:
    """One bracket or quotation mark of a pair is not there."""
    match = _drawn(_PAIR, row[target], dice)
    return None if match is None else (row[source], row[target][: match.start()] + row[target][match.end() :])


def half_lost(row: Row, source: str, target: str, _dice: random.Random) -> tuple[str, str] | None:
    """The second half of a sentence of twelve words and more is not there; it ends as it should."""
    words = row[target].split()
    return (row[source], " ".join(words[: len(words) // 2]) + words[-1][-1:]) if len(words) >= 12 else None


def said_twice(row: Row, source: str, target: str, _dice: random.Random) -> tuple[str, str] | None:
    """The whole translation stands twice."""
    return (row[source], f"{row[target]} {row[target]}") if len(row[target].split()) >= 4 else None


def stammering(row: Row, source: str, target: str, dice: random.Random) -> tuple[str, str] | None:
    """Two words five times running."""
    words = row[target].split()
    if len(words) < 6:
        return None
    place = dice.randrange(len(words) - 2)
    return row[source], " ".join([*words[:place], *words[place : place + 2] * 5, *words[place + 2 :]])


def echoed(row: Row, source: str, _target: str, _dice: random.Random) -> tuple[str, str] | None:
    """The source stands there itself."""
    return (row[source], row[source]) if len(row[source].split()) >= 4 else None


def wrong_language(row: Row, source: str, target: str, dice: random.Random) -> tuple[str, str] | None:
    """Another language of the corpus, in a sentence of six words and more."""
    text = row.get(dice.choice([x for x in LANGUAGES if x not in (source, target)]), "")
    return (row[source], text) if len(text.split()) >= 6 else None


def words_left(row: Row, source: str, target: str, dice: random.Random) -> tuple[str, str] | None:
    """Five words of an English source stand in the middle."""
    words, kept = row[source].split(), row[target].split()
    if source != "en" or len(words) < 12 or len(kept) < 10:
        return None
    place = dice.randrange(len(words) - 5)
    return row[source], " ".join([*kept[:4], *words[place : place + 5], *kept[8:]])


def word_left(row: Row, source: str, target: str, dice: random.Random) -> tuple[str, str] | None:
    """One plain English word of five letters and more stands in the middle."""
    words, kept = re.findall(r"\b[a-z]{5,}\b", row[source]), row[target].split()
    if source != "en" or not words or len(kept) < 6:
        return None
    place = dice.randrange(1, len(kept) - 1)
    return row[source], " ".join([*kept[:place], dice.choice(words), *kept[place + 1 :]])


def _tagged(text: str, dice: random.Random) -> str:
    words = text.split()
    place = dice.randrange(len(words))
    return " ".join([*words[:place], f"<b1>{words[place]}</b1>", *words[place + 1 :]])


def tag_lost(row: Row, source: str, target: str, dice: random.Random) -> tuple[str, str] | None:
    """The emphasis of the source is not there."""
    return _tagged(row[source], dice), row[target]


def tag_torn(row: Row, source: str, target: str, dice: random.Random) -> tuple[str, str] | None:
    """The emphasis is opened and not closed."""
    return _tagged(row[source], dice), _tagged(row[target], dice).replace("</b1>", "")


def emptied(row: Row, source: str, _target: str, _dice: random.Random) -> tuple[str, str] | None:
    """Nothing but a stop."""
    return row[source], "."


_DENIALS = {
    "ar": (r"(?<!\w)([وف]?)(?:لا|لم|لن|ليس(?:ت|وا)?) ", r"\1"),
    "ckb": (r"(?<!\w)نا(?=(?:ک|د|ب|ز|گ|چ|ت)\w)", "دە"),
    "kmr": (r"(?<!\w)[Nn]a(?=(?:k|d|b|x|g|ç)\w)", "di"),
}


def denial_lost(row: Row, source: str, target: str, _: random.Random) -> tuple[str, str] | None:
    """The same, denied in the source and no more in the translation, where the present tense shows how."""
    pattern, positive = _DENIALS[target]
    if not re.search(r"\b(?:not|cannot|never)\b|n['’]t\b", row[source]):
        return None
    said = re.sub(pattern, positive, row[target])
    return (row[source], said) if said != row[target] else None


DAMAGES: Mapping[str, tuple[Damage, frozenset[str]]] = {
    "one figure changed": (number_changed, frozenset({"numbers"})),
    "a number lost": (number_lost, frozenset({"numbers"})),
    "a number added": (number_added, frozenset({"numbers"})),
    "a weekday changed": (day_changed, frozenset({"calendar"})),
    "a weekday lost": (day_lost, frozenset({"calendar"})),
    "a question made a statement": (question_lost, frozenset({"ending"})),
    "the full stop lost": (stop_lost, frozenset({"ending"})),
    "a bracket or quotation mark lost": (pair_broken, frozenset({"pairs"})),
    "a denial lost": (denial_lost, frozenset({"negation"})),
    "the second half lost": (half_lost, frozenset({"length"})),
    "everything said twice": (said_twice, frozenset({"doubled", "length", "repetition"})),
    "two words five times": (stammering, frozenset({"repetition"})),
    "the source itself": (echoed, frozenset({"echo"})),
    "another language": (wrong_language, frozenset({"language", "echo"})),
    "five English words left": (words_left, frozenset({"untranslated"})),
    "one English word left": (word_left, frozenset({"untranslated"})),
    "a tag lost": (tag_lost, frozenset({"tags"})),
    "a tag torn": (tag_torn, frozenset({"tags"})),
    "no text": (emptied, frozenset({"empty"})),
}


def recall(rows: Sequence[Row], damage: str, source: str, target: str, seed: int = 1) -> tuple[int, int]:
    """(found, done): how many of the damaged translations the checks that are meant object to."""
    do, meant = DAMAGES[damage]
    dice = random.Random(seed)
    found = done = 0
    for row in rows:
        made = do(row, source, target, dice) if source in row and target in row else None
        if made is not None and made != (row[source], row[target]):
            done += 1
            found += any(f.check in meant for f in check(*made, source, target))
    return found, done


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    for row in (heads, ["---"] * len(heads), *rows):
        print(f"| {' | '.join(row)} |")
    print()


def main(corpora: Path) -> None:
    """Print the tables."""
    texts = read(corpora)
    for name, rows in texts.items():
        found = {(s, t): alarms(rows, s, t) for s in LANGUAGES for t in LOCALES if s != t}
        print(f"{name}: false alarms, per cent of {max(f['rows'] for f in found.values()):,} translations\n")
        _table(
            ["check", *(f"{s}-{t}" for s, t in found)],
            ([c, *(f"{100 * f[c] / max(1, f['rows']):.2f}" for f in found.values())] for c in [*CHECKS, "any"]),
        )
    for name in ("press", "TICO-19"):
        print(f"{name}: damage found, per cent (of so many)\n")
        shown = []
        for damage in DAMAGES:
            cells = [recall(texts[name], damage, "en", target) for target in LOCALES]
            shown.append([damage, *(f"{100 * f / d:.1f} ({d:,})" if d else "-" for f, d in cells)])
        _table(["damage", *(f"en-{target}" for target in LOCALES)], shown)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
