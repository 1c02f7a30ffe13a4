"""Manifests: what is in an edition and a bundle, and where each sentence of it comes from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from pipeline.bundles.building import person
from pipeline.bundles.clean import clean
from pipeline.bundles.doc import Doc
from pipeline.model import Edition, State, digest

EDITION = "dragoman-edition"
BUNDLE = "dragoman-bundle"
VERSION = 1
NAME = "manifest.json"
SIGNATURE = "manifest.json.minisig"


def as_json(values: Any) -> bytes:
    """Readable JSON with a fixed layout."""
    return (json.dumps(values, ensure_ascii=False, indent=1) + "\n").encode()


def entry(content: bytes) -> dict[str, Any]:
    """Digest and size of a file."""
    return {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}


def edition_manifest(edition: Edition, doc: Doc, files: Mapping[str, bytes]) -> bytes:
    """Files by name, and per segment: digests of source and target, state, who approved it, what drafted it.

    Translators are named without their addresses. Digests are the first 16 hex digits of SHA-256, as in the
    catalogues; those of files are whole.
    """
    segments = []
    for number, rendered in enumerate(edition.rendered, 1):
        approved = rendered.state is State.APPROVED
        row = {
            "n": number,
            "kind": rendered.segment.kind.value,
            "line": rendered.segment.line,
            "source": digest(rendered.segment.text),
            "target": digest(rendered.text) if rendered.text else "",
            "state": rendered.state.value,
            "approved_by": person(rendered.translator or edition.translator) if approved and not doc.original else "",
            "signature": rendered.signature,
        }
        segments.append({key: value for key, value in row.items() if value != ""})
    return as_json(
        {
            "format": EDITION,
            "version": VERSION,
            "slug": doc.slug,
            "locale": doc.locale,
            "url": doc.url,
            "draft": doc.draft,
            "original": doc.original,
            "signature": edition.signature,
            "translator": doc.translator,
            "modified": doc.modified,
            "source": {
                "file": clean(edition.article.path.name),
                "language": doc.source_language,
                "sha256": hashlib.sha256("\n".join(s.text for s in edition.article.segments).encode()).hexdigest(),
            },
            "files": {name: entry(content) for name, content in sorted(files.items())},
            "segments": segments,
        }
    )


def bundle_manifest(slug: str, editions: Mapping[str, Mapping[str, Any]], files: Mapping[str, bytes]) -> bytes:
    """Everything in the bundle's zip but this file and its signature, by path."""
    return as_json(
        {
            "format": BUNDLE,
            "version": VERSION,
            "slug": slug,
            "editions": {locale: dict(values) for locale, values in sorted(editions.items())},
            "files": {name: entry(content) for name, content in sorted(files.items())},
        }
    )


def read_manifest(content: bytes, kind: str) -> dict[str, Any] | None:
    """The manifest as plain values, or None where the bytes are no manifest of that kind."""
    try:
        values = json.loads(content)
    except (ValueError, RecursionError):
        return None
    if not isinstance(values, dict) or values.get("format") != kind or values.get("version") != VERSION:
        return None
    files = values.get("files")
    if not isinstance(files, dict) or not all(isinstance(f, dict) for f in files.values()):
        return None
    return values if isinstance(values.get("slug"), str) else None
