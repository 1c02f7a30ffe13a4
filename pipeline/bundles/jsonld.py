"""schema.org NewsArticle as JSON-LD."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pipeline.bundles.doc import Doc

_TYPES = {"person": "Person", "place": "Place", "organisation": "Organization"}


def jsonld(
    doc: Doc, publisher: str, publisher_url: str, siblings: Mapping[str, str], image: str, notice: str
) -> dict[str, Any]:
    """The article's metadata. `siblings`: language tag to URL of the other editions; `notice`: the draft notice."""
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
        "author": {"@type": "Person", "name": doc.byline} if doc.byline else _organisation(publisher, publisher_url),
        "publisher": _organisation(publisher, publisher_url),
        "isAccessibleForFree": True,
        "image": image,
        "about": [{"@type": _TYPES.get(n.type, "Thing"), "name": n.name} for n in doc.names],
    }
    works = [{"@type": "NewsArticle", "@id": url, "url": url, "inLanguage": lang} for lang, url in siblings.items()]
    if doc.original:
        out["workTranslation"] = works
    else:
        source = siblings.get(doc.source_language, "") or doc.source_url
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
        out["creditText"] = notice
        out["digitalSourceType"] = "https://schema.org/TrainedAlgorithmicMediaDigitalSource"
    return _filled(out)


def _organisation(name: str, url: str) -> dict[str, Any]:
    return {"@type": "NewsMediaOrganization", "name": name, "url": url}


def _filled(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value not in ("", None, [], {})}


def script_json(values: Any) -> str:
    """JSON that can stand in a <script>: nothing in it ends the element or begins a comment."""
    text = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text
