"""Publish editions: bundles first, then what stands around them."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.bundles.bundle import Tools, publish_bundle
from pipeline.bundles.errors import BundleError
from pipeline.bundles.installed import bundle_files
from pipeline.bundles.interface import Interfaces
from pipeline.bundles.locales import PUBLISHABLE
from pipeline.bundles.report import Entry, Outcome, Report
from pipeline.bundles.settings import PublishSettings
from pipeline.bundles.signing import load_key
from pipeline.bundles.site import publish_site
from pipeline.bundles.slugs import lookalikes, safe_slug
from pipeline.bundles.store import Store
from pipeline.model import Edition


def publish(editions: Iterable[Edition], settings: PublishSettings) -> Report:
    """Bring `settings.dist` up to date with the editions; files whose bytes stay the same are not touched.

    Only complete editions are published, unless `drafts` is set. An edition that stands in dist and is not given
    stays, so a run may be narrowed. Raises BundleError for an unreadable key or interface catalogue, and OSError
    where dist cannot be written.
    """
    store = Store(settings.dist)
    key = load_key(settings.signing_key) if settings.signing_key else None
    tools = Tools(store, settings, Interfaces(settings.locales_dir), key)
    by_slug: dict[str, list[Edition]] = {}
    for edition in editions:
        by_slug.setdefault(edition.article.slug, []).append(edition)
    entries: list[Entry] = []
    warnings: list[str] = []
    clashes = lookalikes(sorted(by_slug))
    for slug, group in sorted(by_slug.items()):
        try:
            if slug in clashes:
                raise BundleError(f"slug {slug!a} reads like {clashes[slug]!a}; rename one file in seeds/")
            known = [edition for edition in group if edition.locale in PUBLISHABLE]
            if not known:
                continue
            found, said = publish_bundle(safe_slug(slug), known, tools)
        except BundleError as error:
            entries += [Entry(slug, edition.locale, Outcome.REFUSED, str(error)) for edition in group]
            continue
        entries += found
        warnings += said
    entries += _withdrawn(store, settings)
    publish_site(tools)
    return Report(tuple(entries), tuple(warnings), tuple(store.written), tuple(store.removed))


def _withdrawn(store: Store, settings: PublishSettings) -> list[Entry]:
    """Bundles whose article has left seeds/: reported, and with `prune` removed, our own files alone."""
    if settings.known is None:
        return []
    entries: list[Entry] = []
    for slug in store.folders():
        if slug in settings.known or (files := bundle_files(store, slug)) is None:
            continue
        if settings.prune:
            store.remove(files)
            left = (store.root / slug).exists()
            message = "removed" + ("; its folder holds files that are not ours and stays" if left else "")
            entries.append(Entry(slug, "", Outcome.PRUNED, message))
        else:
            entries.append(Entry(slug, "", Outcome.WITHDRAWN, "its article has left seeds/; prune to remove it"))
    return entries
