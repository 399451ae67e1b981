"""Signatures by an SSH key over an approval, in the form of `ssh-keygen -Y` (PROTOCOL.sshsig of OpenSSH).

They are verified here and not by that program, so that a document comes out the same where OpenSSH is not installed.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from handouts.content.model.history import Approval
    from handouts.content.signers import Signer

NAMESPACE = "handouts-approval"
_MAGIC = b"SSHSIG"
_HASHES = {b"sha256": hashlib.sha256, b"sha512": hashlib.sha512}
_TOUCHED, _COUNTED = 1, 5
"""Of what a key of hardware adds: the flag that somebody was there, and its bytes with their count."""
_FRAME = "SSH SIGNATURE-----"


@dataclass(frozen=True, slots=True)
class Signed:
    """Whose key a signature was made with."""

    principals: str
    fingerprint: str
    """`SHA256:...`, as `ssh-keygen -l` prints it."""


def statement(approval: Approval) -> bytes:
    """Return what is signed: everything that an entry says, but the signature."""
    said = approval.model_dump(mode="json", exclude={"signature"}, exclude_defaults=True)
    return json.dumps(said, ensure_ascii=True, sort_keys=True, separators=(",", ":")).encode()


def unframed(armor: str) -> str:
    """Return a signature as one line, of the form in which `ssh-keygen` writes it. Raises ValueError for any other."""
    lines = armor.split()
    text = " ".join(lines)
    begin, end = f"-----BEGIN {_FRAME}", f"-----END {_FRAME}"
    if not text.startswith(begin) or not text.endswith(end):
        raise ValueError("this is no signature by an SSH key")
    return text.removeprefix(begin).removesuffix(end).replace(" ", "")


def flaw(approval: Approval, signers: tuple[Signer, ...] | None) -> str:
    """Return why a signature is not enough, in words that follow "it"; nothing where it is, or where none is asked."""
    if signers is None:
        return "is signed, and no file clinics/allowed_signers says whose keys count" if approval.signature else ""
    if not approval.signature:
        return "is not signed by a key in clinics/allowed_signers"
    try:
        signed_by(approval, signers)
    except ValueError as error:
        return f"has a signature that does not count: {error}"
    return ""


def signed_by(approval: Approval, signers: tuple[Signer, ...]) -> Signed:
    """Return whose key signed an approval. Raises ValueError where it is not that, or not allowed on that day."""
    try:
        key, signature = _opened(base64.b64decode(approval.signature or "", validate=True), statement(approval))
    except (binascii.Error, IndexError) as error:
        raise ValueError("it is damaged") from error
    fingerprint = f"SHA256:{base64.b64encode(hashlib.sha256(key).digest()).decode().rstrip('=')}"
    lines = [signer for signer in signers if signer.key == key]
    if not lines:
        raise ValueError(f"its key is not in clinics/allowed_signers ({fingerprint})")
    try:
        _verify(key, *signature)
    except IndexError as error:
        raise ValueError("it is damaged") from error
    for signer in lines:
        if _allowed(signer, approval):
            return Signed(signer.principals, fingerprint)
    raise ValueError(f"its key may not sign this, or not on {approval.date} ({fingerprint})")


def _allowed(signer: Signer, approval: Approval) -> bool:
    spaces = not signer.namespaces or any(fnmatchcase(NAMESPACE, pattern) for pattern in signer.namespaces)
    begun = signer.after is None or signer.after <= approval.date
    return spaces and begun and (signer.before is None or approval.date < signer.before)


def _opened(blob: bytes, said: bytes) -> tuple[bytes, tuple[bytes, bytes]]:
    """Return the public key of a signature, and the signature itself with what it was made over."""
    if not blob.startswith(_MAGIC + (1).to_bytes(4, "big")):
        raise ValueError("it is of another kind")
    key, space, reserved, hash_name, signature = _strings(blob[len(_MAGIC) + 4 :], 5)
    if space != NAMESPACE.encode():
        raise ValueError("it was made for something else")
    if hash_name not in _HASHES:
        raise ValueError("it is of another kind")
    digest = _HASHES[hash_name](said).digest()
    return key, (signature, _MAGIC + b"".join(map(_string, (space, reserved, hash_name, digest))))


def _verify(key: bytes, signature: bytes, message: bytes) -> None:
    """Raise ValueError where a signature was not made by a key over a message (RFC 4253, 6.6; RFC 5656; RFC 8332)."""
    from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, EllipticCurvePublicKey
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
    from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
    from cryptography.hazmat.primitives.hashes import SHA256, SHA384, SHA512
    from cryptography.hazmat.primitives.serialization import load_ssh_public_key

    kind = _strings(key, 1)[0]
    algorithm, mark = _strings(signature, 2)
    if kind.startswith(b"sk-"):  # a key of hardware signs over its own count besides (PROTOCOL.u2f)
        rest = signature[8 + len(algorithm) + len(mark) :]
        if len(rest) != _COUNTED:
            raise ValueError("it is damaged")
        if not rest[0] & _TOUCHED:
            raise ValueError("nobody touched the key, so anything could have asked for it")
        application = _strings(key, 3 if b"ssh-ed25519" in kind else 4)[-1]
        message = hashlib.sha256(application).digest() + rest[:5] + hashlib.sha256(message).digest()
    try:
        public = load_ssh_public_key(kind + b" " + base64.b64encode(key))
        if isinstance(public, Ed25519PublicKey) and algorithm == kind:
            public.verify(mark, message)
        elif isinstance(public, EllipticCurvePublicKey) and algorithm == kind:
            r, s = (int.from_bytes(number, "big") for number in _strings(mark, 2))
            hashes = {256: SHA256(), 384: SHA384(), 521: SHA512()}
            public.verify(encode_dss_signature(r, s), message, ECDSA(hashes[public.curve.key_size]))
        elif isinstance(public, RSAPublicKey) and algorithm in {b"rsa-sha2-256", b"rsa-sha2-512"}:
            public.verify(mark, message, PKCS1v15(), SHA256() if algorithm.endswith(b"256") else SHA512())
        else:
            raise ValueError("its key is of a kind that is not known here")
    except InvalidSignature:
        raise ValueError("it was made over something else than stands here") from None
    except (UnsupportedAlgorithm, KeyError):
        raise ValueError("its key is of a kind that is not known here") from None


def _strings(blob: bytes, count: int) -> list[bytes]:
    """Return the first strings of a blob (RFC 4251, 5). Raises IndexError where it ends before."""
    found, at = [], 0
    for _ in range(count):
        end = at + 4 + int.from_bytes(blob[at : at + 4], "big")
        if at + 4 > len(blob) or end > len(blob):
            raise IndexError
        found.append(blob[at + 4 : end])
        at = end
    return found


def _string(data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + data
