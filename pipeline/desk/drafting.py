"""Segments into drafts: the engine's stream, the guards, one retry of what they refuse."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from pipeline.config import Config
from pipeline.desk.addressing import Hidden, hide, show
from pipeline.desk.crossing import Crossing, refused
from pipeline.desk.events import OnEvent, Translated, silent
from pipeline.desk.finishing import put_in_order
from pipeline.desk.judging import best_of, broken, checked, lacking_in, rated
from pipeline.desk.labelling import put_label, take_label
from pipeline.desk.notemarks import NoteMark, put_marks, take_marks
from pipeline.desk.respelling import in_known_spelling
from pipeline.desk.wanted import Id, Wanted, given, language_of
from pipeline.desk.wording import in_words
from pipeline.desk.wordless import wordless
from pipeline.model import PIVOT, Draft

if TYPE_CHECKING:
    from pipeline.desk.continuing import Begun
    from pipeline.desk.judging import Asked
    from pipeline.engine import Engine, Result
    from pipeline.languages import Label

T = TypeVar("T")
Course: TypeAlias = Iterator[tuple[Id, Draft] | None]  # None: a pause, in which the engine has something for it
CHUNK = 1024  # segments handed to the engine at once: full batches, and articles that are whole again soon
# In a retry only, since a sentence may rightly say something twice. Of 108 drafts that the checks refused (756 with
# en-ckb and en-ar 1.0), these settings mended 52 at beam 4 and 40 at beam 2; no_repeat 3 alone at beam 4 mended 37.
NO_REPEAT = 4  # pieces
ROUNDS = 2  # of putting in what is lacking, one name or number a time
REPETITION = 1.4


@dataclass(frozen=True, slots=True)
class _Begun:
    """A chunk whose first pass is on its way; what has no words but names is done already."""

    done: list[tuple[Wanted, Draft]]
    first: Iterator[tuple[Wanted, Asked, Result]]


@dataclass(frozen=True, slots=True)
class _OutOfSight:
    """What no pack sees of a segment in this locale, and the renderings of its names."""

    locale: str
    label: Label | None
    marks: tuple[NoteMark, ...]
    hidden: tuple[Hidden, ...]
    names: tuple[str, ...]


@dataclass(slots=True)
class _Doubtful:
    """What of a chunk the guards refused: the better draft so far and the first result of each, and those to send with
    plain names."""

    wanted: list[Wanted] = field(default_factory=list)
    drafts: dict[Id, Draft] = field(default_factory=dict)
    firsts: dict[Id, tuple[Asked, Result]] = field(default_factory=dict)
    plain: set[Id] = field(default_factory=set)


def draft(
    portions: Iterable[Sequence[Wanted]], engine: Engine, config: Config, on_event: OnEvent
) -> Iterator[tuple[Id, Draft]]:
    """A draft for each wanted segment, as they come; while a portion is judged or made, the engine has another.

    The names stand in the source as the locale writes them; one that the translation lacks is put over the words that
    stand for it. What does not pass the guards, or still lacks a name, is tried once more without repeats, and with its
    names as the source spells them where these were lost or the first text was no use at all. The better text stays;
    where a name has no word in it, it is translated on from where the name could stand. Where it has an error, the
    draft is empty and its findings say why. A single wrong number in it is put right, a word that stands twice
    running is left out once, and a finding says so. What has no pack of its own is drafted in English in the same
    way, and then from the English. Kurdish and Arabic are spelled as the packs know them, whatever keyboard they were
    typed on; addresses, note marks and labels are out of sight meanwhile.
    """
    taken: dict[Id, _OutOfSight] = {}

    def out_of_sight(want: Wanted) -> Wanted:
        want, label = take_label(in_known_spelling(want))
        want, marks = take_marks(want)
        want, hidden = hide(want)
        if label or marks or hidden:
            names = tuple(b.rendering for b in want.bound)
            taken[want.id] = _OutOfSight(want.locale, label, marks, hidden, names)
        return want

    def back_in_sight(id: Id, made: Draft) -> Draft:
        if (one := taken.pop(id, None)) is None:
            return made
        shown = show(made, one.hidden, one.locale, config.digits_of(one.locale)) if one.hidden else made
        marked = put_marks(shown, one.marks) if one.marks else shown
        return put_label(marked, one.label, one.locale, one.names) if one.label else marked

    lean = ([out_of_sight(want) for want in portion] for portion in portions)
    for id, made in _drafts(_chunks(lean, engine, config), engine, config, on_event):
        yield id, back_in_sight(id, made)


def _chunks(portions: Iterable[Sequence[Wanted]], engine: Engine, config: Config) -> Iterator[list[Wanted]]:
    def drafts(texts: Sequence[Wanted]) -> Iterator[tuple[Id, Draft]]:
        return _drafts([texts] if texts else [], engine, config, silent)

    for portion in portions:
        crossing = Crossing(drafts, engine, {})
        for at in range(0, len(portion), CHUNK):
            yield crossing.crossed(portion[at : at + CHUNK])


def _drafts(
    chunks: Iterable[Sequence[Wanted]], engine: Engine, config: Config, on_event: OnEvent
) -> Iterator[tuple[Id, Draft]]:
    courses: deque[Course] = deque()
    for one in _one_ahead(_begin(chunk, engine, config) for chunk in chunks):
        doubtful = _Doubtful()
        yield from _judged(one, doubtful, config, on_event)
        courses.appendleft(_better(doubtful, engine, config))
        yield from _on_to_their_pauses(courses)
    while courses:
        yield from _on_to_their_pauses(courses)


def _on_to_their_pauses(courses: deque[Course]) -> Iterator[tuple[Id, Draft]]:
    """Each course up to its next pause, the newest first: it has the most for the engine."""
    for _ in range(len(courses)):
        course = courses.popleft()
        for made in course:
            if made is None:
                courses.append(course)
                break
            yield made


def _one_ahead(begun: Iterator[T]) -> Iterator[T]:
    """Each item once the next has been begun."""
    last = list(islice(begun, 1))
    for item in begun:
        yield last.pop()
        last.append(item)
    yield from last


def _begin(chunk: Sequence[Wanted], engine: Engine, config: Config) -> _Begun:
    alone = [(want, made) for want in chunk if (made := wordless(want, config) or _ready(want))]
    done = {want.id for want, _ in alone}
    rest = [want for want in chunk if want.id not in done]
    rest.sort(key=lambda want: -len(want.text))  # the engine begins with the longest: so each is judged as it comes
    return _Begun(alone, _translated(rest, engine, config.engine.beam))


def _judged(begun: _Begun, doubtful: _Doubtful, config: Config, on_event: OnEvent) -> Iterator[tuple[Id, Draft]]:
    """What passes at the first try; the rest goes to `doubtful`."""
    from pipeline.checks import Verdict, guard  # noqa: PLC0415

    for want, made in begun.done:
        on_event(Translated(want.locale, want.words))
        yield want.id, made
    for want, asked, result in begun.first:
        on_event(Translated(want.locale, want.words))
        best, nameless = best_of(want, asked, result, config)
        if guard(best.findings) is Verdict.OK and not nameless:
            yield want.id, put_in_order(want, best, config)
            continue
        doubtful.wanted.append(want)
        doubtful.drafts[want.id] = best
        doubtful.firsts[want.id] = asked, result
        if nameless or broken(best.findings):
            doubtful.plain.add(want.id)


def _better(doubtful: _Doubtful, engine: Engine, config: Config) -> Course:
    """The better of both tries, or what goes on from where a name or a number could stand that it lacks."""
    from pipeline.checks import better  # noqa: PLC0415

    beam = config.engine.retry_beam
    second = _translated(doubtful.wanted, engine, beam, doubtful.plain, REPETITION, NO_REPEAT)
    yield None
    lacking: list[tuple[Wanted, Draft]] = []
    for want, asked, result in second:
        best = doubtful.drafts[want.id]
        tried, _ = best_of(want, asked, result, config)
        if better(best.findings, tried.findings):
            best = tried
        if lacking_in(want, best):
            lacking.append((want, best))
        else:
            yield want.id, _settled(want, best, config)
    for continued in _continued(lacking, doubtful.firsts, engine, config):
        yield continued and (continued[0].id, _settled(*continued, config))


def _settled(want: Wanted, made: Draft, config: Config) -> Draft:
    from pipeline.checks import Verdict, guard  # noqa: PLC0415

    useless = guard(made.findings, last=True) is Verdict.REJECT
    return replace(made, text="") if useless else put_in_order(want, made, config)


def _continued(
    lacking: Sequence[tuple[Wanted, Draft]], firsts: Mapping[Id, tuple[Asked, Result]], engine: Engine, config: Config
) -> Iterator[tuple[Wanted, Draft] | None]:
    """Each draft that lacks a name or a number, or a better one that goes on from where that could stand.

    What is still lacking then is put in in the same way, so often as ROUNDS.
    """
    from pipeline.desk.continuing import PUT_IN  # noqa: PLC0415

    best = {want.id: made for want, made in lacking}
    bases = {want.id: firsts[want.id][1] for want, _ in lacking}
    wanted = [want for want, _ in lacking]
    for _ in range(ROUNDS):
        begun = [(want, one) for want in wanted if (one := _begun_again(want, firsts[want.id][0], bases[want.id]))]
        wanted = []
        results = engine.continued([(one.request, one.beginnings) for _, one in begun], beam=config.engine.beam)
        yield None
        for (want, one), found in zip(begun, results, strict=True):
            old, asked = best[want.id], firsts[want.id][0]
            tried = [(checked(want, asked, result, config)[0], result) for result in found]
            made, base = min(tried, key=lambda pair: rated(want, pair[0]), default=(old, bases[want.id]))
            now, before = rated(want, made), rated(want, old)
            if now[:2] <= before[:2] and now[2] < before[2]:
                told = tuple(f for f in old.findings if f.message.endswith(PUT_IN))
                best[want.id] = replace(made, findings=(*made.findings, *told, one.note))
                bases[want.id] = base
                wanted += [want] if lacking_in(want, made) else []
    for want, _ in lacking:
        yield want, best[want.id]


def _begun_again(want: Wanted, asked: Asked, result: Result) -> Begun | None:
    from pipeline.desk.continuing import begin  # noqa: PLC0415
    from pipeline.engine import Request  # noqa: PLC0415

    return begin(Request(want.id, asked[0], language_of(want), want.locale, want.bound, align=True), result, asked[1])


def _ready(want: Wanted) -> Draft | None:
    """What needs no second step: text that was wanted in English, or that could not be put into it."""
    if want.through is None:
        return None
    english = want.through.draft
    if want.locale == PIVOT:
        return replace(english, suggestion=want.similar)
    return None if english.text else refused(want, english)


def _translated(
    wanted: Sequence[Wanted],
    engine: Engine,
    beam: int,
    plain: Collection[Id] = (),
    repetition: float = 0.0,
    no_repeat: int = 0,
) -> Iterator[tuple[Wanted, Asked, Result]]:
    """Each wanted segment with what was asked of the engine for it, and what it gives; `plain`: names as the source.

    The engine has them when this returns.
    """
    from pipeline.engine import Request  # noqa: PLC0415
    from pipeline.names import asked, undressed  # noqa: PLC0415

    sent: dict[Id, tuple[Wanted, Asked]] = {}

    def request(want: Wanted) -> Request:
        text, mentions, source, bound = given(want)
        text, mentions = in_words(text, mentions, source, want.locale)
        inline = want.id not in plain
        if inline and source != PIVOT:
            text, mentions = undressed(text, mentions, source)
        text, wishes = asked(text, mentions, bound, want.locale, inline=inline)
        sent[want.id] = want, (text, wishes)
        return Request(want.id, text, source, want.locale, bound, align=True)

    results = engine.translate(map(request, wanted), beam=beam, repetition=repetition, no_repeat=no_repeat)
    return ((*sent.pop(result.id), result) for result in results)
