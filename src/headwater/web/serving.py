"""Starting the page: the summary is made, the browser opened, and requests answered until someone ends it."""

from __future__ import annotations

import threading
import webbrowser
from collections.abc import Callable
from urllib.parse import urlencode

import uvicorn

from headwater.exporting.summary import beside
from headwater.ledger import Ledger
from headwater.model import UsageError
from headwater.web.app import create_app
from headwater.web.freshness import Freshness
from headwater.web.settings import Settings

__all__ = ["Settings", "serve"]

_PAUSE = 0.8  # seconds until the browser is opened, so that someone answers


def serve(settings: Settings, *, say: Callable[[str], None], browser: bool = True) -> None:
    """Serve the page until it is ended; `say` tells the person where it is. A ledger that is not there is made, empty."""
    with Ledger(settings.ledger) as ledger:
        if not beside(settings.ledger).exists() and ledger.relations.last() is not None:
            say("Making the summary of the ledger (once)")
    Freshness(settings.ledger).now()
    address = settings.address
    if settings.token:
        address += "login?" + urlencode({"token": settings.token})
    say(f"Headwater: {address}  (Ctrl-C ends it)")
    if browser:
        timer = threading.Timer(_PAUSE, webbrowser.open, (address,))
        timer.daemon = True
        timer.start()
    server = uvicorn.Server(
        uvicorn.Config(create_app(settings), settings.host, settings.port, log_level="warning", server_header=False)
    )
    try:
        server.run()
    except SystemExit as error:  # what uvicorn makes of a port that is taken
        raise UsageError(f"{settings.host}:{settings.port} cannot be listened to; give another --port") from error
