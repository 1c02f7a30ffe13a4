"""Packs that a newsroom adds: from a file, or from the Argos index where there is a network."""

from __future__ import annotations

import json
import shutil
import tempfile
import urllib.error
import urllib.request
from pathlib import Path

from pipeline.engine.archive import PackError, file_digest, read_metadata
from pipeline.engine.packs import LOCAL, Pack, read_manifest, write_manifest
from pipeline.errors import UsageError

# The index that argostranslate.settings names; read here without importing it, since that makes folders.
INDEX = "https://raw.githubusercontent.com/argosopentech/argospm-index/main/index.json"
_TIMEOUT = 30.0


def add_pack(file: Path, models: Path) -> Pack:
    """Check a `.argosmodel`, copy it into `models` and list it with its digest; raises PackError, UsageError."""
    if not file.exists():
        raise UsageError(f"{file}: no such file; give the path of an .argosmodel")
    metadata = read_metadata(file)
    models.mkdir(parents=True, exist_ok=True)
    home = models / file.name
    if home.exists() and not home.samefile(file) and file_digest(home) != file_digest(file):
        raise UsageError(f"{home}: another pack has this file name; rename the new one first")
    if not home.exists():
        with tempfile.NamedTemporaryFile(dir=models, delete=False) as work, file.open("rb") as stream:
            shutil.copyfileobj(stream, work)
        Path(work.name).replace(home)
    pack = Pack(
        name=f"{metadata.source}-{metadata.target}",
        source=metadata.source,
        target=metadata.target,
        version=metadata.version,
        path=home,
        digest=file_digest(home),
        size=home.stat().st_size,
    )
    listed = models / LOCAL
    others = tuple(p for p in read_manifest(listed) if p.path != home) if listed.exists() else ()
    write_manifest(listed, (*others, pack))
    return pack


def get_pack(pair: str, models: Path, index: str = INDEX) -> Pack:
    """Fetch the newest pack of a pair such as "en-ar" from the Argos index; raises UsageError, PackError."""
    source, _, target = pair.partition("-")
    if not source or not target:
        raise UsageError(f"{pair}: is not a pair of languages; write it as en-ar")
    rows = [r for r in json.loads(_fetch(index)) if (r.get("from_code"), r.get("to_code")) == (source, target)]
    if not rows:
        raise PackError(f"{pair}: the Argos index has no such pack")
    newest = max(rows, key=lambda r: [int(n) for n in str(r.get("package_version", "0")).split(".") if n.isdigit()])
    link = next((link for link in newest.get("links", []) if link.startswith("https://")), None)
    if link is None:
        raise PackError(f"{pair}: the Argos index gives no https address for this pack")
    version = str(newest["package_version"]).replace(".", "_")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"translate-{source}_{target}-{version}.argosmodel"
        file.write_bytes(_fetch(link))
        return add_pack(file, models)


def _fetch(address: str) -> bytes:
    request = urllib.request.Request(address, headers={"User-Agent": "dragoman"})
    try:
        with urllib.request.urlopen(request, timeout=_TIMEOUT) as answer:
            return bytes(answer.read())
    except (urllib.error.URLError, TimeoutError, OSError) as error:
        raise PackError(
            f"{address}: cannot be reached ({error}); fetch the pack elsewhere and use `make packs ADD=`"
        ) from error
