"""The whole recipe of the factuality weights: `python -m training.factuality --corpus PATH --out FOLDER`.

`PATH` holds `train.jsonl` and `dev.jsonl` of UDS-IH2 (CC BY-SA 4.0). Ridge regression of the scores on the features of each
predicate's clause. Penalty and thresholds are chosen by five-fold cross-validation on `train`, sentences kept whole; `dev` only
measures. Needs what Headwater needs, and nothing else.
"""

from __future__ import annotations

import argparse
import itertools
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Token

from headwater.language.en.clauses import clause_features
from headwater.language.reader import load_reader

FOLDS = 5
FEWEST = 10  # predicates that a feature must be seen with
PENALTIES = (10.0, 30.0, 100.0)
DEGREES = {"possible": (0.25, 0.5, 0.75), "probable": (0.75, 1.0, 1.25, 1.5), "certain": (1.5, 1.75, 2.0)}
STRENGTHS = {"possible": 0.75, "probable": 1.5, "certain": 3.0}  # that the measure gives the degrees
_PLAIN = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")"}
_OPENING = frozenset({"(", "[", "$", "£", "€", "#", "“", "-", "/"})
_GLUED = re.compile(r"[.,;:!?%)\]”…]+|n['’]t|['’](s|S|re|ve|ll|d|m)?")
Vector = NDArray[np.float64]


@dataclass(frozen=True)
class Predicates:
    """Features and score of each predicate, and the number of its sentence."""

    features: list[list[str]]
    scores: Vector
    sentences: NDArray[np.int64]


@dataclass(frozen=True)
class Model:
    """Weights of the features of `names`, and what a predicate without any scores."""

    names: dict[str, int]
    weights: Vector
    bias: float

    def predict(self, features: Sequence[Sequence[str]]) -> Vector:
        """The scores of predicates, held to the scale."""
        sums = [sum(self.weights[self.names[name]] for name in set(one) if name in self.names) for one in features]
        return np.clip(self.bias + np.array(sums), -3, 3)


@dataclass(frozen=True)
class Sums:
    """What ridge regression needs of some predicates `x` with scores `y`: the sums of `xx'`, `xy`, `x`, `y`, and their number."""

    squares: Vector
    products: Vector
    features: Vector
    scores: float
    count: int

    def without(self, other: Sums) -> Sums:
        """The sums over those predicates that are not in `other`."""
        squares, products = self.squares - other.squares, self.products - other.products
        rest = self.features - other.features
        return Sums(squares, products, rest, self.scores - other.scores, self.count - other.count)

    def fit(self, names: dict[str, int], penalty: float) -> Model:
        """Ridge regression of the centred scores, by the normal equations."""
        mean = self.scores / self.count
        left = self.squares + penalty * np.eye(len(names))
        return Model(names, np.linalg.solve(left, self.products - mean * self.features), mean)


def running_text(tokens: Sequence[str]) -> tuple[str, list[int]]:
    """Tokens as printed text, and the offset of each.

    >>> running_text(["He", "did", "n't", "(", "yet", ")", "go", "."])
    ("He didn't (yet) go.", [0, 3, 6, 10, 11, 14, 16, 18])
    """
    text, starts, glued, quoted = "", list[int](), True, False
    for word in (_PLAIN.get(token, token) for token in tokens):
        closes = word == '"' and quoted
        quoted ^= word == '"'
        if not (glued or closes or _GLUED.fullmatch(word) or word in "-/"):
            text += " "
        starts.append(len(text))
        text += word
        glued = word in _OPENING or (word == '"' and quoted)
    return text, starts


def read(path: Path) -> Predicates:
    """The predicates of one part of the corpus, as the shipped reader parses their sentences."""
    features, scores, sentences = list[list[str]](), list[float](), list[int]()
    reader = load_reader()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        row: dict[str, Any] = json.loads(line)
        row_words = row["text"].split(" ")
        text, starts = running_text(row_words)
        doc = reader.parse(text, [(0, len(text))])
        for target in row["targets"]:
            first, last = target["span1"][0], target["span1"][1] - 1
            word = _top(doc, starts[first], starts[last] + len(row_words[last]))
            features.append(clause_features(word))
            scores.append(target["label"])
            sentences.append(number)
    return Predicates(features, np.array(scores), np.array(sentences))


