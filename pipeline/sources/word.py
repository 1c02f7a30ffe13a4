"""Word documents: python-docx opens the package, the walk below reads what its paragraphs hide.

python-docx skips insertions of tracked changes, content controls and smart tags, so runs are read from the XML.
"Lines" are paragraph numbers.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Any

from pipeline.model import BlockKind, InlineKind, SegmentKind
from pipeline.sources.clean import struck_out, superscript
from pipeline.sources.errors import SourceError
from pipeline.sources.references import safe_href
from pipeline.sources.runs import BREAK, LARGEST, Document, Mark, Part, Run, Text, fold
from pipeline.sources.word_notes import referred, word_notes

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_MOST_XML = 48 * 1024 * 1024  # unpacked; a novel of 5 MB of text has 20 MB of XML
_MOST_BYTES = 256 * 1024 * 1024  # unpacked, with pictures
_MOST_MEMBERS = 5000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_THROUGH = frozenset(
    _W + name for name in ("ins", "smartTag", "sdt", "sdtContent", "moveTo", "customXml", "fldSimple", "dir", "bdo")
)
_MOST_COLUMNS = 63  # Word's own limit
_OFF = frozenset(("0", "false", "off"))


def read_word(data: bytes, name: str, file_name: str) -> Document:
    """The document of a .docx source. Raises SourceError for what is no such file, or unpacks to too much.

    Pictures are named `file_name#word/media/…`; `read_image` takes them out.
    """
    package = open_package(data, name)
    try:
        reader = _Reader(package, file_name)
        parts = [*reader.body(package.element.body), *reader.noted()]
    except Exception as error:  # python-docx and lxml raise a dozen types on damaged parts
        raise SourceError(f"{name}: is a damaged Word document; open it in Word and save it again") from error
    return Document(tuple(_titled(parts)), warnings=tuple(reader.warnings))


def open_package(data: bytes, name: str) -> Any:
    """The python-docx document, its size checked before anything is unpacked."""
    from docx import Document as open_document  # noqa: PLC0415

    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise SourceError(f"{name}: is an old .doc or locked by a password; save it as .docx without a password")
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
        raise SourceError(f"{name}: is no Word document; open it in Word and save it as .docx") from error
    names = {member.filename for member in members}
    if "[Content_Types].xml" not in names or not any(n.startswith("word/") for n in names):
        raise SourceError(f"{name}: is a zip file but no Word document; open it in Word and save it as .docx")
    xml = sum(member.file_size for member in members if member.filename.lower().endswith((".xml", ".rels")))
    if xml > _MOST_XML or sum(m.file_size for m in members) > _MOST_BYTES or len(members) > _MOST_MEMBERS:
        raise SourceError(
            f"{name}: unpacks to more than {_MOST_XML >> 20} MB of text or {_MOST_BYTES >> 20} MB; split it up"
        )
    try:
        package = open_document(BytesIO(data))
        body = package.element.body
    except Exception as error:  # as above: KeyError, ValueError, BadZipFile, XMLSyntaxError, PackageNotFoundError …
        raise SourceError(f"{name}: is a damaged Word document; open it in Word and save it again") from error
    if body is None:
        raise SourceError(f"{name}: is a Word document without a body; open it in Word and save it again")
    return package


def _titled(parts: list[Part]) -> list[Part]:
    """The headline first: the paragraph styled Title, else the first one, but for a heading right below a date."""
    texts = [i for i, part in enumerate(parts) if part.kind is not BlockKind.IMAGE and part.text.plain]
    chosen = next((i for i in texts if parts[i].kind is BlockKind.HEADLINE), texts[0] if texts else None)
    if chosen is None:
        return parts
    if parts[chosen].kind is BlockKind.PARAGRAPH and _dates(parts[chosen].text.plain):
        chosen = next((i for i in texts[1:3] if parts[i].kind is BlockKind.HEADING), chosen)
    head = replace(parts[chosen], kind=BlockKind.HEADLINE, level=0, role=SegmentKind.HEADLINE, ordered=False)
    rest = [
        replace(part, kind=BlockKind.HEADING, level=2) if part.kind is BlockKind.HEADLINE else part
        for i, part in enumerate(parts)
        if i != chosen
    ]
    return [head, *rest]


def _dates(text: str) -> bool:
    """Whether it looks like "14 September 2025": a few words with a day and a year."""
    figures = re.findall(r"\d+", text) if len(text) <= 40 else []
    return len(figures) > 1 and len(text.split()) <= 5 and any(len(figure) == 4 for figure in figures)


class _Reader:
    def __init__(self, package: Any, file_name: str) -> None:
        self.part = package.part
        self.file_name = file_name
        self.number = 0
        self.warnings: list[str] = []
        self.styles = {style.style_id: style for style in package.styles}
        self.levels = _list_levels(self.part)
        self.counts: dict[tuple[str, int], int] = {}  # by list and level: the last number
        self.open: dict[int, str] = {}  # by level: the list that the last paragraph was of
        self.field: list[str] = []  # the instruction of an open complex field
        self.in_result = False
        self.struck: list[str] = []  # of the paragraph
        self.notes = word_notes(self.part)
        self.referred: dict[tuple[str, str], tuple[int, int]] = {}  # by note: its number, and the paragraph of its mark

    def body(self, element: Element) -> Iterator[Part]:
        for child in element:
            if child.tag == _W + "p":
                yield from self.paragraph(child)
            elif child.tag == _W + "tbl":
                yield from self.table(child)
            elif child.tag in _THROUGH and not _prompts(child):
                yield from self.body(child)

    def paragraph(self, element: Element) -> Iterator[Part]:
        self.number += 1
        images: list[Part] = []
        text = fold(self.runs(element, (), images))
        self.tell_struck()
        kind, level, ordered, role = self.shape(element)
        if text.plain:
            start = self.begun(element, level) if kind is BlockKind.ITEM else 1
            yield Part(kind, text, level=level, ordered=ordered, role=role, start=start)
        if images or (text.plain and kind is not BlockKind.ITEM):
            self.open = {}
        yield from images

    def begun(self, element: Element, level: int) -> int:
        """The number of an item where it begins a list, else 1; a list that text stands in counts on, as in Word."""
        numbering = self.numbering(element)
        number = "" if numbering is None else _value(numbering.find(_W + "numId"))
        again = self.open.get(level) == number
        self.open = {depth: one for depth, one in self.open.items() if depth < level} | {level: number}
        start = self.levels.get((number, level - 1))
        if start is None:
            return 1
        self.counts = {key: count for key, count in self.counts.items() if key[0] != number or key[1] <= level}
        count = self.counts.get((number, level), start - 1) + 1
        self.counts[number, level] = count
        return 1 if again else count

    def table(self, element: Element) -> Iterator[Part]:
        self.open = {}
        rows = [row for row in element.iter(_W + "tr") if _table_of(row) is element]
        look = element.find(f"{_W}tblPr/{_W}tblLook")
        first = look is not None and (look.get(_W + "firstRow") == "1" or _bit(look.get(_W + "val"), 0x20))
        for index, row in enumerate(rows):
            cells: list[Text] = []
            images: list[Part] = []
            for cell in row.iter(_W + "tc"):
                if _ancestor(cell, _W + "tr") is not row:
                    continue
                runs: list[Run] = []
                for paragraph in cell.iter(_W + "p"):
                    self.number += 1
                    runs.extend(self.runs(paragraph, (), images))
                    runs.append(Run(" ", self.number))
                    self.tell_struck()
                width = _value(cell.find(f"{_W}tcPr/{_W}gridSpan"))
                covered = min(int(width), _MOST_COLUMNS) - 1 if width.isdecimal() else 0
                cells += [fold(runs), *[fold(())] * covered]
            header = row.find(f"{_W}trPr/{_W}tblHeader") is not None or (index == 0 and first and len(rows) > 1)
            if any(cell.plain for cell in cells):
                yield Part(BlockKind.TABLE_ROW, fold(()), header=header, cells=tuple(cells))
            yield from images

    def shape(self, element: Element) -> tuple[BlockKind, int, bool, SegmentKind]:  # noqa: PLR0911
        """(kind, level, ordered, role) of a paragraph, from its style and its numbering."""
        style = self.styles.get(_value(element.find(f"{_W}pPr/{_W}pStyle")))
        name = (style.name or "").lower() if style is not None else ""
        sentence = SegmentKind.SENTENCE
        if name == "title":
            return BlockKind.HEADLINE, 0, False, SegmentKind.HEADLINE
        if name.startswith("heading ") and name[8:].isdecimal():
            return BlockKind.HEADING, min(max(int(name[8:]), 2), 6), False, sentence
        if name in ("quote", "intense quote", "block text"):
            return BlockKind.QUOTE, 0, False, sentence
        if name == "caption":
            return BlockKind.PARAGRAPH, 0, False, SegmentKind.CAPTION
        numbering = self.numbering(element)
        if numbering is not None and _value(numbering.find(_W + "numId")) != "0":
            depth = _value(numbering.find(_W + "ilvl"))
            level = int(depth) if depth.isdecimal() else 0
            key = _value(numbering.find(_W + "numId")), level
            ordered = self.levels[key] is not None if key in self.levels else name.startswith("list number")
            return BlockKind.ITEM, min(level, 8) + 1, ordered, sentence
        if name.startswith(("list bullet", "list number")):
            return BlockKind.ITEM, 1, name.startswith("list number"), sentence
        return BlockKind.PARAGRAPH, 0, False, sentence

    def numbering(self, element: Element) -> Element | None:
        """The numbering of a paragraph, its own or its style's."""
        own = element.find(f"{_W}pPr/{_W}numPr")
        style = self.styles.get(_value(element.find(f"{_W}pPr/{_W}pStyle")))
        return own if own is not None or style is None else style.element.find(f"{_W}pPr/{_W}numPr")

    def runs(self, element: Element, marks: tuple[Mark, ...], images: list[Part]) -> Iterator[Run]:
        for child in element:
            if child.tag == _W + "r":
                yield from self.run(child, marks, images)
            elif child.tag == _W + "hyperlink":
                yield from self.runs(child, (*marks, *self.link(child)), images)
            elif child.tag == _W + "fldSimple":
                yield from self.runs(child, (*marks, *self.field_link(str(child.get(_W + "instr")))), images)
            elif child.tag in _THROUGH and not _prompts(child):
                yield from self.runs(child, marks, images)

    def run(self, element: Element, marks: tuple[Mark, ...], images: list[Part]) -> Iterator[Run]:
        properties = element.find(_W + "rPr")
        if properties is not None and _on(properties.find(_W + "vanish")):
            return
        text = "".join(node.text or "" for node in element.iter(_W + "t"))
        weight = self.weight(properties, any("\u0590" <= c <= "\u08ff" for c in text))
        field = self.field_link("".join(self.field)) if self.in_result else ()
        raised = properties is not None and _value(properties.find(_W + "vertAlign")) == "superscript"
        struck = properties is not None and any(_on(properties.find(_W + tag)) for tag in ("strike", "dstrike"))
        for child in element:
            if child.tag == _W + "t" and struck:
                self.struck.append(child.text or "")
            elif child.tag == _W + "t":
                text = superscript(child.text or "") if raised else child.text or ""
                yield Run(text, self.number, (*marks, *field, *weight))
            elif child.tag in (_W + "tab", _W + "noBreakHyphen"):
                yield Run(" " if child.tag == _W + "tab" else "-", self.number, (*marks, *field, *weight))
            elif child.tag in (_W + "br", _W + "cr"):
                yield Run(BREAK, self.number)
            elif child.tag == _W + "fldChar":
                self.char(str(child.get(_W + "fldCharType")))
            elif child.tag == _W + "instrText" and not self.in_result:
                self.field.append(child.text or "")
            elif child.tag in (_W + "drawing", _MC + "AlternateContent"):
                images.extend(self.images(child))
                if child.find(f".//{_W}txbxContent") is not None:
                    self.warn("a text box is left out; move its text into the document")
            elif note := referred(child):
                yield from self.note_mark(note, marks)

    def note_mark(self, note: tuple[str, str], marks: tuple[Mark, ...]) -> Iterator[Run]:
        if note not in self.notes:
            self.warn(f"a {note[0]} has no text in the file; open it in Word and save it again")
            return
        count, _ = self.referred.setdefault(note, (len(self.referred) + 1, self.number))
        yield Run(superscript(str(count)), self.number, marks)

    def noted(self) -> Iterator[Part]:
        """The notes that the text refers to, each a paragraph that begins with its mark."""
        for note, (count, number) in [*self.referred.items()]:
            self.number, self.part = number, self.notes[note].part
            runs = [Run(f"{superscript(str(count))} ", number)]
            for paragraph in self.notes[note].element.iter(_W + "p"):
                runs += [*self.runs(paragraph, (), []), Run(" ", number)]
                self.tell_struck()
            yield Part(BlockKind.PARAGRAPH, fold(runs))

    def tell_struck(self) -> None:
        if "".join(self.struck).strip():
            self.warn(struck_out("".join(self.struck)))
        self.struck = []

    def warn(self, message: str) -> None:
        self.warnings.append(f"{max(self.number, 1)}: {message}")

    def char(self, kind: str) -> None:
        if kind == "begin":
            self.field, self.in_result = [], False
        elif kind == "separate":
            self.in_result = True
        elif kind == "end":
            self.field, self.in_result = [], False

    def weight(self, properties: Element | None, complex_script: bool) -> tuple[Mark, ...]:
        """Bold and italics of a run, from itself or its character style; Arabic letters go by the cs switches too."""
        if properties is None:
            return ()
        style = self.styles.get(_value(properties.find(_W + "rStyle")))
        name = (style.name or "").lower() if style is not None else ""
        marks: list[Mark] = []
        for kind, tags, styles in (
            (InlineKind.STRONG, ("b", "bCs"), ("strong",)),
            (InlineKind.EMPHASIS, ("i", "iCs"), ("emphasis",)),
        ):
            found = [properties.find(_W + tag) for tag in (tags if complex_script else tags[:1])]
            if any(map(_on, found)) or (name in styles and all(f is None for f in found)):
                marks.append(Mark(kind))
        return tuple(marks)

    def link(self, element: Element) -> tuple[Mark, ...]:
        relation = self.part.rels.get(str(element.get(_R + "id")))
        if relation is None or not relation.is_external:
            return ()
        title = fold([Run(str(element.get(_W + "tooltip") or ""), self.number)]).plain
        return self.mark(str(relation.target_ref), title)

    def field_link(self, instruction: str) -> tuple[Mark, ...]:
        words = instruction.split('"')
        return self.mark(words[1], "") if words[0].strip() == "HYPERLINK" and len(words) > 2 else ()

    def mark(self, target: str, title: str) -> tuple[Mark, ...]:
        href = safe_href(target)
        if not href:
            self.warn(f"the link to {target[:60]!r} is left out; link to http, https, mailto or tel")
        return (Mark(InlineKind.LINK, href, title),) if href else ()

    def images(self, element: Element) -> Iterator[Part]:
        for blip in element.iter(_A + "blip"):
            relation = self.part.rels.get(str(blip.get(_R + "embed")))
            if relation is None or relation.is_external:
                continue
            frame = _ancestor(blip, _WP + "inline", _WP + "anchor")
            about = None if frame is None else frame.find(_WP + "docPr")
            alt = "" if about is None else str(about.get("descr") or about.get("title") or "")
            path = str(relation.target_part.partname).lstrip("/")
            yield Part(
                BlockKind.IMAGE,
                fold([Run(alt, self.number)]),
                image=f"{self.file_name}#{path}",
                role=SegmentKind.CAPTION,
            )


