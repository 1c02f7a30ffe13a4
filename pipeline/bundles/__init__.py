"""Bundles: rendering editions and writing them for the web.

    publish(editions, settings) -> Report
    verify_bundle(path, public_key=None) -> Verification
    preview(dist, port=8000) -> the server, not yet serving, on 127.0.0.1 (`serve_forever`, `server_address`)
    new_key(private) -> public key file in minisign's format
"""

from pipeline.bundles.report import Entry, Outcome, Problem, Report, SignatureState, Verification
from pipeline.bundles.settings import PublishSettings

__all__ = [
    "Entry",
    "Outcome",
    "Problem",
    "PublishSettings",
    "Report",
    "SignatureState",
    "Verification",
]
