"""Which words are a name of which type: a linear tagger over what gazetteer, spaCy and rules each say.

An averaged structured perceptron (Collins 2002) with the tags O, B-x and I-x, decoded by Viterbi over runs of words
that may belong to a name. Trained by `python -m pipeline.training.names_tagger` on the press corpus.
"""

from __future__ import annotations

import lzma
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pipeline.languages.function_words import common, known
from pipeline.model import NameType
from pipeline.names.matcher import Found, Word
from pipeline.names.ordinary import rank
from pipeline.names.spelling import word_key
from pipeline.names.vocabulary import words as listed_words
from pipeline.names.wordlists import family_names, given_names

KINDS = (NameType.PERSON, NameType.PLACE, NameType.ORGANISATION)
TAGS = ("O", *(mark + kind.value[:2] for kind in KINDS for mark in "BI"))
OUT = 0
_ALLOWED = tuple(
    tuple(before for before in range(len(TAGS)) if tag % 2 or tag == OUT or before in (tag, tag - 1))
    for tag in range(len(TAGS))
)
_JOINERS = frozenset(
    {"of", "the", "for", "and", "al", "el", "bin", "ibn", "bint", "de", "la", "da", "di", "del", "der"}
)
_JOINERS |= {"van", "von", "du", "e", "y", "ez", "ed", "abu", "dos", "des", "ul", "le", "in", "on", "to", "with", "&"}
Weights = Mapping[str, tuple[float, ...]]


@dataclass(frozen=True, slots=True)
class Hints:
    """What the other parts say about one text: spaCy's entities (span, label), the gazetteer's and the rules' spans.

    `leanings`: what spaCy says most often of a word, by its key, in the whole article.
    """

    entities: tuple[tuple[int, int, str], ...]
    listed: tuple[Found, ...]
    settled: tuple[Found, ...]
    leanings: Mapping[str, str]


def leanings(texts: Iterable[tuple[Sequence[Word], Iterable[tuple[int, int, str]]]]) -> dict[str, str]:
    """The commonest label of each word that has one, and "lower" for one that stands in small letters too."""
    votes: dict[str, Counter[str]] = {}
    for words, entities in texts:
        for word, mark in zip(words, _spoken(words, entities), strict=True):
            label = "lower" if word.text.islower() else mark[1:]
            if label:
                votes.setdefault(word_key(word.text), Counter())[label] += 1
    return {key: "lower" if count["lower"] else count.most_common(1)[0][0] for key, count in votes.items()}


def tag(text: str, words: Sequence[Word], hints: Hints, weights: Weights) -> list[int]:
    """A tag for each word of the text."""
    tags = [OUT] * len(words)
    for start, end, features in runs(text, words, hints):
        tags[start:end] = decode(features, weights)
    return tags


