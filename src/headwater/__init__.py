"""Headwater follows every claim and figure in the news upstream to whoever said it first.

The reader's path is four functions, met in this order: `reading.read` (bytes to `Document`),
`extraction.extract_claims` (`Document` to claims and problems), `Ledger.add`, `exporting`.
"""

__version__ = "0.1.0"
