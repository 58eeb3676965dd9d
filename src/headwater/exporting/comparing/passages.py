"""Two texts cut at the passages that both have, for whatever shows them side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from headwater.linking.align import align, indexed, passage
from headwater.linking.shingles import find_words
from headwater.model import Span
from headwater.model.relations import Passage

_FOLDED = 700  # characters of text of its own after which the middle is folded away
_SHOWN = 240  # characters that stay on either side of what is folded


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a text: passage `number` (from 1) of those that both have, or text of its own (0); `folded` if it is long.

    `claims` are the ids of the claims whose words begin here, in order.
    """

    span: Span
    number: int = 0
    folded: bool = False


def shared(upstream: str, downstream: str) -> tuple[Passage, ...]:
    """The passages of five words or more that both texts have, in the order of the downstream one.

    >>> [one.upstream.text for one in shared("All four barges sank at noon, he said.", "Yes: all four barges sank at noon.")]
    ['All four barges sank at noon']
    """
    one, other = find_words(upstream), find_words(downstream)
    runs = align(indexed(one.keys), indexed(other.keys))
    return tuple(passage(run, (upstream, one), (downstream, other)) for run in runs)


def blocks(text: str, passages: Sequence[Span]) -> tuple[Block, ...]:
    """The whole text in order, cut at the passages; `passages[n]` is number n + 1. Where two overlap, the later is cut short.

    >>> [(block.span.text, block.number) for block in blocks("It sank. All drowned.", [Span("sank", 3, 7)])]
    [('It ', 0), ('sank', 1), ('. All drowned.', 0)]
    """
    return tuple(_blocks(text, passages))


def _blocks(text: str, passages: Sequence[Span]) -> Iterator[Block]:
    place = 0
    numbered = sorted(enumerate(passages, 1), key=lambda one: (one[1].start, one[1].end, one[0]))
    for number, span in numbered:
        start = max(span.start, place)
        if start >= span.end:
            continue
        yield from _own(text, place, start)
        yield Block(Span.of(text, start, span.end), number)
        place = span.end
    yield from _own(text, place, len(text))


def _own(text: str, start: int, end: int) -> Iterator[Block]:
    """Text of its own; of a long one the middle is folded, cut between words."""
    if end - start <= _FOLDED:
        if end > start:
            yield Block(Span.of(text, start, end))
        return
    first, last = _between_words(text, start + _SHOWN), _between_words(text, end - _SHOWN)
    yield Block(Span.of(text, start, first))
    yield Block(Span.of(text, first, last), folded=True)
    yield Block(Span.of(text, last, end))


def _between_words(text: str, place: int) -> int:
    """The nearest end of a word before a place, if it is near."""
    found = max(text.rfind(" ", place - 40, place), text.rfind("\n", place - 40, place))
    return found if found > 0 else place
