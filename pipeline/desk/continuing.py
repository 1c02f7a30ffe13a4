"""A name or a number that no draft has: the sentence is translated on from where it could stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.model import Finding, Severity

if TYPE_CHECKING:
    from pipeline.engine import Request, Result
    from pipeline.names import Wish

PUT_IN = "was not in the draft and was put in: does it stand right?"


@dataclass(frozen=True, slots=True)
class Begun:
    """A request with the beginnings to go on from; `form` is what each of them puts in, `check` what it is to find."""

    request: Request
    form: str
    check: str
    beginnings: tuple[str, ...]

    @property
    def note(self) -> Finding:
        """What to tell the reviewer of a draft that was made so."""
        return Finding(self.check, Severity.WARNING, f"{self.form} {PUT_IN}")


def begin(request: Request, result: Result, wishes: Sequence[Wish]) -> Begun | None:
    """What to go on from for the first name, or else number, that the result lacks.

    None where it has all of them or gives no hint where one could stand.
    """
    from pipeline.checks import lost_numbers  # noqa: PLC0415
    from pipeline.engine import strip_tags  # noqa: PLC0415
    from pipeline.names import beginnings, place, standing  # noqa: PLC0415

    source, text = strip_tags(request.text)[0], strip_tags(result.text)[0]
    placed = place(text, result.links, wishes, request.target, source)
    taken = standing(placed.text, (form for wish in wishes for form in wish.forms), request.target)
    lacking = (w for w in placed.missing if not standing(placed.text, w.forms, request.target))
    names = [((wish.start, wish.end), wish.form, "names") for wish in lacking]
    lost = lost_numbers(source, placed.text, request.source, request.target)
    for span, form, check in (*names, *((span, form, "mended") for span, form in lost)):
        if found := beginnings(placed.text, placed.links, source, span, form, request.target, taken):
            return Begun(request, form, check, found)
    return None
