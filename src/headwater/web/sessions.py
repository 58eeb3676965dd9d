"""What a browser is handed to prove that a request comes from this page: a session, a token for its forms, a key.

The session is a random cookie that no other site can send (SameSite=Strict). The token of a form is a keyed digest of it
(HMAC, RFC 2104), so that nothing is kept here. The key proves that the person knew the token of `--token`.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets

from headwater.web.settings import Settings

SESSION = "headwater-session"
KEY = "headwater-key"
CSRF_FIELD = "csrf"

_SESSION = re.compile(r"[\w-]{43}", re.ASCII)


def new_session() -> str:
    """A session that nobody can guess: 256 bits."""
    return secrets.token_urlsafe(32)


def is_session(value: str | None) -> bool:
    """Whether a cookie's value has the form of a session."""
    return value is not None and _SESSION.fullmatch(value) is not None


def csrf_token(settings: Settings, session: str) -> str:
    """The token that forms of this session carry.

    >>> from pathlib import Path
    >>> settings = Settings(Path("my.ledger"), secret=b"secret")
    >>> csrf_token(settings, "one") == csrf_token(settings, "one"), csrf_token(settings, "one") == csrf_token(settings, "two")
    (True, False)
    """
    return _signed(settings, "csrf", session)


def is_csrf_token(settings: Settings, session: str, token: str) -> bool:
    """Whether a form's token belongs to the session."""
    return hmac.compare_digest(csrf_token(settings, session).encode(), token.encode())


def key(settings: Settings) -> str:
    """What a browser is handed once the token of `--token` was given."""
    return _signed(settings, "key", settings.token or "")


def has_key(settings: Settings, value: str | None) -> bool:
    """Whether someone may look: always where no token is asked for."""
    return settings.token is None or hmac.compare_digest(key(settings).encode(), (value or "").encode())


def is_token(settings: Settings, given: str) -> bool:
    """Whether that is the token of `--token`."""
    return settings.token is not None and hmac.compare_digest(settings.token.encode(), given.encode())


def _signed(settings: Settings, purpose: str, text: str) -> str:
    return hmac.new(settings.secret, f"{purpose}:{text}".encode(), hashlib.sha256).hexdigest()
