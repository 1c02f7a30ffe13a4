"""Arabic articles that a pack writes apart from their word: "وال الاثنين"."""

from __future__ import annotations

import re
from collections.abc import Iterable

# No ف before it: فال is an omen, فلل are villas.
_TORN = re.compile(r"(?<![\w\u064b-\u0652])(?P<before>و?)(?P<article>[بك]?ال|لل) (?P<word>[ء-ي]{3,})(?!\w)")
# بال is a word of its own, "mind", after these.
_MIND = re.compile(r"(?:\w*شغل\w*|راحة|هدوء|طول|رخاء|ذو|ذا|ذي|على|في|عن|من|إلى|ما) $")
_OWN = re.compile(r"الت(?:زام|حاق|هاب|قاء|ماس|فاف|باس)\w*|الغاء|الزام\w*")  # words whose first letters are no article


def join_articles(text: str, names: Iterable[str] = ()) -> str:
    """An Arabic draft with each torn article at its word; none before one of the `names`, which has what it needs."""
    bare = tuple(name for name in names if name and not name.startswith("ال"))

    def joined(found: re.Match[str]) -> str:
        before, article, word = found["before"], found["article"], found["word"]
        if article == "بال" and _MIND.search(text, 0, found.start()):
            return found[0]
        if text.startswith(bare, found.start("word")):
            return before + ("ل" if article == "لل" else article[:-2]) + word
        if word.startswith("ال") and not _OWN.fullmatch(word):
            word = word[2:]
        return before + article + (word.removeprefix("ل") if article == "لل" else word)

    return _TORN.sub(joined, text)
