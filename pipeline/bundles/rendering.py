"""The Jinja environment of the pages."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.bundles.interface import Interface

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = Path(__file__).parent / "templates"
# No scripts, no frames, no forms, nothing from elsewhere.
CSP = "default-src 'none'; img-src 'self'; style-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'"


@lru_cache(maxsize=8)
def environment(interface: Interface) -> Environment:
    """Everything is escaped unless it is Markup; a misspelt variable is an error, not an empty string."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415
    from markupsafe import Markup, escape  # noqa: PLC0415

    env = Environment(
        loader=FileSystemLoader(TEMPLATES, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        extensions=["jinja2.ext.i18n"],
    )
    # The extension takes translations for HTML; these come from a file that anyone may edit, so they are escaped.
    env.install_gettext_callables(  # type: ignore[attr-defined]
        lambda message: escape(interface.gettext(message)),
        lambda one, many, number: escape(interface.ngettext(one, many, number)),
        newstyle=True,
    )
    env.globals["csp"] = CSP
    env.filters["html"] = Markup  # passages and JSON-LD, sanitised and escaped where they were made
    return env


def render(interface: Interface, template: str, **values: Any) -> str:
    """The template with the values, ending in one line break."""
    return environment(interface).get_template(template).render(**values).rstrip("\n") + "\n"