def spans(words: Sequence[Word], tags: Sequence[int]) -> Iterable[Found]:
    """The tagged words as spans."""
    at = 0
    while at < len(tags):
        first = at
        at += 1
        if tags[first] == OUT:
            continue
        while at < len(tags) and tags[at] == (tags[first] + 1 if tags[first] % 2 else tags[first]):
            at += 1
        yield Found(words[first].start, words[at - 1].end, KINDS[(tags[first] - 1) // 2], "tagger")


def tags_of(words: Sequence[Word], found: Iterable[Found]) -> list[int]:
    """The tags of some spans over the words."""
    tags = [OUT] * len(words)
    for span in found:
        if span.type is None:
            continue
        begin = 1 + 2 * KINDS.index(span.type)
        inside = [i for i, w in enumerate(words) if span.start <= w.start and w.end <= span.end]
        for place, index in enumerate(inside):
            tags[index] = begin + (place > 0)
    return tags


def decode(features: Sequence[Sequence[str]], weights: Weights) -> list[int]:
    """The best tags of a run by its features."""
    return best_path([_emission(row, weights) for row in features])


def best_path(emissions: Iterable[Sequence[float]]) -> list[int]:
    """The best tags by the score of each tag for each word."""
    scores: list[list[float]] = []
    backs: list[list[int]] = []
    for place, own in enumerate(emissions):
        if not place:
            scores.append([own[t] if t % 2 or t == OUT else -1e9 for t in range(len(TAGS))])
            continue
        last, back, now = scores[-1], [], []
        for t in range(len(TAGS)):
            best = max(_ALLOWED[t], key=last.__getitem__)
            back.append(best)
            now.append(last[best] + own[t])
        scores.append(now)
        backs.append(back)
    at = max(range(len(TAGS)), key=scores[-1].__getitem__)
    tags = [at]
    for back in reversed(backs):
        at = back[at]
        tags.append(at)
    return tags[::-1]


def _emission(row: Iterable[str], weights: Weights) -> list[float]:
    total = [0.0] * len(TAGS)
    for feature in row:
        found = weights.get(feature)
        if found is not None:
            total = [a + b for a, b in zip(total, found, strict=True)]
    return total


def runs(text: str, words: Sequence[Word], hints: Hints) -> Iterable[tuple[int, int, list[list[str]]]]:
    """Runs of words that may hold names, with the features of each word."""
    spoken = [_spoken(words, hints.entities), _marks(words, hints.listed), _marks(words, hints.settled)]
    able = [
        not w.text[0].islower()
        or any(marks[i] != "-" for marks in spoken[1:])
        or (i > 0 and w.start == words[i - 1].end + 1 and text[w.start - 1] == "-" and words[i - 1].text[0].isupper())
        for i, w in enumerate(words)
    ]
    keys = [word_key(w.text) for w in words]
    shouting = sum(w.text[0].isupper() for w in words if len(w.text) > 3) > 0.6 * sum(len(w.text) > 3 for w in words)
    at = 0
    while at < len(words):
        if not able[at]:
            at += 1
            continue
        end = at + 1
        while end < len(words):
            if able[end] and _close(text, words[end - 1], words[end]):
                end += 1
            elif keys[end] in _JOINERS and end + 1 < len(words) and able[end + 1]:
                end += 2
            elif keys[end] in _JOINERS and end + 2 < len(words) and keys[end + 1] in _JOINERS and able[end + 2]:
                end += 3
            else:
                break
        rows = []
        for i in range(at, end):
            lean = hints.leanings.get(keys[i], "-")
            rows.append(
                [*_features(text, words, keys, spoken, i, headline=shouting), f"d {lean}", f"dn {lean} {spoken[2][i]}"]
            )
        yield at, end, rows
        at = end


def _close(text: str, before: Word, word: Word) -> bool:
    return text[before.end : word.start] in (" ", "-", "‐", "‑", "–", ".", ". ", " & ", "/")


def _spoken(words: Sequence[Word], entities: Iterable[tuple[int, int, str]]) -> list[str]:
    marks = ["-"] * len(words)
    for start, end, label in entities:
        inside = [i for i, w in enumerate(words) if start <= w.start and w.end <= end]
        for place, index in enumerate(inside):
            marks[index] = ("B" if place == 0 else "I") + label
    return marks


def _marks(words: Sequence[Word], found: Iterable[Found]) -> list[str]:
    return _spoken(words, ((f.start, f.end, f.type.value[:2] if f.type else "none") for f in found))


@cache
def _class(key: str) -> str:
    """Which word lists hold a word."""
    classes = (
        ("g", given_names()),
        ("f", family_names()),
        ("t", listed_words("titles")),
        ("d", listed_words("demonyms")),
        ("o", listed_words("organisation_heads")),
        ("p", listed_words("place_heads")),
        ("c", common("en")),
        ("k", known("en")),
    )
    return "".join(mark for mark, listed in classes if key in listed)


@cache
def shape(word: str) -> str:
    """Aa for Erbil, AA for HTS, A for J, aa, 9, A9 for M23."""
    if word.isdigit():
        return "9"
    if any(char.isdigit() for char in word):
        return "A9"
    if word.isupper():
        return "AA" if len(word) > 1 else "A"
    if word[0].isupper():
        return "AaA" if any(char.isupper() for char in word[1:]) else "Aa"
    return "aa"


def _features(
    text: str, words: Sequence[Word], keys: Sequence[str], spoken: Sequence[Sequence[str]], i: int, *, headline: bool
) -> list[str]:
    entity, listed, settled = (marks[i] for marks in spoken)
    word, key = words[i], keys[i]
    last = i + 1 == len(words)
    before = keys[i - 1] if i else "^"
    after = "$" if last else keys[i + 1]
    sign = text[words[i - 1].end : word.start].strip() if i else ""
    follows = text[word.end : len(text) if last else words[i + 1].start].strip()
    form, kind, prior = shape(word.text), _class(key), "^" if not i else _class(keys[i - 1])
    later = "$" if last else _class(keys[i + 1])
    later_form = "$" if last else shape(words[i + 1].text)
    later_listed, later_entity = ("$", "$") if last else (spoken[1][i + 1], spoken[0][i + 1])
    use, prior_use = rank(key, "en"), "^" if not i else rank(keys[i - 1], "en")
    later_use = "$" if last else rank(keys[i + 1], "en")
    return [
        "b",
        f"w {key}",
        f"s {form}{headline:d}{i == 0:d}",
        f"x {key[-3:]}",
        f"c {kind} {form}",
        f"e {entity}",
        f"l {listed}",
        f"n {settled}",
        f"el {entity} {listed}",
        f"en {entity} {settled} {headline:d}",
        f"ln {listed} {settled} {kind}",
        f"cn {kind} {settled} {i == 0:d}{headline:d}",
        f"p {before}",
        f"a {after}",
        f"pc {prior} {kind}",
        f"ac {later} {kind} {later_form}",
        f"pn {before} {settled}",
        f"an {after} {settled}",
        f"sg {sign} {form}",
        f"fo {follows[:1]} {settled}",
        f"ll {listed} {later_listed}",
        f"ee {entity} {later_entity}",
        f"pf {'^' if not i else shape(words[i - 1].text)} {form} {later_form} {entity}",
        f"2 {keys[i - 2] if i > 1 else '^'} {before}",
        f"3 {after} {keys[i + 2] if i + 2 < len(keys) else '$'}",
        f"u {use} {form} {entity[1:]} {settled} {i == 0:d}{headline:d}",
        f"uu {prior_use} {use} {later_use} {form}",
    ]


def read_weights(data: bytes) -> dict[str, tuple[float, ...]]:
    """Weights from their file: xz, a line a feature, seven whole numbers of hundredths."""
    table = {}
    for line in lzma.decompress(data).decode().split("\n"):
        if line:
            feature, *numbers = line.split("\t")
            table[feature] = tuple(int(number or 0) / 100 for number in numbers)
    return table


@cache
def weights(language: str = "en") -> Weights:
    """The trained weights of a language."""
    name = "tagger.tsv.xz" if language == "en" else f"tagger-{language}.tsv.xz"
    return read_weights((files("pipeline.names") / "data" / name).read_bytes())
