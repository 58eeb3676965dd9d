"""Floor 2: the append-only record of reports and claims, in one SQLite file."""

from headwater.ledger.store import Found, Ledger, Totals

__all__ = ["Found", "Ledger", "Totals"]
