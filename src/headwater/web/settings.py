"""What the page is told when it starts: which ledger, where it listens, who may look."""

from __future__ import annotations

import ipaddress
import secrets
import socket
from dataclasses import dataclass, field
from pathlib import Path

from headwater.model import UsageError

LOOPBACK = "127.0.0.1"
PORT = 8484
SHORTEST_TOKEN = 16


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the ledger is and where the page listens; on another address than loopback only with a token.

    `user` is who judges; `secret` signs what the page hands out, and is another one in every process. Raises `UsageError`
    where the address is open to others and no token of at least 16 characters is given.

    >>> Settings(Path("my.ledger"), host="0.0.0.0")
    Traceback (most recent call last):
    ...
    headwater.model.errors.UsageError: 0.0.0.0 is open to others: give --token, at least 16 characters that they must know
    """

    ledger: Path
    host: str = LOOPBACK
    port: int = PORT
    token: str | None = None
    user: str = "analyst"
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)

    def __post_init__(self) -> None:
        """Refuse to listen to others without a token."""
        if not is_loopback(self.host) and len(self.token or "") < SHORTEST_TOKEN:
            raise UsageError(
                f"{self.host} is open to others: give --token, at least {SHORTEST_TOKEN} characters that they must know"
            )

    def answers_to(self, name: str) -> bool:
        """Whether a request may name this host.

        A name that someone else let point here (DNS rebinding) is refused: names are those of this machine, or the one that
        `--host` gave. An address of digits cannot be rebound; it is answered to where the page listens to others.

        >>> local = Settings(Path("my.ledger"))
        >>> [local.answers_to(name) for name in ("localhost", "127.0.0.1", "[::1]", "192.0.2.1", "evil.example")]
        [True, True, True, False, False]
        """
        bare = name.strip("[]").lower()
        if is_loopback(bare) or bare == self.host.lower():
            return True
        return not is_loopback(self.host) and (_is_address(bare) or bare == socket.gethostname().lower())

    @property
    def address(self) -> str:
        """Where a browser finds the page."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}/"


def is_loopback(name: str) -> bool:
    """Whether only this machine can reach a host.

    >>> is_loopback("localhost"), is_loopback("127.0.0.1"), is_loopback("0.0.0.0")
    (True, True, False)
    """
    return name.lower() == "localhost" or (_is_address(name) and ipaddress.ip_address(name).is_loopback)


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
