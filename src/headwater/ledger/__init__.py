"""Floor 2: the append-only record of reports, claims, their relations and what analysts did, in one SQLite file."""

from headwater.ledger.connection import is_protected
from headwater.ledger.corrections import Corrections
from headwater.ledger.history import Deed, History
from headwater.ledger.judgements import Judgements
from headwater.ledger.relations import Relations, Seen, Step, names
from headwater.ledger.searching import Heading, match, search_words
from headwater.ledger.store import Found, Ledger, Totals
from headwater.ledger.undoing import undo

__all__ = [
    "Corrections",
    "Deed",
    "Found",
    "Heading",
    "History",
    "Judgements",
    "Ledger",
    "Relations",
    "Seen",
    "Step",
    "Totals",
    "is_protected",
    "match",
    "names",
    "search_words",
    "undo",
]
