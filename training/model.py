"""The network: a small BERT encoder with a shape embedding, a word classifier, and biaffine heads for trees.

Encoder: all-MiniLM-L6-v2 (Apache-2.0), cut to its lower layers. Biaffine arcs and labels: Dozat and Manning 2017.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers import BertModel

from training.labels import Labels

ENCODER_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
ARC_SIZE, LABEL_SIZE = 256, 96
SHAPES = 20


def load_encoder(folder: Path, layers: int) -> BertModel:
    """The pretrained encoder's lower `layers`; raises `ValueError` if its weights are not the pinned ones."""
    weights = folder / "model.safetensors"
    digest = hashlib.sha256(weights.read_bytes()).hexdigest()
    if digest != ENCODER_SHA256:
        raise ValueError(f"{weights} is not the pinned encoder: sha256 {digest}")
    encoder = BertModel.from_pretrained(folder, add_pooling_layer=False, attn_implementation="eager")
    encoder.encoder.layer = encoder.encoder.layer[:layers]
    encoder.config.num_hidden_layers = layers
    for layer in encoder.encoder.layer:
        layer.attention.self.dropout.p = 0.0  # costs a sixth of the time on a CPU; the heads have dropout enough
    return encoder


class Net(nn.Module):
    """Word pieces to scores. Shapes: b chunks, s pieces, n words; position 0 is the root.

    `forward` gives word scores `[b, n, columns]`, arc scores `[b, n, n + 1]`, and the vectors of dependents
    `[b, n, 97]` and heads `[b, n + 1, 97]`, from which `labels` scores relations.
    """

    def __init__(self, encoder: BertModel, labels: Labels, dropout: float) -> None:
        super().__init__()
        size = encoder.config.hidden_size
        self.encoder = encoder
        self.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
        self.shape = nn.Embedding(SHAPES, size)
        self.dropout = nn.Dropout(dropout)
        self.classifier = nn.Linear(size, labels.columns)
        self.projection = nn.Linear(size, 2 * ARC_SIZE + 2 * LABEL_SIZE)
        self.arcs = nn.Parameter(torch.randn(ARC_SIZE + 1, ARC_SIZE) * 0.01)
        self.relations = len(labels.relations)
        self.bilinear = nn.Parameter(torch.randn(LABEL_SIZE + 1, self.relations * (LABEL_SIZE + 1)) * 0.02)
        nn.init.normal_(self.shape.weight, std=0.02)

    def encode(self, ids: Tensor, shapes: Tensor, mask: Tensor, first: Tensor) -> Tensor:
        """The vector of each word's first piece, `[b, n + 1, size]`."""
        embedded = self.encoder.embeddings.word_embeddings(ids) + self.shape(shapes)
        hidden = self.encoder(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        return self.dropout(hidden.gather(1, first.unsqueeze(-1).expand(-1, -1, hidden.shape[-1])))

    def heads(self, hidden: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Scores and label vectors from word vectors, of a batch or of one chunk."""
        scores = self.classifier(hidden[..., 1:, :])
        projected = self.dropout(functional.gelu(self.projection(hidden)))
        dependent, head, label_dependent, label_head = projected.split([ARC_SIZE, ARC_SIZE, LABEL_SIZE, LABEL_SIZE], -1)
        arcs = torch.matmul(torch.matmul(_with_one(dependent[..., 1:, :]), self.arcs), head.transpose(-1, -2))
        return scores, arcs, _with_one(label_dependent[..., 1:, :]), _with_one(label_head)

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """Scores of word pieces `ids[b, s]` with their `shapes`, `mask`, and each word's `first[b, n + 1]` piece."""
        return self.heads(self.encode(ids, shapes, mask, first))

    def labels(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """Relation scores `[m, relations]` of m arcs from their two label vectors `[m, 97]`."""
        left = torch.matmul(dependents, self.bilinear).view(-1, self.relations, LABEL_SIZE + 1)
        return torch.matmul(left, heads.unsqueeze(-1)).squeeze(-1)


def _with_one(vectors: Tensor) -> Tensor:
    return torch.cat([vectors, torch.ones_like(vectors[..., :1])], -1)
