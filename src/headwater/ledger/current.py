"""Which claims of a ledger are current, for queries that look up a few of them."""

from __future__ import annotations

IS_CURRENT = "c.extraction = (SELECT max(number) FROM extraction WHERE document = c.document)"
"""The condition that a row `c` of `claim` is of its document's last extraction.

It asks the index for one document. The view `current_claim` says the same of all claims at once, at the price of going
through every extraction: right for what reads the whole ledger, not for a look-up.
"""

OF_DOCUMENT = "extraction = (SELECT max(number) FROM extraction WHERE document = ?)"
"""The condition that a row of `claim` is a current one of one document: claims have an index by extraction, not by document."""
