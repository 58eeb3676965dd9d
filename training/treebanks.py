"""Treebanks and name annotations as sentences: CoNLL-U, IOB2 beside it, GUM's entities, and wikigold.

Formats: https://universaldependencies.org/format.html; GUM's `Entity` column https://github.com/amir-zeldes/gum.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

KINDS = ("PER", "ORG", "LOC")
Name = tuple[int, int, str]  # first word, one past the last, kind
_GUM_KINDS = {"person": "PER", "organization": "ORG", "place": "LOC"}
_LINKING = frozenset(("of", "-", "&", "the", "for"))


@dataclass
class Word:
    """One row of CoNLL-U; `head` is 0 for the root, else the 1-based place of the head in the sentence."""

    form: str
    lemma: str
    upos: str
    xpos: str
    features: dict[str, str]
    head: int
    relation: str
    misc: str
    space: bool


@dataclass
class Sentence:
    """Words with their annotation; `words` is empty where there is no tree, `names` None where nobody marked them."""

    document: str
    id: str
    forms: list[str]
    spaces: list[bool]
    words: list[Word] = field(default_factory=list)
    names: list[Name] | None = None


def _features(column: str) -> dict[str, str]:
    return dict(pair.split("=", 1) for pair in column.split("|")) if column != "_" else {}


def _word(columns: list[str], spaces: dict[int, bool]) -> Word:
    head = int(columns[6])
    relation = "root" if head == 0 else columns[7]
    space = spaces.get(int(columns[0]), "SpaceAfter=No" not in columns[9])
    return Word(*columns[1:5], _features(columns[5]), head, relation, columns[9], space)


def read_conllu(path: Path) -> Iterator[Sentence]:
    """The sentences of a treebank, without empty nodes; the parts of a multiword token have no space between them."""
    document = ""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        sentence_id, words, spaces = "", [], {}
        for line in block.split("\n"):
            if line.startswith("# newdoc id"):
                document = line.split("=", 1)[1].strip()
            elif line.startswith("# sent_id"):
                sentence_id = line.split("=", 1)[1].strip()
            elif line and not line.startswith("#"):
                columns = line.split("\t")
                if "-" in columns[0]:
                    first, last = map(int, columns[0].split("-"))
                    spaces.update(dict.fromkeys(range(first, last), False))
                    spaces[last] = "SpaceAfter=No" not in columns[9]
                elif "." not in columns[0]:
                    words.append(_word(columns, spaces))
        if words:
            yield Sentence(document, sentence_id, [w.form for w in words], [w.space for w in words], words)


def iob_names(tags: list[str]) -> list[Name]:
    """The names that IOB or IOB2 tags mark, of the three kinds.

    >>> iob_names(["B-PER", "I-PER", "O", "I-LOC", "B-LOC"])
    [(0, 2, 'PER'), (3, 4, 'LOC'), (4, 5, 'LOC')]
    """
    names, start, kind = [], 0, "O"
    for at, tag in enumerate([*tags, "O"]):
        here = tag[2:] or "O"
        if here != kind or tag.startswith("B-"):
            if kind in KINDS:
                names.append((start, at, kind))
            start, kind = at, here
    return names


def read_iob(path: Path) -> dict[str, list[tuple[str, str]]]:
    """Form and tag of each word by sentence id, from UNER's IOB2."""
    found: dict[str, list[tuple[str, str]]] = {}
    current: list[tuple[str, str]] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("# sent_id"):
            current = found[line.split("=", 1)[1].strip()] = []
        elif line and not line.startswith("#"):
            columns = line.split("\t")
            current.append((columns[1], columns[2]))
    return found


def with_uner(sentences: Iterator[Sentence], iob: dict[str, list[tuple[str, str]]]) -> list[Sentence]:
    """Sentences with UNER's names where the two agree about the words, which is nearly everywhere.

    Matched by id, else by words: UNER's ids are not always the treebank's.
    """
    by_words = {tuple(form for form, _ in rows): rows for rows in iob.values()}
    found = []
    for sentence in sentences:
        rows = iob.get(sentence.id)
        if rows is None or [form for form, _ in rows] != sentence.forms:
            rows = by_words.get(tuple(sentence.forms))
        if rows is not None:
            sentence.names = iob_names([tag for _, tag in rows])
        found.append(sentence)
    return found


def _gum_entities(words: list[Word]) -> list[Name]:
    """Spans of the `Entity` column, nested ones too, with GUM's own kind."""
    open_, found = [], []
    for at, word in enumerate(words):
        column = re.search(r"Entity=([^|]*)", word.misc)
        for bracket in re.findall(r"\([^()]*\)?|[^()]+\)", column.group(1)) if column else ():
            if bracket.startswith("("):
                group, kind = bracket.strip("()").split("-")[:2]
                open_.append((group, kind, at))
                if not bracket.endswith(")"):
                    continue
            else:
                group = bracket.rstrip(")")
            place = max((i for i, item in enumerate(open_) if item[0] == group), default=None)
            if place is not None:
                _, kind, start = open_.pop(place)
                found.append((start, at + 1, kind))
    return found


def _is_name_part(words: list[Word], at: int, start: int, end: int) -> bool:
    proper = [word.upos == "PROPN" or word.xpos.startswith("NNP") for word in words]
    if proper[at]:
        return True
    return start < at < end - 1 and words[at].form in _LINKING and proper[at - 1] and proper[at + 1]


def gum_names(words: list[Word]) -> list[Name]:
    """Names in GUM's sense of entities: the proper-noun run around the head of an entity, innermost entities first."""
    taken: dict[int, Name] = {}
    for start, end, kind in sorted(_gum_entities(words), key=lambda name: name[1] - name[0]):
        heads = [i for i in range(start, end) if not start <= words[i].head - 1 < end]
        if kind not in _GUM_KINDS or not heads or words[heads[0]].upos != "PROPN":
            continue
        first = last = heads[0]
        while first > start and _is_name_part(words, first - 1, start, end):
            first -= 1
        while last < end - 1 and _is_name_part(words, last + 1, start, end):
            last += 1
        if not any(i in taken for i in range(first, last + 1)):
            taken.update(dict.fromkeys(range(first, last + 1), (first, last + 1, _GUM_KINDS[kind])))
    return sorted(set(taken.values()))


def read_gum(path: Path) -> list[Sentence]:
    """GUM's sentences with their names."""
    sentences = list(read_conllu(path))
    for sentence in sentences:
        sentence.names = gum_names(sentence.words)
    return sentences


def read_ewt(folder: Path, split: str) -> list[Sentence]:
    """EWT's sentences of one split, with UNER's names."""
    return with_uner(read_conllu(folder / f"ewt-{split}.conllu"), read_iob(folder / f"uner-ewt-{split}.iob2"))


def read_pud(folder: Path) -> list[Sentence]:
    """PUD's sentences with UNER's names (to measure, never to train)."""
    return with_uner(read_conllu(folder / "pud-test.conllu"), read_iob(folder / "uner-pud-test.iob2"))


def read_wikigold(path: Path) -> list[Sentence]:
    """Wikigold's sentences: names, no trees."""
    found = []
    for number, block in enumerate(path.read_text(encoding="utf-8").split("\n\n")):
        rows = [line.split(" ") for line in block.split("\n") if " " in line and not line.startswith("-DOCSTART-")]
        if rows:
            forms = [row[0] for row in rows]
            names = iob_names([row[1] for row in rows])
            found.append(Sentence("wikigold", f"wikigold-{number}", forms, [True] * len(forms), names=names))
    return found
