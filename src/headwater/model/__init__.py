"""Floor 1: the records that everything speaks, as frozen dataclasses. Imports nothing of ours."""

from headwater.model.bounds import Bounds
from headwater.model.claim import (
    Certainty,
    Claim,
    Event,
    Form,
    Hedge,
    Polarity,
    Role,
    Status,
    Step,
    Verification,
)
from headwater.model.document import PDF_CREATION, PRESS_YEARS, Document, Link
from headwater.model.errors import (
    DecodeError,
    HeadwaterError,
    LedgerError,
    LimitError,
    NewerLedgerError,
    NotALedgerError,
    ProtectedLedgerError,
    ReadingError,
    UsageError,
)
from headwater.model.figure import Bound, Counted, Direction, Figure
from headwater.model.ids import make_document
from headwater.model.place import Place, PlacePrecision
from headwater.model.problems import Problem
from headwater.model.record import Record
from headwater.model.source import Source, SourceKind
from headwater.model.spans import Span
from headwater.model.time import Day, Precision, Time

__all__ = [
    "PDF_CREATION",
    "PRESS_YEARS",
    "Bound",
    "Bounds",
    "Certainty",
    "Claim",
    "Counted",
    "Day",
    "DecodeError",
    "Direction",
    "Document",
    "Event",
    "Figure",
    "Form",
    "HeadwaterError",
    "Hedge",
    "LedgerError",
    "LimitError",
    "Link",
    "NewerLedgerError",
    "NotALedgerError",
    "Place",
    "PlacePrecision",
    "Polarity",
    "Precision",
    "Problem",
    "ProtectedLedgerError",
    "ReadingError",
    "Record",
    "Role",
    "Source",
    "SourceKind",
    "Span",
    "Status",
    "Step",
    "Time",
    "UsageError",
    "Verification",
    "make_document",
]
