"""What the screens share on which people judge."""

from __future__ import annotations

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException

from headwater.ledger import Deed, Ledger
from headwater.model import UsageError
from headwater.web.actions import field

LONGEST_NOTE = 2000


def clean_note(form: FormData) -> str | None:
    """The note of a form on which someone judged; `None` if it is empty; refused if it is too long."""
    note = field(form, "note")
    if len(note) > LONGEST_NOTE:
        raise HTTPException(400, f"A note has at most {LONGEST_NOTE} characters.")
    return note or None


def own_deed(ledger: Ledger, identifier: str) -> Deed | None:
    """What was done last, as an address names it; `None` if there is nothing of that id."""
    try:
        return ledger.history.deed(identifier)
    except UsageError:
        return None


def back(address: str) -> str:
    """Where to go after a judgement: a path of this page, else the history.

    >>> back("/claims/c1"), back("//evil.example"), back("https://evil.example"), back("/\\\\evil")
    ('/claims/c1', '/history', '/history', '/history')
    """
    own = address.startswith("/") and not address.startswith("//") and "\\" not in address and address.isprintable()
    return address if own else "/history"
