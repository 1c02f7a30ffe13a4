"""schema.org NewsArticle as JSON-LD."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.bundles.doc import Doc
from pipeline.bundles.logo import Logo

_TYPES = {"person": "Person", "place": "Place", "organisation": "Organization"}


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who publishes an edition and what stands beside it, for metadata.

    `siblings`: language tag to URL of the other editions; `images`: the address before a picture's file name;
    `notice`: the draft notice in the locale's language.
    """

    name: str
    url: str
    siblings: Mapping[str, str]
    images: str
    notice: str
    logo: Logo | None = None


def jsonld(doc: Doc, outlet: Outlet, image: str) -> dict[str, Any]:
    """The article's metadata; `image` is a picture's URL, or ""."""
    out: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": doc.url,
        "url": doc.url,
        "mainEntityOfPage": doc.url,
        "headline": doc.headline,
        "description": doc.description,
        "inLanguage": doc.lang,
        "datePublished": doc.published,
        "dateModified": doc.modified,
        "dateline": doc.dateline,
        "author": _author(doc) or _organisation(outlet),
        "publisher": _organisation(outlet),
        "isAccessibleForFree": True,
        "image": image,
        "keywords": list(doc.tags),
        "about": [{"@type": _TYPES.get(n.type, "Thing"), "name": n.name} for n in doc.names],
    }
    works = [
        {"@type": "NewsArticle", "@id": url, "url": url, "inLanguage": lang} for lang, url in outlet.siblings.items()
    ]
    if doc.original:
        out["workTranslation"] = works
    else:
        source = outlet.siblings.get(doc.source_language, "") or doc.source_url
        out["translationOfWork"] = _filled(
            {
                "@type": "NewsArticle",
                "@id": source,
                "url": source,
                "headline": doc.source_headline,
                "inLanguage": doc.source_language,
                "workTranslation": [w for w in works if w["inLanguage"] != doc.source_language],
            }
        )
        out["translator"] = (
            {"@type": "SoftwareApplication", "name": "Dragoman", "applicationCategory": "Machine translation"}
            if doc.draft
            else {"@type": "Person", "name": doc.translator}
            if doc.translator
            else None
        )
    if doc.draft:
        out["creativeWorkStatus"] = "Draft"
        out["creditText"] = outlet.notice
        out["digitalSourceType"] = "https://schema.org/TrainedAlgorithmicMediaDigitalSource"
    return _filled(out)


def _author(doc: Doc) -> dict[str, str] | list[dict[str, str]]:
    """The author, or each of several."""
    names = doc.authors or tuple(filter(None, (doc.author or doc.byline,)))
    people = [{"@type": "Person", "name": name} for name in names]
    return people[0] if len(people) == 1 else people


def _organisation(outlet: Outlet) -> dict[str, Any]:
    logo = outlet.logo and _filled(
        {
            "@type": "ImageObject",
            "url": outlet.logo.url,
            "width": outlet.logo.width or None,
            "height": outlet.logo.height or None,
        }
    )
    return _filled({"@type": "NewsMediaOrganization", "name": outlet.name, "url": outlet.url, "logo": logo})


def _filled(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value not in ("", None, [], {})}


def script_json(values: Any) -> str:
    """JSON that can stand in a <script>: nothing in it ends the element or begins a comment."""
    text = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text
