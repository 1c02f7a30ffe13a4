"""The pages of the review, from templates; everything is escaped."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.catalogs import Entry
from pipeline.languages import facts
from pipeline.model import EVERY_LOCALE
from pipeline.review.editing import version
from pipeline.review.office import Article, Shown, Table

if TYPE_CHECKING:
    from jinja2 import Environment

DATA = Path(__file__).parent / "data"
RTL = ("ar", "ckb", "fa", "ur", "he", "ps", "sd", "ug")


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415

    env = Environment(
        loader=FileSystemLoader(DATA), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    env.globals.update(
        autonym=lambda locale: facts(locale).autonym if locale in EVERY_LOCALE else locale,
        direction=lambda language: "rtl" if language in RTL else "ltr",
        html_lang=lambda language: facts(language).html_lang if language in EVERY_LOCALE else language,
        version=version,
    )
    return env


def _render(template: str, **values: Any) -> str:
    return _environment().get_template(template).render(values)


def overview(table: Table, locales: Sequence[str], token: str) -> str:
    """Every edition and how far it is."""
    slugs = dict.fromkeys(row.slug for row in table.rows)
    rows = {(row.slug, row.locale): row for row in table.rows}
    titles = {row.slug: row.title for row in table.rows if row.title}
    return _render(
        "overview.html",
        table=table,
        slugs=slugs,
        rows=rows,
        titles=titles,
        locales=locales,
        token=token,
        title="Review",
    )


def article_page(article: Article, token: str) -> str:
    """The sentences of one edition, each with its text to correct."""
    return _render("article.html", article=article, token=token, title=f"{article.slug} ({article.locale})")


def names_page(locale: str, entries: Sequence[Entry], token: str) -> str:
    """The names of a locale, those that nobody has accepted first."""
    ordered = sorted(entries, key=lambda entry: entry.approved)
    return _render("names.html", locale=locale, entries=ordered, token=token, title=f"Names ({locale})")


def sentence(article: Article, number: int, shown: Shown, token: str, said: str = "") -> str:
    """One sentence of an edition again, after a change."""
    return _render("sentence.html", article=article, number=number, shown=shown, token=token, said=said)


def name(locale: str, number: int, entry: Entry, token: str, said: str = "") -> str:
    """One name again, after a change."""
    return _render("name.html", locale=locale, number=number, entry=entry, token=token, said=said)


def message(title: str, line: str, typed: str = "") -> str:
    """A page that says one thing, and gives back what was typed."""
    return _render("message.html", title=title, line=line, typed=typed)
