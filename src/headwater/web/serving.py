"""Starting the page: the summary is made, the browser opened, and requests answered until someone ends it."""

from __future__ import annotations

import threading
import webbrowser
from collections.abc import Callable
from urllib.parse import urlencode

import uvicorn

from headwater.ledger import Ledger
from headwater.model import UsageError
from headwater.web.app import create_app
from headwater.web.settings import Settings
from headwater.web.warming import warm

__all__ = ["Settings", "serve"]

_PAUSE = 0.8  # seconds until the browser is opened, so that someone answers
_MOMENT = 2.0  # seconds that the start waits for the summary: enough for a few hundred reports


def serve(settings: Settings, *, say: Callable[[str], None], browser: bool = True) -> None:
    """Serve the page until it is ended; `say` tells the person where it is. A ledger that is not there is made, empty.

    The summary is made behind the scenes; `say` hears how far it is, and the page says so too.
    """
    with Ledger(settings.ledger):
        app = create_app(settings)
    app.state.freshness.begin(_saying(say)).join(_MOMENT)
    threading.Thread(target=warm, args=(settings.ledger,), name="warm", daemon=True).start()
    address = settings.address
    if settings.token:
        address += "login?" + urlencode({"token": settings.token})
    say(f"Headwater: {address}  (Ctrl-C ends it)")
    if browser:
        timer = threading.Timer(_PAUSE, webbrowser.open, (address,))
        timer.daemon = True
        timer.start()
    server = uvicorn.Server(uvicorn.Config(app, settings.host, settings.port, log_level="warning", server_header=False))
    try:
        server.run()
    except SystemExit as error:  # what uvicorn makes of a port that is taken
        raise UsageError(f"{settings.host}:{settings.port} cannot be listened to; give another --port") from error


def _saying(say: Callable[[str], None]) -> Callable[[int, int], None]:
    """Tells a person of every tenth of the reports."""
    told = 0

    def tell(done: int, total: int) -> None:
        nonlocal told
        tenth = 10 * done // max(total, 1)
        if tenth > told and total > 1000:
            told = tenth
            say(f"The summary of the ledger is being made: {done:,} of {total:,} reports")

    return tell
