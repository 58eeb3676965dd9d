"""What the screens share on which people judge."""

from __future__ import annotations

from collections.abc import Iterable

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException

from headwater.exporting.wording import issuer, title
from headwater.ledger import Deed, Found, Ledger
from headwater.model import Document, UsageError
from headwater.model.relations import Estimand, Origin
from headwater.web.actions import field

LONGEST_NOTE = 2000

Target = Found | Document | Estimand | Origin
"""What people judge."""


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


def target_of(ledger: Ledger, identifier: str) -> Target:
    """What has that whole id; raises `UsageError` if nothing has."""
    if identifier.startswith("c"):
        found = ledger.found((identifier,)).get(identifier)
        if found is not None:
            return found
    elif identifier.startswith("d"):
        return ledger.document(identifier)
    else:
        for relation in ledger.relations.naming(identifier):
            if isinstance(relation, Estimand | Origin) and relation.id == identifier:
                return relation
    raise UsageError(f"nothing has the id {identifier!r} now")


def called(ledger: Ledger, names: Iterable[str]) -> dict[str, str]:
    """What people call reports, figures and origins, by the ids that judgements name; what is there no more is left out."""
    found = {}
    for name in sorted(set(names)):
        try:
            target = target_of(ledger, ledger.relations.now(name) or name)
        except UsageError:
            continue
        if isinstance(target, Document):
            found[name] = title(target)
        elif isinstance(target, Estimand):
            found[name] = target.label
        elif isinstance(target, Origin):
            found[name] = f"origin: {issuer(target)}"
    return found
