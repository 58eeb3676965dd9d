"""The exceptions that Headwater raises.

HeadwaterError
|-- UsageError          the caller asked for something that cannot be (an unknown reader, a bad option)
|-- ReadingError        one input could not be read; caught in `reading` and turned into a `Problem`
|   `-- LimitError      it is larger, deeper or slower than the limits allow
|-- DecodeError         JSON that is no record
`-- LedgerError         the ledger refuses
    |-- NotALedgerError the file is something else
    |-- NewerLedgerError it was written by a newer version
    `-- ProtectedLedgerError it may be read, not written
"""

from __future__ import annotations


class HeadwaterError(Exception):
    """Base of all of them; its message is one line for people."""


class UsageError(HeadwaterError):
    """The caller asked for something that cannot be."""


class ReadingError(HeadwaterError):
    """One input could not be read; `kind` is the short word that its `Problem` carries."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind


class LimitError(ReadingError):
    """One input is larger, deeper or slower than the limits allow."""


class DecodeError(HeadwaterError):
    """JSON that is no record."""


class LedgerError(HeadwaterError):
    """The ledger refuses."""


class NotALedgerError(LedgerError):
    """The file is not a Headwater ledger."""


class NewerLedgerError(LedgerError):
    """The ledger was written by a newer version of Headwater."""


class ProtectedLedgerError(LedgerError):
    """The ledger is write-protected, and was asked to keep something."""
