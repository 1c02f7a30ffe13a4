"""Name spans of English text: gazetteer, spaCy's small model and a few rules, put together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from pipeline.model import NameType
from pipeline.names import tagger
from pipeline.names.gazetteer import entries, look_up
from pipeline.names.matcher import Found, Word, find, words_of
from pipeline.names.ordinary import SEEN, rank
from pipeline.names.quoted import outside_symbols, quoted
from pipeline.names.spelling import word_key
from pipeline.names.vocabulary import words as listed_words
from pipeline.names.wordlists import family_names, given_names

if TYPE_CHECKING:
    from spacy.tokens import Doc

LABELS = {
    "PERSON": NameType.PERSON,
    "GPE": NameType.PLACE,
    "LOC": NameType.PLACE,
    "FAC": NameType.PLACE,
    "ORG": NameType.ORGANISATION,
}
# "Anbar provincial council": a place name and a lower-case institution make the name of an institution.
_COUNCIL = re.compile(r" (?:provincial|governorate|municipal|city|district|town) council\b")
_MOSQUE = re.compile(r"\b(?:Great|Grand|Old|Royal) (?:Mosque|Cemetery|City|Bazaar|Market) of $")
_HUNG = re.compile(r"\b[AaEe]l$")
_HANGING = re.compile(r"-[A-Z]\w+(?: ([A-Z]\w+))?")
_HALF = re.compile(r"-[a-z]{2,}\b")  # Chou Mei-ling; "Erbil-based" is no name
_PART = re.compile(r"-(?!(?:backed|based|born|held|led|owned|run)\b)[a-z]")  # Inter-city, but not Labour-led
# Where a sentence, a quotation or what follows a dateline begins.
_BOUND = re.compile(r"""(?:[.!?:;…]["'”)\]]*\s+|\n|\s[-–—]\s+|^)["'“(\[]*|["“]""")
_NEAR = re.compile(r"\b(?:in|near) $", re.IGNORECASE)
_AT = re.compile(r"\b(?:at|in|near|on) $", re.IGNORECASE)
_CHILD = re.compile(r"[^\W\d_a-z][^\W\d_]*[^\W\d_A-Z] ")
_DOES = re.compile(r" (?:said|says|told|announce[sd]|sign(?:ed|s)|agree[sd]|wants|won|wins)\b", re.IGNORECASE)
_COMPANY = re.compile(
    r"(?:'s)? (?:shares?|stock|Inc|CEO|CFO|chief|executives?|employees|announces|launches|reports|says|sues|unveils|"
    r"warns|(?:has |had )?(?:announced|launched|reported|said|sued|unveiled|warned))\b"
)
# Between a place and the place that it lies in: "Hit, a town in western Anbar".
_WITHIN = re.compile(r",? (?:\(|in |near |(?:an?|the) [\w -]{1,40})?(?:\w+ern )?")
_SIDE = re.compile(r"\b(?:North|South|East|West|Northern|Southern|Eastern|Western) $")
_TRADE = re.compile(r"[A-Z][a-z]{3,}(?:er|or|ist|ian|man|woman|eer)")
_DEMONYM = re.compile(r"^(?!al-)\w+(?:ians?|ese|ish|i|is)$", re.IGNORECASE)


@cache
def _places() -> frozenset[str]:
    return frozenset(word_key(s) for e in entries() if e.type is NameType.PLACE for s in e.spellings)


@cache
def _not_given() -> frozenset[str]:
    return listed_words("titles") | listed_words("demonyms") | listed_words("particles") | _places()


def spans(texts: Sequence[str], docs: Sequence[Doc]) -> list[tuple[Found, ...]]:
    """Non-overlapping name spans of the texts of one article, in order; `docs` are spaCy's analyses of these texts."""
    leanings = leanings_of(texts, docs)
    return [_spans(text, hints(text, doc, leanings)) for text, doc in zip(texts, docs, strict=True)]


def leanings_of(texts: Sequence[str], docs: Sequence[Doc]) -> dict[str, str]:
    """What spaCy says most often of each word in the whole article."""
    return tagger.leanings((words_of(text), _entities(doc)) for text, doc in zip(texts, docs, strict=True))


def _entities(doc: Doc) -> tuple[tuple[int, int, str], ...]:
    return tuple((e.start_char, e.end_char, e.label_) for e in doc.ents)


def _spans(text: str, given: tagger.Hints) -> tuple[Found, ...]:
    words = words_of(text)
    tagged = [_whole(text, f) for f in tagger.spans(words, tagger.tag(text, words, given, tagger.weights()))]
    # What the gazetteer and the rules have is a name, whatever the tagger made of the words around it.
    tagged = [half for f in tagged if not _is_part(text, f) for half in _halves(text, f, given.listed)]
    for listed in (*given.listed, *(f for f in given.settled if f.origin == "rule")):
        over = [f for f in tagged if _overlap(f, listed)]
        right = listed.origin == "rule" or " " in text[listed.start : listed.end]  # Kurdistan 24 is no place
        longer = all(listed.start <= f.start and f.end <= listed.end and (right or f.type is listed.type) for f in over)
        if listed.type is not None and longer:
            tagged = [*(f for f in tagged if f not in over), listed]
    for whole in given.settled:
        if whole.type is not NameType.PERSON:
            continue
        over = [f for f in tagged if _overlap(f, whole)]
        inside = all(whole.start <= f.start and f.end <= whole.end and f.type is whole.type for f in over)
        least = 1 if _is_person(words_of(text[whole.start : whole.end])) else 2  # "Omar Said met": Omar alone is tagged
        if inside and len(over) >= least:
            tagged = [*(f for f in tagged if f not in over), whole]
    known = {(f.start, f.end, f.type): f for f in (*given.listed, *given.settled)}
    found = sorted(outside_symbols(text, tagged), key=lambda f: f.start)
    return tuple(known.get((f.start, f.end, f.type), f) for f in found)


def _halves(text: str, found: Found, listed: Iterable[Found]) -> Sequence[Found]:
    """The two places of "the Erbil-Shaqlawa road"."""
    inside = [f for f in listed if found.start <= f.start and f.end <= found.end and f.type is NameType.PLACE]
    joined = len(inside) == 2 and text[inside[0].end : inside[1].start] == "-"
    return inside if joined and (inside[0].start, inside[1].end) == (found.start, found.end) else [found]


def _whole(text: str, found: Found) -> Found:
    """A tagged span with the article, direction or half of a word that belongs to it, typed by its head noun."""
    found = _with_article(text, _untitled(text, found))
    if found.type is NameType.PERSON and (half := _HALF.match(text, found.end)):
        found = replace(found, end=half.end())
    if found.type is NameType.PLACE and (side := _SIDE.search(text[: found.start])):
        found = replace(found, start=side.start())
    keys = [word_key(word.text) for word in words_of(text[found.start : found.end])]
    if len(keys) == 1 and keys[0] in family_names() and keys[0] not in _places():
        return replace(found, type=NameType.PERSON)
    headed = len(keys) > 1 and keys[-1] in listed_words("place_heads") - listed_words("organisation_heads")
    return replace(found, type=NameType.PLACE) if headed and found.type is NameType.ORGANISATION else found


def _untitled(text: str, found: Found) -> Found:
    """A person without the trade that begins the sentence: "Lexicographer Serdar Boti"."""
    words = words_of(text[: found.end])
    first = next(i for i, word in enumerate(words) if word.start == found.start)
    if found.type is not NameType.PERSON or len(words) - first < 3 or not _TRADE.fullmatch(words[first].text):
        return found
    return found if word_key(words[first].text) in given_names() else replace(found, start=words[first + 1].start)


def _with_article(text: str, found: Found) -> Found:
    """ "al-Tikrit" where a span has Tikrit, and "Al-Rasheed Hotel" where it has the article alone."""
    start = found.start
    if _HUNG.search(text[start : found.end]) and (rest := _HANGING.match(text, found.end)):
        noun = rest[1] or ""
        found = replace(found, end=rest.end() if _is_head(word_key(noun)) else rest.end() - len(noun and f" {noun}"))
    if text[start - 3 : start].lower() in ("al-", "el-") and not text[: start - 3][-1:].isalpha():
        return replace(found, start=start - 3)
    return found


def hints(text: str, doc: Doc, leanings: Mapping[str, str], *, blind: bool = False) -> tagger.Hints:
    """What spaCy, the gazetteer and the rules say; `blind`: as if the gazetteer were empty."""
    listed = [] if blind else list(_listed(text, _entities(doc)))
    ruled = [*_councils(text, listed), *_institutions(text, listed), *quoted(text)]
    kept = _settle(text, [*ruled, *listed], list(map_entities(text, doc)))
    kept.extend(_people(text, kept))
    return tagger.Hints(_entities(doc), tuple(listed), tuple(kept), leanings)


def _listed(text: str, entities: Iterable[tuple[int, int, str]]) -> Iterator[Found]:
    """What the gazetteer has, save words whose capitals tell nothing: "Hit by drought", "WHO IS THE NEW GOVERNOR?"."""
    people = [(start, end) for start, end, label in entities if label == "PERSON"]
    listed: list[Found] = []
    for found in find(text):
        listed.append(_with_child(text, found, listed[-1].end if listed else 0, people))
    for found in listed:
        word = text[found.start : found.end]
        plain = word.lower() in listed_words("homographs_en") and _is_loose(text, found)
        if not plain or _is_placed(text, found, listed) or _is_company(text, found):
            yield found


def _is_company(text: str, found: Found) -> bool:
    """Whether what follows a listed organisation is what companies have and do: "Apple shares fell"."""
    return found.type is NameType.ORGANISATION and bool(_COMPANY.match(text, found.end))


def _with_child(text: str, found: Found, free: int, people: Iterable[tuple[int, int]]) -> Found:
    """A listed person with the name of a child before it: "Shalaw Kosrat Rasul"; what stands before `free` is taken.

    It must be a given name, or a word that nothing knows and that spaCy has in the same person (`people`).
    """
    before = [word for word in words_of(text[: found.start]) if word.start >= free][-1:]
    if found.type is not NameType.PERSON or " " not in text[found.start : found.end] or not before:
        return found
    word, key = before[0], word_key(before[0].text)
    if not _CHILD.fullmatch(text[word.start : found.start]) or _AT.search(text[: word.start]):
        return found
    if key in _not_given():
        return found
    use, loose = rank(key, "en"), _is_loose(text, replace(found, start=word.start, end=word.end))
    spoken = any(start <= word.start and found.end <= end for start, end in people)
    unknown = not (use or loose or look_up(word.text) or _DEMONYM.match(word.text) or _TRADE.fullmatch(word.text))
    named = use < SEEN or not loose if key in given_names() else unknown and spoken
    return replace(found, start=word.start, entry=None) if named else found


def _is_part(text: str, found: Found) -> bool:
    """Whether a word that may be a name begins a longer one: "Inter-city"."""
    return bool(_PART.match(text, found.end)) and text[found.start : found.end].lower() in listed_words("homographs_en")


def _is_loose(text: str, found: Found) -> bool:
    """Whether a listed word has its capitals from where it stands."""
    if _PART.match(text, found.end):
        return True
    bounds = [match.span() for match in _BOUND.finditer(text)]
    start = max(end for _, end in bounds if end <= found.start)
    stop = min((begin for begin, _ in bounds if begin >= found.end), default=len(text))
    words = [w for w in words_of(text) if start <= w.start and w.end <= stop]
    others = [w.text for w in words if not _overlap(found, Found(w.start, w.end, None, ""))]
    word = text[found.start : found.end]
    if word.isupper():
        return len(others) > 1 and not any(char.islower() for other in others for char in other)
    long = [other for other in others if len(other) > 3]
    return found.start == start or (len(long) > 2 and all(other[0].isupper() for other in long))


def _is_placed(text: str, found: Found, listed: Iterable[Found]) -> bool:
    """Whether what stands beside a word shows that it is a name: "Hit's mayor", "in Hit", "Shell said"."""
    word = text[found.start : found.end]
    if found.entry is not None and word.isupper() and word in found.entry.spellings:
        return False
    if re.match(r"'[sS]\b", text[found.end :]):
        return True
    if found.type is not NameType.PLACE:
        return _DOES.match(text, found.end) is not None
    around = (other for other in listed if other.type is NameType.PLACE and other.start > found.end)
    within = any(_WITHIN.fullmatch(text[found.end : other.start]) for other in around)
    return within or _NEAR.search(text[: found.start]) is not None


def map_entities(text: str, doc: Doc) -> Iterator[Found]:
    """spaCy's entities as spans, titles, articles and possessives cut off, types mended by head nouns."""
    for entity in doc.ents:
        kind = LABELS.get(entity.label_)
        words = [w for w in words_of(text) if entity.start_char <= w.start and w.end <= entity.end_char]
        if not words:
            continue
        if kind is None and not (entity.label_ in ("PRODUCT", "WORK_OF_ART", "NORP", "EVENT") and _is_person(words)):
            continue
        trimmed = _trim(words)
        if not trimmed or not any(w.text[0].isupper() for w in trimmed):
            continue
        yield Found(trimmed[0].start, trimmed[-1].end, _type(trimmed, kind, len(trimmed) < len(words)), "model")


def _trim(words: list[Word]) -> list[Word]:
    """Without leading articles, nationalities and titles, and trailing lower-case words."""
    while words and (
        word_key(words[0].text) == "the"
        or (len(words) > 1 and _is_title(words[0].text) and not _institution(words))
        or (len(words) > 1 and words[0].text[0].islower() and word_key(words[0].text) not in listed_words("particles"))
    ):
        words = words[1:]
    while words and (words[-1].text[0].islower() and word_key(words[-1].text) not in ("council",)):
        words = words[:-1]
    return words


def _is_title(word: str) -> bool:
    key = word_key(word)
    return key in listed_words("titles") or key in listed_words("demonyms")


def _is_head(key: str) -> bool:
    return key in listed_words("organisation_heads") or key in listed_words("place_heads")


def _institution(words: list[Word]) -> bool:
    keys = [word_key(w.text) for w in words]
    return _is_head(keys[-1]) or (keys[0] in listed_words("organisation_heads") and "of" in keys)


def _is_person(words: Sequence[Word]) -> bool:
    keys = [word_key(w.text) for w in words]
    return len(keys) > 1 and keys[0] in given_names() and (keys[-1] in family_names() or keys[-1] in given_names())


def _type(words: list[Word], kind: NameType | None, titled: bool) -> NameType:
    keys = [word_key(w.text) for w in words]
    institutions, places = listed_words("organisation_heads"), listed_words("place_heads")
    if keys[-1] in institutions or (len(keys) > 2 and keys[0] in institutions and keys[1] in ("of", "for")):
        return NameType.ORGANISATION
    if len(keys) > 1 and (keys[-1] in places or (keys[0] in places and kind is not NameType.PERSON)):
        return NameType.PLACE
    if kind is None or _is_person(words):
        return NameType.PERSON
    if len(keys) == 2 and keys[0] in given_names() and kind is not NameType.PLACE and not words[-1].text.isupper():
        return NameType.PERSON
    if titled and kind is not NameType.PERSON and keys[0] in given_names():
        return NameType.PERSON
    return kind


def _councils(text: str, listed: Iterable[Found]) -> Iterator[Found]:
    for found in listed:
        match = _COUNCIL.match(text, found.end)
        if found.type is NameType.PLACE and match:
            yield Found(found.start, match.end(), NameType.ORGANISATION, "rule")


def _institutions(text: str, listed: Iterable[Found]) -> Iterator[Found]:
    """A listed place with capitalised words up to a head noun: "Baghdad Operations Command", "Mosul University"."""
    for found in listed:
        if found.type is not NameType.PLACE:
            continue
        words: list[Word] = []
        at = found.end
        for near in words_of(text[found.end : found.end + 60]):
            word = Word(near.text, near.start + found.end, near.end + found.end)
            if text[at : word.start] not in (" ", " for ", " and ", "'s ") and words:
                break
            if text[at : word.start] not in (" ", "'s ") or not word.text[0].isupper():
                break
            words.append(word)
            at = word.end
        while words and word_key(words[-1].text) not in listed_words("organisation_heads") | listed_words(
            "place_heads"
        ):
            words.pop()
        if words:
            head = word_key(words[-1].text)
            kind = NameType.ORGANISATION if head in listed_words("organisation_heads") else NameType.PLACE
            yield Found(found.start, words[-1].end, kind, "rule")
        elif before := _MOSQUE.search(text[: found.start]):
            yield Found(before.start(), found.end, NameType.PLACE, "rule")


def _settle(text: str, sure: list[Found], guessed: list[Found]) -> list[Found]:
    """One span where several overlap: rules first, then the list, then the model, save where the model's is longer."""
    kept: list[Found] = []
    for found in sorted(sure, key=lambda f: (f.start - f.end, f.origin != "rule")):
        if not any(_overlap(found, k) for k in kept):
            kept.append(found)
    for guess in guessed:
        over = [k for k in kept if _overlap(guess, k)]
        if not over:
            kept.append(guess)
        elif all(_outgrows(text, guess, k) for k in over):
            kept = [k for k in kept if k not in over]
            kept.append(guess)
    return kept


def _outgrows(text: str, guess: Found, listed: Found) -> bool:
    """Whether the model's longer span is a better name than the listed one inside it."""
    if listed.origin == "rule" or listed.type is None or not (guess.start <= listed.start and guess.end >= listed.end):
        return False
    if (guess.start, guess.end) == (listed.start, listed.end):
        return False
    rest = words_of(text[guess.start : listed.start]) + words_of(text[listed.end : guess.end])
    if "," in text[guess.start : guess.end] or any(w.text in ("and", "the") for w in rest):
        return False
    words = list(words_of(text[guess.start : guess.end]))
    return _institution(words) or _outgrows_as(text, guess, listed, words)


def _outgrows_as(text: str, guess: Found, listed: Found, words: list[Word]) -> bool:
    if guess.type is NameType.PERSON and listed.type is NameType.PERSON:
        return " " not in text[listed.start : listed.end]
    if guess.type is NameType.PERSON:
        return word_key(words[0].text) in given_names() or listed.start > guess.start
    return guess.type is listed.type and " of " in text[guess.start : listed.start]


def _people(text: str, kept: list[Found]) -> Iterator[Found]:
    """Two or more capitalised words, a known given name first and known names last, that nothing else claims."""
    words = [w for w in words_of(text) if not any(w.start < k.end and k.start < w.end for k in kept)]
    at = 0
    while at < len(words):
        end = at + 1
        while end < len(words) and _continues(text, words[end - 1], words[end]):
            end += 1
        run = words[at:end]
        if not _has_family(run):
            while run and not (run[0].text[0].isupper() and word_key(run[0].text) in given_names()):
                run = run[1:]
        if len(run) > 1 and (_is_person(run) or _has_family(words[at:end])):
            yield Found(run[0].start, run[-1].end, NameType.PERSON, "rule")
        at = end


def _has_family(words: list[Word]) -> bool:
    """A capitalised word that is no title or nationality, before a known family name: "Sa'd Mohammadi"."""
    keys = [word_key(w.text) for w in words]
    return (
        len(words) in (2, 3)
        and keys[-1] in family_names()
        and not _not_given().intersection(keys[:-1])
        and words[0].text[0].isupper()
        and not _DEMONYM.match(words[0].text)
    )


def _continues(text: str, before: Word, word: Word) -> bool:
    joint = text[before.end : word.start]
    spaced = joint in (" ", "-") or (joint == "' " and before.text[-1] not in "sS")  # "Shia' al-Sudani"
    return spaced and (word.text[0].isupper() or word.text in ("al", "el", "bin", "ibn"))


def _overlap(a: Found, b: Found) -> bool:
    return a.start < b.end and b.start < a.end
