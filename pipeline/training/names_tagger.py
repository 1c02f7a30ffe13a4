"""Train the tagger of names: `python -m pipeline.training.names_tagger --corpora ../shared/corpora [--language ar]`.

A corpus lists a name where it is new: each text is labelled with the names of its document, then with all.
"""

from __future__ import annotations

import argparse
import lzma
import random
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from pipeline.model import LOCALES, Name, NameType
from pipeline.names import Recogniser, english, foreign, foreign_tagger
from pipeline.names.gazetteer import Entry, entries
from pipeline.names.inflected import name_pattern, visible
from pipeline.names.matcher import Found, Word, build, find, words_of
from pipeline.names.ordinary import rank
from pipeline.names.spelling import fold_apostrophes, word_key
from pipeline.names.stems import name_words
from pipeline.names.tagger import OUT, TAGS, best_path, runs, tags_of
from pipeline.training.names_corpus import WEIGHTS
from pipeline.training.names_press import TRAINED, Document, documents

DATA = Path(__file__).parent.parent / "names" / "data"
ROUNDS = 5
# How often the gazetteer is hidden from a text: articles hold more names that it lacks than the press corpus does.
BLIND = 0.3
# How often the words themselves are hidden: their shapes and neighbours have to do.
VAGUE = 0.3
_OF_WORDS = frozenset({"w ", "x ", "p ", "a ", "2 ", "3 ", "pn", "an"})
# In the other languages the word alone: what stands beside a new name is as in the corpus.
_OF_WORDS_ABROAD = frozenset({"w ", "t ", "x ", "y ", "v "})
SEEN = 3
LEAST = 130  # hundredths: a feature whose weights are all smaller is left out; with 12 Sorani is no better
Example = tuple[list[list[str]], list[int]]


