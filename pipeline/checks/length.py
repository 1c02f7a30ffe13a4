"""A translation far shorter or longer than its source asks for."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

from pipeline.checks.base import Case, spelled, warning
from pipeline.model import Finding

# Characters of the translation for one of the source, and the variance of that for one character, after Gale and
# Church (1993); counted over the 6,283 segments of the press corpus. Its extremes are -3.9 and 5.3 deviations.
_PAIRS: Mapping[tuple[str, str], tuple[float, float]] = {
    ("en", "ar"): (0.868, 1.556),
    ("en", "ckb"): (1.032, 2.088),
    ("en", "kmr"): (1.040, 1.979),
    ("ar", "en"): (1.152, 2.296),
    ("ar", "ckb"): (1.189, 1.980),
    ("ar", "kmr"): (1.198, 2.271),
    ("ckb", "en"): (0.969, 1.801),
    ("ckb", "ar"): (0.841, 1.182),
    ("ckb", "kmr"): (1.008, 0.932),
    ("kmr", "en"): (0.961, 1.665),
    ("kmr", "ar"): (0.835, 1.342),
    ("kmr", "ckb"): (0.992, 0.931),
}
_UNKNOWN_PAIR = (1.0, 2.3)
_SHORT, _LONG = -3.3, 4.3


def check_length(case: Case) -> Iterator[Finding]:
    """The length lies beyond what 1 in 1,000 translations by people reach; as it stands and in words."""
    if not case.source or not case.target:
        return
    ratio, variance = _PAIRS.get((case.source_language, case.locale), _UNKNOWN_PAIR)
    lengths = len(case.source), len(spelled(case.source, case.source_language, case.locale))
    found = len(case.target)
    deviations = [(found - ratio * source) / math.sqrt(variance * source) for source in lengths]
    if max(deviations) < _SHORT:
        yield warning("length", f"short for its source: {found} characters for {min(lengths)}")
    elif min(deviations) > _LONG:
        yield warning("length", f"long for its source: {found} characters for {max(lengths)}")
