"""The words of the pages as gettext: extract them from the templates, and bring the catalogues up to date."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.bundles.interface import load
from pipeline.bundles.rendering import TEMPLATES

if TYPE_CHECKING:
    from babel.messages import Catalog

_HEADER = """msgid ""
msgstr ""
"Project-Id-Version: Dragoman\\n"
"PO-Revision-Date: 2026-11-27 00:00+0000\\n"
"Last-Translator: Dragoman\\n"
"Language-Team: Dragoman\\n"
"Language: {}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
""".rstrip("\n")


def extract() -> Catalog:
    """Every message of the templates and of pages.py, with where it stands."""
    from babel.messages import Catalog  # noqa: PLC0415
    from babel.messages.extract import extract_from_file  # noqa: PLC0415

    catalogue = Catalog(fuzzy=False)
    sources = [(path, "jinja2.ext:babel_extract") for path in sorted(TEMPLATES.iterdir())]
    sources += [(Path(__file__).with_name("pages.py"), "python"), (Path(__file__).with_name("bundle.py"), "python")]
    for path, method in sources:
        options = {"trimmed": "true"} if method != "python" else {}
        keywords = {"_": None, "gettext": None}
        found = extract_from_file(method, path, keywords=keywords, options=options)
        for _, message, _, _ in found:  # type: ignore[misc]
            # No line numbers: a catalogue should change only when its words do.
            catalogue.add(message, locations=[(f"pipeline/bundles/{path.relative_to(Path(__file__).parent)}", 0)])
    return catalogue


def update(locale: str, path: Path) -> bytes:
    """The locale's interface.po with the messages of today: translations stay, lost messages go, new ones are empty."""
    from babel.messages import Catalog  # noqa: PLC0415
    from babel.messages.pofile import read_po, write_po  # noqa: PLC0415

    catalogue = Catalog(fuzzy=False)
    if path.is_file():
        with path.open("rb") as file:
            catalogue = read_po(file)
    catalogue.update(extract(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    buffer = BytesIO()
    write_po(buffer, catalogue, width=100, sort_output=True, include_lineno=False, omit_header=True)
    header = path.read_text(encoding="utf-8").lstrip().split("\n\n", 1)[0] if path.is_file() else _HEADER.format(locale)
    return (header + "\n\n").encode() + buffer.getvalue().strip(b"\n") + b"\n"


def compile_messages(locale: str, locales_dir: Path) -> bytes:
    """The catalogue as a .mo file, for tools that want one; the pages are made from the .po itself."""
    from babel.messages import Catalog  # noqa: PLC0415
    from babel.messages.mofile import write_mo  # noqa: PLC0415

    catalogue = Catalog(fuzzy=False)
    for message, text in load(locale, locales_dir).messages.items():
        catalogue.add(message, text)
    buffer = BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()