def _top(doc: Doc, start: int, end: int) -> Token:
    """Of the words between two offsets, the one that the others hang on."""
    words = [token for token in doc if token.idx < end and token.idx + len(token) > start]
    within = {token.i for token in words}
    return next((token for token in words if token.head.i == token.i or token.head.i not in within), words[0])


def names_of(data: Predicates) -> dict[str, int]:
    """The features that at least `FEWEST` predicates have, numbered."""
    counts = Counter(name for one in data.features for name in set(one))
    return {name: at for at, name in enumerate(sorted(name for name, n in counts.items() if n >= FEWEST))}


def sums_of(data: Predicates, names: dict[str, int], fold: int) -> Sums:
    """The sums over the predicates of a fold."""
    chosen = np.flatnonzero(data.sentences % FOLDS == fold)
    block = np.zeros((len(chosen), len(names)), np.float32)  # whole numbers, exact in 32 bits
    for row, at in enumerate(chosen):
        block[row, [names[name] for name in set(data.features[at]) if name in names]] = 1
    scores, squares = data.scores[chosen], (block.T @ block).astype(np.float64)
    products = np.array(block.T @ scores, np.float64)
    return Sums(squares, products, block.sum(0, dtype=np.float64), float(scores.sum()), len(chosen))


def add(folds: Sequence[Sums]) -> Sums:
    """The sums over all folds."""
    squares = np.sum([one.squares for one in folds], axis=0)
    products, features = (np.sum([getattr(one, name) for one in folds], axis=0) for name in ("products", "features"))
    return Sums(squares, products, features, sum(one.scores for one in folds), sum(one.count for one in folds))


def held_out(data: Predicates, names: dict[str, int], folds: Sequence[Sums], penalty: float) -> Vector:
    """Each predicate's score by a model that has not seen its sentence."""
    found, total = np.zeros(len(data.scores)), add(folds)
    for number, fold in enumerate(folds):
        test = np.flatnonzero(data.sentences % FOLDS == number)
        found[test] = total.without(fold).fit(names, penalty).predict([data.features[at] for at in test])
    return found


def correlation(one: Vector, other: Vector) -> float:
    """Pearson's r."""
    return float(np.corrcoef(one, other)[0, 1])


def _choices() -> Iterator[dict[str, float]]:
    for values in itertools.product(*DEGREES.values()):
        if list(values) == sorted(set(values)):
            yield dict(zip(DEGREES, values, strict=True))


def graded(scores: Vector, choice: dict[str, float]) -> Vector:
    """Scores as the degrees of certainty carry them: what lies below the least degree is nothing either way."""
    found = np.zeros(len(scores))
    for degree, least in choice.items():
        found[scores >= least] = STRENGTHS[degree]
    return found


def main() -> None:
    """Read, choose on `train`, fit, measure on `dev`, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    train, dev = read(options.corpus / "train.jsonl"), read(options.corpus / "dev.jsonl")
    names = names_of(train)
    folds = [sums_of(train, names, fold) for fold in range(FOLDS)]
    tried = {penalty: held_out(train, names, folds, penalty) for penalty in PENALTIES}
    penalty = max(tried, key=lambda one: correlation(tried[one], train.scores))
    choice = max(_choices(), key=lambda one: correlation(graded(tried[penalty], one), train.scores))
    model = add(folds).fit(names, penalty)
    found = model.predict(dev.features)
    scores = {
        "penalty": penalty,
        "features": len(model.names),
        "train predicates": len(train.scores),
        "train r, cross-validated": round(correlation(tried[penalty], train.scores), 4),
        "train r of degrees, cross-validated": round(correlation(graded(tried[penalty], choice), train.scores), 4),
        "dev predicates": len(dev.scores),
        "dev r": round(correlation(found, dev.scores), 4),
        "dev r of degrees": round(correlation(graded(found, choice), dev.scores), 4),
        "dev mean absolute error": round(float(np.abs(found - dev.scores).mean()), 4),
    }
    weights = {name: round(float(model.weights[at]), 3) for name, at in model.names.items()}
    options.out.mkdir(parents=True, exist_ok=True)
    written = {"bias": round(model.bias, 3), "thresholds": choice, "weights": {k: w for k, w in weights.items() if w}}
    for name, value in (("weights.json", written), ("scores.json", scores)):
        (options.out / name).write_text(json.dumps(value, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
    print(json.dumps(scores, indent=1))


if __name__ == "__main__":
    main()
