"""The translation network: a pretrained post-norm encoder and a post-norm decoder, plain PyTorch.

The layers follow BERT (Devlin et al., 2019): residual, then layer norm, GELU, learned positions, a norm over the
embeddings; the decoder adds cross-attention (Vaswani et al., 2017). CTranslate2 runs both unchanged.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import torch
import torch.nn.functional as F
from torch import Tensor, nn


@dataclass(frozen=True, slots=True)
class Dimensions:
    """Sizes that a checkpoint needs to be built again."""

    pieces: int
    width: int
    heads: int
    encoder_layers: int
    decoder_layers: int
    positions: int = 512


_POOL = 1 << 22


@lru_cache(maxsize=4)
def _masks(rate: float, kind: torch.dtype, device: torch.device) -> Tensor:
    return (torch.rand(2 * _POOL, device=device) >= rate).to(kind) / (1 - rate)


def thin(x: Tensor, rate: float) -> Tensor:
    """Dropout whose masks are cut from a pool of drawn signs: drawing new ones takes 9 % of an update on CPUs."""
    size = x.numel()
    if not rate:
        return x
    if size > _POOL or x.is_cuda:
        return F.dropout(x, rate)
    at = int(torch.randint(_POOL, ()))
    return x * _masks(rate, x.dtype, x.device)[at : at + size].view(x.shape)


def _fused(x: Tensor) -> bool:
    """Whether PyTorch's fused attention serves: on CPUs its backward pass takes a third of a whole update."""
    return x.is_cuda


class Attention(nn.Module):
    """Multi-head attention with a residual and a norm behind it; queries, keys and values lie in one matrix."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm = nn.LayerNorm(width, eps=1e-5)

    def _split(self, x: Tensor) -> Tensor:
        batch, length, width = x.shape
        return x.view(batch, length, self.heads, width // self.heads).transpose(1, 2)

    def forward(
        self, x: Tensor, memory: Tensor | None, mask: Tensor | None, causal: bool, dropout: float, weights: bool = False
    ) -> tuple[Tensor, Tensor | None]:
        """(batch, length, width) to the same; with `weights` also the mean attention (batch, length, memory)."""
        width = x.shape[-1]
        if memory is None:
            query, key, value = map(self._split, self.qkv(x).chunk(3, -1))
        else:
            w, b = self.qkv.weight, self.qkv.bias
            query = self._split(F.linear(x, w[:width], b[:width]))
            key, value = map(self._split, F.linear(memory, w[width:], b[width:]).chunk(2, -1))
        if _fused(x) and not weights:
            fused = F.scaled_dot_product_attention(query, key, value, mask, is_causal=causal)
            mixed = self.out(fused.transpose(1, 2).reshape(x.shape))
            return self.norm(x + thin(mixed, dropout)), None
        scores = query @ key.transpose(-1, -2) / query.shape[-1] ** 0.5
        if causal:
            mask = torch.ones(scores.shape[-2:], dtype=torch.bool, device=scores.device).tril()
        if mask is not None:
            scores = scores.masked_fill(~mask, float("-inf"))
        attention = scores.softmax(-1)
        mean = attention.mean(1) if weights else None
        mixed = attention @ value
        mixed = self.out(mixed.transpose(1, 2).reshape(x.shape))
        return self.norm(x + thin(mixed, dropout)), mean


class Feed(nn.Module):
    """The position-wise part of a layer."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.up = nn.Linear(width, 4 * width)
        self.down = nn.Linear(4 * width, width)
        self.norm = nn.LayerNorm(width, eps=1e-5)

    def forward(self, x: Tensor, dropout: float) -> Tensor:
        """(…, width) to the same."""
        return self.norm(x + thin(self.down(F.gelu(self.up(x))), dropout))


class Layer(nn.Module):
    """One encoder layer, or a decoder layer when `cross`."""

    def __init__(self, width: int, heads: int, cross: bool) -> None:
        super().__init__()
        self.attention = Attention(width, heads)
        self.cross = Attention(width, heads) if cross else None
        self.feed = Feed(width)


class Stack(nn.Module):
    """Embeddings, positions and layers of one side."""

    def __init__(self, size: Dimensions, layers: int, cross: bool) -> None:
        super().__init__()
        self.pieces = nn.Embedding(size.pieces, size.width)
        self.positions = nn.Embedding(size.positions, size.width)
        self.norm = nn.LayerNorm(size.width, eps=1e-5)
        self.layers = nn.ModuleList(Layer(size.width, size.heads, cross) for _ in range(layers))

    def embed(self, ids: Tensor, dropout: float) -> Tensor:
        """(batch, length) ids to (batch, length, width)."""
        x = self.pieces(ids) + self.positions.weight[: ids.shape[1]]
        return thin(self.norm(x), dropout)


class Network(nn.Module):
    """Encoder and decoder; the decoder's embeddings are also its output matrix."""

    def __init__(self, size: Dimensions) -> None:
        super().__init__()
        self.size = size
        self.encoder = Stack(size, size.encoder_layers, cross=False)
        self.decoder = Stack(size, size.decoder_layers, cross=True)
        self.bias = nn.Parameter(torch.zeros(size.pieces))

    def encode(self, ids: Tensor, mask: Tensor, dropout: float = 0.0, frozen: int = 0) -> Tensor:
        """(batch, source) ids and mask to (batch, source, width); the `frozen` lowest layers learn nothing."""
        keys = mask[:, None, None, :]
        with torch.set_grad_enabled(torch.is_grad_enabled() and frozen == 0):
            x = self.encoder.embed(ids, 0.0 if frozen else dropout)
            for layer in self.encoder.layers[:frozen]:
                x, _ = layer.attention(x, None, keys, False, 0.0)  # type: ignore[operator]
                x = layer.feed(x, 0.0)  # type: ignore[operator]
        for layer in self.encoder.layers[frozen:]:
            x, _ = layer.attention(x, None, keys, False, dropout)  # type: ignore[operator]
            x = layer.feed(x, dropout)  # type: ignore[operator]
        return x

    def decode(self, ids: Tensor, memory: Tensor, mask: Tensor, dropout: float = 0.0) -> tuple[Tensor, Tensor]:
        """(batch, target) ids to hidden states and the last layer's mean cross-attention (batch, target, source)."""
        keys = mask[:, None, None, :]
        x = self.decoder.embed(ids, dropout)
        attention = x
        last = len(self.decoder.layers) - 1
        for i, layer in enumerate(self.decoder.layers):
            x, _ = layer.attention(x, None, None, True, dropout)  # type: ignore[operator]
            x, mean = layer.cross(x, memory, keys, False, dropout, weights=i == last)  # type: ignore[operator]
            x = layer.feed(x, dropout)  # type: ignore[operator]
            attention = mean if mean is not None else attention
        return x, attention

    def logits(self, hidden: Tensor, subset: Tensor) -> Tensor:
        """(n, width) hidden states to (n, subset) scores of the pieces that the language may write."""
        return F.linear(hidden, self.decoder.pieces.weight[subset], self.bias[subset])
