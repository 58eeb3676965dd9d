"""Floor 4: the one place where reading, extraction, linking and ledger meet."""

from headwater.language.en.selection import CHOICES
from headwater.pipeline.adding import Added, add, extract
from headwater.pipeline.extracting import USUAL, Method, jobs_by_default
from headwater.pipeline.linking import link_sources
from headwater.pipeline.misses import Expected, Miss, find_misses
from headwater.pipeline.relating import link_ledger

__all__ = [
    "CHOICES",
    "USUAL",
    "Added",
    "Expected",
    "Method",
    "Miss",
    "add",
    "extract",
    "find_misses",
    "jobs_by_default",
    "link_ledger",
    "link_sources",
]
