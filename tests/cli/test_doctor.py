"""`headwater doctor`."""

from __future__ import annotations

import shutil
from pathlib import Path

import apsw

from tests.running import headwater


def test_a_sound_ledger(ledger: Path):
    """Versions, the reader with its digest, the gazetteer, and the state of the ledger."""
    outcome = headwater("doctor", "--ledger", str(ledger))
    assert outcome.code == 0
    assert "reader     en-4-layer@" in outcome.out
    assert "through apsw" in outcome.out
    assert "2 documents" in outcome.out
    assert "every span quotes its text" in outcome.out


def test_without_a_ledger(tmp_path: Path):
    """The installation can be checked before there is anything."""
    outcome = headwater("doctor", "--ledger", str(tmp_path / "none.ledger"))
    assert outcome.code == 0
    assert "ledger     none at" in outcome.out


def test_damage_is_found(ledger: Path, tmp_path: Path):
    """Bytes that were changed behind the ledger's back no longer match their digest."""
    copy = tmp_path / "copy.ledger"
    shutil.copy(ledger, copy)
    connection = apsw.Connection(str(copy))
    connection.execute("DROP TRIGGER raw_stays")
    connection.execute("UPDATE raw SET size = size + 1 WHERE sha256 = (SELECT min(sha256) FROM raw)")
    connection.close()
    outcome = headwater("doctor", "--ledger", str(copy))
    assert outcome.code == 3
    assert "damage     the bytes of" in outcome.out
    assert "restore it from a copy" in outcome.err


def test_relations_are_found_anew(ledger: Path, tmp_path: Path):
    """Another step is kept; on what was linked well it changes nothing."""
    copy = tmp_path / "copy.ledger"
    shutil.copy(ledger, copy)
    before = headwater("relations", "--ledger", str(copy)).out
    outcome = headwater("doctor", "--relink", "--ledger", str(copy))
    assert outcome.code == 0, outcome.err
    assert "relations  found anew, as step 2: 0 added, 0 withdrawn" in outcome.out
    assert headwater("relations", "--ledger", str(copy)).out == before
    assert "found anew, as step 3" in headwater("doctor", "--relink", "--ledger", str(copy)).out
