"""Speakers printed as labels: transcripts ("NAME: ..."), and headlines with a colon (phenomena 22, 31), quotations signed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from headwater.extraction.attribution.scene import Draft, Scene
from headwater.extraction.headings import is_heading
from headwater.model import Span

_NAME = r"(?:[A-Z][\w.’'-]*|of|the|de|al|von|van)(?: (?:[A-Z][\w.’'-]*|of|the|de|al|von|van|\([A-Z-]+\)))"
_LABEL = re.compile(rf"^[“\"']{{0,2}}((?:[A-Z]\w*\.? )?{_NAME}{{0,5}})(:)[ \t\u00a0]+(?=\S)", re.MULTILINE)
_TRAILING = re.compile(
    r"^([A-Z“\"'‘0-9][^\n:]{14,140}?)(:| [-–—]) ([^\W_][\w’'.-]*+(?: [^\W_][\w’'.-]*+){0,3} ?)$", re.MULTILINE
)
_SITE = re.compile(
    r"\b(?:News|Times|Post|Journal|Herald|Tribune|Guardian|Gazette|BBC|CNN|AFP|AP|Reuters|TASS|Xinhua|Daily|Today|Online|TV|Radio)\b"
    r"|^(?:live|video|watch|opinion|analysis|updates?|pictures|photos|report|explainer|review)\b",
    re.IGNORECASE,
)
"""What stands behind a headline's dash and is no voice: the outlet, or the kind of page."""
_SIGNED = re.compile(
    r"(?P<said>[“”\"][^\n]{20,1200}?[”“\"])[ \t\u00a0]*\n?[ \t\u00a0]*(?P<dash>[―—–]|--)[ \u00a0]?"
    r"(?P<name>[A-Z][\w.’'-]+(?: (?:[A-Z][\w.’'-]*|of|the|de|al|von|van)){0,5})(?:, [^\n]{2,80})?[ \t\u00a0]*$",
    re.MULTILINE,
)
_MOST = 1500


def labels(scene: Scene) -> list[Draft]:
    """The attributions of labelled lines, in order of the text."""
    return list(_leading(scene)) + list(_headline(scene)) + list(_signed(scene))


def _leading(scene: Scene) -> Iterator[Draft]:
    """Lines that open with a speaker: in capitals, more than once in the text, or in the headline."""
    text = scene.parsed.text
    matches = [match for match in _LABEL.finditer(text) if not is_heading(scene.parsed, *match.span(1))]
    names = Counter(match[1] for match in matches)
    several = len({match[1] for match in matches if match[1].isupper()}) > 1
    for match in matches:
        end = text.find("\n", match.end())
        end = min(len(text) if end < 0 else end, match.end() + _MOST)
        in_headline = not text[: match.start()].strip()
        told = match[1].isupper() or in_headline or _is_told(scene, match.end(), end)
        shouted = match[1].isupper() and (several or in_headline or names[match[1]] > 1 or " " in match[1])
        if told and (shouted or names[match[1]] > 1 or (in_headline and end - match.end() < 160)):
            yield from _draft(scene, "label", match.span(1), match.span(2), (match.end(), end))


def _is_told(scene: Scene, start: int, end: int) -> bool:
    """Whether the words behind a label tell something, with a finite verb; "Portions: 1 green, 1 red" lists."""
    first, last = scene.parsed.tokens(Span.of(scene.parsed.text, start, end))
    return any(token.tag_ in ("VBD", "VBP", "VBZ", "MD") for token in scene.parsed.doc[first:last])


def _signed(scene: Scene) -> Iterator[Draft]:
    """A quotation with its speaker's name below or behind it: "“No one ran.” — Ann Lee"."""
    for match in _SIGNED.finditer(scene.parsed.text):
        yield from _draft(scene, "signed", match.span("name"), match.span("dash"), match.span("said"))


def _headline(scene: Scene) -> Iterator[Draft]:
    """ "Missile kills nine: governor", "40 dead in flood – police": only the text's first line."""
    text = scene.parsed.text
    match = _TRAILING.search(text)
    if match is None or text[: match.start()].strip() or match[3][0].isdigit():
        return  # "Years in office: 1998-2003" says what is listed
    if match[2] != ":" and (_SITE.search(match[3]) or match.end() == len(text)):
        return
    yield from _draft(scene, "headline-colon", match.span(3), match.span(2), match.span(1))


def _draft(
    scene: Scene, rule: str, name: tuple[int, int], colon: tuple[int, int], said: tuple[int, int]
) -> Iterator[Draft]:
    tree = scene.tree
    source, cue, content = (scene.parsed.tokens(Span.of(scene.parsed.text, *at)) for at in (name, colon, said))
    if tree.trimmed(*content) is not None and tree.trimmed(*source) is not None:
        yield Draft(f"attribution.{rule}", cue[0], cue, ":", "say", source, (content,))
