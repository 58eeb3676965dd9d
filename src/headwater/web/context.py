"""What a screen has at hand: the settings, the session, the ledger, the summary of its disputed figures."""

from __future__ import annotations

from starlette.requests import Request

from headwater.exporting.summary import Summary
from headwater.ledger import Ledger
from headwater.model import LedgerError
from headwater.web.adding import Adding
from headwater.web.freshness import Freshness
from headwater.web.relinking import Relinking
from headwater.web.settings import Settings


def settings_of(request: Request) -> Settings:
    """What the page was told when it started."""
    found = request.app.state.settings
    assert isinstance(found, Settings)  # noqa: S101  # create_app puts it there
    return found


def session_of(request: Request) -> str:
    """The session of a request, as the guard established it."""
    return str(request.state.session)


def ledger_of(request: Request) -> Ledger:
    """The ledger, opened for this request; to be closed by whoever asks (a context manager)."""
    path = settings_of(request).ledger
    if not path.exists():
        raise LedgerError(f"there is no ledger at {path}")
    return Ledger(path)


def summary_of(request: Request) -> Summary:
    """The summary of the ledger's disputed figures, opened for this request; a context manager.

    It is brought up to date behind the scenes; a request waits a moment for it, and then takes what is there.
    """
    return Summary.at(freshness_of(request).path())


def freshness_of(request: Request) -> Freshness:
    """What keeps the summary up to date."""
    found = request.app.state.freshness
    assert isinstance(found, Freshness)  # noqa: S101  # create_app puts it there
    return found


def relinking_of(request: Request) -> Relinking:
    """What links the ledger anew after someone judged."""
    found = request.app.state.relinking
    assert isinstance(found, Relinking)  # noqa: S101  # create_app puts it there
    return found


def adding_of(request: Request) -> Adding:
    """What adds reports behind the scenes."""
    found = request.app.state.adding
    assert isinstance(found, Adding)  # noqa: S101  # create_app puts it there
    return found
