"""What `verify_bundle` sees, and signatures."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from pipeline.bundles import BundleError, Report, SignatureState, new_key, publish, verify_bundle
from pipeline.bundles.signing import check, load_key, sign

from .samples import plain, rich, settings


def rewrite(source: Path, target: Path, changes: dict[str, bytes | None]) -> Path:
    """A copy of the zip with members changed, added (bytes) or taken away (None)."""
    with zipfile.ZipFile(source) as archive:
        files: dict[str, bytes | None] = {name: archive.read(name) for name in archive.namelist()}
    files |= changes
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in files.items():
            if content is not None:
                archive.writestr(name, content)
    return target


def test_a_whole_bundle_verifies(published: tuple[Path, Report]) -> None:
    dist, _ = published
    for slug in ("dukan-lake", "august-salaries"):
        found = verify_bundle(dist / f"{slug}.zip")
        assert found.ok
        assert (found.slug, found.editions, found.drafts) == (slug, ("ar", "ckb", "kmr"), ())
        assert found.signature is SignatureState.ABSENT


def test_each_change_is_named(published: tuple[Path, Report], tmp_path: Path) -> None:
    dist, _ = published
    changes = {
        "dukan-lake/ckb/index.html": b"<p>other</p>",
        "dukan-lake/ar/article.txt": None,
        "dukan-lake/kmr/more.js": b"alert(1)",
        "other.txt": b"x",
    }
    found = verify_bundle(rewrite(dist / "dukan-lake.zip", tmp_path / "x.zip", dict(changes)))
    assert not found.ok
    said = {(p.path, p.message.split(":")[0]) for p in found.problems}
    assert said == {
        ("dukan-lake/ckb/index.html", "was changed"),
        ("dukan-lake/ar/article.txt", "is missing"),
        ("dukan-lake/kmr/more.js", "was added"),
        ("other.txt", "was added"),
    }


def test_a_bundle_manifest_written_anew_does_not_agree_with_the_editions(
    published: tuple[Path, Report], tmp_path: Path
) -> None:
    dist, _ = published
    manifest = json.loads((dist / "dukan-lake/manifest.json").read_bytes())
    page = b"<p>other</p>"
    manifest["files"]["dukan-lake/ckb/index.html"] = {"sha256": hashlib.sha256(page).hexdigest(), "bytes": len(page)}
    changes = {"dukan-lake/ckb/index.html": page, "dukan-lake/manifest.json": json.dumps(manifest).encode()}
    found = verify_bundle(rewrite(dist / "dukan-lake.zip", tmp_path / "x.zip", dict(changes)))
    assert [p.path for p in found.problems] == ["dukan-lake/ckb/index.html"]


def test_what_is_no_bundle_is_an_error_in_one_line(published: tuple[Path, Report], tmp_path: Path) -> None:
    dist, _ = published
    (tmp_path / "text.zip").write_text("no zip", encoding="utf-8")
    (tmp_path / "cut.zip").write_bytes((dist / "dukan-lake.zip").read_bytes()[:-400])
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as archive:
        archive.writestr("a.txt", "x")
    for name in ("text.zip", "cut.zip", "other.zip", "nothing.zip"):
        with pytest.raises(BundleError) as error:
            verify_bundle(tmp_path / name)
        assert name in str(error.value)
        assert "\n" not in str(error.value)


def test_a_flipped_bit_is_seen(published: tuple[Path, Report], tmp_path: Path) -> None:
    dist, _ = published
    content = bytearray((dist / "dukan-lake.zip").read_bytes())
    content[content.find(b"<!doctype html>") + 20] ^= 1
    (tmp_path / "bit.zip").write_bytes(content)
    with pytest.raises(BundleError, match="no whole zip"):
        verify_bundle(tmp_path / "bit.zip")


def test_a_signed_bundle_verifies_with_its_key_and_no_other(seeds: Path, dist: Path, tmp_path: Path) -> None:
    public = new_key(tmp_path / "keys/desk.pem").read_text(encoding="ascii")
    other = new_key(tmp_path / "keys/other.pem").read_text(encoding="ascii")
    assert (tmp_path / "keys/desk.pem").stat().st_mode & 0o777 == 0o600
    publish(plain("a005", "crossing", seeds, 3), settings(dist, signing_key=tmp_path / "keys/desk.pem"))
    bundle = dist / "crossing.zip"
    assert verify_bundle(bundle).signature is SignatureState.UNCHECKED
    assert verify_bundle(bundle, public).signature is SignatureState.VALID
    assert verify_bundle(bundle, public).ok
    wrong = verify_bundle(bundle, other)
    assert wrong.signature is SignatureState.INVALID
    assert not wrong.ok
    before = bundle.read_bytes()
    publish(plain("a005", "crossing", seeds, 3), settings(dist, signing_key=tmp_path / "keys/desk.pem"))
    assert bundle.read_bytes() == before


def test_a_tampered_or_unsigned_bundle_does_not_pass_where_a_key_is_asked_for(
    seeds: Path, dist: Path, tmp_path: Path
) -> None:
    public = new_key(tmp_path / "desk.pem").read_text(encoding="ascii")
    publish(plain("a005", "crossing", seeds, 3), settings(dist, signing_key=tmp_path / "desk.pem"))
    manifest = (dist / "crossing/manifest.json").read_bytes().replace(b'"draft": false', b'"draft": true', 1)
    bad = rewrite(dist / "crossing.zip", tmp_path / "bad.zip", {"crossing/manifest.json": manifest})
    assert verify_bundle(bad, public).signature is SignatureState.INVALID
    unsigned = rewrite(dist / "crossing.zip", tmp_path / "none.zip", {"crossing/manifest.json.minisig": None})
    assert not verify_bundle(unsigned, public).ok
    for signature in (
        b"",
        b"a\nb\nc\nd",
        b"\n\n\n\n",
        b"untrusted comment: x\nAAAA\ntrusted comment: y\nAAAA\n",
    ):
        broken = rewrite(dist / "crossing.zip", tmp_path / "b.zip", {"crossing/manifest.json.minisig": signature})
        assert verify_bundle(broken, public).signature is SignatureState.INVALID


def test_a_signature_covers_its_comment(tmp_path: Path) -> None:
    public = new_key(tmp_path / "desk.pem").read_text(encoding="ascii")
    signature = sign(b"content", load_key(tmp_path / "desk.pem"), "dragoman bundle one")
    assert check(b"content", signature, public) == ""
    assert check(b"contents", signature, public)
    assert check(b"content", signature.replace(b"bundle one", b"bundle two"), public)


def test_keys_are_not_overwritten_and_wrong_ones_named(tmp_path: Path) -> None:
    new_key(tmp_path / "desk.pem")
    with pytest.raises(BundleError, match="is there already"):
        new_key(tmp_path / "desk.pem")
    (tmp_path / "bad.pem").write_text("x", encoding="ascii")
    with pytest.raises(BundleError, match="no private key"):
        load_key(tmp_path / "bad.pem")
    with pytest.raises(BundleError, match="cannot be read"):
        load_key(tmp_path / "nothing.pem")
    with pytest.raises(BundleError, match="no minisign key"):
        check(b"", b"", "x")


@pytest.mark.skipif(not shutil.which("minisign"), reason="minisign is not installed")
def test_minisign_itself_accepts_the_signature(seeds: Path, dist: Path, tmp_path: Path) -> None:
    public = new_key(tmp_path / "desk.pem")
    publish(rich(seeds), settings(dist, signing_key=tmp_path / "desk.pem"))
    manifest = dist / "dukan-lake/manifest.json"
    command = ["minisign", "-V", "-m", str(manifest), "-p", str(public)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "dragoman bundle dukan-lake" in done.stdout
    manifest.write_bytes(manifest.read_bytes() + b" ")
    assert subprocess.run(command, capture_output=True, check=False).returncode != 0
