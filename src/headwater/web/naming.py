"""What an address names by its id, also by the start of one as the commands print it."""

from __future__ import annotations

from headwater.ledger import Ledger


def whole_id(ledger: Ledger, start: str) -> str:
    """The one id of a figure, origin, claim or report that starts so, as it is now; `start` itself if none or several do."""
    if start.startswith("d"):
        found = set(ledger.documents(start)) if len(start) > len("d12") else set()
    else:
        called = (ledger.relations.now(old) for old in ledger.relations.ids(start))
        found = {name for name in called if name is not None}
    return found.pop() if len(found) == 1 else start
