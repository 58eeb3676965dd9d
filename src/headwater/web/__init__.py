"""Floor 5: the page over a ledger, where an analyst reads, traces, compares and judges. `headwater serve` opens it.

Server-rendered; a screen is a module of `headwater.web.screens` with its `routes`, a template and a style of its name.
"""

from headwater.web.app import create_app
from headwater.web.settings import Settings

__all__ = ["Settings", "create_app"]
