"""Taking back what someone did: a new record of the same kind, which says who took it back, when and why."""

from __future__ import annotations

from headwater.ledger.history import Deed
from headwater.ledger.store import Ledger
from headwater.model import UsageError
from headwater.model.assessment import Assessment, moment


def undo(ledger: Ledger, identifier: str, user: str, note: str | None = None) -> Deed:
    """Take back the deed of that id, and return it: a pair is undecided again, a field as extracted, an assessment withdrawn.

    Raises `UsageError` if there is no such deed, if it counts no more, or if it is another user's assessment.
    """
    deed = ledger.history.deed(identifier)
    if not deed.counts:
        raise UsageError(f"{identifier} counts no more; only what counts can be taken back")
    if deed.kind == "decision":
        one, other = deed.targets
        ledger.judgements.decide((one, other), None, user, note)
    elif deed.kind == "correction":
        assert deed.field is not None  # noqa: S101  # the table asks for it
        ledger.corrections.take_back(deed.targets[0], deed.field, user, note)
    elif deed.user != user:
        raise UsageError(f"{identifier} is {deed.user}'s assessment; give your own beside it")
    else:
        ledger.judgements.assess(Assessment(deed.targets[0], None, None, user, moment(), note))
    return deed
