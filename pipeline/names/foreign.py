"""Names in Arabic, Sorani and Kurmanji articles: the gazetteer's renderings, seen through affixes, and a tagger."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from pipeline.languages import respelled
from pipeline.languages.edits import edited
from pipeline.languages.function_words import known as known_words
from pipeline.model import Mention, Name, NameType
from pipeline.names import foreign_tagger, tagger
from pipeline.names.affixes import AR_NOMINATIVE
from pipeline.names.gazetteer import Entry, entries
from pipeline.names.inflected import name_pattern, visible
from pipeline.names.joining import elder
from pipeline.names.markup import TAG, plain
from pipeline.names.matcher import Found, Word
from pipeline.names.stems import citation, stems
from pipeline.names.vocabulary import words as listed_words

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*\d*|\d+")
# The most that can stand before a word's stem.
_PREFIXES = {
    "ar": ("", "و", "ف", "ب", "ل", "ك", "ال", "وال", "بال", "فال", "كال", "لل", "ولل", "وب", "ول"),
    "ckb": ("", "بە", "لە"),
    "kmr": ("",),
}
_PLAIN = str.maketrans("ڵڕ", "لر")
_JOINED_ABU = re.compile(r"^أبو(?=\w{3})")  # أبوظبي, which many write أبو ظبي
Index = Mapping[str, tuple[tuple[str, Entry], ...]]


def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text without vowel signs, affixes and all."""
    return tuple(Word(found[0], *found.span()) for found in _WORD.finditer(text))


@cache
def _index(language: str) -> Index:
    """Renderings by the first three letters of their first word, articles cut off; longest rendering first."""
    table: dict[str, list[tuple[str, Entry]]] = {}
    for entry in entries():
        rendering = _folded(entry.renderings.get(language, ""), language)
        apart = _JOINED_ABU.sub("أبو ", rendering) if language == "ar" else rendering
        for written in dict.fromkeys((rendering, apart)):
            if written and not entry.is_word and len(written) > 2:
                table.setdefault(_stem(written, language), []).append((written, entry))
    return {stem: tuple(sorted(found, key=lambda f: -len(f[0]))) for stem, found in table.items()}


def _stem(rendering: str, language: str) -> str:
    word = rendering.split(maxsplit=1)[0]
    if language == "ar" and word.startswith("ال") and len(word) > 4:
        word = word[2:]
    return word[:3]


def mentions(texts: Sequence[str], language: str) -> tuple[tuple[Mention, ...], ...]:
    """Mentions of the segments of one article; spans carry the affixes, names are in citation form."""
    if language not in _PREFIXES:
        return tuple(() for _ in texts)
    plains = [plain(text) for text in texts]
    typed = [_standard(p.text, language) for p in plains]
    seen = [visible(_spoken(text, language)) for text, _ in typed]
    read = [words_of(text) for text, _ in seen]
    beside = Counter(word.text for words in read for word in words)
    weights = tagger.weights(language)
    spans = [
        _spans(text, words, listed(text, words, language), language, beside, weights)
        for (text, _), words in zip(seen, read, strict=True)
    ]
    last = _surnames(spans)
    spans = [_with_surnames(words, found, last, language) for words, found in zip(read, spans, strict=True)]
    full = _full_names(spans, language)
    result = []
    for text, bare, (_, standard), (_, offsets), found in zip(texts, plains, typed, seen, spans, strict=True):
        mine = []
        for span, name in found:
            start, stop = bare.span(standard[offsets[span.start]], standard[offsets[span.end - 1]] + 1)
            start, stop = _inside(text, start, stop)
            surface = text[start:stop]
            if surface.count("</") * 2 == surface.count("<"):  # not half inside a tag
                mine.append(Mention(full.get(name, name), start, stop, surface))
        result.append(tuple(mine))
    return tuple(result)


