"""Who speaks: mentions read, resolved to names, and joined to source chains."""

from headwater.extraction.speakers.chains import Speakers
from headwater.extraction.speakers.plausible import of_others

__all__ = ["Speakers", "of_others"]
