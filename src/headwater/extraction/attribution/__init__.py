"""Attribution: who is made to say what. `find_attributions` is the door; one module a kind of cue."""

from headwater.extraction.attribution.find import find_attributions
from headwater.extraction.attribution.quotes import ranges as quoted_ranges

__all__ = ["find_attributions", "quoted_ranges"]
