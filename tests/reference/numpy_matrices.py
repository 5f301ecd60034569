#!/usr/bin/python3
"""Second readings of the optimizers that treat the matrices of a network: paths of losses, by PyTorch's autograd and NumPy.

    numpy_matrices.py       writes matrices.csv next to this script

The network is 2-6-5-4-1 with tanh, over 40 rows of two classes; for SOAP it is 2-2-2, whose matrices have no eigenvalue twice, so that
all programs take the same eigenvectors. Every number that goes in is a draw of draws.py: the weights are
1.2 draw(600, 1, i) - 0.6, the inputs 4 draw(600, 2, i) - 2, row after row, and the targets floor(2 draw(600, 3, row)).

A line is the network, the racer as a link has it, and the losses after 1, 2, 5, 10, 20 and 40 steps.

Muon, Shampoo and SOAP follow their authors' code: github.com/KellerJordan/Muon (with Newton-Schulz in float64 and AdamW for biases,
first and last layer), the paper of Gupta et al. with a damped root, and github.com/nikhilvyas/SOAP with precondition_1d; Adafactor
follows torch/optim/_adafactor.py, LAMB, LARS and NovoGrad their papers, layer by layer.
"""

import pathlib

import numpy as np
import torch
from torch import nn

from draws import draw

torch.set_default_dtype(torch.float64)

TOLD = [1, 2, 5, 10, 20, 40]
INPUTS = torch.tensor([4 * draw(600, 2, i) - 2 for i in range(80)]).reshape(40, 2)
TARGETS = torch.tensor([float(int(2 * draw(600, 3, row))) for row in range(40)])


def shapes_of(units):
    return [shape for a, b in zip(units, units[1:]) for shape in ((b, a), (b,))]


def begin(units):
    shapes = shapes_of(units)
    sizes = [int(np.prod(shape)) for shape in shapes]
    flat = np.array([1.2 * draw(600, 1, i) - 0.6 for i in range(sum(sizes))])
    return [part.reshape(shape) for part, shape in zip(np.split(flat, np.cumsum(sizes)[:-1]), shapes)]


