"""One bundle: the editions of one article, brought up to date in dist."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.bundles.archive import pack
from pipeline.bundles.assets import shared_files
from pipeline.bundles.building import approved_count, build
from pipeline.bundles.doc import Doc
from pipeline.bundles.edition import linked_files, own_files
from pipeline.bundles.images import Pictures, collect
from pipeline.bundles.installed import Standing, bundle_files, standing
from pipeline.bundles.interface import Interfaces
from pipeline.bundles.locales import PUBLISHABLE
from pipeline.bundles.manifest import NAME, SIGNATURE, as_json, bundle_manifest, edition_manifest, entry
from pipeline.bundles.pages import Sibling, choose_page
from pipeline.bundles.report import Entry, Outcome
from pipeline.bundles.settings import PublishSettings
from pipeline.bundles.signing import sign
from pipeline.bundles.store import Store
from pipeline.model import Article, Edition, Rendered, State

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


@dataclass(frozen=True, slots=True)
class Tools:
    """What every bundle of a run needs."""

    store: Store
    settings: PublishSettings
    interfaces: Interfaces
    key: Ed25519PrivateKey | None


def original(article: Article) -> Edition:
    """The source text as an edition in its own language."""
    return Edition(article, article.language, tuple(Rendered(s, s.text, State.APPROVED) for s in article.segments))


def publish_bundle(slug: str, editions: Sequence[Edition], tools: Tools) -> tuple[list[Entry], list[str]]:
    """Write what changed of one article's bundle; entries and warnings."""
    entries: list[Entry] = []
    ready: dict[str, Edition] = {}
    for edition in _with_original(editions, tools.settings):
        started = any(r.text.strip() for r in edition.rendered)
        if started and (edition.complete or tools.settings.drafts):
            ready[edition.locale] = edition
        else:
            entries.append(_incomplete(slug, edition))
    before = standing(tools.store, slug)
    keep = {
        locale: old
        for locale, old in before.items()
        if locale not in ready and (tools.settings.drafts or not old.doc.draft)
    }
    pictures = collect(editions[0].article) if ready else Pictures({}, {}, ())
    warnings = list(pictures.warnings)
    docs: dict[str, Doc] = {locale: old.doc for locale, old in keep.items()}
    for locale, edition in ready.items():
        missing = tools.interfaces[locale].gettext("Not yet translated")
        docs[locale], found = build(edition, tools.settings, pictures.known, missing)
        warnings += found
    files = _files(slug, docs, ready, keep, pictures=_picture_bytes(slug, docs, pictures, tools.store), tools=tools)
    previous = bundle_files(tools.store, slug) or ()
    changed = {
        locale: any(
            tools.store.read(name) != content for name, content in files.items() if name.startswith(f"{slug}/{locale}/")
        )
        for locale in docs
    }
    if docs:
        tools.store.write_all(files)
    tools.store.remove(name for name in previous if name not in files)
    for locale, edition in ready.items():
        outcome = Outcome.WRITTEN if changed[locale] else Outcome.UNCHANGED
        entries.append(_entry(slug, edition, outcome))
    entries += [
        Entry(
            slug,
            locale,
            Outcome.RETRACTED,
            "a draft was published here; publish with drafts to have it back",
            draft=True,
        )
        for locale in before
        if locale not in docs
    ]
    return entries, list(dict.fromkeys(warnings))


def _with_original(editions: Sequence[Edition], settings: PublishSettings) -> list[Edition]:
    """The editions, and the source text where it is in a locale of the desk (or asked for) and not given."""
    article = editions[0].article
    language = article.language
    given = {edition.locale for edition in editions}
    wanted = language in settings.locales or (settings.originals and language in PUBLISHABLE and not article.canonical)
    found = [edition for edition in editions if edition.locale in PUBLISHABLE]
    if wanted and language not in given and article.segments:
        found.append(original(article))
    return sorted(found, key=lambda edition: PUBLISHABLE.index(edition.locale))


def _incomplete(slug: str, edition: Edition) -> Entry:
    approved, total = approved_count(edition), len(edition.rendered)
    message = f"{approved} of {total} segments approved" if total else "nothing to publish"
    return _entry(slug, edition, Outcome.INCOMPLETE if total else Outcome.REFUSED, message)


def _entry(slug: str, edition: Edition, outcome: Outcome, message: str = "") -> Entry:
    approved, total = approved_count(edition), len(edition.rendered)
    return Entry(slug, edition.locale, outcome, message, approved, total, draft=not edition.complete)


def _picture_bytes(slug: str, docs: Mapping[str, Doc], pictures: Pictures, store: Store) -> dict[str, bytes]:
    """The bytes of every picture that some edition shows: fresh ones, else those that stand in dist."""
    content: dict[str, bytes] = {}
    for name in sorted({p.picture.file for doc in docs.values() for p in doc.body if p.picture}):
        found = pictures.content.get(name) or store.read(f"{slug}/images/{name}")
        if found:
            content[name] = found
    return content


def _files(
    slug: str,
    docs: Mapping[str, Doc],
    ready: Mapping[str, Edition],
    keep: Mapping[str, Standing],
    *,
    pictures: Mapping[str, bytes],
    tools: Tools,
) -> dict[str, bytes]:
    """Everything of the bundle below dist, its zip included; empty where no edition is left."""
    if not docs:
        return {}
    siblings = [Sibling.of(docs[locale]) for locale in PUBLISHABLE if locale in docs]
    files = {f"{slug}/images/{name}": content for name, content in pictures.items()}
    editions: dict[str, dict[str, object]] = {}
    for locale, doc in docs.items():
        interface = tools.interfaces[locale]
        linked = linked_files(doc, siblings, interface, tools.settings)
        if locale in ready:
            own = linked | own_files(doc, pictures, interface, tools.settings)
            manifest = edition_manifest(ready[locale], doc, own)
        else:
            own, manifest = _relinked(slug, keep[locale], linked, tools.store)
        files |= {f"{slug}/{locale}/{name}": content for name, content in own.items()}
        files[f"{slug}/{locale}/{NAME}"] = manifest
        editions[locale] = {"url": doc.url, "draft": doc.draft, "original": doc.original, "modified": doc.modified}
    first = docs[siblings[0].locale]
    files[f"{slug}/index.html"] = choose_page(first, siblings, tools.interfaces["en"], tools.settings)
    contents = files | shared_files(tools.settings.logo)
    manifest = bundle_manifest(slug, editions, contents)
    files[f"{slug}/{NAME}"] = contents[f"{slug}/{NAME}"] = manifest
    if tools.key:
        signature = sign(manifest, tools.key, f"dragoman bundle {slug}")
        files[f"{slug}/{SIGNATURE}"] = contents[f"{slug}/{SIGNATURE}"] = signature
    files[f"{slug}.zip"] = pack(contents)
    return files


def _relinked(slug: str, old: Standing, linked: Mapping[str, bytes], store: Store) -> tuple[dict[str, bytes], bytes]:
    """An edition that was not given this time, with the links to its siblings brought up to date."""
    names = [str(name) for name in old.manifest["files"] if "/" not in str(name)]
    own = {name: content for name in names if (content := store.read(f"{slug}/{old.doc.locale}/{name}")) is not None}
    own |= linked
    files = {name: entry(content) for name, content in sorted(own.items())}
    return own, as_json({**old.manifest, "files": files})
