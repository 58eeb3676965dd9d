"""Two reports, or a claim and its retelling, side by side: the passages that both have, the words and the fields that differ."""

from headwater.exporting.comparing.comparison import Comparison, compare_claims, compare_reports
from headwater.exporting.comparing.fields import FieldPair, field_pairs
from headwater.exporting.comparing.passages import Block, blocks, shared
from headwater.exporting.comparing.words import Bit, word_diff

__all__ = [
    "Bit",
    "Block",
    "Comparison",
    "FieldPair",
    "blocks",
    "compare_claims",
    "compare_reports",
    "field_pairs",
    "shared",
    "word_diff",
]
