"""The Jinja environment of the pages."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.bundles.interface import Interface

if TYPE_CHECKING:
    from jinja2 import BytecodeCache, Environment

TEMPLATES = Path(__file__).parent / "templates"
# No scripts, no frames, no forms, nothing from elsewhere.
CSP = "default-src 'none'; img-src 'self'; style-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'"


@cache
def _compiled() -> BytecodeCache:
    """Compiled templates, shared by the environments of all locales: compiling is most of a small run's time."""
    from jinja2.bccache import Bucket, BytecodeCache  # noqa: PLC0415

    class InMemory(BytecodeCache):
        def __init__(self) -> None:
            self.codes: dict[str, bytes] = {}

        def load_bytecode(self, bucket: Bucket) -> None:
            if bucket.key in self.codes:
                bucket.bytecode_from_string(self.codes[bucket.key])

        def dump_bytecode(self, bucket: Bucket) -> None:
            self.codes[bucket.key] = bucket.bytecode_to_string()

    return InMemory()


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
        bytecode_cache=_compiled(),
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
