"""Half-open ranges of a document's text, each carrying the characters that it quotes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The characters `[start, end)` of a document's text, counted in Unicode code points.

    >>> Span.of("as many as 20,000 workers", 11, 17)
    Span(text='20,000', start=11, end=17)
    """

    text: str
    start: int
    end: int

    def __post_init__(self) -> None:
        if self.start < 0 or self.end - self.start != len(self.text):
            raise ValueError(f"span [{self.start}, {self.end}) cannot hold {len(self.text)} characters")

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """The span `[start, end)` of `text`; raises `ValueError` if it lies outside."""
        return cls(text[start:end], start, end)

    def quotes(self, text: str) -> bool:
        """Whether `text` holds exactly these characters at this place.

        >>> Span("up", 3, 5).quotes("or up to"), Span("up", 0, 2).quotes("or up to")
        (True, False)
        """
        return text[self.start : self.end] == self.text

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character.

        >>> Span("ab", 0, 2).overlaps(Span("bc", 1, 3)), Span("ab", 0, 2).overlaps(Span("cd", 2, 4))
        (True, False)
        """
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        """Whether every character of `other` is in this span.

        >>> Span("abc", 0, 3).holds(Span("bc", 1, 3)), Span("bc", 1, 3).holds(Span("abc", 0, 3))
        (True, False)
        """
        return self.start <= other.start and other.end <= self.end
