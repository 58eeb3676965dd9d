"""A link at the head of the page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tab:
    """What is written on it, where it leads, and which paths it stands for beside its own."""

    name: str
    path: str
    below: str

    def covers(self, here: str) -> bool:
        """Whether a path is under it.

        >>> Tab("Figures", "/", "/figures/").covers("/figures/e1"), Tab("Figures", "/", "/figures/").covers("/reports")
        (True, False)
        """
        return here == self.path or here.startswith(self.below)
