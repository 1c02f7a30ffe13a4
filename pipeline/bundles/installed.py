"""What `dist/` holds already, read from its manifests."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.bundles.doc import Doc, from_json
from pipeline.bundles.locales import PUBLISHABLE
from pipeline.bundles.manifest import BUNDLE, EDITION, NAME, SIGNATURE, read_manifest
from pipeline.bundles.store import Store


@dataclass(frozen=True, slots=True)
class Standing:
    """An edition that stands in dist: its manifest and its document."""

    manifest: Mapping[str, Any]
    doc: Doc


def bundle_files(store: Store, slug: str) -> tuple[str, ...] | None:
    """Every file of the slug's bundle that lies in its folder, and its zip; None where no bundle of ours is there."""
    manifest = _manifest(store, f"{slug}/{NAME}", BUNDLE)
    if manifest is None or manifest["slug"] != slug:
        return None
    # A manifest may have been edited: only names inside the bundle's own folder are taken from it.
    own = [str(name) for name in manifest["files"] if str(name).startswith(f"{slug}/") and ".." not in str(name)]
    return (*own, f"{slug}/{NAME}", f"{slug}/{SIGNATURE}", f"{slug}.zip")


def standing(store: Store, slug: str) -> dict[str, Standing]:
    """The editions of a bundle by locale. One whose manifest or document cannot be read is not there."""
    found: dict[str, Standing] = {}
    for locale in PUBLISHABLE:
        manifest = _manifest(store, f"{slug}/{locale}/{NAME}", EDITION)
        content = store.read(f"{slug}/{locale}/article.json") if manifest else None
        if manifest is None or content is None:
            continue
        try:
            doc = from_json(json.loads(content))
        except (ValueError, RecursionError):
            continue
        if doc and (doc.slug, doc.locale) == (slug, locale):
            found[locale] = Standing(manifest, doc)
    return found


def _manifest(store: Store, name: str, kind: str) -> dict[str, Any] | None:
    content = store.read(name)
    return read_manifest(content, kind) if content else None
