"""How a run shows itself: bars on a terminal, plain lines in a log, JSON for machines, nothing when quiet."""

from __future__ import annotations

import json
import sys
import time
from dataclasses import asdict, dataclass, field
from types import TracebackType
from typing import Any, Self

import click

from pipeline.cli.words import counted
from pipeline.desk.events import Event, Planned, Problem, Reading, Translated, Translating, Written

EVERY = 10.0  # seconds between two lines of progress in a log


class Watch:
    """Shows events; used as a context manager. The base shows problems alone, on stderr: that is `--quiet`."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """End the display."""

    def __call__(self, event: Event) -> None:
        if isinstance(event, Problem):
            click.echo(event.message, err=True)


class JsonLines(Watch):
    """One JSON object a line on stdout: {"event": "written", ...}."""

    def __call__(self, event: Event) -> None:
        click.echo(json.dumps({"event": type(event).__name__.lower(), **asdict(event)}, ensure_ascii=False))


@dataclass(slots=True)
class _Pace:
    """Editions done, in parts, and source words a second while the engine works."""

    total: int = 0
    words: int = 0
    seconds: float = 0.0
    # By locale: the editions and words that the engine has had so far, and the words that came back. It gets more
    # before all have.
    sent: dict[str, tuple[int, int]] = field(default_factory=dict)
    back: dict[str, int] = field(default_factory=dict)
    last: float = 0.0

    def take(self, event: Event) -> None:
        now = time.monotonic()
        if isinstance(event, Planned):
            self.total = event.editions
        elif isinstance(event, Translating):
            editions, words = self.sent.get(event.locale, (0, 0))
            self.sent[event.locale] = editions + event.editions, words + event.words
            self.last = self.last or now
        elif isinstance(event, Translated):
            self.words += event.words
            self.back[event.locale] = self.back.get(event.locale, 0) + event.words
            self.seconds += now - self.last
            self.last = now

    @property
    def done(self) -> float:
        return sum(
            editions * self.back.get(locale, 0) / max(1, words) for locale, (editions, words) in self.sent.items()
        )

    @property
    def rate(self) -> str:
        return f"{self.words / self.seconds:,.0f} words/s" if self.seconds else "-"


class Lines(Watch):
    """A plain line when a stage begins, and one every ten seconds within it."""

    def __init__(self, verbose: bool) -> None:
        self._verbose, self._pace, self._told = verbose, _Pace(), time.monotonic()
        self._began = self._told

    def __call__(self, event: Event) -> None:
        self._pace.take(event)
        if isinstance(event, Planned):
            click.echo(_plan(event))
        elif isinstance(event, Translating):
            click.echo(f"{event.source} to {event.locale}: {event.segments:,} segments, {event.words:,} words")
        elif isinstance(event, Translated) and time.monotonic() - self._told > EVERY:
            self._told = time.monotonic()
            click.echo(f"  {_state(self._pace, self._told - self._began)}")
        elif isinstance(event, Written) and self._verbose and event.changed:
            click.echo(_written(event))
        elif isinstance(event, Problem):
            click.echo(event.message, err=True)


class Bars(Watch):
    """One bar over the editions of the run, with words a second and the time left."""

    def __init__(self, verbose: bool) -> None:
        self._verbose, self._pace, self._bar = verbose, _Pace(), None

    _bar: Any

    def __call__(self, event: Event) -> None:
        self._pace.take(event)
        if isinstance(event, Planned):
            click.echo(_plan(event), err=True)
            self._start(event.editions)
        elif isinstance(event, Problem):
            self._say(event.message)
        elif isinstance(event, Written) and event.changed and self._verbose:
            self._say(_written(event))
        elif self._bar is not None:
            self._move(event)

    def _start(self, editions: int) -> None:
        from tqdm import tqdm  # noqa: PLC0415

        shape = "{desc} {percentage:3.0f}%|{bar}| {n:.0f}/{total} editions{postfix}, {remaining} left"
        if editions:
            self._bar = tqdm(total=editions, bar_format=shape, desc="reading", leave=False, file=sys.stderr)

    def _move(self, event: Event) -> None:
        if isinstance(event, Reading):
            self._bar.set_description_str("reading")
        elif isinstance(event, Translated):
            self._bar.set_description_str(f"into {event.locale}", refresh=False)
            self._bar.set_postfix_str(self._pace.rate, refresh=False)
            self._bar.update(min(self._pace.done, self._pace.total) - self._bar.n)

    def _say(self, line: str) -> None:
        if self._bar is None:
            click.echo(line, err=True)
        else:
            self._bar.write(line, file=sys.stderr)

    def close(self) -> None:
        if self._bar is not None:
            self._bar.close()


def watch(*, quiet: bool, verbose: bool, as_json: bool) -> Watch:
    """The display that fits the options and the terminal."""
    if as_json:
        return JsonLines()
    if quiet:
        return Watch()
    return Bars(verbose) if sys.stderr.isatty() else Lines(verbose)


def _plan(event: Planned) -> str:
    if not event.editions:
        return f"{counted(event.all_articles, 'article')}, nothing new."
    new = f"{event.articles:,} with something new, in {counted(event.editions, 'edition')}"
    return f"{counted(event.all_articles, 'article')}; {new}."


def _state(pace: _Pace, seconds: float) -> str:
    told = f"{pace.done:,.0f} of {pace.total:,} editions, {pace.rate}"
    if pace.done < 1:  # too little to guess from: the first sentence alone once promised fifteen hours
        return told
    return f"{told}, {seconds / pace.done * (pace.total - pace.done) / 60:.0f} min left"


def _written(event: Written) -> str:
    parts = [(event.drafted, "drafted"), (event.reused, "reused"), (event.untranslated, "left untranslated")]
    said = ", ".join(f"{count} {word}" for count, word in parts if count) or "brought up to date"
    return f"{event.slug} ({event.locale}): {said}"
