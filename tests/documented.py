"""The commands that the documents show: found, run, compared with what is printed there. `make bless` renews the latter."""

from __future__ import annotations

import re
import shlex
import tempfile
from collections.abc import Iterator
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path

from tests.running import headwater

ROOT = Path(__file__).parent.parent
DOCUMENTS = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))

_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_ANY_LINES = "..."


@dataclass(frozen=True, slots=True)
class Example:
    """A command line as documented, the output printed under it, and where that stands in the document."""

    command: str
    expected: str
    start: int
    end: int


def examples(text: str) -> Iterator[Example]:
    """The commands of the console blocks, in order.

    >>> [(one.command, one.expected) for one in examples("```console\\n$ headwater schema\\n{}\\n```\\n")]
    [('headwater schema', '{}\\n')]
    """
    for block in _BLOCK.finditer(text):
        prompts = list(re.finditer(r"^\$ (.*)\n", block[1], re.MULTILINE))
        ends = [prompt.start() for prompt in prompts[1:]] + [len(block[1])]
        for prompt, end in zip(prompts, ends, strict=True):
            offset = block.start(1)
            yield Example(prompt[1], block[1][prompt.end() : end], offset + prompt.end(), offset + end)


@dataclass(frozen=True, slots=True)
class Ran:
    """An example with what it printed this time."""

    example: Example
    output: str


def run(path: Path) -> list[Ran]:
    """Run a document's examples, one after the other, in an empty folder that holds only `examples/`."""
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        Path("examples").symlink_to(ROOT / "examples")
        return [Ran(example, _output(example.command)) for example in examples(path.read_text(encoding="utf-8"))]


def _output(command: str) -> str:
    """The output of `headwater ...` or `echo '...' | headwater ...`, both streams, as a terminal would show it."""
    words, stdin = shlex.split(command), ""
    if words[0] == "echo":
        bar = words.index("|")
        words, stdin = words[bar + 1 :], " ".join(words[1:bar]) + "\n"
    if words[0] != "headwater":
        raise ValueError(f"only headwater can be shown in a console block, not {command!r}")
    outcome = headwater(*words[1:], stdin=stdin)
    return _evened(outcome.out + outcome.err)


def _evened(text: str) -> str:
    return "".join(line.rstrip() + "\n" for line in text.splitlines())


def agrees(expected: str, output: str) -> bool:
    """Whether the output is as printed; a line of dots stands for any lines, dots in a line for any characters.

    >>> agrees("one\\n...\\nfour\\n", "one\\ntwo\\nthree\\nfour\\n"), agrees("id c...\\n", "id c12\\n"), agrees("a\\n", "b\\n")
    (True, True, False)
    """
    patterns = [
        r"(?:.*\n)*?" if line == _ANY_LINES else ".*?".join(map(re.escape, line.split("..."))) + r"\n"
        for line in _evened(expected).splitlines()
    ]
    return re.fullmatch("".join(patterns), output) is not None


def bless(path: Path) -> int:
    """Write what the examples print now where it differs, lines of dots apart; how many outputs changed."""
    text, changed = path.read_text(encoding="utf-8"), 0
    for ran in reversed(run(path)):
        example = ran.example
        if agrees(example.expected, ran.output):
            continue
        changed += 1
        lines = example.expected.splitlines()
        kept = ran.output
        if _ANY_LINES in lines:
            head = lines.index(_ANY_LINES)
            tail = len(lines) - head - 1
            printed = ran.output.splitlines()
            kept = "".join(f"{line}\n" for line in [*printed[:head], _ANY_LINES, *(printed[-tail:] if tail else [])])
        text = text[: example.start] + kept + text[example.end :]
    path.write_text(text, encoding="utf-8")
    return changed


def main() -> None:
    """Renew the outputs in all documents."""
    for path in DOCUMENTS:
        changed = bless(path)
        if changed:
            print(f"{path.relative_to(ROOT)}: {changed} outputs renewed; review the difference")  # its output


if __name__ == "__main__":
    main()
