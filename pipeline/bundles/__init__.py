"""Bundles: rendering editions and writing them for the web.

publish(editions, settings) -> Report
read_logo(logo, root, base_url) -> the publisher's Logo
verify_bundle(path, public_key=None) -> Verification
preview(dist, port=8000) -> a server on 127.0.0.1, bound and not yet serving
new_key(path) -> the public key file beside a new private key
original(article) -> the source text as an edition of its own
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pipeline.bundles.errors import BundleError
from pipeline.bundles.logo import Logo
from pipeline.bundles.report import Entry, Outcome, Problem, Report, SignatureState, Verification
from pipeline.bundles.settings import PublishSettings

if TYPE_CHECKING:
    from pipeline.bundles.bundle import original
    from pipeline.bundles.logo import read_logo
    from pipeline.bundles.previewing import preview
    from pipeline.bundles.publishing import publish
    from pipeline.bundles.signing import new_key
    from pipeline.bundles.verifying import verify_bundle

__all__ = [
    "BundleError",
    "Entry",
    "Logo",
    "Outcome",
    "Problem",
    "PublishSettings",
    "Report",
    "SignatureState",
    "Verification",
    "new_key",
    "original",
    "preview",
    "publish",
    "read_logo",
    "verify_bundle",
]

# Loaded when asked for: the command line starts without lxml, nh3 and the rest.
_LATER = {
    "new_key": "signing",
    "original": "bundle",
    "preview": "previewing",
    "publish": "publishing",
    "read_logo": "logo",
    "verify_bundle": "verifying",
}


def __getattr__(name: str) -> Any:
    if name in _LATER:
        from importlib import import_module  # noqa: PLC0415

        return getattr(import_module(f"pipeline.bundles.{_LATER[name]}"), name)
    raise AttributeError(name)
