"""Segments into drafts: the engine's stream, the locale's writing habits, the guards, one retry of what they refuse."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.metadata import version
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias, TypeVar
from unicodedata import category

from pipeline.config import Config
from pipeline.desk.addressing import Hidden, hide, is_stand_in, show
from pipeline.desk.binding import bind
from pipeline.desk.crossing import Crossing, English, joined, left_in_english, refused
from pipeline.desk.events import OnEvent, Translated, silent
from pipeline.model import PIVOT, BoundName, Draft, Finding, Mention, NameType, Severity, digest

if TYPE_CHECKING:
    from pipeline.desk.continuing import Begun
    from pipeline.engine import Engine, Result
    from pipeline.names import Wish

    Asked = tuple[str, tuple[Wish, ...]]  # the text that was sent to the engine, and what its translation should have

Id = tuple[int, int]
T = TypeVar("T")
Course: TypeAlias = Iterator[tuple[Id, Draft] | None]  # None: a pause, in which the engine has something for it
CHUNK = 1024  # segments handed to the engine at once: full batches, and articles that are whole again soon
# In a retry only, since a sentence may rightly say something twice. Of 108 drafts that the checks refused (756 with
# en-ckb and en-ar 1.0), these settings mended 52 at beam 4 and 40 at beam 2; no_repeat 3 alone at beam 4 mended 37.
NO_REPEAT = 4  # pieces
_SPACES = re.compile(r"(?<=\S) {2,}(?=\S)")
ROUNDS = 2  # of putting in what is lacking, one name or number a time
REPETITION = 1.4


@dataclass(frozen=True, slots=True)
class Wanted:
    """One segment to draft: `bound` holds the renderings of the names in it, `english` those in English, `similar` an
    approved text like it. `accepted` is English that a person has accepted for it, `through` the English that it goes
    through."""

    id: Id
    text: str
    source: str
    locale: str
    mentions: tuple[Mention, ...] = ()
    bound: tuple[BoundName, ...] = ()
    similar: str = ""
    english: tuple[BoundName, ...] = ()
    accepted: str = ""
    through: English | None = None

    @property
    def words(self) -> int:
        """Source words, as the progress counts them."""
        return len(self.text.split())


def names_digest(bound: Iterable[BoundName]) -> str:
    """Eight hex digits for the names bound in a segment or an article, addresses left out; "" where there are none."""
    rows = sorted((str(b.name.type), b.name.text, b.rendering, b.approved) for b in bound if not is_stand_in(b))
    return digest(repr(rows))[:8] if rows else ""


def signed(signature: str, names: str) -> str:
    """The engine's signature with the digest of the names bound and the desk's version: all that made a draft."""
    return f"{signature} {f'names={names} ' if names else ''}dragoman={_version()}"


def names_of_signature(signature: str) -> str:
    """The names digest in a draft's signature, "" where it has none."""
    return next((part.removeprefix("names=") for part in signature.split() if part.startswith("names=")), "")