def loss_and_gradients(weights):
    parts = [torch.tensor(w, requires_grad=True) for w in weights]
    a = INPUTS
    for layer in range(len(parts) // 2):
        a = nn.functional.linear(a, parts[2 * layer], parts[2 * layer + 1])
        if layer < len(parts) // 2 - 1:
            a = torch.tanh(a)
    if a.shape[1] == 1:
        f = nn.functional.binary_cross_entropy_with_logits(a[:, 0], TARGETS)
    else:
        f = nn.functional.cross_entropy(a, TARGETS.long())
    f.backward()
    return float(f), [part.grad.numpy() for part in parts]


def power(matrix, exponent):
    values, vectors = np.linalg.eigh(matrix)
    return vectors @ np.diag(np.maximum(values, 0) ** exponent) @ vectors.T


def is_matrix(w):
    return w.ndim == 2 and min(w.shape) > 1


# Each takes a step with a weight w of a "hidden" layer or of another one, whose gradient is g, and remembers in m.


def adamw(w, g, t, m, lr, beta1, beta2, eps, decay):
    m["m"] = beta1 * m.get("m", 0) + (1 - beta1) * g
    m["v"] = beta2 * m.get("v", 0) + (1 - beta2) * g * g
    return w - lr * decay * w - lr * (m["m"] / (1 - beta1**t)) / (np.sqrt(m["v"] / (1 - beta2**t)) + eps)


def muon(layer, w, g, t, m, lr=0.02, mu=0.95, nesterov="on", scale="original", rate=0.003, beta1=0.9, beta2=0.95, eps=1e-8, decay=0):
    if not is_matrix(w) or layer != "hidden":
        return adamw(w, g, t, m, rate, beta1, beta2, eps, decay)
    m["b"] = mu * m.get("b", 0) + (1 - mu) * g
    x = (1 - mu) * g + mu * m["b"] if nesterov == "on" else m["b"]
    x = x.T if w.shape[0] > w.shape[1] else x
    x = x / (np.linalg.norm(x) + 1e-7)
    for _ in range(5):
        a = x @ x.T
        x = 3.4445 * x + (-4.775 * a + 2.0315 * a @ a) @ x
    x = x.T if w.shape[0] > w.shape[1] else x
    factor = max(1, w.shape[0] / w.shape[1]) ** 0.5 if scale == "original" else 0.2 * max(w.shape) ** 0.5
    return w * (1 - lr * decay) - lr * factor * x


def shampoo(layer, w, g, t, m, lr, exponent="half", eps=1e-6, decay=0):
    g = g + decay * w
    whole = {"half": -1 / 2, "whole": -1}[exponent]
    if not is_matrix(w):
        flat = g.reshape(-1)
        m["L"] = m.get("L", eps * np.eye(flat.size)) + np.outer(flat, flat)
        return w - lr * (power(m["L"], whole) @ flat).reshape(w.shape)
    m["L"] = m.get("L", eps * np.eye(w.shape[0])) + g @ g.T
    m["R"] = m.get("R", eps * np.eye(w.shape[1])) + g.T @ g
    return w - lr * power(m["L"], whole / 2) @ g @ power(m["R"], whole / 2)


def soap(layer, w, g, t, m, lr, beta1=0.95, beta2=0.95, eps=1e-8, every=10, decay=0):
    matrix = is_matrix(w)
    g = g if matrix else g.reshape(-1, 1)
    sides = [0, 1] if matrix else [0]
    products = [g @ g.T, g.T @ g]
    for side in sides:
        m["P", side] = beta2 * m.get(("P", side), 0) + (1 - beta2) * products[side]
        if t == 1:
            m["Q", side] = np.linalg.eigh(m["P", side])[1][:, ::-1]
    if t == 1:
        return w
    right = m["Q", 1] if matrix else np.eye(1)
    m["m"] = beta1 * m.get("m", 0) + (1 - beta1) * g
    along = m["Q", 0].T @ g @ right
    m["v"] = beta2 * m.get("v", 0) + (1 - beta2) * along**2
    step = m["Q", 0] @ ((m["Q", 0].T @ m["m"] @ right) / (np.sqrt(m["v"]) + eps)) @ right.T
    rate = lr * np.sqrt(1 - beta2 ** (t - 1)) / (1 - beta1 ** (t - 1))
    w = w - rate * step.reshape(w.shape)
    if (t - 1) % every == 0:
        for side in sides:
            q, p = m["Q", side], m["P", side]
            order = np.argsort(-np.diag(q.T @ p @ q), kind="stable")
            m["v"] = np.take(m["v"], order, axis=side)
            m["Q", side] = np.linalg.qr(p @ q[:, order])[0]
    return w - lr * decay * w


def adafactor(layer, w, g, t, m, lr, falloff=0.8, limit=1, eps=1e-3):
    forgets, least = t**-falloff, np.finfo(float).eps
    if is_matrix(w):
        m["r"] = m.get("r", 0) + forgets * ((g * g).mean(1, keepdims=True) - m.get("r", 0))
        m["c"] = m.get("c", 0) + forgets * ((g * g).mean(0, keepdims=True) - m.get("c", 0))
        second = m["r"] @ m["c"] / max(m["r"].mean(), least)
    else:
        m["v"] = m.get("v", 0) + forgets * (g * g - m.get("v", 0))
        second = m["v"]
    u = g / np.sqrt(np.maximum(second, least**2))
    rms = lambda a: np.linalg.norm(a) / np.sqrt(a.size)
    return w - max(eps, rms(w)) * min(lr, 1 / np.sqrt(t)) * u / max(1, rms(u) / limit)


def lamb(layer, w, g, t, m, lr, beta1=0.9, beta2=0.999, eps=1e-6, decay=0):
    m["m"] = beta1 * m.get("m", 0) + (1 - beta1) * g
    m["v"] = beta2 * m.get("v", 0) + (1 - beta2) * g * g
    u = m["m"] / (1 - beta1**t) / (np.sqrt(m["v"] / (1 - beta2**t)) + eps) + decay * w
    return w - lr * np.linalg.norm(w) / np.linalg.norm(u) * u


def lars(layer, w, g, t, m, lr, trust=1, mu=0.9, decay=0):
    ratio = trust * np.linalg.norm(w) / (np.linalg.norm(g) + decay * np.linalg.norm(w))
    m["v"] = mu * m.get("v", 0) + lr * ratio * (g + decay * w)
    return w - m["v"]


def novograd(layer, w, g, t, m, lr, beta1=0.9, beta2=0.25, eps=1e-6, decay=0):
    square = (g * g).sum()
    m["v"] = square if t == 1 else beta2 * m["v"] + (1 - beta2) * square
    m["m"] = beta1 * m.get("m", 0) + g / (np.sqrt(m["v"]) + eps) + decay * w
    return w - lr * m["m"]


RACERS = [
    "muon,lr:0.05", "muon,lr:0.02,mu:0.9,nesterov:off,scale:match,decay:0.1", "muon,lr:0.1,rate:0.01,beta1:0.8,beta2:0.99",
    "shampoo,lr:0.1", "shampoo,lr:0.05,exponent:whole,eps:0.001,decay:0.01",
    "soap,lr:0.02,eps:0.01", "soap,lr:0.01,eps:0.01,every:3,beta1:0.9,beta2:0.99,decay:0.1",
    "adafactor,lr:0.05", "adafactor,lr:0.02,falloff:0.5,limit:0.5,eps:0.1",
    "lamb,lr:0.02", "lamb,lr:0.05,decay:0.1", "lars,lr:0.01", "lars,lr:0.02,trust:2,mu:0.5,decay:0.01",
    "novograd,lr:0.01", "novograd,lr:0.02,beta1:0.8,beta2:0.9,decay:0.01",
]


def line(racer):
    method, *settings = racer.split(",")
    values = {}
    for setting in settings:
        key, text = setting.split(":")
        values[key] = text if text[0].isalpha() else float(text)
    units = [2, 2, 2] if method == "soap" else [2, 6, 5, 4, 1]
    weights, losses = begin(units), []
    remembered = [{} for _ in weights]
    layers = ["hidden" if 1 < i < len(weights) - 2 or len(weights) == 2 else "end" for i in range(len(weights))]
    for t in range(1, TOLD[-1] + 1):
        _, gradients = loss_and_gradients(weights)
        step = globals()[method]
        weights = [step(layer, w, g, t, m, **values) for layer, w, g, m in zip(layers, weights, gradients, remembered)]
        if t in TOLD:
            losses.append(loss_and_gradients(weights)[0])
    return ";".join(["-".join(map(str, units)), racer] + [repr(f) for f in losses])


path = pathlib.Path(__file__).with_name("matrices.csv")
path.write_text("".join(line(racer) + "\n" for racer in RACERS))
