"""Floor 2: the append-only record of reports, claims, their relations and analysts' judgements, in one SQLite file."""

from headwater.ledger.judgements import Judgements
from headwater.ledger.relations import Relations, Seen, Step, names
from headwater.ledger.searching import Heading, match, search_words
from headwater.ledger.store import Found, Ledger, Totals

__all__ = [
    "Found",
    "Heading",
    "Judgements",
    "Ledger",
    "Relations",
    "Seen",
    "Step",
    "Totals",
    "match",
    "names",
    "search_words",
]
