"""Arabic articles and prefixes that a pack writes apart from their word: "وال الاثنين", "ل العراق"."""

from __future__ import annotations

import re
from collections.abc import Iterable

# No ف before an article: فال is an omen, فلل are villas.
_TORN = re.compile(r"(?<![\w\u064b-\u0652])(?P<before>و?)(?P<prefix>[بك]?ال|لل|[ولفبك]) (?P<word>[ء-ي]{3,})(?!\w)")
# What is a word or a label of its own after these: بال is "mind", ب and ك are classes and vitamins.
_OWN_AFTER = {
    "بال": re.compile(r"(?:\w*شغل\w*|راحة|هدوء|طول|رخاء|ذو|ذا|ذي|على|في|عن|من|إلى|ما) $"),
    "ب": re.compile(r"(?:فيتامين|الكبد|(?:ال)?(?:فئة|نوع|قسم|مجموعة|فقرة|بند|درجة)|\b\w) $"),
    "ك": re.compile(r"(?:فيتامين|\b\w) $"),
}
_STEM = re.compile(r"الت(?:زام|حاق|هاب|قاء|ماس|فاف|باس)\w*|الغاء|الزام\w*")  # words whose first letters are no article


def join_prefixes(text: str, names: Iterable[str] = ()) -> str:
    """An Arabic draft with each torn article and prefix at its word.

    One of the `names` has the article where it needs one: a torn one before it goes.
    """
    bare = tuple(name for name in names if name and not name.startswith("ال"))

    def joined(found: re.Match[str]) -> str:
        before, prefix, word = found["before"], found["prefix"], found["word"]
        if prefix in _OWN_AFTER and _OWN_AFTER[prefix].search(text, 0, found.start()):
            return found[0]
        definite = word.startswith("ال") and not _STEM.fullmatch(word)
        article = prefix.endswith(("ال", "لل"))
        if article and text.startswith(bare, found.start("word")):
            return before + ("ل" if prefix == "لل" else prefix[:-2]) + word
        if prefix == "لل" or (prefix == "ل" and definite):
            return f"{before}لل{(word[2:] if definite else word).removeprefix('ل')}"
        return before + prefix + (word[2:] if definite and article else word)

    return _TORN.sub(joined, text)