def _list_levels(part: Any) -> dict[tuple[str, int], int | None]:
    """The number that a list level begins with, None for bullets, by numId and level, as numbering.xml has it."""
    try:
        root = part.numbering_part.element
    except (KeyError, NotImplementedError):  # no numbering part: no lists but by style
        return {}
    kinds: dict[tuple[str, int], int | None] = {}
    for abstract in root.iter(_W + "abstractNum"):
        for level in abstract.iter(_W + "lvl"):
            counts = _value(level.find(_W + "numFmt")) not in ("bullet", "none", "")
            kinds[str(abstract.get(_W + "abstractNumId")), _depth(level)] = _first(level, "start") if counts else None
    levels: dict[tuple[str, int], int | None] = {}
    for num in root.iter(_W + "num"):
        number, own = str(num.get(_W + "numId")), _value(num.find(_W + "abstractNumId"))
        levels |= {(number, level): start for (abstract, level), start in kinds.items() if abstract == own}
        for override in num.iter(_W + "lvlOverride"):
            key = number, _depth(override)
            if levels.get(key) is not None and override.find(_W + "startOverride") is not None:
                levels[key] = _first(override, "startOverride")
    return levels


def _depth(level: Element) -> int:
    stated = str(level.get(_W + "ilvl"))
    return int(stated) if stated.isdecimal() else 0


def _first(level: Element, tag: str) -> int:
    stated = _value(level.find(_W + tag))
    return min(int(stated), LARGEST) if stated.isascii() and stated.isdecimal() and len(stated) < 12 else 1


def _value(element: Element | None) -> str:
    return "" if element is None else str(element.get(_W + "val") or "")


def _on(element: Element | None) -> bool:
    return element is not None and _value(element).lower() not in _OFF


def _prompts(element: Element) -> bool:
    """Whether it is a content control that nobody filled in: "Click or tap here to enter text."."""
    return element.find(f"{_W}sdtPr/{_W}showingPlcHdr") is not None


def _bit(value: str | None, bit: int) -> bool:
    try:
        return bool(int(value or "0", 16) & bit)
    except ValueError:
        return False


def _ancestor(element: Element, *tags: str) -> Element | None:
    return next((parent for parent in element.iterancestors() if parent.tag in tags), None)


def _table_of(row: Element) -> Element | None:
    return _ancestor(row, _W + "tbl")
