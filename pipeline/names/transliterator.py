"""Names from Latin letters into a locale's script, word by word: a lexicon of name words, then a joint n-gram model."""

from __future__ import annotations

import io
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from pipeline.model import NameType
from pipeline.names import ngram
from pipeline.names.compounds import FIRST, SERVANT, SMALL, fixed, split_compound
from pipeline.names.romanised import skeleton, split_article, words_of_name

Scored = list[tuple[str, float]]

_TYPE_LETTERS = {NameType.PERSON: "P", NameType.PLACE: "L", NameType.ORGANISATION: "O"}
_BEAM = 8
_KEPT = 8  # renderings kept of each word and of each beginning of a name
_SPACED = re.compile(r"(?<!\S)عبدال(?=\w{3})")
# Common nouns beside names in the lists, taken for the name itself ("Erbil": نادي), and the first letters of the words
# that they may rightly write.
_NOUNS: dict[str, dict[str, str]] = {
    "ar": {"نادي": "n", "جامعة": "j", "محافظة": "m", "مقاطعة": "m", "إقليم": "ie", "سهل": "s"}
    | {"جبال": "j", "جزر": "j", "المحكمة": "m", "الكبير": "k", "الصغير": "s"},
    "ckb": {"یانەی": "y", "زانکۆی": "z", "بەنداوی": "b", "دەشتی": "d", "یاریگەی": "y"}
    | {"ئەنجوومەنی": "ae", "نەخۆشخانەی": "n", "گەورە": "g", "بچووک": "b"},
    "kmr": {"yaneya": "y", "kolana": "k", "bendava": "b", "herêma": "h", "deşta": "d"}
    | {"yekîtiya": "y", "encûmena": "e", "zanîngeha": "z", "mezin": "m", "biçûk": "b"},
}
_ENGLISH = {"ch": "ç", "kh": "x", "gh": "x", "sh": "ş", "zh": "j"}  # what Kurmanji has letters for
_HAMZA = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي"})


@dataclass(frozen=True, slots=True)
class Weights:
    """How the sources of a rendering are weighed; tuned on every twelfth name, held out from the training.

    `trust`: sightings at which lexicon and model count the same. `same_type`: how much more a sighting in a name of
    the same type counts. `known`: exponent of the frequency of the target word. `kin`: exponent of its sightings for
    other spellings of the word. `article`: what a model's writing with an article is worth where none was asked for.
    `hamza`: how much likelier the spelling with hamza is taken to be than the one without.
    """

    trust: float = 2.0
    same_type: float = 3.0
    known: float = 0.5
    kin: float = 0.0
    article: float = 0.3
    hamza: float = 3.0


# On held-out words known=0.8 and kin=0.3 put the right writing first in Sorani for 63.4 % of people (62.7 without) and
# 38.4 % of places (37.1), in Kurmanji for 72.3 (69.8) and 40.2 (39.1); Arabic would gain 0.2 by kin.
_WEIGHTS = {"ar": Weights(), "ckb": Weights(known=0.8, kin=0.3), "kmr": Weights(known=0.8, kin=0.3)}


