"""Attribution: who is made to say what. `find_attributions` is the door; one module a kind of cue."""

from headwater.extraction.attribution.find import find_attributions

__all__ = ["find_attributions"]
