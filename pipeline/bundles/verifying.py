"""Check a bundle's zip against its manifest, and say what was changed."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path
from typing import Any

from pipeline.bundles.errors import BundleError
from pipeline.bundles.manifest import BUNDLE, EDITION, NAME, SIGNATURE, read_manifest
from pipeline.bundles.report import Problem, SignatureState, Verification
from pipeline.bundles.signing import check

_MAX_MEMBER = 256 * 1024 * 1024


def verify_bundle(path: Path, public_key: str | None = None) -> Verification:
    """Read every member of the zip. `public_key`: minisign text; with it, an unsigned bundle is a problem too.

    Raises BundleError where the file is no bundle at all.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            names = [info.filename for info in archive.infolist()]
            if any(info.file_size > _MAX_MEMBER for info in archive.infolist()):
                raise BundleError(f"{path}: holds a member larger than a bundle's file can be; it is no bundle")
            content = {name: archive.read(name) for name in names if not name.endswith("/")}
    except OSError as error:
        raise BundleError(f"{path}: cannot be read ({error.strerror or error})") from None
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, ValueError) as error:
        raise BundleError(f"{path}: is no whole zip file ({error}); fetch or publish it again") from None
    return _verify(path, names, content, public_key)


def _verify(path: Path, names: list[str], content: dict[str, bytes], public_key: str | None) -> Verification:
    manifests = {
        slug: manifest
        for name in content
        if name.endswith(f"/{NAME}") and name.count("/") == 1
        if (manifest := read_manifest(content[name], BUNDLE)) and manifest["slug"] == (slug := name.split("/")[0])
    }
    if len(manifests) != 1:
        raise BundleError(f"{path}: holds {len(manifests) or 'no'} bundle manifests, and not one; it is no bundle")
    [(slug, manifest)] = manifests.items()
    problems = [
        Problem(name, "stands in the zip more than once") for name in sorted(set(names)) if names.count(name) > 1
    ]
    problems += _compare(manifest["files"], content, {f"{slug}/{NAME}", f"{slug}/{SIGNATURE}"})
    editions = manifest.get("editions")
    editions = editions if isinstance(editions, dict) else {}
    for locale in sorted(editions):
        problems += _edition(slug, locale, content)
    state, message = _signature(slug, content, public_key)
    if message:
        problems.append(Problem(f"{slug}/{SIGNATURE}", message))
    drafts = tuple(sorted(k for k, v in editions.items() if isinstance(v, dict) and v.get("draft") is True))
    return Verification(slug, tuple(dict.fromkeys(problems)), state, tuple(sorted(editions)), drafts)


def _compare(listed: dict[str, Any], content: dict[str, bytes], apart: set[str]) -> list[Problem]:
    problems = []
    for name in sorted(set(listed) | set(content)):
        if name in apart:
            continue
        if name not in content:
            problems.append(Problem(name, "is missing"))
        elif name not in listed:
            problems.append(Problem(name, "was added: the manifest does not know it"))
        elif hashlib.sha256(content[name]).hexdigest() != listed[name].get("sha256"):
            problems.append(Problem(name, "was changed: its digest is not the manifest's"))
    return problems


def _edition(slug: str, locale: str, content: dict[str, bytes]) -> list[Problem]:
    """The edition's own manifest must agree: it betrays a bundle manifest that was written anew."""
    folder = f"{slug}/{locale}/"
    manifest = read_manifest(content.get(folder + NAME, b""), EDITION)
    if manifest is None or (manifest["slug"], manifest.get("locale")) != (slug, locale):
        return [Problem(folder + NAME, "is missing or no manifest of this edition")]
    inside = {name.removeprefix(folder): data for name, data in content.items() if name.startswith(folder)}
    return [Problem(folder + p.path, p.message) for p in _compare(manifest["files"], inside, {NAME})]


def _signature(slug: str, content: dict[str, bytes], public_key: str | None) -> tuple[SignatureState, str]:
    signature = content.get(f"{slug}/{SIGNATURE}")
    if signature is None:
        return SignatureState.ABSENT, "is missing: the bundle is not signed" if public_key else ""
    if public_key is None:
        return SignatureState.UNCHECKED, ""
    wrong = check(content[f"{slug}/{NAME}"], signature, public_key)
    return (SignatureState.INVALID, wrong) if wrong else (SignatureState.VALID, "")