@dataclass(frozen=True, slots=True)
class Transliterator:
    """`lexicon`: romanised word to (type letter, target word, sightings); `frequency`: sightings of target words.

    `skeletons`: its words by their skeleton, where the weights ask for other spellings.
    """

    locale: str
    model: ngram.NgramModel
    lexicon: Mapping[str, tuple[tuple[str, str, int], ...]]
    frequency: Mapping[str, int]
    skeletons: Mapping[str, Sequence[str]]
    weights: Weights = Weights()
    _words: dict[tuple[str, NameType], Scored] = field(default_factory=dict)

    def render(self, name: str, kind: NameType, best: int = 5) -> Scored:
        """The best renderings of a whole name with their probabilities, best first."""
        partial: Scored = [("", 1.0)]
        words = [word for word in words_of_name(name) if word not in SMALL]
        if self.locale != "ar":
            words = _in_one(words)
        for index, word in enumerate(words):
            first = FIRST[self.locale] if word == "i" and 0 < index == len(words) - 1 else ""
            options = [(first, 1.0)] if first else self.word(word, kind)
            if options:
                partial = _top((f"{a} {b}".lstrip(), p * q) for a, p in partial for b, q in options)
        if self.locale == "ar":
            partial = [(text.replace(" و ", " و"), p) for text, p in partial]
            partial = _with_joined(partial[:best], best)
        return [(self._cased(text), p) for text, p in partial[:best] if text]

    def word(self, word: str, kind: NameType) -> Scored:
        """The best renderings of one word of a name of this type."""
        key = (word, kind)
        if key not in self._words:
            self._words[key] = self._word(word, kind)
        return self._words[key]

    def _word(self, word: str, kind: NameType) -> Scored:
        written = fixed(word, self.locale)
        if written:
            return [(written, 1.0)]
        article, stem = split_article(word)
        if self.locale != "ar":
            return self._weighed(stem, kind)
        options = self._compound(stem, kind)
        if article:
            bare = {t.removeprefix("ال") if len(t) > 4 else t: p for t, p in sorted(options, key=lambda o: o[1])}
            return _top((f"ال{t}", p) for t, p in bare.items())
        return options

    def _compound(self, word: str, kind: NameType) -> Scored:
        """An Arabic compound by its parts, unless the lexicon has it whole."""
        before, rest, after = split_compound(word)
        if rest == word or sum(self._seen(word, kind).values()) >= 4:
            return self._weighed(word, kind)
        bare = [(text.removeprefix("ال") if before else text, p) for text, p in self._weighed(rest, kind)]
        return [(f"{before}{text}{after}", p) for text, p in bare]

    def _weighed(self, word: str, kind: NameType) -> Scored:
        seen = self._seen(word, kind)
        total = sum(seen.values())
        share = total / (total + self.weights.trust)
        scores = {text: share * p for text, p in _shares(seen).items()}
        # with many sightings the model has nothing to add but further candidates
        if share < 0.9 or len(seen) < 3:
            for text, p in self.model.transliterate(word, _KEPT, _BEAM if share < 0.9 else 3):
                scores[text] = scores.get(text, 0.0) + (1 - share) * p
        power, kin = self.weights.known, self.weights.kin
        alike = self._kin(word) if kin and share < 0.9 else {}
        for text in scores:
            scores[text] *= (1 + self.frequency.get(text, 0)) ** power * (1 + alike.get(text, 0)) ** kin
            if self.locale == "ar" and text.startswith("ال") and len(text) > 4:
                scores[text] *= self.weights.article ** (1 - share)
        if self.locale == "kmr":
            scores = dict(_top((_in_one_spelling(text), p) for text, p in scores.items()))
        if self.locale == "ar":
            scores = self._with_hamza({_SPACED.sub("عبد ال", text): p for text, p in scores.items()})
        return _top(_shares(scores).items())

    def _kin(self, word: str) -> dict[str, int]:
        """Sightings of the writings of other words with the same skeleton."""
        found: dict[str, int] = {}
        for other in self.skeletons.get(skeleton(word), ()):
            if other != word:
                for _, text, count in self.lexicon[other]:
                    found[text] = found.get(text, 0) + count
        return found

    def _seen(self, word: str, kind: NameType) -> dict[str, float]:
        letter = _TYPE_LETTERS[kind]
        seen: dict[str, float] = {}
        servant = self.locale == "ar" and SERVANT.match(word)
        nouns = _NOUNS[self.locale]
        for of, text, count in self.lexicon.get(word, ()):
            if servant and (text == "عبد" or not text.startswith("عبد")):
                continue  # half of a name that Arabic writes as two words
            if word[:1] not in nouns.get(text, word):
                continue
            # sightings in names of another type are many where one village name is listed fifty times
            seen[text] = seen.get(text, 0.0) + (count * self.weights.same_type if of == letter else math.sqrt(count))
        return seen

    def _with_hamza(self, scores: Mapping[str, float]) -> dict[str, float]:
        """Spellings that differ in hamza or final ya only: their whole mass goes to the likeliest, hamza preferred."""
        groups: dict[str, list[tuple[float, str]]] = {}
        for text, p in scores.items():
            bare = text.startswith("ا") and not text.startswith("ال")
            weight = p / self.weights.hamza if bare or text.endswith("ى") else p
            groups.setdefault(text.translate(_HAMZA), []).append((weight, text))
        out: dict[str, float] = {}
        for members in groups.values():
            mass = sum(scores[text] for _, text in members)
            members.sort(reverse=True)
            out[members[0][1]] = mass
            for weight, text in members[1:]:
                out[text] = weight * 0.1
        return out

    def _cased(self, text: str) -> str:
        if self.locale != "kmr":
            return text
        return " ".join(
            word if word in ("û", "ya", "a", "yê") else word[:1].upper() + word[1:] for word in text.split()
        )


