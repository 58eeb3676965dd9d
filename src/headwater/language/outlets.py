"""Known outlets by the addresses of their sites (`words/outlets.toml`)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from urllib.parse import urlsplit

from headwater.language.words import load_words


def site(url: str | None) -> str | None:
    """The host of an address without "www.".

    >>> site("https://www.example.org/a?b=1"), site("not an address")
    ('example.org', None)
    """
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host and "." in host else None


def outlet_of_site(host: str) -> str | None:
    """The name of the known outlet whose site a host is, or is part of.

    >>> outlet_of_site("edition.cnn.com"), outlet_of_site("example.org")
    ('CNN', None)
    """
    parts = host.split(".")
    return next((name for n in range(len(parts) - 1) if (name := _sites().get(".".join(parts[n:])))), None)


@cache
def _sites() -> Mapping[str, str]:
    entries = load_words("en", "outlets")
    return {domain: str(entry["name"]) for entry in entries for domain in entry.get("domains", ())}
