"""Which device a model runs on, and with how many workers."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from pipeline.errors import UsageError


def load_model(model: Path, device: str, threads: int) -> tuple[Any, str]:
    """The CTranslate2 translator and the device it really runs on: "auto" is CUDA where that works, else the CPU.

    A machine with a driver but without cuBLAS shows a GPU and fails at the first sentence, so one is tried.
    Raises UsageError where "cuda" was asked for and cannot be used.
    """
    import ctranslate2  # noqa: PLC0415

    if device == "cuda" or (device == "auto" and _gpus()):
        try:
            loaded = ctranslate2.Translator(str(model), device="cuda", max_queued_batches=-1)
            loaded.translate_batch([["▁"]], max_decoding_length=1)
        except (RuntimeError, ValueError) as error:
            if device == "cuda":
                reason = str(error).splitlines()[0]
                raise UsageError(
                    f'pipeline.toml: device = "cuda" cannot be used ({reason}); write "auto" or "cpu"'
                ) from error
        else:
            return loaded, "cuda"
    # One thread a worker: on two cores two workers give 1.2 times the words of one worker with two threads.
    options = {"inter_threads": threads or cores(), "intra_threads": 1}
    return ctranslate2.Translator(str(model), device="cpu", max_queued_batches=-1, **options), "cpu"


def cores() -> int:
    """The processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _gpus() -> int:
    import ctranslate2  # noqa: PLC0415

    try:
        return int(ctranslate2.get_cuda_device_count())
    except RuntimeError:  # a driver too old for this CTranslate2
        return 0
