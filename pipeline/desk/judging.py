"""What a result of the engine is good for as a draft: bound, written as the locale writes, checked and weighed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from pipeline.config import Config
from pipeline.desk.binding import bind
from pipeline.desk.crossing import joined, left_in_english
from pipeline.desk.finishing import put_right, written
from pipeline.desk.signatures import names_digest, signed
from pipeline.desk.wanted import Wanted, language_of
from pipeline.model import Draft, Finding, Severity

if TYPE_CHECKING:
    from pipeline.engine import Result
    from pipeline.names import Wish

    Asked = tuple[str, tuple[Wish, ...]]  # the text that was sent to the engine, and what its translation should have


def best_of(want: Wanted, asked: Asked, result: Result, config: Config) -> tuple[Draft, bool]:
    """The draft that what the beam held is good for, and whether it lacks a name: the likeliest, unless another is
    better by the checks."""
    from pipeline.checks import Verdict, better, guard  # noqa: PLC0415

    best, nameless = checked(want, asked, result, config)
    for other in result.others:
        if guard(best.findings) is Verdict.OK and not any(f.check == "names" for f in best.findings):
            break
        draft, lacks = checked(want, asked, other, config)
        if better(best.findings, draft.findings):
            best, nameless = draft, lacks
    return best, nameless


def checked(want: Wanted, asked: Asked, result: Result, config: Config) -> tuple[Draft, bool]:
    """One text of the engine with its names bound and what the checks say of it, and whether a name found no place."""
    from pipeline.checks import check, omitted  # noqa: PLC0415
    from pipeline.engine import strip_tags  # noqa: PLC0415
    from pipeline.languages import capitalised  # noqa: PLC0415

    source, wishes = asked
    bound = bind(result, source, wishes, language_of(want), want.locale)
    whole = put_right(bound.text, want.locale, [b.rendering for b in want.bound], opens=want.opens)
    text = capitalised(written(whole, want.locale, config.digits_of(want.locale)), want.text)
    findings = (*check(want.text, text, want.source, want.locale, want.bound, want.mentions), *bound.notes)
    spared = {word for b in want.bound for word in (*b.rendering.split(), *b.name.text.split())}
    spared |= {word for wish in wishes if wish.optional for word in wish.form.split()}
    findings = (*findings, *omitted(strip_tags(source)[0], result.links, language_of(want), spared))
    signature = result.signature
    english = ""
    if want.through is not None:
        english = want.through.draft.text
        findings = (*findings, *left_in_english(english, text, want.locale))
        signature = joined(want.through.draft.signature, signature)
    signature = signed(signature, names_digest(want.bound))
    return Draft(text, signature, result.score, findings, want.similar, english), bound.missing > 0


def lacking_in(want: Wanted, made: Draft) -> int:
    """How many bound names a draft lacks, and 1 more where its numbers are not those of its source."""
    from pipeline.names import verify  # noqa: PLC0415

    names = verify(made.text, want.bound, want.locale, want.mentions) if want.bound else ()
    return len(names) + any(finding.check == "numbers" for finding in made.findings)


def rated(want: Wanted, made: Draft) -> tuple[int, int, int, float]:
    """Errors, what else a retry mends, what is lacking, and how unlikely the pack finds it: the less, the better."""
    from pipeline.checks import unmatched, weight  # noqa: PLC0415
    from pipeline.engine import strip_tags  # noqa: PLC0415
    from pipeline.names import verify  # noqa: PLC0415

    errors, mendable, _ = weight([f for f in made.findings if f.check != "numbers"])
    numbers = unmatched(strip_tags(want.text)[0], strip_tags(made.text)[0], want.source, want.locale)
    names = len(verify(made.text, want.bound, want.locale, want.mentions))
    return errors, mendable, names + numbers, -(made.score or 0.0)


def broken(findings: Iterable[Finding]) -> bool:
    """Whether one of them is an error."""
    return any(finding.severity is Severity.ERROR for finding in findings)
