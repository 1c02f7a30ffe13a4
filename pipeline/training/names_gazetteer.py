"""Add the places and institutions of the project's own corpora to the gazetteer:
`python -m pipeline.training.names_gazetteer [--write]`.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from pipeline.model import LOCALES
from pipeline.names.gazetteer import by_rendering, look_up
from pipeline.names.ordinary import rank
from pipeline.training.corpora import OWN, records
from pipeline.training.names_press import FILES, OWN_TEXTS, listed_in

GAZETTEER = Path(__file__).parent.parent / "names" / "data" / "gazetteer.tsv"
_KINDS = ("LOC", "ORG")
# Adjectives, plurals, given and family names that a text or two lists as places, and places of one invented text.
_NO_PLACES = {
    *("Balearic", "Central American", "Corsican", "Himalayan", "Nicaraguan", "Niles", "Victorian"),
    *("Bathsheba", "Bosses", "Galloway", "Harlow", "Helena", "Islah", "Larkin", "Marín", "Mayo", "Napier", "Pearson"),
    *("Ravi", "Thane", "Arafat", "Cardwell", "Castello", "Dudley", "Flores", "Grantham", "Hudson", "Kendal", "Loxton"),
    *("Orion", "Reitan", "Soma", "Stafford"),
    *("Barry", "Bra", "Brig", "Carlisle", "Ennis", "Eyup", "Kadra", "Manta", "Ofin", "Persia", "Somme", "Stord"),
    *("Trim", "Vis"),
    # What is a common word in Arabic, or is spelled amiss.
    *("Bsharri", "Jurm", "Naas", "Nador", "Shap", "Trelleborg", "Birmingham New Street", "Cape Horn", "Chambley"),
    *("Bahçelik", "Castelvero", "Gidan Tudu", "Girdasin", "Gode", "Grand Union", "Itezhi", "Črna"),
    *("Chapel Row", "Harem", "Harle", "Khasfa", "Natal", "Oldmarsh", "Perry", "Preah Sokha", "Shahrak", "Strathcraig"),
    *("Thorne", "Vale de Moura", "Virmenska", "Walgha", "Cradle Valley", "Kirkton", "Sandstone Valley"),
    *("Blake Harbour", "Bold Street", "Carolina", "Clyde", "Concord", "Creek Road", "Gary", "Mill Road", "Murray"),
    *("Norman", "Rocky Creek", "Saltaire Road", "Chala", "Fairy Bridge", "Griffith", "Mithri", "Pudding Lane"),
}
_SEEN = 2  # the rank of a word that ordinary text has several times
_LATIN = re.compile("[A-Za-z]")
_ARABIC = re.compile("[\u0600-\u06ff]")


def new_entries() -> Iterator[str]:
    """Lines of gazetteer.tsv for what it lacks, each with the rendering that most texts have.

    Left out are people and institutions of one document, which are mostly invented here, what is both a place and an
    institution, single words that ordinary text has in small letters ("Reading"), institutions of one word or of
    ordinary words alone ("Air Force"), and what ends in a small letter's word.
    """
    sightings: dict[str, Counter[tuple[str, ...]]] = {}
    homes: dict[str, set[str]] = {}
    for file in OWN_TEXTS:
        for row in records(OWN / FILES[file]):
            for name in listed_in(row):
                key = (name["type"], *(name[code] for code in LOCALES))
                sightings.setdefault(name["en"], Counter())[key] += 1
                homes.setdefault(name["en"], set()).add(str(row["doc"]))
    for english, found in sorted(sightings.items()):
        kinds = {kind for kind, *_ in found}
        ((kind, *forms), _), *_ = found.most_common(1)
        known = kind == "LOC" or len(homes[english]) > 1
        if len(kinds) == 1 and kind in _KINDS and known and _fit(english, kind, forms):
            yield "\t".join([kind, english, "", *forms, "text corpora"])


def _fit(english: str, kind: str, forms: list[str]) -> bool:
    """Whether an entry is new, is a name wherever it stands, and has each rendering in its own script.

    One whose Kurmanji is another's ("Syrian", Sûriye) is an adjective or another spelling of that.
    """
    ar, ckb, kmr = forms
    words = english.lower().split()
    if english in _NO_PLACES:
        return False
    if look_up(english) or kmr in by_rendering("kmr"):
        return False
    if kind == "ORG" and all(rank(word, "en") >= _SEEN for word in words):
        return False
    if not all(part[0].isupper() for part in (english, english.split()[-1], kmr)):  # noqa: PLC0207
        return False
    if " " not in english and (kind == "ORG" or rank(english.lower(), "en") or rank(kmr.lower(), "kmr")):
        return False
    return not (_LATIN.search(ar + ckb) or _ARABIC.search(english + kmr))


def main() -> None:
    """Print the new lines, or write them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="append them to gazetteer.tsv")
    options = parser.parse_args()
    lines = list(new_entries())
    if options.write:
        with GAZETTEER.open("a", encoding="utf-8") as table:
            table.writelines(line + "\n" for line in lines)
    else:
        print(*lines, sep="\n")
    print(f"{len(lines)} new entries" + (f" in {GAZETTEER}" if options.write else ""))


if __name__ == "__main__":
    main()
