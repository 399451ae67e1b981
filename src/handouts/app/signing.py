"""Signing by a person's SSH key: `ssh-keygen` does it, so that agents and keys of hardware work as usual."""

from __future__ import annotations

import subprocess
from functools import partial
from typing import TYPE_CHECKING

from handouts.archive.signatures import NAMESPACE
from handouts.errors import AccessError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_SECONDS = 120
"""For a person to type a passphrase, or to touch a key of hardware."""


def signer(key: Path) -> Callable[[bytes], str]:
    """Return what signs a statement by a key: a private one, or a public one whose private one an agent holds."""
    return partial(_sign, key)


def _sign(key: Path, statement: bytes) -> str:
    if not key.is_file():
        raise UsageError(f"{key}: there is no such key. Name the file of your SSH key, as ~/.ssh/id_ed25519.")
    try:
        done = subprocess.run(  # noqa: S603 (no shell, and the key is a file that is there)
            ["ssh-keygen", "-Y", "sign", "-n", NAMESPACE, "-f", str(key)],  # noqa: S607 (wherever it is installed)
            input=statement, capture_output=True, timeout=_SECONDS, check=False,
        )  # fmt: skip
    except FileNotFoundError as error:
        raise AccessError("ssh-keygen is not installed, and it signs. Install OpenSSH, 8.0 or newer.") from error
    except subprocess.TimeoutExpired as error:
        raise AccessError(f"ssh-keygen gave no signature within {_SECONDS} seconds.") from error
    if done.returncode:
        told = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise UsageError(f"{key}: ssh-keygen could not sign: {told[-1] if told else 'it says no reason'}")
    return done.stdout.decode("ascii", "replace")