def _in_one_spelling(text: str) -> str:
    """A Kurmanji word that is half in English ("warshîn") with Kurmanji letters."""
    if not re.search("[çêîşû]", text):
        return text
    return re.sub("[ckgsz]h", lambda match: _ENGLISH[match[0]], text)


def _with_joined(scored: Scored, best: int) -> Scored:
    """With the first rendering's عبدالله for عبد الله in the last place: some write these names together."""
    joined = re.sub(r"(?<!\S)عبد ال(?=\w{3})", "عبدال", scored[0][0]) if scored else ""
    if not joined or joined in (text for text, _ in scored):
        return scored
    return [*scored[: best - 1], (joined, scored[min(len(scored), best) - 1][1] / 2)]


def _shares(scores: Mapping[str, float]) -> dict[str, float]:
    total = sum(scores.values()) or 1.0
    return {text: score / total for text, score in scores.items()}


def _top(scored: Iterable[tuple[str, float]]) -> Scored:
    best: dict[str, float] = {}
    for text, p in scored:
        best[text] = best.get(text, 0.0) + p
    return sorted(best.items(), key=lambda item: -item[1])[:_KEPT]


def read_lexicon(text: str) -> dict[str, tuple[tuple[str, str, int], ...]]:
    """Lines "romanised TAB typeletter:target:count TAB …"."""
    table = {}
    for line in text.split("\n"):
        if line:
            word, *seen = line.split("\t")
            table[word] = tuple((s[0], s[2 : s.rindex(":")], int(s[s.rindex(":") + 1 :])) for s in seen)
    return table


def frequencies(lexicon: Mapping[str, Sequence[tuple[str, str, int]]]) -> dict[str, int]:
    """How often each target word was seen, in any name."""
    counts: dict[str, int] = {}
    for seen in lexicon.values():
        for _, text, count in seen:
            counts[text] = counts.get(text, 0) + count
    return counts


def unpack(locale: str, data: bytes, weights: Weights | None = None) -> Transliterator:
    """A transliterator from the bytes of its .npz file."""
    import numpy as np  # noqa: PLC0415

    with np.load(io.BytesIO(data)) as table:
        lexicon = read_lexicon(bytes(table["lexicon"]).decode())
    chosen = weights or _WEIGHTS[locale]
    skeletons: dict[str, list[str]] = {}
    for word in lexicon if chosen.kin else ():
        skeletons.setdefault(skeleton(word), []).append(word)
    return Transliterator(locale, ngram.load(data), lexicon, frequencies(lexicon), skeletons, chosen)


@cache
def transliterator(locale: str) -> Transliterator:
    """The trained transliterator of a locale."""
    return unpack(locale, (files("pipeline.names") / "data" / f"transliterator-{locale}.npz").read_bytes())


def _in_one(words: Iterable[str]) -> list[str]:
    """With "abd", "al-wahid" as the one word that Kurdish makes of it: Ebdulwahid."""
    out: list[str] = []
    for word in words:
        if out[-1:] == ["abd"] and word.startswith("al-"):
            out[-1] = f"abdul{word.removeprefix('al-')}"
        else:
            out.append(word)
    return out


def confidence(p: float) -> float:
    """A probability as a score that stays below those of the curated layers."""
    return round(0.75 * math.sqrt(max(p, 0.0)), 3)
