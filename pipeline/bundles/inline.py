"""Inline markup of segments: numbered tags in, HTML, Markdown or plain text out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from markupsafe import Markup

from pipeline.bundles.bidi import isolate
from pipeline.bundles.clean import clean, clean_inner
from pipeline.bundles.urls import safe_href
from pipeline.model import Inline, InlineKind

_TAG = re.compile(r"<(/?)([abic]\d+)>")
_HTML = {InlineKind.STRONG: "strong", InlineKind.EMPHASIS: "em", InlineKind.CODE: "code"}
_MARKDOWN = {InlineKind.STRONG: "**", InlineKind.EMPHASIS: "*", InlineKind.CODE: "`"}
_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~])")


@dataclass(slots=True)
class Node:
    """A run of text (`inline` None) or an inline element with its children; `href` is already checked."""

    inline: Inline | None = None
    text: str = ""
    href: str = ""
    children: list[Node] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Parsed:
    """The nodes of one segment, and what had to be left out."""

    nodes: tuple[Node, ...]
    warnings: tuple[str, ...]


def parse(text: str, inlines: tuple[Inline, ...], base: str = "") -> Parsed:
    """Read the numbered tags of a segment.

    A tag that the source does not have, one without its other half and a link to a refused address are
    dropped, their text stays. Everything else between < and > is literal text.
    """
    known = {inline.tag: inline for inline in inlines}
    warnings: list[str] = []
    root = Node()
    stack = [root]
    end = 0
    for match in _TAG.finditer(text):
        _append(stack[-1], text[end : match.start()])
        end = match.end()
        closing, tag = match.groups()
        if tag not in known:
            warnings.append(f"<{closing}{tag}> is no tag of the source sentence: left out")
        elif not closing:
            node = Node(inline=known[tag])
            stack[-1].children.append(node)
            stack.append(node)
        else:
            depth = next((i for i in range(len(stack) - 1, 0, -1) if _tag(stack[i]) == tag), 0)
            if not depth:
                warnings.append(f"</{tag}> closes nothing: left out")
                continue
            for unclosed in stack[depth + 1 :]:
                warnings.append(f"<{_tag(unclosed)}> is not closed inside <{tag}>")
            del stack[depth:]
    _append(stack[-1], text[end:])
    unclosed_ids = {id(node) for node in stack[1:]}
    warnings += [f"<{_tag(node)}> is never closed: left out" for node in stack[1:]]
    return Parsed(tuple(_settle(root.children, unclosed_ids, base, False, warnings)), tuple(warnings))


def _tag(node: Node) -> str:
    return node.inline.tag if node.inline else ""


def _append(node: Node, text: str) -> None:
    if text:
        node.children.append(Node(text=text))


def _settle(nodes: list[Node], unclosed: set[int], base: str, in_link: bool, warnings: list[str]) -> list[Node]:
    """Check links and unwrap what may not stand: unclosed elements, refused links, links in links."""
    out: list[Node] = []
    for node in nodes:
        if node.inline is None:
            out.append(node)
            continue
        is_link = node.inline.kind is InlineKind.LINK
        href = safe_href(node.inline.href, base) if is_link else None
        if is_link and href is None:
            warnings.append(f"link to {ascii(node.inline.href)[:80]} left out: no web or mail address")
        children = _settle(node.children, unclosed, base, in_link or (is_link and href is not None), warnings)
        if id(node) in unclosed or (is_link and (href is None or in_link)) or not children:
            out += children
        else:
            out.append(Node(node.inline, href=href or "", children=children))
    return out


def to_html(nodes: tuple[Node, ...] | list[Node], direction: str) -> Markup:
    """HTML with everything escaped, runs of the other direction isolated."""
    return _html(nodes, direction).strip()


def _html(nodes: tuple[Node, ...] | list[Node], direction: str) -> Markup:
    out: list[Markup] = []
    for node in nodes:
        if node.inline is None:
            out.append(isolate(clean_inner(node.text), direction))
            continue
        inner = _html(node.children, direction)
        if node.href:
            out.append(Markup('<a href="{}">{}</a>').format(node.href, inner))
        else:
            element = _HTML[node.inline.kind]
            out.append(Markup(f"<{element}>{{}}</{element}>").format(inner))
    return Markup("").join(out)


def to_markdown(nodes: tuple[Node, ...] | list[Node]) -> str:
    """CommonMark, with its special characters escaped."""
    return _markdown(nodes).strip()


def _markdown(nodes: tuple[Node, ...] | list[Node]) -> str:
    out: list[str] = []
    for node in nodes:
        if node.inline is None:
            out.append(_SPECIAL.sub(r"\\\1", clean_inner(node.text)))
        elif node.inline.kind is InlineKind.CODE:
            text = clean_inner(_text(node.children))
            out.append(_marked(text, "`` ", " ``") if "`" in text else _marked(text, "`", "`"))
        elif node.href:
            address = node.href.replace("(", "%28").replace(")", "%29")
            out.append(_marked(_markdown(node.children), "[", f"]({address})"))
        else:
            mark = _MARKDOWN[node.inline.kind]
            out.append(_marked(_markdown(node.children), mark, mark))
    return "".join(out)


def _marked(inner: str, before: str, after: str) -> str:
    """The text between its marks; blanks at its rim stand outside them, where CommonMark wants them."""
    words = inner.strip()
    if not words:
        return inner
    front, _, rear = inner.partition(words)
    return f"{front}{before}{words}{after}{rear}"


def to_text(nodes: tuple[Node, ...] | list[Node]) -> str:
    """The words alone."""
    return clean("".join(node.text if node.inline is None else _text(node.children) for node in nodes))


def _text(nodes: list[Node]) -> str:
    return "".join(node.text if node.inline is None else _text(node.children) for node in nodes)
