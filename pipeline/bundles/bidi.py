"""Runs of the other direction as HTML: <bdi> around them."""

from __future__ import annotations

from markupsafe import Markup

from pipeline.languages import foreign_runs


def isolate(text: str, direction: str) -> Markup:
    """The text escaped for HTML, with what runs the other way in <bdi>; `direction` is that of the paragraph."""
    out: list[Markup] = []
    end = 0
    for run in foreign_runs(text, direction):
        inner = Markup('<bdi dir="{}">{}</bdi>').format(run.direction, text[run.start : run.end])
        out += [Markup.escape(text[end : run.start]), inner]
        end = run.end
    out.append(Markup.escape(text[end:]))
    return Markup("").join(out)
