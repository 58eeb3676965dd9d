"""Through which outlet a speaker was heard: who "told AP" goes on through AP until told otherwise (phenomenon 6)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from headwater.model import Source, SourceKind

_STANDS = 8  # sentences over which a speaker is taken to speak through the outlet last told


class Outlets:
    """The outlets that speakers of one document were heard through, by where it was said.

    >>> from headwater.model import Span
    >>> told = Outlets([0, 40, 80], ())
    >>> ann = Source(SourceKind.PERSON, "Ann Lee", mention=Span("Lee", 45, 48))
    >>> told.note((ann, Source(SourceKind.PUBLICATION, "Associated Press", mention=Span("AP", 54, 56))))
    >>> [source.name for source in told.complete((ann,), 90)], len(told.complete((ann,), 10))
    (['Ann Lee', 'Associated Press'], 1)
    """

    def __init__(self, sentences: Sequence[int], credited: tuple[Source, ...]) -> None:
        self._sentences, self._credited = sentences, credited
        self._heard: dict[str, list[tuple[int, tuple[Source, ...]]]] = {}

    def note(self, chain: tuple[Source, ...]) -> None:
        """Remember the outlets of a chain, with the sentence in which they stand."""
        if not chain or chain[0].name is None or chain[0].kind is SourceKind.PUBLICATION or chain[0].mention is None:
            return
        outlets = tuple(one for one in chain[1:] if one.kind is SourceKind.PUBLICATION and one not in self._credited)
        if outlets and len(outlets) == len(chain) - 1 - len(self._credited):
            self._heard.setdefault(chain[0].name, []).append((self._sentence(chain[0].mention.start), outlets))

    def complete(self, chain: tuple[Source, ...], at: int) -> tuple[Source, ...]:
        """The chain with the outlet through which its lone speaker was last heard before the character `at`."""
        alone = len(chain) == 1 + len(self._credited) and chain[1:] == self._credited
        if not alone or chain[0].name is None:
            return chain
        here = self._sentence(at)
        for place, outlets in reversed(self._heard.get(chain[0].name, ())):
            if 0 <= here - place <= _STANDS:
                names = {one.name for one in outlets}
                return (chain[0], *outlets, *(one for one in self._credited if one.name not in names))
        return chain

    def _sentence(self, at: int) -> int:
        return bisect_right(self._sentences, at) - 1
