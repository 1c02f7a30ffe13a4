"""The model card that each pack carries, written from its recipe and its scores."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.training.corpora import WORD_LISTS
from pipeline.training.recipe import Recipe, Source

_LISTS = """
Which dictionary entries are drawn most was weighed by the word lists of wordfreq (CC BY-SA 4.0).
"""
_NAMES = {"en": "English", "ar": "Arabic", "ckb": "Sorani Kurdish", "kmr": "Kurmanji Kurdish"}


def card(recipe: Recipe, name: str, updates: int, rows: Sequence[Mapping[str, object]]) -> str:
    """Markdown, for a pack made after so many updates; `rows` are its lines of `build/evaluate.json`."""
    source, target = name.split("-")
    lineage = recipe.lineage(updates)
    trained = [i for i, _ in lineage if any(name in turn for turn in recipe.stages[i].turns)]
    used = [s for s in recipe.of(name) if any(s.share(i) for i in trained)]
    sources = "\n".join(f"| `{s.file}` | {s.licence} | {_shares(recipe, s, trained)} |" for s in used)
    scores = "\n".join(_score(row) for row in rows) or "| not measured | | | | | | | |"
    layers, decoder = recipe.shape.encoder_layers, recipe.shape.decoder_layers
    history = f", {recipe.history}" if recipe.history else ""
    stages = ", ".join(recipe.stages[i].name for i, _ in lineage)
    count = sum(made for _, made in lineage)
    lists = _LISTS if any(s.format in WORD_LISTS for s in recipe.of(name)) else ""
    return f"""# {_NAMES[source]} to {_NAMES[target]}, version {recipe.version}

A translation pack for Argos Translate, trained by the Dragoman project with the recipe `{recipe.name}`
(`pipeline/training/recipes/{recipe.name}.toml`). {count:,} updates on two CPU cores, in the stages {stages}{history}.

## Model
Encoder: the lower {layers} layers of multilingual-e5-small (MIT), tuned. Decoder: {decoder} layers of width 384, begun
from the same weights. One SentencePiece model for both sides; int8 CTranslate2. The last decoder layer's attention was
trained on word alignments, so it can be used to carry markup and names.

## Trained on
| corpus | licence as stated | share of samples, from which stage on |
| --- | --- | --- |
{sources}
{lists}
Some of these state no licence or a non-commercial one: who needs a pack without them takes their lines out of the
recipe and trains again.

## Scores
Held-out text: press-dev, words-dev, agency-dev and dailies-dev (our own news, words-dev around rarer words, agency-dev
from all over the world, dailies-dev the day's hard news) and TICO-19 (health, another field).
`make evaluate`: sacrebleu, the desk's decoding, beam 3.

| set | sentences | BLEU | chrF++ | English echo | right language | repetition | numbers kept |
| --- | --- | --- | --- | --- | --- | --- | --- |
{scores}

## Weak spots
Trained for hours, not weeks: it drops and invents clauses in long sentences, repeats itself now and then, and guesses
at words it has rarely seen. Health, law and technology are outside its field. Every text needs a reviewer.

## Not for
Anything that is read without review: medical, legal or emergency information, court or asylum papers, or evidence of
what somebody said.
"""


def _shares(recipe: Recipe, source: Source, trained: Sequence[int]) -> str:
    """The share of a source where it changed: "0.34 broad, 0.7 news"."""
    shares = [0.0, *(source.share(i) for i in trained)]
    changed = [i for i in range(len(trained)) if shares[i + 1] != shares[i]]
    return ", ".join(f"{shares[i + 1]:g} {recipe.stages[trained[i]].name}" for i in changed)


def _score(row: Mapping[str, object]) -> str:
    sane = row["sanity"]
    assert isinstance(sane, Mapping)
    shares = " | ".join(f"{100 * float(sane[key]):.2f} %" for key in ("echo", "language", "repetition", "numbers"))
    return f"| {row['set']} | {row['sentences']} | {row['bleu']} | {row['chrf_pp']} | {shares} |"
