"""Train the tagger of English names: `python -m pipeline.training.names_tagger --corpora ../shared/corpora`.

The press corpus lists a name where it is new: each text is labelled with the names of its document, then with all.
"""

from __future__ import annotations

import argparse
import lzma
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.model import Name, NameType
from pipeline.names import Recogniser, english
from pipeline.names.gazetteer import Entry
from pipeline.names.matcher import Found, Word, build, find, words_of
from pipeline.names.spelling import fold_apostrophes, word_key
from pipeline.names.tagger import OUT, TAGS, decode, runs, tags_of
from pipeline.training.names_press import Document, documents

FILE = Path(__file__).parent.parent / "names" / "data" / "tagger.tsv.xz"
ROUNDS = 6
# How often the gazetteer is hidden from a text: articles hold more names that it lacks than the press corpus does.
BLIND = 0.3
# How often the words themselves are hidden: their shapes and neighbours have to do.
VAGUE = 0.3
_OF_WORDS = frozenset({"w ", "x ", "p ", "a ", "2 ", "3 ", "pn", "an"})
LEAST = 12  # hundredths: a feature whose weights are all smaller is left out
Example = tuple[list[list[str]], list[int]]


def main() -> None:
    """Train and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=FILE)
    options = parser.parse_args()
    found = list(examples(list(documents(options.corpora, "press"))))
    print(f"{len(found)} runs of words, {sum(len(tags) for _, tags in found)} words", flush=True)
    table = train(found)
    lines = ["\t".join([feature, *(str(n or "") for n in row)]) for feature, row in sorted(table.items())]
    data = lzma.compress("\n".join(lines).encode(), preset=9 | lzma.PRESET_EXTREME)
    options.out.write_bytes(data)
    print(f"{len(table)} features, {len(data)} bytes")


def examples(read: Sequence[Document]) -> Iterator[Example]:
    """Runs of words as features and tags."""
    nlp = Recogniser.load().nlp
    dice = random.Random(1)
    every = build(_entry(name) for document in read for name in document.names)
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


def train(found: list[Example]) -> dict[str, tuple[int, ...]]:
    """Averaged perceptron weights in hundredths."""
    size = len(TAGS)
    now: dict[str, list[float]] = {}
    summed: dict[str, list[float]] = {}
    step = 0
    dice = random.Random(2)
    for turn in range(ROUNDS):
        dice.shuffle(found)
        wrong = 0
        for features, gold in found:
            step += 1
            if dice.random() < VAGUE:
                features = [[f for f in row if f[:2] not in _OF_WORDS] for row in features]  # noqa: PLW2901
            guess = decode(features, now)  # type: ignore[arg-type]
            if guess == gold:
                continue
            wrong += 1
            for row, right, said in zip(features, gold, guess, strict=True):
                if right == said:
                    continue
                for feature in row:
                    for tag, change in ((right, 1.0), (said, -1.0)):
                        now.setdefault(feature, [0.0] * size)[tag] += change
                        summed.setdefault(feature, [0.0] * size)[tag] += change * step
        print(f"round {turn + 1}: {wrong} of {len(found)} runs wrong", flush=True)
    table = {}
    for feature, mine in now.items():
        mean = tuple(round(100 * (a - b / step)) for a, b in zip(mine, summed[feature], strict=True))
        if max(map(abs, mean)) >= LEAST:
            table[feature] = mean
    return table


if __name__ == "__main__":
    main()
