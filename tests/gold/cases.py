"""Reading and writing `.gold` files, and comparing claims with what they expect.

A case is a line `=== name`, optional `published: ...` and `publisher: ...` lines, the text, a line `---`, and one line per
expected claim: `claim "content"` and ` | key=value` fields. `none` expects no claim. A case lists what must be found; more
claims than these are no error unless it says `only`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from headwater.extraction.claims import extract_claims
from headwater.model import Claim, Figure, make_document

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Case:
    """One case: where it stands, its text and date, and its expectation lines."""

    name: str
    text: str
    published: str | None
    publisher: str | None
    expected: tuple[str, ...]


def cases(path: Path) -> list[Case]:
    """The cases of a file."""
    blocks = re.split(r"^=== ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    return [_case(path.stem, block) for block in blocks]


def _case(stem: str, block: str) -> Case:
    name, rest = block.split("\n", 1)
    head, expectations = rest.split("\n---\n", 1)
    meta: dict[str, str] = {}
    while match := re.match(r"(published|publisher): (.*)\n", head):
        meta[match[1]] = match[2]
        head = head[match.end() :]
    lines = tuple(line for line in expectations.strip().split("\n") if line.strip())
    return Case(f"{stem}: {name}", head, meta.get("published"), meta.get("publisher"), lines)


def run(case: Case) -> tuple[Claim, ...]:
    """The claims that are found in a case's text."""
    document = make_document(case.text, publisher=case.publisher, published=case.published)
    claims, problems = extract_claims(document)
    assert not problems
    return claims


def unmet(case: Case, claims: tuple[Claim, ...]) -> list[str]:
    """The expectation lines that no claim meets."""
    found = [facts(claim) for claim in claims]
    missing = []
    for line in case.expected:
        if line == "none":
            missing += [f"none, but: {fact['claim']}" for fact in found]
            continue
        if line == "no figures":
            missing += [f"no figures, but: {fact['figure']}" for fact in found if fact["figure"]]
            continue
        wanted = {key: value.strip('"') for key, value in (part.split("=", 1) for part in _fields(line))}
        if not any(all(value in fact.get(key, ()) for key, value in wanted.items()) for fact in found):
            missing.append(line)
    return missing


def _fields(line: str) -> list[str]:
    parts = line.split(" | ")
    first = re.fullmatch(r'claim(?: "(.*)")?', parts[0])
    assert first is not None, f"no expectation: {line}"
    return ([f"claim={first[1]}"] if first[1] else []) + parts[1:]


def facts(claim: Claim) -> dict[str, tuple[str, ...]]:
    """What a claim says, key by key, in the words of the gold files."""
    speakers = claim.sources[:-1]  # the last is the outlet
    return {
        "claim": (" … ".join(span.text for span in claim.content),),
        "source": (_name(speakers[0].name, speakers[0].kind),) if speakers else ("none",),
        "relay": tuple(_name(source.name, source.kind) for source in speakers[1:]) or ("none",),
        "cue": (claim.cue.text if claim.cue else "none",),
        "status": (str(claim.status),),
        "polarity": (str(claim.polarity),),
        "certainty": (str(claim.certainty),),
        "verification": (str(claim.verification or "none"),),
        "form": (str(claim.form),),
        "figure": tuple(f"{figure.span.text}: {_bounds(figure)}" for figure in claim.figures),
        "counted": tuple(figure.counted.normal for figure in claim.figures if figure.counted) or ("none",),
        "direction": tuple(f"{figure.span.text}: {figure.direction or 'none'}" for figure in claim.figures),
        "per": tuple(f"{figure.span.text}: {figure.per}" for figure in claim.figures if figure.per),
        "time": tuple(f"{time.span.text}: {time.earliest or ''}..{time.latest or ''}" for time in claim.times)
        or ("none",),
        "place": tuple(f"{place.span.text}: {place.admin1 or place.country}" for place in claim.places) or ("none",),
        "event": (claim.event.type,) if claim.event else ("none",),
        "agent": _played(claim, "agent"),
    }


def _played(claim: Claim, role: str) -> tuple[str, ...]:
    roles = claim.event.roles if claim.event else ()
    return tuple(one.span.text for one in roles if one.name == role) or ("none",)


def _name(name: str | None, kind: str) -> str:
    return name or str(kind)


def _bounds(figure: Figure) -> str:
    more = "+" if figure.increment else ""
    unit = f" {figure.unit}" if figure.unit else ""
    return f"{more}{figure.bounds} {figure.bound}{unit}"
