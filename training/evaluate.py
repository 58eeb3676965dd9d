"""Measure a reader: `python -m training.evaluate --treebanks PATH --weights FOLDER [--out scores.json]`.

Gold words, gold sentences, one sentence a call, as the reader runs. LAS and UAS leave out punctuation; names are exact
spans with their kind; `goldrule` counts attributions of fixed rules whose cue, source and content all agree with those
over the gold trees. Speed is tokens per second of CPU time of this process over the raw text of PUD.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from headwater.language.en.encoder import Encoder, Parse
from headwater.language.en.reader import EnglishReader
from headwater.language.en.sentences import sentences
from training.goldrule import Tree, attributions
from training.treebanks import Sentence, iob_names, read_ewt, read_gum, read_pud


def _f1(right: float, found: float, gold: float) -> float:
    return round(200 * right / max(found + gold, 1), 1)


def _percent(part: float, whole: float) -> float:
    return round(100 * part / max(whole, 1), 1)


def _count(sentence: Sentence, parse: Parse, vocabulary: dict[str, list[str]], counts: Counter[str]) -> None:
    words = sentence.words
    relations = [vocabulary["rel"][i] for i in parse.relation]
    upos = [vocabulary["upos"][i] for i in parse.tags["upos"]]
    heads = [int(head) for head in parse.head]
    for at, word in enumerate(words):
        counts["words"] += 1
        counts["upos"] += upos[at] == word.upos
        if word.relation != "punct":
            counts["counted"] += 1
            counts["uas"] += heads[at] == word.head
            counts["las"] += heads[at] == word.head and relations[at] == word.relation
    if sentence.names is not None:
        gold, found = set(sentence.names), set(iob_names([vocabulary["ner"][i] for i in parse.names]))
        counts.update({"names": len(gold), "names found": len(found), "names right": len(gold & found)})
    gold_tree = Tree(sentence.forms, [w.upos for w in words], [w.head for w in words], [w.relation for w in words])
    expected, got = attributions(gold_tree), attributions(Tree(sentence.forms, upos, heads, relations))
    right = sum(got.get(cue) == value for cue, value in expected.items())
    counts.update({"rules": len(expected), "rules found": len(got), "rules right": right})


def measure(encoder: Encoder, treebank: Sequence[Sentence]) -> Counter[str]:
    """Counts over one treebank."""
    counts: Counter[str] = Counter()
    for sentence in treebank:
        _count(sentence, encoder.parse(sentence.forms, [0]), encoder.vocabulary, counts)
    return counts


def scores(counts: Counter[str]) -> dict[str, float]:
    """Percentages from counts."""
    return {
        "upos": _percent(counts["upos"], counts["words"]),
        "uas": _percent(counts["uas"], counts["counted"]),
        "las": _percent(counts["las"], counts["counted"]),
        "names_f1": _f1(counts["names right"], counts["names found"], counts["names"]),
        "goldrule_f1": _f1(counts["rules right"], counts["rules found"], counts["rules"]),
    }


def _texts(treebank: Sequence[Sentence]) -> list[str]:
    """Raw texts of 12 documents, each a paragraph of its sentences (2.5 on average), as in news."""
    paragraphs: dict[str, str] = {}
    for s in treebank:
        text = "".join(form + " " * space for form, space in zip(s.forms, s.spaces, strict=True)).strip()
        paragraphs[s.document] = f"{paragraphs.get(s.document, '')} {text}".strip()
    lines = list(paragraphs.values())
    return ["\n".join(lines[at : at + 12]) for at in range(0, len(lines), 12)]


def speed(folder: Path, texts: Sequence[str]) -> dict[str, float]:
    """Seconds to load; tokens per CPU-second, the median of three readers; whether each reads the same (1 or 0)."""
    took, rates, read = [], [], []
    for order in (texts, texts[::-1], texts):
        began = time.process_time()
        reader = EnglishReader(folder, folder.name)
        reader.parse(texts[0], sentences(texts[0]))
        took.append(time.process_time() - began)
        began = time.process_time()
        docs = {text: reader.parse(text, sentences(text)) for text in order}
        seconds = time.process_time() - began
        rates.append(sum(not token.is_space for doc in docs.values() for token in doc) / seconds)
        read.append([docs[text].to_bytes() for text in texts])
    same = all(one == read[0] for one in read)
    return {"load_s": round(took[0], 2), "tokens_per_cpu_second": round(median(rates)), "same": float(same)}


def main() -> None:
    """Print the scores, and write them where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--treebanks", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True, help="a model folder, beside its tokenizer.json")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--split", choices=("dev", "test"), default="test")
    options = parser.parse_args()
    pud = read_pud(options.treebanks)
    found: dict[str, dict[str, float]] = {"speed": speed(options.weights, _texts(pud))}
    encoder = Encoder(options.weights, options.weights.parent / "tokenizer.json")
    ewt = measure(encoder, read_ewt(options.treebanks, options.split))
    gum = measure(encoder, read_gum(options.treebanks / f"gum-{options.split}.conllu"))
    found |= {f"ewt-{options.split}": scores(ewt), f"gum-{options.split}": scores(gum)}
    everything = ewt + gum
    if options.split == "test":
        measured = measure(encoder, pud)
        found["pud-test"] = scores(measured)
        everything += measured
    found["all"] = {"goldrule_f1": scores(everything)["goldrule_f1"]}
    text = json.dumps(found, indent=1)
    print(text)
    if options.out:
        options.out.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
