"""What a translate run came to."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Tally:
    """Counts gathered while a run works."""

    articles: int = 0
    editions: int = 0
    written: list[str] = field(default_factory=list)
    drafted: int = 0
    reused: int = 0
    words: int = 0
    new_names: int = 0
    problems: list[str] = field(default_factory=list)
    missing_pack: bool = False

    def add(self, written: str, drafted: int, reused: int, words: int) -> None:
        """One more edition is done; `written` is its file, "" where that stayed as it was."""
        self.editions += 1
        self.drafted += drafted
        self.reused += reused
        self.words += words
        if written:
            self.written.append(written)


@dataclass(frozen=True, slots=True)
class Summary:
    """Articles and editions looked into, files written, segments drafted, taken from memory, and left without a text
    (in all editions of the run's articles, also those that were not touched); source words translated; problems, a
    line each.
    """

    articles: int
    editions: int
    written: tuple[str, ...]
    drafted: int
    reused: int
    untranslated: int
    words: int
    new_names: int
    problems: tuple[str, ...]
    missing_pack: bool
    seconds: float

    @property
    def exit_code(self) -> int:
        """3 where a pack is missing, else 1 where something was left untranslated or unread, else 0."""
        return 3 if self.missing_pack else int(bool(self.untranslated or self.problems))
