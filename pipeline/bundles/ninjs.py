"""ninjs 2.1, IPTC's News in JSON (https://iptc.org/standards/ninjs/)."""

from __future__ import annotations

from typing import Any

from pipeline.bundles.doc import Doc
from pipeline.bundles.jsonld import Outlet

SCHEMA = "http://www.iptc.org/std/ninjs/ninjs-schema_2.1.json"
_NAMES = (("people", "person"), ("places", "place"), ("organisations", "organisation"))


def ninjs(doc: Doc, outlet: Outlet, body_html: str, body_text: str) -> dict[str, Any]:
    """The article as a ninjs object. A draft is `withheld`, with the draft notice as its editorial note."""
    words = len(body_text.split())
    out: dict[str, Any] = {
        "uri": doc.url,
        "standard": {"name": "ninjs", "version": "2.1", "schema": SCHEMA},
        "type": "text",
        "representationtype": "full",
        "profile": "text-photo" if any(p.picture for p in doc.body) else "text-only",
        "pubstatus": "withheld" if doc.draft else "usable",
        "language": doc.lang,
        "title": doc.headline,
        "by": doc.byline or doc.author,
        "slugline": doc.slug,
        "located": doc.dateline,
        "firstcreated": doc.published,
        "versioncreated": doc.modified,
        "contentcreated": doc.published,
        "copyrightholder": outlet.name,
        "ednote": outlet.notice if doc.draft else "",
        "headlines": [{"role": "main", "contenttype": "text/plain", "value": doc.headline}],
        "descriptions": [{"role": "summary", "contenttype": "text/plain", "value": doc.description}],
        "bodies": [
            {
                "role": "main",
                "contenttype": "text/html",
                "wordcount": words,
                "charcount": len(body_text),
                "value": body_html,
            },
            {
                "role": "plain",
                "contenttype": "text/plain",
                "wordcount": words,
                "charcount": len(body_text),
                "value": body_text,
            },
        ],
        "infosources": [
            {
                "name": outlet.name,
                "role": "publisher",
                "uri": outlet.url,
                "contactinfo": [{"type": "web", "role": "office", "value": outlet.url}],
            }
        ],
        "subjects": [{"name": tag, "literal": tag} for tag in doc.tags],
        "altids": [{"role": "slug", "value": doc.slug}],
    }
    for key, kind in _NAMES:
        out[key] = [{"name": n.name, "rel": "mentions", "literal": n.source} for n in doc.names if n.type == kind]
    out["associations"] = [
        {"name": f"translation-{lang}", "uri": url, "type": "text", "language": lang, "representationtype": "partial"}
        for lang, url in outlet.siblings.items()
    ] + [
        {
            "name": f"picture-{number}",
            "uri": f"{outlet.images}{p.picture.file}",
            "type": "picture",
            "representationtype": "full",
            "descriptions": [{"role": "caption", "contenttype": "text/plain", "value": p.text}],
            "renditions": [
                {
                    "name": "original",
                    "href": f"{outlet.images}{p.picture.file}",
                    "contenttype": p.picture.media_type,
                    "width": p.picture.width,
                    "height": p.picture.height,
                }
            ],
        }
        for number, p in enumerate((p for p in doc.body if p.picture), 1)
        if p.picture
    ]
    return {key: value for key, value in out.items() if value not in ("", [])}
