"""The network's first weights: encoder and decoder both begin as multilingual-e5-small."""

from __future__ import annotations

import sentencepiece
import torch

from pipeline.training.network import Attention, Dimensions, Layer, Network, Stack
from pipeline.training.pretrained import Pretrained
from pipeline.training.recipe import Shape
from pipeline.training.vocabulary import start_embeddings


def start(shape: Shape, model: sentencepiece.SentencePieceProcessor, pretrained: Pretrained, languages: int) -> Network:
    """Build the network; one extra piece a target language is that language's start mark.

    The decoder takes the lowest layers, since like them it reads embeddings; its cross-attention starts as the
    self-attention of the layer that would come next above the encoder, whose keys and values are made for that input.
    """
    size = Dimensions(
        pieces=model.get_piece_size() + languages,
        width=pretrained.width,
        heads=pretrained.heads,
        encoder_layers=shape.encoder_layers,
        decoder_layers=shape.decoder_layers,
    )
    network = Network(size)
    embeddings = torch.from_numpy(start_embeddings(model, pretrained))
    embeddings = torch.cat([embeddings, embeddings[model.bos_id()].repeat(languages, 1)])
    with torch.no_grad():
        for stack in (network.encoder, network.decoder):
            _start_stack(stack, embeddings, pretrained)
        above = min(shape.encoder_layers, pretrained.layers - 1)
        for layer in network.decoder.layers:
            _start_attention(layer.cross, pretrained, above)  # type: ignore[arg-type]
        _calm(network, embeddings)
    return network


def _start_stack(stack: Stack, embeddings: torch.Tensor, pretrained: Pretrained) -> None:
    stack.pieces.weight.copy_(embeddings)
    kind = torch.from_numpy(pretrained.matrix("emb.type"))[0]
    positions = torch.from_numpy(pretrained.matrix("emb.pos")) + kind
    stack.positions.weight.copy_(positions[: stack.positions.num_embeddings])
    stack.norm.weight.copy_(torch.from_numpy(pretrained.tensors["emb.ln.w"]))
    stack.norm.bias.copy_(torch.from_numpy(pretrained.tensors["emb.ln.b"]))
    for i, layer in enumerate(stack.layers):
        _start_layer(layer, pretrained, i)  # type: ignore[arg-type]


def _start_layer(layer: Layer, pretrained: Pretrained, i: int) -> None:
    _start_attention(layer.attention, pretrained, i)
    for part, name in ((layer.feed.up, "fi"), (layer.feed.down, "fo")):
        part.weight.copy_(torch.from_numpy(pretrained.matrix(f"l{i}.{name}.w")))
        part.bias.copy_(torch.from_numpy(pretrained.tensors[f"l{i}.{name}.b"]))
    layer.feed.norm.weight.copy_(torch.from_numpy(pretrained.tensors[f"l{i}.oln.w"]))
    layer.feed.norm.bias.copy_(torch.from_numpy(pretrained.tensors[f"l{i}.oln.b"]))


def _start_attention(attention: Attention, pretrained: Pretrained, i: int) -> None:
    weights = [torch.from_numpy(pretrained.matrix(f"l{i}.{part}.w")) for part in "qkv"]
    biases = [torch.from_numpy(pretrained.tensors[f"l{i}.{part}.b"]) for part in "qkv"]
    attention.qkv.weight.copy_(torch.cat(weights))
    attention.qkv.bias.copy_(torch.cat(biases))
    attention.out.weight.copy_(torch.from_numpy(pretrained.matrix(f"l{i}.ao.w")))
    attention.out.bias.copy_(torch.from_numpy(pretrained.tensors[f"l{i}.ao.b"]))
    attention.norm.weight.copy_(torch.from_numpy(pretrained.tensors[f"l{i}.aln.w"]))
    attention.norm.bias.copy_(torch.from_numpy(pretrained.tensors[f"l{i}.aln.b"]))


def _calm(network: Network, embeddings: torch.Tensor) -> None:
    """Scale the last norm so that the first scores have a standard deviation of one, not tens."""
    norm = network.decoder.layers[-1].feed.norm  # type: ignore[union-attr]
    hidden = torch.nn.functional.layer_norm(torch.randn(256, embeddings.shape[1]), (embeddings.shape[1],))
    spread = ((hidden * norm.weight + norm.bias) @ embeddings.T).std(1).mean()  # type: ignore[operator]
    norm.weight.div_(spread)  # type: ignore[operator]
    norm.bias.div_(spread)  # type: ignore[operator]
