"""Signatures by SSH keys, recorded once from `ssh-keygen`, are verified without it."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from handouts.archive import signatures
from handouts.content import signers
from handouts.content.model.history import Approval

SPECIMENS = Path(__file__).parents[1] / "specimens" / "signatures.txt"
RECORDED = {line.split()[0]: line.split() for line in SPECIMENS.read_text("utf-8").splitlines() if line[0] != "#"}
EACH = pytest.mark.parametrize("kind", RECORDED)


def approval(kind: str, **other) -> Approval:
    given = {
        "guide": "zahn", "document": "merkblatt", "language": "de-DE", "version": "3.2", "clinic": "hafen",
        "digest": "0" * 64, "code": "2222-2222", "role": "praxisleitung", "name": "Dr. Zoë", "date": "2031-04-02",
        "to_verify": ("erfunden-zwei",), "signature": RECORDED[kind][2],
    }  # fmt: skip
    return Approval(**(given | other))


def allowed(folder: Path, kind: str, before: str = "ada@x.org") -> tuple[signers.Signer, ...]:
    (folder / "clinics").mkdir(exist_ok=True)
    signers.path(folder).write_text(f"{before} {' '.join(RECORDED[kind][:2])} a remark\n")
    return signers.read(folder)


@EACH
def test_a_signature_tells_by_whose_key_it_was_made(kind, tmp_path):
    by = signatures.signed_by(approval(kind), allowed(tmp_path, kind, '"Dr. Zoë,ada@x.org" namespaces="handouts-*"'))
    assert by.principals == "Dr. Zoë,ada@x.org"
    assert by.fingerprint.startswith("SHA256:")
    assert signatures.flaw(approval(kind), allowed(tmp_path, kind)) == ""


def string(data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + data


def of_hardware(folder: Path, *, curve: bool = False, flags: int = 1, cut: int = 0, **other):
    """Return an approval signed as a key of hardware does (PROTOCOL.u2f, PROTOCOL.sshsig), and whose key counts."""
    if curve:
        private: Any = ec.generate_private_key(ec.SECP256R1())
        point = private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        kind, public = b"sk-ecdsa-sha2-nistp256@openssh.com", string(b"nistp256") + string(point)
    else:
        private = ed25519.Ed25519PrivateKey.generate()
        public = string(private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw))
        kind = b"sk-ssh-ed25519@openssh.com"
    key = string(kind) + public + string(b"ssh:")
    given = approval("ssh-ed25519", signature=None)
    parts = [signatures.NAMESPACE.encode(), b"", b"sha512"]
    said = b"SSHSIG" + b"".join(map(string, (*parts, hashlib.sha512(signatures.statement(given)).digest())))
    counted = bytes([flags]) + (7).to_bytes(4, "big")
    message = hashlib.sha256(b"ssh:").digest() + counted + hashlib.sha256(said).digest()
    if curve:
        r, s = decode_dss_signature(private.sign(message, ec.ECDSA(SHA256())))
        mark = b"".join(string(number.to_bytes(33, "big")) for number in (r, s))
    else:
        mark = private.sign(message)
    blob = b"SSHSIG" + (1).to_bytes(4, "big") + string(key) + b"".join(map(string, parts))
    blob += string((string(kind) + string(mark) + counted)[: -cut or None])
    (folder / "clinics").mkdir()
    signers.path(folder).write_text(f"ada@x.org {kind.decode()} {base64.b64encode(key).decode()}\n")
    signed = given.model_copy(update={"signature": base64.b64encode(blob).decode(), **other})
    return signed, signers.read(folder)


@pytest.mark.parametrize("curve", [False, True], ids=["ed25519", "ecdsa"])
@pytest.mark.parametrize(
    ("how", "why"),
    [
        ({}, ""),
        ({"flags": 5}, ""),
        ({"flags": 0}, "nobody touched the key"),
        ({"cut": 2}, "it is damaged"),
        ({"name": "Jemand"}, "it was made over something else than stands here"),
    ],
)
def test_a_key_of_hardware_signs_where_somebody_touched_it(how, why, curve, tmp_path):
    found = signatures.flaw(*of_hardware(tmp_path, curve=curve, **how))
    assert (bool(found), why in found) == (bool(why), True), found


OTHER = {"name": "Jemand", "date": "2031-04-03", "version": "3.3", "clinic": "insel", "digest": "1" * 64, "role": "x"}


@EACH
@pytest.mark.parametrize(("field", "value"), OTHER.items(), ids=OTHER)
def test_it_counts_for_nothing_else_than_it_was_made_over(kind, field, value, tmp_path):
    found = signatures.flaw(approval(kind, **{field: value}), allowed(tmp_path, kind))
    assert found.endswith("it was made over something else than stands here")


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ('ada@x.org valid-before="20310402"', "may not sign this, or not on 2031-04-02"),
        ('ada@x.org valid-after="20310403Z"', "may not sign this, or not on 2031-04-02"),
        ('ada@x.org namespaces="git,file"', "may not sign this"),
    ],
)
def test_a_key_signs_what_and_when_its_line_allows(line, why, tmp_path):
    assert why in signatures.flaw(approval("ssh-ed25519"), allowed(tmp_path, "ssh-ed25519", line))


def test_a_key_that_nobody_listed_counts_for_nothing(tmp_path):
    assert "its key is not in" in signatures.flaw(approval("ssh-rsa"), allowed(tmp_path, "ssh-ed25519"))


def test_a_damaged_signature_is_told_as_that(tmp_path):
    ours, good = allowed(tmp_path, "ssh-ed25519"), RECORDED["ssh-ed25519"][2]
    for at in range(4, len(good) - 8, 12):
        for spoilt in (good[:at], good[: at // 4 * 4] + "AAAA" + good[at // 4 * 4 + 4 :]):
            assert spoilt == good or signatures.flaw(approval("ssh-ed25519", signature=spoilt), ours)


def test_options_and_days_are_read_as_ssh_keygen_writes_them(tmp_path):
    (one,) = allowed(tmp_path, "ssh-ed25519", '"A B" valid-after="20310101",namespaces="git,handouts-approval"')
    assert (one.principals, one.after, one.namespaces) == (
        "A B",
        dt.date(2031, 1, 1),
        ("git", "handouts-approval"),
    )
    with pytest.raises(Exception, match="the option `cert-authority` is not known here"):
        allowed(tmp_path, "ssh-ed25519", "a cert-authority")
