"""Ed25519 signatures over bundle manifests, in the file format of minisign (https://jedisct1.github.io/minisign/).

The cryptography is the `cryptography` package's. The format is a few lines of base64, and anyone can check a bundle
with `minisign -Vm manifest.json -p KEY.pub`, without Dragoman.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.bundles.errors import BundleError

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

_KEY, _PREHASHED, _PLAIN = b"Ed", b"ED", b"Ed"


def new_key(path: Path) -> Path:
    """Make a private key at `path` (PEM, readable by its owner alone); returns its public key file, `path`.pub.

    Raises BundleError where there is a file already: an overwritten key cannot be had back.
    """
    from cryptography.hazmat.primitives import serialization as s  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: PLC0415

    public = path.with_name(path.name + ".pub")
    for file in (path, public):
        if file.exists():
            raise BundleError(f"{file}: is there already; move it away, or name another file")
    key = Ed25519PrivateKey.generate()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600)
    path.write_bytes(key.private_bytes(s.Encoding.PEM, s.PrivateFormat.PKCS8, s.NoEncryption()))
    public.write_text(public_key_text(key), encoding="ascii")
    return public


def load_key(path: Path) -> Ed25519PrivateKey:
    """Read a private key. Raises BundleError where the file holds none."""
    from cryptography.exceptions import UnsupportedAlgorithm  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: PLC0415
    from cryptography.hazmat.primitives.serialization import load_pem_private_key  # noqa: PLC0415

    try:
        key = load_pem_private_key(path.read_bytes(), password=None)
    except OSError as error:
        raise BundleError(f"{path}: cannot be read ({error.strerror}); make a key with `dragoman keygen`") from None
    except (ValueError, TypeError, UnsupportedAlgorithm):
        raise BundleError(f"{path}: holds no private key in PEM without a password") from None
    if not isinstance(key, Ed25519PrivateKey):
        raise BundleError(f"{path}: is no Ed25519 key")
    return key


def _raw(public: Ed25519PublicKey) -> bytes:
    from cryptography.hazmat.primitives import serialization as s  # noqa: PLC0415

    return public.public_bytes(s.Encoding.Raw, s.PublicFormat.Raw)


def _key_id(raw: bytes) -> bytes:
    """Eight bytes that name the key; minisign draws them by chance, here they follow from the key."""
    return hashlib.blake2b(raw, digest_size=8).digest()


def public_key_text(key: Ed25519PrivateKey) -> str:
    """The public key as minisign writes it."""
    raw = _raw(key.public_key())
    number = _key_id(raw)[::-1].hex().upper()  # minisign shows it as a little-endian number
    return f"untrusted comment: minisign public key {number}\n{_base64(_KEY + _key_id(raw) + raw)}\n"


def sign(content: bytes, key: Ed25519PrivateKey, comment: str) -> bytes:
    """The signature file of `content`; `comment` is signed along. The same input gives the same bytes."""
    signature = key.sign(hashlib.blake2b(content).digest())
    whole = key.sign(signature + comment.encode())
    head = _PREHASHED + _key_id(_raw(key.public_key())) + signature
    return (
        f"untrusted comment: signature from Dragoman\n{_base64(head)}\ntrusted comment: {comment}\n{_base64(whole)}\n"
    ).encode()


def check(content: bytes, signature: bytes, public_key: str) -> str:
    """ "" where the signature is right, else what is wrong. `public_key`: the text of a public key file, or the
    base64 alone. Raises BundleError where that is no key."""
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey  # noqa: PLC0415

    key = _decode(public_key.strip().splitlines()[-1] if public_key.strip() else "")
    if len(key) != 42 or key[:2] != _KEY:
        raise BundleError("the public key is no minisign key: two lines, the second beginning with RW")
    public = Ed25519PublicKey.from_public_bytes(key[10:])
    lines = signature.decode("utf-8", "replace").splitlines()
    if len(lines) < 4 or not lines[2].startswith("trusted comment: "):
        return "the signature file is no minisign signature"
    head, whole = _decode(lines[1]), _decode(lines[3])
    if len(head) != 74 or head[:2] not in (_PREHASHED, _PLAIN):
        return "the signature file is no minisign signature"
    if head[2:10] != key[2:10]:
        return "signed with another key"
    signed = hashlib.blake2b(content).digest() if head[:2] == _PREHASHED else content
    try:
        public.verify(head[10:], signed)
        public.verify(whole, head[10:] + lines[2].removeprefix("trusted comment: ").encode())
    except InvalidSignature:
        return "the signature does not fit the manifest"
    return ""


def _base64(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")


def _decode(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return b""