@dataclass(frozen=True, slots=True)
class _Begun:
    """A chunk whose first pass is on its way; what has no words but names is done already."""

    done: list[tuple[Wanted, Draft]]
    first: Iterator[tuple[Wanted, Asked, Result]]


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
    way, and then from the English. Addresses are out of sight meanwhile.
    """
    hidden: dict[Id, tuple[tuple[Hidden, ...], str]] = {}

    def without_addresses() -> Iterator[list[Wanted]]:
        for portion in portions:
            both = [hide(want) for want in portion]
            hidden.update((want.id, (found, want.locale)) for want, found in both if found)
            yield [want for want, _ in both]

    for id, made in _drafts(_chunks(without_addresses(), engine, config), engine, config, on_event):
        found, locale = hidden.pop(id, ((), ""))
        yield id, show(made, found, locale, config.digits_of(locale)) if found else made


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
    alone = [(want, made) for want in chunk if (made := _wordless(want, config) or _ready(want))]
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
        best, nameless = _best(want, asked, result, config)
        if guard(best.findings) is Verdict.OK and not nameless:
            yield want.id, put_in_order(want, best, config)
            continue
        doubtful.wanted.append(want)
        doubtful.drafts[want.id] = best
        doubtful.firsts[want.id] = asked, result
        if nameless or _broken(best.findings):
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
        tried, _ = _best(want, asked, result, config)
        if better(best.findings, tried.findings):
            best = tried
        if _lacks(want, best):
            lacking.append((want, best))
        else:
            yield want.id, _settled(want, best, config)
    for continued in _continued(lacking, doubtful.firsts, engine, config):
        yield continued and (continued[0].id, _settled(*continued, config))


def _settled(want: Wanted, made: Draft, config: Config) -> Draft:
    from pipeline.checks import Verdict, guard  # noqa: PLC0415

    broken = guard(made.findings, last=True) is Verdict.REJECT
    return replace(made, text="") if broken else put_in_order(want, made, config)


def _lacks(want: Wanted, made: Draft) -> int:
    """How many bound names a draft lacks, and 1 more where its numbers are not those of its source."""
    from pipeline.names import verify  # noqa: PLC0415

    names = verify(made.text, want.bound, want.locale, want.mentions) if want.bound else ()
    return len(names) + any(finding.check == "numbers" for finding in made.findings)


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
            tried = [(_checked(want, asked, result, config)[0], result) for result in found]
            made, base = min(tried, key=lambda pair: _rated(want, pair[0]), default=(old, bases[want.id]))
            now, before = _rated(want, made), _rated(want, old)
            if now[:2] <= before[:2] and now[2] < before[2]:
                told = tuple(f for f in old.findings if f.message.endswith(PUT_IN))
                best[want.id] = replace(made, findings=(*made.findings, *told, one.note))
                bases[want.id] = base
                wanted += [want] if _lacks(want, made) else []
    for want, _ in lacking:
        yield want, best[want.id]


def _begun_again(want: Wanted, asked: Asked, result: Result) -> Begun | None:
    from pipeline.desk.continuing import begin  # noqa: PLC0415
    from pipeline.engine import Request  # noqa: PLC0415

    return begin(Request(want.id, asked[0], _language(want), want.locale, want.bound, align=True), result, asked[1])


def _rated(want: Wanted, made: Draft) -> tuple[int, int, int, float]:
    """Errors, what else a retry mends, what is lacking, and how unlikely the pack finds it: the less, the better."""
    from pipeline.checks import unmatched, weight  # noqa: PLC0415
    from pipeline.engine import strip_tags  # noqa: PLC0415
    from pipeline.names import verify  # noqa: PLC0415

    errors, mendable, _ = weight([f for f in made.findings if f.check != "numbers"])
    numbers = unmatched(strip_tags(want.text)[0], strip_tags(made.text)[0], want.source, want.locale)
    names = len(verify(made.text, want.bound, want.locale, want.mentions))
    return errors, mendable, names + numbers, -(made.score or 0.0)


def put_in_order(want: Wanted, made: Draft, config: Config) -> Draft:
    """The draft with its one wrong number set right, where nothing else can be meant, and no word twice running.

    What the English that it goes through left out is told, too.
    """
    from pipeline.checks import mended, said_once, told  # noqa: PLC0415

    if want.through is not None:
        lost = (f for f in want.through.draft.findings if f.check == "omitted")
        made = replace(made, findings=(*made.findings, *lost))
    checks = {finding.check for finding in made.findings}
    if "stutter" in checks and (found := said_once(want.text, made.text, want.source, want.locale, want.bound)):
        made = replace(made, text=found[0], findings=told(made.findings, found[1], "stutter"))
    if "numbers" in checks:
        digits = config.digits_of(want.locale)
        if found := mended(want.text, made.text, want.source, want.locale, digits):
            made = replace(made, text=found[0], findings=told(made.findings, found[1]))
    return made


def _wordless(want: Wanted, config: Config) -> Draft | None:
    """A dateline or a table cell that is names and numbers and nothing else, or a byline: no model is asked for these.

    A pack writes "840,000" as "840 hezar,000".
    """
    from pipeline.engine import strip_tags  # noqa: PLC0415
    from pipeline.languages import draft_byline, localise_numbers  # noqa: PLC0415
    from pipeline.names import prepare  # noqa: PLC0415

    bound = {b.name for b in want.bound}
    rest = want.text
    for mention in sorted(want.mentions, key=lambda m: -m.start):
        if mention.name not in bound:
            return None
        rest = rest[: mention.start] + rest[mention.end :]
    digits = config.digits_of(want.locale)
    plain = strip_tags(rest)[0]
    if any(char.isalpha() or category(char) == "Sc" for char in plain):  # a currency sign stands for a word
        if any(mention.name.type is not NameType.PERSON for mention in want.mentions):
            return None
        names = [prepare(m.surface, (replace(m, start=0, end=len(m.surface)),), want.bound) for m in want.mentions]
        text = draft_byline(rest, names, want.source, want.locale)
        if not text:
            return None
    else:
        text = prepare(want.text, want.mentions, want.bound, want.locale)
        if any(char.isdigit() for char in plain):
            text = localise_numbers(text, want.source, want.locale, digits)
    signature = "names" if want.mentions else "numbers"
    return Draft(written(text, want.locale, digits), signed(signature, names_digest(want.bound)), 1.0)


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
        text, source, mentions, bound = _given(want)
        inline = want.id not in plain
        if inline and source != PIVOT:
            text, mentions = undressed(text, mentions, source)
        text, wishes = asked(text, mentions, bound, want.locale, inline=inline)
        sent[want.id] = want, (text, wishes)
        return Request(want.id, text, source, want.locale, bound, align=True)

    results = engine.translate(map(request, wanted), beam=beam, repetition=repetition, no_repeat=no_repeat)
    return ((*sent.pop(result.id), result) for result in results)


def _language(want: Wanted) -> str:
    """The language that a model translates it from."""
    return want.source if want.through is None else PIVOT


def _given(want: Wanted) -> tuple[str, str, tuple[Mention, ...], tuple[BoundName, ...]]:
    """What a model translates for it: text, language and names, of the source or of its English."""
    from pipeline.languages import english_separators  # noqa: PLC0415

    if want.through is None:
        text = english_separators(want.text, want.source) if want.locale == PIVOT else want.text
        return text, _language(want), want.mentions, want.bound
    return want.through.draft.text, _language(want), want.through.mentions, want.through.bound


def _best(want: Wanted, asked: Asked, result: Result, config: Config) -> tuple[Draft, bool]:
    """The draft that what the beam held is good for, and whether it lacks a name: the likeliest, unless another is
    better by the checks."""
    from pipeline.checks import Verdict, better, guard  # noqa: PLC0415

    best, nameless = _checked(want, asked, result, config)
    for other in result.others:
        if guard(best.findings) is Verdict.OK and not any(f.check == "names" for f in best.findings):
            break
        draft, lacks = _checked(want, asked, other, config)
        if better(best.findings, draft.findings):
            best, nameless = draft, lacks
    return best, nameless


def _checked(want: Wanted, asked: Asked, result: Result, config: Config) -> tuple[Draft, bool]:
    from pipeline.checks import check, omitted  # noqa: PLC0415
    from pipeline.engine import strip_tags  # noqa: PLC0415
    from pipeline.languages import capitalised, join_prefixes  # noqa: PLC0415

    source, wishes = asked
    bound = bind(result, source, wishes, _language(want), want.locale)
    whole = join_prefixes(bound.text, [b.rendering for b in want.bound]) if want.locale == "ar" else bound.text
    text = capitalised(written(whole, want.locale, config.digits_of(want.locale)), want.text)
    findings = (*check(want.text, text, want.source, want.locale, want.bound, want.mentions), *bound.notes)
    spared = {word for b in want.bound for word in (*b.rendering.split(), *b.name.text.split())}
    findings = (*findings, *omitted(strip_tags(source)[0], result.links, _language(want), spared))
    signature = result.signature
    english = ""
    if want.through is not None:
        english = want.through.draft.text
        findings = (*findings, *left_in_english(english, text, want.locale))
        signature = joined(want.through.draft.signature, signature)
    signature = signed(signature, names_digest(want.bound))
    return Draft(text, signature, result.score, findings, want.similar, english), bound.missing > 0


def _broken(findings: Iterable[Finding]) -> bool:
    return any(finding.severity is Severity.ERROR for finding in findings)


def written(text: str, locale: str, digits: str) -> str:
    """A translation as the locale writes it: its letters, figures, stops and quotation marks; words one space apart.

    Addresses, handles and hashtags keep their letters.
    """
    from pipeline.languages import (  # noqa: PLC0415
        join_figures,
        normalise_punctuation,
        outside_addresses,
        standard_letters,
    )

    lettered = outside_addresses(lambda part: standard_letters(part, locale), _SPACES.sub(" ", text))
    return join_figures(normalise_punctuation(lettered, locale, digits), locale)


@cache
def _version() -> str:
    return version("dragoman")
