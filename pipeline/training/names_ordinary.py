"""Count the words of ordinary text: `python -m pipeline.training.names_ordinary --corpora ../shared/corpora`."""

from __future__ import annotations

import argparse
import lzma
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from pipeline.names.inflected import visible

DATA = Path(__file__).parent.parent / "names" / "data"
OFTEN, MOST = 4000, 80000
# Columns that were recased by word lists are left out for English: names may stand in small letters there.
SOURCES = {
    "en": {
        "en-ar": "tatoeba ud_pud xquad sdg_goals mt_geneval opensource_guide afp_verification_plugin mozilla_www "
        "ms_dynamics_operations_human loc_libreoffice",
        "en-ckb": "bible-kss2020 quran-asan interdialect kurdnet-glosses",
        "en-kmr": "peyvi-learning udhr",
    },
    "ar": {
        "en-ar": "tatoeba ud_pud xquad sdg_goals mt_geneval opensource_guide afp_verification_plugin mozilla_www "
        "ms_dynamics_operations_human quran"
    },
    "ckb": {
        "en-ckb": "awta bible-kss2020 kurdishmt-ted quran-asan kurdnet-glosses interdialect",
        "mono": "ckb-fakekurdnews ckb-interdialect ckb-wishe-web",
    },
    "kmr": {
        "en-kmr": "bible-mizgini2005 bible-peymananu2017 bible-psalms-kitebipiroz interdialect l10n-android "
        "l10n-debian-gettext l10n-libreoffice l10n-mediawiki l10n-webapps peyvi-learning udhr",
        "mono": "kmr-interdialect kmr-kurdishlid kmr-ud-mg kmr-apertium-texts",
    },
}
LEAST = {"en": 2, "ar": 1, "ckb": 2, "kmr": 1}
SURE = 3  # sightings from which on a word is no longer counted as rare
_WORD = re.compile(r"[^\W\d_][^\W\d_'’]+")


def main() -> None:
    """Write data/ordinary-<language>.txt.xz."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--language", action="append", choices=SOURCES)
    options = parser.parse_args()
    for language in options.language or SOURCES:
        counts = counted(options.corpora, language)
        words = [(word, count) for word, count in counts.most_common(MOST) if count >= LEAST[language]]
        common = [word for word, _ in words[:OFTEN]]
        known = [word for word, count in words[OFTEN:] if count >= SURE]
        rare = [word for word, count in words[OFTEN:] if count < SURE]
        text = "\n\n".join("\n".join(sorted(part)) for part in (common, known, rare))
        data = lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME)
        (DATA / f"ordinary-{language}.txt.xz").write_bytes(data)
        print(f"{language}: {counts.total()} words read, {len(words)} kept, {len(data)} bytes")


def counted(corpora: Path, language: str) -> Counter[str]:
    """How often each word stands in the texts, in small letters where the script has them."""
    counts: Counter[str] = Counter()
    for line in _lines(corpora, language):
        text = visible(line)[0] if language in ("ar", "ckb") else line
        counts.update(word for word in _WORD.findall(text) if not word[0].isupper() and word.isalpha())
    return counts


def _lines(corpora: Path, language: str) -> Iterator[str]:
    column = 0 if language == "en" else -1
    for folder, names in SOURCES[language].items():
        for name in names.split():
            path = corpora / folder / (f"{name}.txt.xz" if folder == "mono" else f"{name}.tsv.xz")
            with lzma.open(path, "rt", encoding="utf-8") as lines:
                for line in lines:
                    yield line.rstrip("\n").split("\t")[column]


if __name__ == "__main__":
    main()
