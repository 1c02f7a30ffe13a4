"""Monolingual news translated back into English by the run's own network, as pairs to train the other way on."""

from __future__ import annotations

import json
import lzma
import math
import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch

from pipeline.training.corpora import Pair, clean, made_file, plausible, spread
from pipeline.training.export import export_model
from pipeline.training.prepare import Prepared
from pipeline.training.recipe import Recipe, Source

_WORST = 0.2  # the share of a file's translations, by mean log probability, that is left out
_MARKUP = re.compile(r"[#@_]|\.\.\.|…")


def lacking(recipe: Recipe, folder: Path, stage: int) -> tuple[Source, ...]:
    """The sources that a stage trains on and that are still to be translated back."""
    trained = {direction for turn in recipe.stages[stage].turns for direction in turn}
    wanted = [
        s for s in recipe.sources if s.format == "back" and s.share(stage) > 0 and f"{s.source}-{s.target}" in trained
    ]
    return tuple(s for s in wanted if not made_file(folder, s, recipe.round_of(stage)).exists())


def readable(path: Path, language: str, longest: int) -> Iterator[str]:
    """Sentences of 4 to `longest` words that look written, each once; a line of several sentences is left out."""
    from pipeline.languages import detect  # noqa: PLC0415

    seen: set[str] = set()
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            text = clean(line, language)
            if not 4 <= len(text.split()) <= longest or _MARKUP.search(text) or text in seen:
                continue
            seen.add(text)
            if len(re.findall(r"[.!?؟](?=\s)", text)) <= 1 and detect(text) == language:
                yield text


def keep_best(pairs: Sequence[tuple[float, Pair]]) -> list[Pair]:
    """The pairs without loops, without lengths that cannot be, and without the worst fifth by score, in their order."""
    fit = [(score, pair) for score, pair in pairs if plausible(pair, 60) and not _loops(pair.source)]
    if not fit:
        return []
    line = sorted(score for score, _ in fit)[math.floor(_WORST * len(fit))]
    return [pair for score, pair in fit if score >= line]


def _loops(text: str) -> bool:
    """Whether the same one to three words stand three times running."""
    return re.search(r"\b(\w+(?:\W+\w+){0,2})(?:\W+\1\b){2}", text.casefold()) is not None


def translate_back(
    recipe: Recipe, prepared: Prepared, folder: Path, corpora: Path, sources: Sequence[Source], stage: int
) -> None:
    """Write `made_file` of each source for a stage, English in the first column.

    It is done with the newest checkpoint's averaged weights.
    """
    import ctranslate2  # noqa: PLC0415

    state = torch.load(folder / "checkpoint.pt", weights_only=False, map_location="cpu")
    pieces = prepared.processor()
    translators: dict[str, ctranslate2.Translator] = {}
    for source in sources:
        language = source.target
        texts = spread(list(readable(corpora / source.file, language, source.longest)), source.limit)
        if language not in translators:
            model = folder / "back" / f"{language}-en"
            export_model(state, prepared, recipe, f"{language}-en", model)
            translators[language] = ctranslate2.Translator(
                str(model), inter_threads=os.cpu_count() or 1, intra_threads=1
            )
        found = translators[language].translate_batch(
            pieces.encode(texts, out_type=str),
            beam_size=2,
            repetition_penalty=1.1,
            max_batch_size=2048,
            batch_type="tokens",
            max_decoding_length=160,
            return_scores=True,
        )
        english = [pieces.decode(result.hypotheses[0]) for result in found]
        scored = [(r.scores[0], Pair(e, t)) for r, e, t in zip(found, english, texts, strict=True)]
        kept = keep_best(scored)
        out = made_file(folder, source, recipe.round_of(stage))
        beside = out.with_suffix(".new")
        beside.write_text("".join(f"{p.source}\t{p.target}\n" for p in kept), encoding="utf-8")
        beside.replace(out)
        print(json.dumps({"back": source.file, "sentences": len(texts), "kept": len(kept)}), flush=True)