def main() -> None:
    """Train and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--language", default="en", choices=("en", *LOCALES))
    parser.add_argument("--out", type=Path)
    parser.add_argument("--half", type=int, choices=(0, 1), help="leave out every other document, to check on it")
    options = parser.parse_args()
    read = [document for file in TRAINED for document in documents(options.corpora, file)]
    if options.half is not None:
        read = read[1 - options.half :: 2]
    code = options.language
    found = list(examples(read) if code == "en" else _without_rare(list(examples_in(read, code))))
    print(f"{len(found)} runs of words, {sum(len(tags) for _, tags in found)} words", flush=True)
    table = train(found, _OF_WORDS if code == "en" else _OF_WORDS_ABROAD)
    lines = ["\t".join([feature, *(str(n or "") for n in row)]) for feature, row in sorted(table.items())]
    data = lzma.compress("\n".join(lines).encode(), preset=9 | lzma.PRESET_EXTREME)
    out = options.out or DATA / ("tagger.tsv.xz" if code == "en" else f"tagger-{code}.tsv.xz")
    out.write_bytes(data)
    print(f"{len(table)} features, {len(data)} bytes")


def examples(read: Sequence[Document]) -> Iterator[Example]:
    """Runs of words as features and tags."""
    nlp = Recogniser.load().nlp
    dice = random.Random(1)
    every = build(_entry(name) for document in read for name in document.names if not _ordinary(name))
    for document in read:
        own = build(map(_entry, document.names))
        texts = [fold_apostrophes(text) for text in document.texts["en"]]
        docs = list(nlp.pipe(texts))
        leanings = english.leanings_of(texts, docs)
        for text, doc in zip(texts, docs, strict=True):
            words = words_of(text)
            gold = tags_of(words, _labelled(text, words, own, every, document))
            hints = [english.hints(text, doc, leanings)]
            if dice.random() < BLIND:
                hints.append(english.hints(text, doc, leanings, blind=True))
            for hint in hints:
                for start, end, features in runs(text, words, hint):
                    yield features, _begun(gold[start:end])


def _ordinary(name: Name) -> bool:
    """Whether other documents have the name as a word of ordinary text ("IS", "Reading")."""
    return " " not in name.text and rank(name.text.lower(), "en") > 0


def examples_in(read: Sequence[Document], language: str) -> Iterator[Example]:
    """The same for the translations: a text is labelled with the renderings of the names of its English text."""
    dice = random.Random(1)
    counts = _without_press(read, language)
    seeing, blind = foreign_tagger.Known(language, counts), foreign_tagger.Known(language, counts, lists=False)
    every = build([*(_rendered(name, forms) for doc in read for name, forms in doc.names.items()), *entries()])
    for document in read:
        own = build(_rendered(name, forms) for name, forms in document.names.items())
        texts = [visible(text)[0] for text in document.texts[language]]
        split = [foreign.words_of(text) for text in texts]
        beside = Counter(word.text for words in split for word in words)
        people = [n for n in document.names if n.type is NameType.PERSON]
        for text, words, english_text in zip(texts, split, document.texts["en"], strict=True):
            folded = fold_apostrophes(english_text)
            said = [found.entry for trie in (own, every) for found in find(folded, trie) if found.entry is not None]
            gold = tags_of(words, _rendered_spans(text, said, people, document, folded, language))
            known = foreign.listed(text, words, language)
            for hint, names in ((known, seeing), ((), blind)) if dice.random() < BLIND else ((known, seeing),):
                for start, end, features in foreign_tagger.runs(text, words, hint, names, beside):
                    yield features, _begun(gold[start:end])


def _without_press(read: Sequence[Document], language: str) -> dict[str, int]:
    """Sightings of words in names, those of the press corpus taken off: a new article has names that it lacks."""
    counts = dict(name_words(language))
    press = [document for document in read if document.file == "press"]
    forms = {(name, renderings[language]) for document in press for name, renderings in document.names.items()}
    for _, form in forms:
        for word in form.lower().split():
            for spelled in {word, word.removeprefix("ال")}:
                counts[spelled] = max(counts.get(spelled, 0) - WEIGHTS["press"], 0)
    return counts


def _without_rare(found: list[Example]) -> list[Example]:
    """Without the features that hardly any word has: there are ten times as many words as in English runs."""
    counts = Counter(feature for rows, _ in found for row in rows for feature in row)
    return [([[f for f in row if counts[f] >= SEEN] for row in rows], tags) for rows, tags in found]


def _rendered(name: Name, forms: Mapping[str, str]) -> Entry:
    return Entry(name.type, name.text, (), dict(forms), "")


def _rendered_spans(
    text: str, said: Sequence[Entry], people: Sequence[Name], document: Document, english_text: str, language: str
) -> list[Found]:
    """Where the renderings of these names stand in a text, the longest first, then the surnames of the people."""
    forms = [(entry.renderings.get(language, ""), entry.type) for entry in said]
    for name in people:
        if word_key(name.text.split()[-1].split("-")[-1]) in {word_key(w.text) for w in words_of(english_text)}:
            forms.append((document.names[name][language].split()[-1], NameType.PERSON))
    found: list[Found] = []
    for form, kind in sorted(dict.fromkeys(forms), key=lambda f: -len(f[0])):
        if len(form) < 2 or kind is None:
            continue
        for start, end in name_pattern(form, language).spans(text):
            if all(end <= f.start or f.end <= start for f in found):
                found.append(Found(start, end, kind, "rule"))
    return found


def _entry(name: Name) -> Entry:
    return Entry(name.type, name.text, (), {}, "")


def _labelled(text: str, words: Sequence[Word], own: object, every: object, document: Document) -> list[Found]:
    gold: list[Found] = []
    for trie in (own, every):
        for found in find(text, trie):  # type: ignore[arg-type]
            if all(found.end <= g.start or g.end <= found.start for g in gold):
                gold.append(found)
    people = {word_key(n.text.split()[-1].split("-")[-1]) for n in document.names if n.type is NameType.PERSON}
    for word in words:
        alone = all(word.end <= g.start or g.end <= word.start for g in gold)
        if alone and word.text[0].isupper() and word_key(word.text) in people:
            gold.append(Found(word.start, word.end, NameType.PERSON, "rule"))
    return gold


def _begun(tags: list[int]) -> list[int]:
    """A run that begins inside a name begins it."""
    return [tags[0] - 1, *tags[1:]] if tags[0] != OUT and tags[0] % 2 == 0 else tags


def train(found: list[Example], hidden: Container[str] = _OF_WORDS) -> dict[str, tuple[int, ...]]:
    """Averaged perceptron weights in hundredths."""
    ids: dict[str, int] = {}
    of_words: list[bool] = []
    runs_of_ids = []
    for rows, gold in found:
        for row in rows:
            for feature in row:
                if feature not in ids:
                    ids[feature] = len(ids)
                    of_words.append(feature[:2] in hidden)
        runs_of_ids.append(([np.array([ids[f] for f in row]) for row in rows], gold))
    vague = ~np.array(of_words)
    now, summed = np.zeros((len(ids), len(TAGS))), np.zeros((len(ids), len(TAGS)))
    step = 0
    dice = random.Random(2)
    for turn in range(ROUNDS):
        dice.shuffle(runs_of_ids)
        wrong = 0
        for whole, gold in runs_of_ids:
            step += 1
            shown = [word[vague[word]] for word in whole] if dice.random() < VAGUE else whole
            guess = best_path([now[word].sum(axis=0).tolist() for word in shown])
            if guess == gold:
                continue
            wrong += 1
            for word, right, said in zip(shown, gold, guess, strict=True):
                if right != said:
                    now[word, right] += 1.0
                    now[word, said] -= 1.0
                    summed[word, right] += step
                    summed[word, said] -= step
        print(f"round {turn + 1}: {wrong} of {len(runs_of_ids)} runs wrong", flush=True)
    means = np.rint(100 * (now - summed / step)).astype(int)
    kept = np.abs(means).max(axis=1) >= LEAST
    return {feature: tuple(means[index].tolist()) for feature, index in ids.items() if kept[index]}


if __name__ == "__main__":
    main()
