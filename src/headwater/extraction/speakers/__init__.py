"""Who speaks: mentions read, resolved to names, and joined to source chains."""

from headwater.extraction.speakers.chains import Speakers

__all__ = ["Speakers"]