def _inside(text: str, start: int, stop: int) -> tuple[int, int]:
    """A span without the affix that stands on the other side of a tag: `<b1>Hewlêr</b1>ê`, `و<b1>بغداد</b1>`."""
    tags = list(TAG.finditer(text, start, stop))
    if len(tags) != 1:
        return start, stop
    (tag,) = tags
    if tag[0].startswith("</"):
        return (start, stop) if " " in text[tag.end() : stop] else (start, tag.start())
    return (start, stop) if " " in text[start : tag.start()] else (tag.end(), stop)


def _standard(text: str, language: str) -> tuple[str, Sequence[int]]:
    """The text in the language's own letters, and where each character stood: a word's last one where its last did."""
    edits = respelled(text, language, words=False)
    offsets: list[int] = []
    at = 0
    for edit in edits:
        offsets += range(at, edit.start)
        offsets += [min(edit.start + i, edit.end - 1) for i in range(len(edit.words) - 1)] + [edit.end - 1]
        at = edit.end
    return (edited(text, edits), [*offsets, *range(at, len(text))]) if edits else (text, range(len(text)))


def _spoken(text: str, language: str) -> str:
    """A text in capitals, as datelines are, in small ones, unless a name stands in it as it is: QAMIŞLO, but DAIŞ."""
    titled = text.title()
    shouted = text.isupper() and len(titled) == len(text) and not listed(text, words_of(text), language)
    return titled if shouted else text


def _spans(
    text: str,
    words: Sequence[Word],
    known: Sequence[Found],
    language: str,
    beside: Mapping[str, int],
    weights: tagger.Weights,
) -> list[tuple[Found, Name]]:
    """The names of one text: what the tagger says, and listed names that it overlooks, save ordinary words."""
    tags = [tagger.OUT] * len(words)
    for start, end, features in foreign_tagger.runs(text, words, known, foreign_tagger.names_known(language), beside):
        tags[start:end] = tagger.decode(features, weights)
    found = [kept for span in tagger.spans(words, tags) if (kept := _bare(words, span, language))]
    for name in known:
        over = [f for f in found if f.start < name.end and name.start < f.end]
        word = text[name.start : name.end]
        long = " " in word
        sure = long or not (foreign_tagger.is_common(word, language) or word.lower() in known_words(language))
        if name.type and sure and all(name.start <= f.start and f.end <= name.end for f in over):
            found = [*(f for f in found if f not in over), name]
    for person in _people(text, words, language):
        over = [f for f in found if f.start < person.end and person.start < f.end]
        if all(f.type is NameType.PERSON and person.start <= f.start and f.end <= person.end for f in over):
            found = [*(f for f in found if f not in over), person]
    exact = {(f.start, f.end, f.type): f.entry for f in known}
    named = []
    for span in sorted(found, key=lambda f: f.start):
        entry = exact.get((span.start, span.end, span.type))
        inside = [w.text for w in words if span.start <= w.start and w.end <= span.end]
        if span.type is not None:
            form = entry.renderings[language] if entry else citation(inside, span.type, language, beside)
            named.append((span, Name(form, span.type)))
    return named


def _bare(words: Sequence[Word], span: Found, language: str) -> Found | None:
    """A tagged span without the titles before a person and without figures behind; None where nothing is left."""
    inside = [word for word in words if span.start <= word.start and word.end <= span.end]
    while len(inside) > 1 and span.type is NameType.PERSON and inside[0].text in listed_words(f"titles_{language}"):
        inside = inside[1:]
    while inside and inside[-1].text.isdigit():
        inside = inside[:-1]
    return replace(span, start=inside[0].start, end=inside[-1].end) if inside else None


def _people(text: str, words: Sequence[Word], language: str) -> Iterator[Found]:
    """Two or three words: a known given name, and what may be the rest of a person's name."""
    at = 0
    while at < len(words):
        end = at + 1
        if foreign_tagger.can_begin_person(words[at].text, language):
            while (
                end < min(len(words), at + 3)
                and text[words[end - 1].end : words[end].start] == " "
                and foreign_tagger.can_go_on(words[end].text, language)
            ):
                end += 1
        if end > at + 1:
            yield Found(words[at].start, words[end - 1].end, NameType.PERSON, "rule")
            at = end
        else:
            at += 1


