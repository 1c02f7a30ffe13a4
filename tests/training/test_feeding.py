"""Batches made in processes beside the training."""

from __future__ import annotations

import random

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="the training extra is not installed")

from pipeline.training.batches import Sampler, Variation  # noqa: E402
from pipeline.training.corpora import Pair  # noqa: E402
from pipeline.training.feeding import fed  # noqa: E402
from pipeline.training.prepare import Example  # noqa: E402
from pipeline.training.recipe import Source  # noqa: E402
from pipeline.training.vocabulary import learn_vocabulary  # noqa: E402

ROWS = [("The school opens.", "تفتح المدرسة."), ("It rained in Mosul.", "هطل المطر في الموصل."), ("No.", "لا.")]


def test_every_process_draws_batches_of_its_own_from_the_same_examples() -> None:
    import sentencepiece  # noqa: PLC0415

    latin, arabic = ([row[side] for row in ROWS for _ in range(40)] for side in (0, 1))
    pieces = sentencepiece.SentencePieceProcessor(model_proto=learn_vocabulary(latin, arabic, (60, 60)))
    examples = []
    for row in ROWS:
        ids = [np.array(pieces.encode(text), np.int32) for text in row]
        examples.append(Example(0, ids[0], ids[1], np.full(len(ids[1]), -1, np.int16), Pair(*row)))
    sources = (Source("a.tsv", "en", "ar", shares=(1.0,)),)
    plain = Variation(names=0, swapped=0, numbers=0, lower=0, upper=0)
    sampler = Sampler(examples, sources, 0, 60, pieces, plain, random.Random(1))
    mark = pieces.get_piece_size()
    stream = fed(sampler, 600, mark, "seed", processes=2)
    batches = [next(stream) for _ in range(6)]
    again = fed(sampler, 600, mark, "seed", processes=2)
    for batch in batches:
        assert all(torch.equal(a, b) for a, b in zip(batch.parts, next(again).parts, strict=True))
        assert set(batch.given[:, 0].tolist()) == {mark}
        assert batch.to(torch.device("cpu")).wanted.dtype == torch.int64
        written = {pieces.decode([i for i in row if i > 2]) for row in batch.wanted.tolist()}
        assert written <= {arabic for _, arabic in ROWS}
    assert not torch.equal(batches[0].source, batches[1].source)
