"""`headwater link`."""

from __future__ import annotations

from pathlib import Path

from headwater.model.codec import decode_relation, encode_relation
from tests.running import headwater


def test_relations_of_reports_and_of_their_records(folder: Path, tmp_path: Path):
    """Linking again from stored records gives the same lines, without parsing."""
    direct = headwater("link", str(folder))
    records = tmp_path / "records.jsonl"
    records.write_text(headwater("extract", str(folder)).out, encoding="utf-8")
    again = headwater("link", str(records))
    assert (direct.code, again.code) == (0, 0)
    assert direct.out == again.out
    lines = direct.out.splitlines()
    assert [encode_relation(decode_relation(line)).decode() for line in lines] == lines
    assert {decode_relation(line).kind for line in lines} >= {"origin", "estimand"}


def test_a_damaged_line_is_told_and_the_others_count(folder: Path, tmp_path: Path):
    """One bad record costs itself alone."""
    records = tmp_path / "records.jsonl"
    lines = headwater("extract", str(folder)).out.splitlines()
    records.write_text("\n".join([lines[0], '{"document":17}', lines[1]]) + "\n", encoding="utf-8")
    outcome = headwater("link", str(records))
    assert outcome.code == 1
    assert "line 2" in outcome.err
    assert outcome.out == headwater("link", str(folder)).out
