"""A world in which nothing may be written, whoever runs the tests: permissions do not bind everyone."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


def protect(patched: pytest.MonkeyPatch) -> None:
    """From now on every ledger counts as write-protected."""

    def access(path: str | Path, mode: int) -> bool:
        del path
        return mode != os.W_OK

    patched.setattr(os, "access", access)
