"""Texts to pieces and back, for the two kinds of packs, exactly as stock Argos does it."""

from __future__ import annotations

import html
from collections.abc import Sequence
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Protocol


class Tokenizer(Protocol):
    """What the translator asks of a pack's tokenizer."""

    def encode(self, texts: Sequence[str]) -> list[list[str]]:
        """Each text as pieces."""

    def decode(self, pieces: Sequence[str]) -> str:
        """Pieces as text."""

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where each piece of `encode` stands in the text, leading space left out."""

    def bare(self, piece: str) -> str:
        """A piece without its word-boundary mark."""

    def lacks(self, char: str, /) -> bool:
        """Whether no piece holds this character; no vocabulary lacks ""."""


def open_tokenizer(home: Path, source: str, target: str) -> Tokenizer:
    """The tokenizer of an unpacked pack."""
    model = home / "sentencepiece.model"
    return SentencePieces(model) if model.exists() else MosesPieces(home / "bpe.model", source, target)


class SentencePieces:
    """SentencePiece (Kudo and Richardson, 2018), as nearly all packs have it."""

    def __init__(self, model: Path) -> None:
        import sentencepiece  # noqa: PLC0415

        self._pieces = sentencepiece.SentencePieceProcessor(model_file=str(model))

    def encode(self, texts: Sequence[str]) -> list[list[str]]:
        """Each text as pieces."""
        return list(self._pieces.encode(list(texts), out_type=str))

    def decode(self, pieces: Sequence[str]) -> str:
        """Pieces as text; stock Argos turns underscores into spaces too."""
        return str(self._pieces.decode_pieces(list(pieces))).replace("▁", " ").replace("_", " ")

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where each piece stands in the text, leading space left out."""
        offsets = self._pieces.encode(text, out_type="offset_mapping")["offsets"]
        return [(begin + text[begin:end].startswith(" "), end) for begin, end in offsets]

    def bare(self, piece: str) -> str:
        """The piece without ▁."""
        return piece.replace("▁", "")

    def lacks(self, char: str, /) -> bool:
        """Whether the vocabulary lacks this character; one that is in any piece is a piece of its own too."""
        return bool(self._pieces.unk_id() in self._pieces.encode(char))


class MosesPieces:
    """Moses words in byte pairs, as some of the newer packs of the Argos index have them.

    Argos' own class does the work; importing `argostranslate.tokenizer` makes no folders, its `settings` does.
    """

    def __init__(self, model: Path, source: str, target: str) -> None:
        from argostranslate.tokenizer import BPETokenizer  # noqa: PLC0415

        self._pieces = BPETokenizer(model, source, target)

    def encode(self, texts: Sequence[str]) -> list[list[str]]:
        """Each text as pieces."""
        return [self._pieces.encode(text) for text in texts]

    def decode(self, pieces: Sequence[str]) -> str:
        """Pieces as text."""
        return str(self._pieces.decode(list(pieces)))

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where each piece stands; the pieces of a word that Moses escaped (&quot;) all have the word's place."""
        out: list[tuple[int, int]] = []
        at, word = 0, []
        for piece in self._pieces.encode(text):
            word.append(self.bare(piece))
            if piece.endswith("@@"):
                continue
            whole = html.unescape("".join(word))
            start = text.find(whole, at)
            places = [(at, at)] * len(word) if start < 0 else _places(word, whole, start)
            out.extend(places)
            at, word = places[-1][1], []
        return out

    def bare(self, piece: str) -> str:
        """The piece without @@."""
        return piece.removesuffix("@@")

    def lacks(self, _char: str, /) -> bool:
        """None: Moses folds quotes and apostrophes itself."""
        return False


def _places(pieces: Sequence[str], whole: str, start: int) -> list[tuple[int, int]]:
    if whole != "".join(pieces):
        return [(start, start + len(whole))] * len(pieces)
    ends = list(accumulate((len(piece) for piece in pieces), initial=start))
    return list(pairwise(ends))