def _surnames(spans: Iterable[Iterable[tuple[Found, Name]]]) -> Mapping[str, Name]:
    """The article's people by the last word of their names; where several share it, the one that the others are named
    after, or the word alone."""
    people: dict[str, dict[str, None]] = {}
    for found in spans:
        for _, name in found:
            if name.type is NameType.PERSON and " " in name.text:
                people.setdefault(name.text.split()[-1], {})[name.text] = None
    return {word: Name(elder(full) or word, NameType.PERSON) for word, full in people.items()}


def _with_surnames(
    words: Sequence[Word], found: list[tuple[Found, Name]], last: Mapping[str, Name], language: str
) -> list[tuple[Found, Name]]:
    """With the surnames that nothing was found for, or a place: "Barzanî" is no mention of Barzan beside a Barzanî."""
    out = list(found)
    for word in words:
        over = [pair for pair in out if pair[0].start < word.end and word.start < pair[0].end]
        key = word.text if over else next((stem for stem in stems(word.text, language) if stem in last), "")
        if key not in last or len(key) < 3 or foreign_tagger.is_common(word.text, language):
            continue
        if all(
            (span.start, span.end) == (word.start, word.end) and span.type is not NameType.PERSON for span, _ in over
        ):
            kept = [pair for pair in out if pair not in over]
            out = [*kept, (Found(word.start, word.end, NameType.PERSON, "rule"), last[key])]
    return sorted(out, key=lambda pair: pair[0].start)


def _full_names(spans: Iterable[Iterable[tuple[Found, Name]]], language: str) -> Mapping[Name, Name]:
    """The full name of each person of the article who is also called by the last word or the first ones alone."""
    people = dict.fromkeys(name for found in spans for _, name in found if name.type is NameType.PERSON)
    last = _surnames(spans)
    full = {}
    for name in people:
        if " " in name.text:
            begun = elder(other.text for other in people if other.text.startswith(name.text + " "))
            match = Name(begun, NameType.PERSON) if begun else None
        else:
            match = next((last[stem] for stem in stems(name.text, language) if stem in last), None)
        if match:
            full[name] = match
    return {name: full.get(other, other) for name, other in full.items()}


def listed(text: str, words: Sequence[Word], language: str) -> tuple[Found, ...]:
    """The gazetteer's names in a text, from the left, the longest rendering of each place."""
    plainly = _folded(text, language)
    return tuple(_listed(plainly, [replace(w, text=plainly[w.start : w.end]) for w in words], language))


def _folded(text: str, language: str) -> str:
    """The text with plain letters, as many: people write سەلاحەدین for سەڵاحەدین."""
    return text.translate(_PLAIN) if language == "ckb" else text


def _listed(text: str, words: Sequence[Word], language: str) -> Iterator[Found]:
    taken_to = 0
    for word in words:
        if word.start < taken_to:
            continue
        best = _best(text, word, language)
        if best is not None:
            taken_to, _, entry = best
            yield Found(word.start, taken_to, entry.type, "gazetteer", entry)


def _best(text: str, word: Word, language: str) -> tuple[int, str, Entry] | None:
    index = _index(language)
    best: tuple[int, str, Entry] | None = None
    for prefix in _PREFIXES[language]:
        if not word.text.startswith(prefix):
            continue
        rest = word.text.removeprefix(prefix)
        for rendering, entry in index.get(AR_NOMINATIVE.get(rest, rest)[:3], ()):
            end = name_pattern(rendering, language).end(text, word.start)
            if end >= 0 and (best is None or len(rendering) > len(best[1])):
                best = (end, rendering, entry)
    return best
