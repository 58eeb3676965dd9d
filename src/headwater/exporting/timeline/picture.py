"""A timeline as a PNG, by matplotlib, which brings its own font; asked for as `headwater[pictures]`."""

from __future__ import annotations

from pathlib import Path

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure as Canvas
from matplotlib.patches import Rectangle

from headwater.exporting.timeline.layout import Drawing, Mark
from headwater.model import Status

_DOTS = 192  # per inch: twice the size of the screen, for print
_PIXELS = 96
_TITLE = 34
_MARGIN = 14

_INK, _SOFT, _LINE, _CARD = "#1b242c", "#5b6874", "#dde3e6", "#fffefb"
_TONES = {
    Status.ASSERTED: "#256d43",
    Status.REPORTED: "#2f6b80",
    Status.ESTIMATED: "#7d5f00",
    Status.POSSIBLE: "#95540a",
    Status.PLANNED: "#4b4bb0",
    Status.CONDITIONAL: "#7c3f9c",
    Status.DENIED: "#a82520",
    Status.UNVERIFIED: "#a82520",
}
_MARKERS = {
    "disc": "o", "ring": "o", "diamond": "D", "hollow-diamond": "D", "triangle": "^", "square": "s", "cross": "x", "wedge": "v",
}  # fmt: skip
_HOLLOW = {"ring", "hollow-diamond", "wedge"}
_LINES = {"grid": (_LINE, 0.7), "lane": (_LINE, 0.7), "tick": (_SOFT, 0.7), "repeat": (_SOFT, 1.2)}
_LETTERS = {
    "name": (8.2, "bold", _INK),
    "note": (8, "normal", _SOFT),
    "value": (8, "bold", _INK),
    "scale": (7.3, "normal", _SOFT),
}
_SIDES = {"start": "left", "middle": "center", "end": "right"}


def save_png(what: Drawing, title: str, path: Path) -> None:
    """Write the picture to `path`."""
    width, height = what.width + 2 * _MARGIN, what.height + _TITLE + _MARGIN
    canvas = Canvas(figsize=(width / _PIXELS, height / _PIXELS), dpi=_DOTS, facecolor=_CARD)
    FigureCanvasAgg(canvas)
    axes = canvas.add_axes(
        (0, 0, 1, 1), xlim=(-_MARGIN, what.width + _MARGIN), ylim=(what.height + _MARGIN / 2, -_TITLE)
    )
    axes.set_axis_off()
    for line in what.lines:
        colour, thickness = _LINES[line.kind]
        axes.plot(
            (line.x1, line.x2), (line.y1, line.y2), color=colour, linewidth=thickness, solid_capstyle="butt", zorder=1
        )
    for box in what.boxes:
        tone = _TONES[box.status]
        axes.add_patch(
            Rectangle((box.x, box.y), box.width, box.height, facecolor=tone, alpha=0.16, linewidth=0, zorder=2)
        )
        for side, y in (("top", box.y), ("bottom", box.y + box.height)):
            if box.fades != side:
                axes.plot((box.x, box.x + box.width), (y, y), color=tone, linewidth=1.1, zorder=3)
    for mark in what.marks:
        _draw_mark(axes, mark)
    for words in what.words:
        size, weight, colour = _LETTERS[words.kind]
        axes.text(
            words.x,
            words.y,
            _plain(words.text),
            fontsize=size,
            fontweight=weight,
            color=colour,
            ha=_SIDES[words.anchor],
            va="baseline",
            zorder=5,
        )
    axes.text(0, -12, _plain(title), fontsize=11, fontweight="bold", color=_INK)
    canvas.savefig(path, format="png", metadata={"Software": "Headwater"})


def _draw_mark(axes: Axes, mark: Mark) -> None:
    tone = _TONES[mark.status]
    face = _CARD if mark.shape in _HOLLOW else tone
    axes.plot(
        (mark.x,),
        (mark.y,),
        marker=_MARKERS[mark.shape],
        markersize=6,
        markerfacecolor=face,
        markeredgecolor=tone,
        markeredgewidth=1.4,
        zorder=4,
    )


def _plain(text: str) -> str:
    """Words in which matplotlib finds no formula."""
    return text.replace("$", r"\$")
