#!/usr/bin/python3
"""Reference numbers of 200 small networks, by PyTorch's autograd in float64.

    torch_networks.py       writes networks.csv next to this script

Every number that goes in is a draw: draw(n, k, i) of draws.py, with the number n of the network. Network n, from 0, has 1 + n mod 4
layers of weights. Layer l has 1 + floor(9 draw(n, 0, l)) inputs; there is one output, but three where n mod 3 is 1. The activation
is tanh, relu, gelu, silu, sigmoid and linear in turns of n / 3. The loss is cross-entropy of two classes where n mod 3 is 0, of
three classes where it is 1, and the mean squared error where it is 2, over 1 + floor(75 draw(n, 0, 100)) rows. Where n is odd, 0.01
times the sum of |w| and 0.05 times that of w^2 over all matrices is added.

    weights 3 draw(n, 1, i) - 1.5, v and u_j 2 draw(n, 4, i) - 1 and 2 draw(n, 5 + j, i) - 1
    inputs  4 draw(n, 2, i) - 2, row after row
    targets floor(classes draw(n, 3, row)), or 2 draw(n, 3, row) - 1

A line is n,f,g.u_0,g.u_1,g.u_2,Hv.u_0,Hv.u_1,Hv.u_2 with the gradient g and the Hessian H by all weights, in the order of parameters().
"""

import pathlib

import torch
from torch import nn

from draws import draw

torch.set_default_dtype(torch.float64)

def draws(seed, step, count, scale):
    return torch.tensor([scale * (2 * draw(seed, step, i) - 1) for i in range(count)])


def line(n):
    layers = 1 + n % 4
    units = [1 + int(9 * draw(n, 0, l)) for l in range(layers)] + [3 if n % 3 == 1 else 1]
    activation = [nn.Tanh, nn.ReLU, nn.GELU, nn.SiLU, nn.Sigmoid, nn.Identity][n // 3 % 6]
    parts = []
    for a, b in zip(units, units[1:]):
        parts += [nn.Linear(a, b), activation()]
    network = nn.Sequential(*parts[:-1])
    rows = 1 + int(75 * draw(n, 0, 100))
    inputs = draws(n, 2, rows * units[0], 2).reshape(rows, units[0])
    classes = (2, 3, 0)[n % 3]
    targets = torch.tensor([float(int(classes * draw(n, 3, r))) if classes else 2 * draw(n, 3, r) - 1 for r in range(rows)])
    weights = list(network.parameters())
    count = sum(w.numel() for w in weights)
    nn.utils.vector_to_parameters(draws(n, 1, count, 1.5), weights)

    outputs = network(inputs)
    if classes == 2:
        f = nn.functional.binary_cross_entropy_with_logits(outputs[:, 0], targets)
    elif classes == 3:
        f = nn.functional.cross_entropy(outputs, targets.long())
    else:
        f = nn.functional.mse_loss(outputs[:, 0], targets)
    if n % 2 == 1:
        for w in weights:
            if w.dim() == 2:
                f = f + 0.01 * w.abs().sum() + 0.05 * (w * w).sum()

    g = torch.cat([part.reshape(-1) for part in torch.autograd.grad(f, weights, create_graph=True)])
    product = [torch.zeros_like(w) if part is None else part
               for w, part in zip(weights, torch.autograd.grad(g @ draws(n, 4, count, 1), weights, allow_unused=True))]
    hv = torch.cat([part.reshape(-1) for part in product])
    along = [draws(n, 5 + j, count, 1) for j in range(3)]
    numbers = [f] + [g @ u for u in along] + [hv @ u for u in along]
    return ",".join([str(n)] + [repr(float(number)) for number in numbers])


path = pathlib.Path(__file__).with_name("networks.csv")
path.write_text("".join(line(n) + "\n" for n in range(200)))
