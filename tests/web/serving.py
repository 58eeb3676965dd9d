"""Serves a ledger on loopback in a thread, for tests in a real browser."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn

from headwater.web import Settings, create_app


def free_port() -> int:
    """A port that nobody listens to now."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def served(settings: Settings) -> Iterator[str]:
    """The address of the page, without a slash at its end, while it is served."""
    server = uvicorn.Server(uvicorn.Config(create_app(settings), settings.host, settings.port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    try:
        yield settings.address.rstrip("/")
    finally:
        server.should_exit = True
        thread.join(10)
