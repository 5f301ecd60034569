"""Second readings of the optimizers, for torch_golden.py and torch_fifty.py: torch.optim in float64 where PyTorch has the
method, else the paper's formulas in NumPy. Gradients are autograd's throughout.

Some races are chaotic: there every rounding error grows until nothing can be compared. So each race is run with three more
balls, which feel errors of a few units in the last place in every gradient and in the place where it is taken. A path holds
until the last step at which all of them are within 1e-13 of the ball, relative to max(1, |coordinate|).

Everything has an array of balls x dimensions. Debian: python3-torch and python3-numpy.
"""

import itertools
import math

import numpy as np
import torch

CLOSE = 1e-13
BALLS = 4  # the ball and those that feel errors

torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)  # ASGD and NAdam keep scalars in the default type


class Gradient:
    """The gradient of f, which maps places to their losses, and its values and Hessians. All rows but the first have errors."""

    def __init__(self, f, seed):
        self.f = f
        self.random = np.random.RandomState(seed)

    def errors(self, shape):
        units = self.random.uniform(-3, 3, shape)
        units[0] = 0
        return 1 + units * 2.0**-52

    def __call__(self, x):
        place = torch.tensor(x * self.errors(x.shape), requires_grad=True)
        self.f(place).sum().backward()
        return place.grad.numpy() * self.errors(x.shape)

    def value(self, x):
        f = self.f(torch.tensor(x * self.errors(x.shape))).numpy()[:, None]
        return f * self.errors(f.shape)

    def hessian(self, x):
        places = torch.tensor(x * self.errors(x.shape))
        h = torch.stack([torch.autograd.functional.hessian(self.f, place) for place in places]).numpy()
        errors = self.errors(h.shape)
        return h * (errors + errors.swapaxes(1, 2)) / 2


# ---- PyTorch: the arguments of torch.optim that a racer's settings p mean; what a racer leaves out, PyTorch does too


def rename(p, **names):
    """PyTorch's arguments for the settings that are given: rename(p, alpha="beta") is alpha=p["beta"]."""
    names = {"lr": "lr", "weight_decay": "decay", **names}
    return {argument: p[key] for argument, key in names.items() if key in p}


def adam_like(p, **names):
    arguments = rename(p, eps="eps", **names)
    if "beta1" in p:
        arguments["betas"] = (p["beta1"], p["beta2"])
    if "amsgrad" in p:
        arguments["amsgrad"] = p["amsgrad"] == "on"
    return arguments


def rmsprop(p):
    arguments = rename(p, alpha="beta", eps="eps", momentum="mu")
    return {**arguments, "centered": p.get("centered") == "on"}


def rprop(p):
    if "eta_minus" not in p:
        return rename(p)
    return {**rename(p), "etas": (p["eta_minus"], p["eta_plus"]), "step_sizes": (p["step_min"], p["step_max"])}


def nadam(p):
    # The loop over single tensors of PyTorch 1.10 to 1.13 has one factor mu too many in the next product, against its own
    # documentation; the loop over lists has not. Since 2.0 they agree.
    return {**adam_like(p, momentum_decay="momentum_decay"), "foreach": True}


TORCH = {
    "gd": ("SGD", rename),
    "momentum": ("SGD", lambda p: {"momentum": 0.9, **rename(p, momentum="mu", dampening="dampening")}),
    "nesterov": ("SGD", lambda p: {"momentum": 0.9, "nesterov": True, **rename(p, momentum="mu")}),
    "adagrad": ("Adagrad", lambda p: rename(p, eps="eps")),
    "rmsprop": ("RMSprop", rmsprop),
    "adadelta": ("Adadelta", lambda p: rename(p, rho="rho", eps="eps")),
    "adam": ("Adam", adam_like),
    "adamw": ("AdamW", adam_like),
    "adamax": ("Adamax", adam_like),
    "nadam": ("NAdam", nadam),
    "radam": ("RAdam", adam_like),
    "asgd": ("ASGD", lambda p: rename(p, lambd="lambda", alpha="alpha", t0="t0")),
    "rprop": ("Rprop", rprop),
}


def torch_path(method, settings, start, gradient):
    name, arguments = TORCH[method]
    x = torch.tensor(start)
    optimizer = getattr(torch.optim, name)([x], **arguments(at(settings, 1)))
    yield start
    for t in itertools.count(1):
        optimizer.param_groups[0].update(arguments(at(settings, t)))
        x.grad = torch.tensor(gradient(x.numpy()))
        optimizer.step()
        yield x.numpy().copy()


# ---- NumPy: a second reading of what PyTorch has not. Each takes x to its next place; m is what it remembers.


def mean(m, name, value, beta):
    m[name] = beta * m.get(name, 0.0) + (1 - beta) * value
    return m[name]


def history(x, g, t, m, lr, tau=0.01):
    now = g(x)
    x = x - (lr * now + tau * m.get("g", 0.0))
    m["g"] = now
    return x


def momentum(x, g, t, m, lr, form, mu=0.9, dampening=0.0, decay=0.0):
    now = g(x) + decay * x
    if form == "velocity":
        m["v"] = mu * m.get("v", 0.0) - lr * now
        return x + m["v"]
    m["v"] = mu * m.get("v", 0.0) + (now if form == "accumulate" else (1 - mu) * now)
    return x - lr * m["v"]


def nesterov(x, g, t, m, lr, form, mu=0.9):
    if form == "lookahead":
        v = m.get("v", 0.0)
        m["v"] = mu * v - lr * g(x + mu * v)
        return x + m["v"]
    # slides: v is where x was before minus where it is; the step forgets it
    last = m.get("x", x)
    m["x"] = x
    return x - lr * g(x - mu * (last - x))


def adagrad(x, g, t, m, lr, eps_at, eps=1e-10):
    now = g(x)
    m["G"] = m.get("G", 0.0) + now**2
    return x - lr * now / np.sqrt(m["G"] + eps)


def rmsprop_inside(x, g, t, m, lr, eps_at, beta=0.99, eps=1e-8):
    now = g(x)
    return x - lr * now / np.sqrt(mean(m, "s", now**2, beta) + eps)


def adam(x, g, t, m, lr, correct="on", eps_at="outside", beta1=0.9, beta2=0.999, eps=1e-8):
    now = g(x)
    first, second = mean(m, "m", now, beta1), mean(m, "s", now**2, beta2)
    seen1, seen2 = {"on": (1 - beta1**t, 1 - beta2**t), "off": (1, 1), "slides": (1 - beta1, 1 - beta2)}[correct]
    first, second = first / seen1, second / seen2
    return x - lr * first / (np.sqrt(second + eps) if eps_at == "inside" else np.sqrt(second) + eps)


def lion(x, g, t, m, lr, beta1=0.9, beta2=0.99, decay=0.0):
    now = g(x)
    update = np.sign(beta1 * m.get("m", 0.0) + (1 - beta1) * now)
    mean(m, "m", now, beta2)
    return x - lr * (update + decay * x)


def qhm(x, g, t, m, lr, nu=0.7, beta=0.999):
    now = g(x)
    return x - lr * ((1 - nu) * now + nu * mean(m, "v", now, beta))


def qhadam(x, g, t, m, lr, beta1=0.995, beta2=0.999, nu1=0.7, nu2=1.0, eps=1e-8):
    now = g(x)
    first = mean(m, "m", now, beta1) / (1 - beta1**t)
    second = mean(m, "s", now**2, beta2) / (1 - beta2**t)
    return x - lr * ((1 - nu1) * now + nu1 * first) / (np.sqrt((1 - nu2) * now**2 + nu2 * second) + eps)


def adabelief(x, g, t, m, lr, beta1=0.9, beta2=0.999, eps=1e-16):
    now = g(x)
    first = mean(m, "m", now, beta1)
    m["s"] = beta2 * m.get("s", 0.0) + (1 - beta2) * (now - first)**2 + eps
    return x - lr * first / (1 - beta1**t) / (np.sqrt(m["s"] / (1 - beta2**t)) + eps)


def yogi(x, g, t, m, lr, beta1=0.9, beta2=0.999, eps=1e-3):
    now = g(x)
    first = mean(m, "m", now, beta1)
    s = m.get("s", 0.0)
    m["s"] = s - (1 - beta2) * np.sign(s - now**2) * now**2
    return x - lr * first / (np.sqrt(m["s"]) + eps)


def dot(a, b):
    return (a * b).sum(1, keepdims=True)


def length(a):
    return np.sqrt(dot(a, a))


def unbiased(m, name, value, beta, t):
    return mean(m, name, value, beta) / (1 - beta**t)


def average(m, x, z, lr):
    """Schedule-free: the mean of z's path, each place weighted by the square of the largest rate so far."""
    m["top"] = max(m.get("top", 0.0), lr)
    m["total"] = m.get("total", 0.0) + m["top"]**2
    share = m["top"]**2 / m["total"]
    return (1 - share) * x + share * z


def schedule_free_sgd(x, g, t, m, lr, mu=0.9, decay=0.0):
    z = m.get("z", x)
    y = mu * x + (1 - mu) * z
    m["z"] = z - lr * (g(y) + decay * y)
    return average(m, x, m["z"], lr)


def schedule_free_adamw(x, g, t, m, lr, beta1=0.9, beta2=0.999, eps=1e-8, decay=0.0):
    z = m.get("z", x)
    y = beta1 * x + (1 - beta1) * z
    now = g(y)
    scale = np.sqrt(unbiased(m, "s", now**2, beta2, t)) + eps
    m["z"] = z - lr * decay * y - lr * now / scale
    return average(m, x, m["z"], lr)


def prodigy(x, g, t, m, lr=1.0, beta1=0.9, beta2=0.999, eps=1e-8, d0=1e-6, decay=0.0):
    now = g(x)
    start, d, kept = m.setdefault("start", x), m.get("d", d0), np.sqrt(beta2)
    rate = d * lr * np.sqrt(1 - beta2**t) / (1 - beta1**t)
    first, second = mean(m, "m", d * now, beta1), mean(m, "v", (d * now)**2, beta2)
    m["sum"] = kept * m.get("sum", 0.0) + rate * d * now / d0
    m["r"] = kept * m.get("r", 0.0) + d / d0 * rate * dot(now, start - x)
    m["d"] = np.maximum(d, m["r"] / np.abs(m["sum"]).sum(1, keepdims=True))
    return x - (rate * first / (np.sqrt(second) + m["d"] * eps) + decay * rate * x)


def dadapt_adam(x, g, t, m, lr=1.0, beta1=0.9, beta2=0.999, eps=1e-8, d0=1e-6):
    now = g(x)
    d, kept = m.get("d", d0), np.sqrt(beta2)
    rate = d * lr * np.sqrt(1 - beta2**t) / (1 - beta1**t)
    past = m.get("sum", 0.0 * x) / (np.sqrt(m.get("v", 0.0)) + eps)
    r = mean(m, "r", rate * dot(now, past), kept)
    first, second = mean(m, "m", rate * now, beta1), mean(m, "v", now**2, beta2)
    total = mean(m, "sum", rate * now, kept)
    m["d"] = np.maximum(d, r / ((1 - kept) * np.abs(total).sum(1, keepdims=True)))
    return x - first / (np.sqrt(second) + eps)


def adopt(x, g, t, m, lr, clip="on", beta1=0.9, beta2=0.9999, eps=1e-6):
    now = g(x)
    if t == 1:
        m["v"] = now**2
        return x
    scaled = now / np.maximum(np.sqrt(m["v"]), eps)
    if clip == "on":
        scaled = np.clip(scaled, -(t - 1)**0.25, (t - 1)**0.25)
    step = mean(m, "m", scaled, beta1)
    mean(m, "v", now**2, beta2)
    return x - lr * step


def ademamix(x, g, t, m, lr, beta1=0.9, beta2=0.999, beta3=0.9999, alpha=5.0, eps=1e-8, decay=0.0):
    now = g(x)
    fast, slow = unbiased(m, "m1", now, beta1, t), mean(m, "m2", now, beta3)
    scale = np.sqrt(unbiased(m, "v", now**2, beta2, t)) + eps
    return x - lr * (fast + alpha * slow) / scale - lr * decay * x


def adan(x, g, t, m, lr, ahead="kept", beta1=0.98, beta2=0.92, beta3=0.99, eps=1e-8, decay=0.0):
    now = g(x)
    change = now - m.get("g", now)
    m["g"] = now
    weight = beta2 if ahead == "kept" else 1 - beta2
    first, second = unbiased(m, "m", now, beta1, t), unbiased(m, "v", change, beta2, t)
    scale = np.sqrt(unbiased(m, "n", (now + weight * change)**2, beta3, t)) + eps
    return (x - lr / scale * first - lr * weight / scale * second) / (1 + lr * decay)


def lamb(x, g, t, m, lr, beta1=0.9, beta2=0.999, eps=1e-6, decay=0.0):
    now = g(x)
    first, second = unbiased(m, "m", now, beta1, t), unbiased(m, "v", now**2, beta2, t)
    update = first / (np.sqrt(second) + eps) + decay * x
    return x - lr * length(x) * update / length(update)


def lars(x, g, t, m, lr, trust=1.0, mu=0.9, decay=0.0):
    now = g(x)
    ratio = trust * length(x) / (length(now) + decay * length(x))
    m["v"] = mu * m.get("v", 0.0) + lr * ratio * (now + decay * x)
    return x - m["v"]


def muon(x, g, t, m, lr, rate=0.003, beta1=0.9, beta2=0.95, eps=1e-8, decay=0.0, **of_matrices):
    """AdamW, as of all that is no hidden matrix of a network."""
    now = g(x)
    first, second = unbiased(m, "m", now, beta1, t), unbiased(m, "v", now**2, beta2, t)
    return x * (1 - rate * decay) - rate * first / (np.sqrt(second) + eps)


def laprop(x, g, t, m, lr, beta1=0.9, beta2=0.999, eps=1e-15):
    now = g(x)
    scale = np.sqrt(unbiased(m, "n", now**2, beta2, t)) + eps
    step, rates = mean(m, "m", lr * now / scale, beta1), mean(m, "rates", lr, beta1)
    return x - step * lr / rates


def signum(x, g, t, m, lr, beta=0.9, decay=0.0):
    return x - lr * np.sign(mean(m, "m", g(x), beta)) - lr * decay * x


def sgdw(x, g, t, m, lr, nesterov="off", mu=0.9, decay=0.01):
    now = g(x)
    m["v"] = mu * m.get("v", 0.0) + now
    return x * (1 - lr * decay) - lr * (now + mu * m["v"] if nesterov == "on" else m["v"])


def madgrad(x, g, t, m, lr, mu=0.9, eps=1e-6, decay=0.0):
    start, now = m.setdefault("start", x), g(x) + decay * x
    weight = (lr + eps) * np.sqrt(t)
    m["s"] = m.get("s", 0.0) + weight * now
    m["v"] = m.get("v", 0.0) + weight * now**2
    z = start - m["s"] / (np.cbrt(m["v"]) + eps)
    return (1 - mu) * z + mu * x


def dog(x, g, t, m, lr=1.0, r0=1e-6, eps=1e-8):
    now, start = g(x), m.setdefault("start", x)
    m["r"] = np.maximum(m.get("r", r0 * (1 + length(start))), length(x - start))
    m["G"] = m.get("G", 0.0) + dot(now, now)
    return x - lr * m["r"] / np.sqrt(m["G"] + eps) * now


def dowg(x, g, t, m, lr=1.0, r0=1e-4, eps=1e-4):
    now, start = g(x), m.setdefault("start", x)
    m["r"] = np.maximum(m.get("r", r0), dot(x - start, x - start))
    m["v"] = m.get("v", 0.0) + m["r"] * dot(now, now)
    return x - lr * m["r"] / (np.sqrt(m["v"]) + eps) * now


def polyak_step(x, g, t, m, lr=1.0, f_min=0.0, max_rate=1.0):
    f, now = g.value(x), g(x)
    return x - lr * np.minimum((f - f_min) / dot(now, now), max_rate) * now


def novograd(x, g, t, m, lr, beta1=0.9, beta2=0.25, eps=1e-6, decay=0.0):
    now = g(x)
    m["v"] = dot(now, now) if t == 1 else beta2 * m["v"] + (1 - beta2) * dot(now, now)
    m["m"] = beta1 * m.get("m", 0.0) + (now / (np.sqrt(m["v"]) + eps) + decay * x)
    return x - lr * m["m"]


def aggmo(x, g, t, m, lr, mu1=0.0, mu2=0.9, mu3=0.99):
    now, step = g(x), 0.0
    for name, kept in (("1", mu1), ("2", mu2), ("3", mu3)):
        m[name] = kept * m.get(name, 0.0) + now
        step = step + m[name]
    return x - lr / 3 * step


def mars(x, g, t, m, lr, beta1=0.95, beta2=0.99, gamma=0.025, eps=1e-8, decay=0.0):
    now = g(x)
    c = (now - m.get("g", 0.0)) * (gamma * (beta1 / (1 - beta1))) + now
    m["g"] = now
    c = c / np.maximum(length(c), 1)
    first, second = unbiased(m, "m", c, beta1, t), unbiased(m, "v", c**2, beta2, t)
    return x - lr * first / (np.sqrt(second) + eps) - lr * decay * x


def adafactor(x, g, t, m, lr, falloff=0.8, limit=1.0, eps=1e-3):
    now = g(x)
    second = mean(m, "v", now**2, 1 - t**-falloff)
    rms = lambda a: length(a) / np.sqrt(x.shape[1])
    update = now / np.sqrt(np.maximum(second, np.finfo(float).eps**2))
    rate = np.maximum(eps, rms(x)) * min(lr, 1 / np.sqrt(t))
    return x - rate / np.maximum(1, rms(update) / limit) * update


def sophia(x, g, t, m, lr, beta1=0.965, beta2=0.99, gamma=0.01, eps=1e-12, every=10, decay=0.0):
    now = g(x)
    if (t - 1) % every == 0:
        mean(m, "h", np.diagonal(g.hessian(x), axis1=1, axis2=2), beta2)
    step = np.clip(mean(m, "m", now, beta1) / np.maximum(gamma * m["h"], eps), -1, 1)
    return x * (1 - lr * decay) - lr * step


def acprop(x, g, t, m, lr, beta1=0.9, beta2=0.999, eps=1e-16, decay=0.0):
    now = g(x)
    scale = 1 if t == 1 else np.sqrt(m["s"]) / np.sqrt(1 - beta2**(t - 1)) + eps
    off = now - mean(m, "m", now, beta1)
    m["s"] = beta2 * m.get("s", 0.0) + (1 - beta2) * off**2 + eps
    return x * (1 - lr * decay) - lr * now / scale


def momo(x, g, t, m, lr=1.0, beta=0.9, f_min=0.0):
    f, now, kept = g.value(x), g(x), beta if t > 1 else 0.0
    loss, step, product = mean(m, "f", f, kept), mean(m, "d", now, kept), mean(m, "gamma", dot(now, x), kept)
    above = np.maximum(loss + dot(step, x) - product - f_min, 0)
    return x - np.minimum(lr, above / dot(step, step)) * step


def cocob(x, g, t, m, lr=1.0, alpha=100.0, eps=1e-8):
    now, start = g(x), m.setdefault("start", x)
    m["L"] = np.maximum(m.get("L", eps), np.abs(now))
    m["G"] = m.get("G", 0.0) + np.abs(now)
    m["won"] = np.maximum(m.get("won", 0.0) - now * (x - start), 0)
    m["theta"] = m.get("theta", 0.0) - now
    bet = m["theta"] / (m["L"] * np.maximum(m["G"] + m["L"], alpha * m["L"]))
    return start + lr * bet * (m["L"] + m["won"])


# Matrices, one per ball.


def spectral(matrices, exponent):
    values, vectors = np.linalg.eigh(matrices)
    return np.einsum("bik,bk,bjk->bij", vectors, np.maximum(values, 0)**exponent, vectors)


def outer(a, b):
    return a[:, :, None] * b[:, None, :]


def times(matrices, a):
    return (matrices @ a[:, :, None])[:, :, 0]


def shampoo(x, g, t, m, lr, exponent="half", eps=1e-6, decay=0.0):
    now = g(x) + decay * x
    m["L"] = m.get("L", eps * np.eye(x.shape[1])) + outer(now, now)
    return x - lr * times(spectral(m["L"], {"half": -1 / 2, "whole": -1}[exponent]), now)


def soap(x, g, t, m, lr, beta1=0.95, beta2=0.95, eps=1e-8, every=10, decay=0.0):
    """The authors' code with precondition_1d, which keeps the mean gradient along the eigenvectors."""
    now, k, before = g(x), t - 1, m.get("P", 0.0)
    m["P"] = beta2 * before + (1 - beta2) * outer(now, now)
    if t == 1:
        m["Q"] = np.linalg.eigh(m["P"])[1][:, :, ::-1]
        return x
    along = np.einsum("bij,bi->bj", m["Q"], now)
    first, second = mean(m, "m", along, beta1), mean(m, "v", along**2, beta2)
    rate = lr * np.sqrt(1 - beta2**k) / (1 - beta1**k)
    x = x - rate * times(m["Q"], first / (np.sqrt(second) + eps))
    if k % int(every) == 0:
        whole = times(m["Q"], m["m"])
        turned = m["P"] @ m["Q"]
        order = np.argsort(-np.einsum("bij,bij->bj", m["Q"], turned), axis=1, kind="stable")
        m["v"] = np.take_along_axis(m["v"], order, 1)
        m["Q"] = np.stack([np.linalg.qr(each[:, ranks])[0] for each, ranks in zip(turned, order)])
        m["m"] = np.einsum("bij,bi->bj", m["Q"], whole)
    return x - lr * decay * x


# ---- NumPy: methods that ask for values. Draws are those of Ravine, of the seed that links have without one.

SEED = 1
ALL_BITS = 2**64 - 1


def mix(z):
    z = ((z ^ z >> 30) * 0xbf58476d1ce4e5b9) & ALL_BITS
    z = ((z ^ z >> 27) * 0x94d049bb133111eb) & ALL_BITS
    return z ^ z >> 31


def uniform(step, coordinate):
    golden = 0x9e3779b97f4a7c15
    z = mix((mix((SEED + golden) & ALL_BITS) + step * golden) & ALL_BITS)
    return ((mix((z + (coordinate + 1) * golden) & ALL_BITS) >> 12) + 0.5) * 2.0**-52


def normal(t, call, coordinates):
    first = 2**62 + call * 2**32
    return np.array([math.sqrt(-2 * math.log(uniform(t, 2 * (first + k)))) *
                     math.cos(2 * math.pi * uniform(t, 2 * (first + k) + 1)) for k in range(coordinates)])


def random_search(x, g, t, m, lr):
    low = m.get("low", g.value(x) if t == 1 else None)
    there = x + lr * normal(t, 0, x.shape[1])
    found = g.value(there)
    m["low"] = np.minimum(low, found)
    return np.where(found < low, there, x)


def annealing(x, g, t, m, lr, heat=10.0, every=10.0):
    level = m.get("level", g.value(x) if t == 1 else None)
    n = x.shape[1]
    temperature = heat / math.log(math.floor((t - 1) / every) * every + math.e)
    there = x + lr * temperature / heat * normal(t, 0, n)
    found = g.value(there)
    share = 0.5 * (1 + math.erf(normal(t, 1, n).sum() / math.sqrt(n) / math.sqrt(2)))
    with np.errstate(over="ignore"):
        goes = (found <= level) | (share < np.exp(-(found - level) / temperature))
    m["level"] = np.where(goes, found, level)
    return np.where(goes, there, x)


def cma_es(x, g, t, m, lr, population=6):
    """purecmaes.m, with the symmetric root of the covariance."""
    balls, n = x.shape
    population = int(population)
    weights = np.log((population + 1) / 2) - np.log(np.arange(1, population // 2 + 1))
    weights = weights / weights.sum()
    mueff = 1 / (weights**2).sum()
    cc, cs = (4 + mueff / n) / (n + 4 + 2 * mueff / n), (mueff + 2) / (n + mueff + 5)
    c1 = 2 / ((n + 1.3)**2 + mueff)
    cmu = min(1 - c1, 2 * (mueff - 2 + 1 / mueff) / ((n + 2)**2 + mueff))
    damps = 1 + 2 * max(0, math.sqrt((mueff - 1) / (n + 1)) - 1) + cs
    chi = math.sqrt(n) * (1 - 1 / (4 * n) + 1 / (21 * n**2))
    c, sigma = m.get("C", np.stack([np.eye(n)] * balls)), m.get("sigma", np.full((balls, 1), lr))
    root = spectral(c, 0.5)
    ways = np.stack([times(root, np.stack([normal(t, i, n)] * balls)) for i in range(population)])
    found = np.stack([g.value(x + sigma * way)[:, 0] for way in ways])
    ranks = np.argsort(found, axis=0, kind="stable")[:population // 2]
    best = np.take_along_axis(ways, ranks[:, :, None], 0)
    way = np.einsum("k,kbi->bi", weights, best)
    ps = m["ps"] = (1 - cs) * m.get("ps", 0.0) + math.sqrt(cs * (2 - cs) * mueff) * times(spectral(c, -0.5), way)
    hsig = length(ps) / math.sqrt(1 - (1 - cs)**(2 * t)) / chi < 1.4 + 2 / (n + 1)
    pc = m["pc"] = (1 - cc) * m.get("pc", 0.0) + hsig * math.sqrt(cc * (2 - cc) * mueff) * way
    m["C"] = ((1 - c1 - cmu) * c + c1 * (outer(pc, pc) + (~hsig * cc * (2 - cc))[:, :, None] * c) +
              cmu * np.einsum("k,kbi,kbj->bij", weights, best, best))
    m["sigma"] = sigma * np.exp(cs / damps * (length(ps) / chi - 1))
    return x + sigma * way


def nelder_mead(x, g, t, m, lr, expand=2.0, contract=0.5, shrink=0.5):
    """Ball by ball; row 0 of a gradient's values is free of errors."""

    def asker(ball):
        return lambda place: g.value(np.stack([place] * len(x)))[ball, 0]

    places = []
    for ball, start in enumerate(x):
        f = asker(ball)
        if t == 1:
            corners = [start] + [start + lr * axis for axis in np.eye(len(start))]
            m[ball] = sorted(((f(p), p) for p in corners), key=lambda pair: pair[0])
        m[ball] = sorted(nelder_mead_iteration(f, m[ball], expand, contract, shrink), key=lambda pair: pair[0])
        places.append(m[ball][0][1])
    return np.array(places)


def nelder_mead_iteration(f, simplex, chi, gamma, sigma):
    """Lagarias et al. 1998, section 2."""
    (f1, x1), (fn, _), (worst, last) = simplex[0], simplex[-2], simplex[-1]
    centre = sum(place for _, place in simplex[:-1]) / (len(simplex) - 1)
    at = lambda rho: (lambda place: (f(place), place))((1 + rho) * centre - rho * last)
    reflected = at(1)
    if reflected[0] < f1:
        expanded = at(chi)
        return simplex[:-1] + [expanded if expanded[0] < reflected[0] else reflected]
    if reflected[0] < fn:
        return simplex[:-1] + [reflected]
    if reflected[0] < worst:
        contracted = at(gamma)
        if contracted[0] <= reflected[0]:
            return simplex[:-1] + [contracted]
    else:
        contracted = at(-gamma)
        if contracted[0] < worst:
            return simplex[:-1] + [contracted]
    closer = [x1 + sigma * (place - x1) for _, place in simplex[1:]]
    return [simplex[0]] + [(f(place), place) for place in closer]


def numpy_path(reading, settings, start, gradient):
    x, memory = start, {}
    yield x
    for t in itertools.count(1):
        x = reading(x, gradient, t, memory, **at(settings, t))
        yield x


# ---- settings

MU = ["0.5", "0.9", "0.97", "min(0.95,0.5+t/1000)"]
BETA1 = ["0.5", "0.8", "0.9", "0.95", "min(0.95,0.5+t/1000)"]
BETA2 = ["0.9", "0.95", "0.99", "0.999"]
BETAS = {"beta1": BETA1, "beta2": BETA2}
EPS = ["1e-10", "1e-8", "1e-6", "0.001"]
DECAY = ["0", "0.001", "0.01", "0.1"]
SWITCH = ["off", "on"]
FIRST = ["1e-6", "0.001", "0.1"]
PLAIN, UNIT, OWN, SMALL = "rates in proportion to the gradient", "rates in units of x", "lr near 1", "lr near 0.02"
SOURCES = [
    # method, reading in NumPy or None for PyTorch, kind of rate, what is always given, what else may be
    ("gd", None, PLAIN, {}, {"decay": DECAY}),
    ("history", history, PLAIN, {}, {"tau": ["1e-5", "1e-4", "3e-4"]}),
    ("momentum", None, PLAIN, {}, {"mu": MU, "dampening": ["0", "0.1", "0.5"], "decay": DECAY}),
    *(("momentum", momentum, PLAIN, {"form": form}, {"mu": MU, "decay": DECAY}) for form in ("velocity", "accumulate", "average")),
    ("nesterov", None, PLAIN, {}, {"mu": MU}),
    *(("nesterov", nesterov, PLAIN, {"form": form}, {"mu": MU}) for form in ("lookahead", "slides")),
    ("adagrad", None, UNIT, {}, {"eps": EPS, "decay": DECAY}),
    ("adagrad", adagrad, UNIT, {"eps_at": "inside"}, {"eps": EPS}),
    ("rmsprop", None, UNIT, {}, {"beta": ["0.8", *BETA2], "eps": EPS, "mu": ["0", *MU], "centered": SWITCH, "decay": DECAY}),
    ("rmsprop", rmsprop_inside, UNIT, {"eps_at": "inside"}, {"beta": ["0.8", *BETA2], "eps": EPS}),
    ("adadelta", None, "lr near 1", {}, {"rho": ["0.8", "0.9", "0.95", "0.99"], "eps": ["1e-8", "1e-6", "0.0001"], "decay": DECAY}),
    ("adam", None, UNIT, {}, {**BETAS, "eps": EPS, "amsgrad": SWITCH, "decay": DECAY}),
    ("adam", adam, UNIT, {}, {**BETAS, "eps": EPS, "eps_at": ["inside"], "correct": ["on", "off", "slides"]}),
    ("adam", adam, UNIT, {"correct": "off"}, {**BETAS, "eps": EPS}),
    ("adam", adam, UNIT, {"correct": "slides"}, {**BETAS, "eps": EPS}),
    ("adamw", None, UNIT, {}, {**BETAS, "eps": EPS, "amsgrad": SWITCH, "decay": DECAY}),
    ("adamax", None, UNIT, {}, {**BETAS, "eps": EPS, "decay": DECAY}),
    ("nadam", None, UNIT, {}, {**BETAS, "eps": EPS, "momentum_decay": ["0.0001", "0.004", "0.1"], "decay": DECAY}),
    ("radam", None, UNIT, {}, {**BETAS, "eps": EPS, "decay": DECAY}),
    ("asgd", None, PLAIN, {}, {"lambda": ["0.0001", "0.01", "0.1"], "alpha": ["0.5", "0.75", "1"], "t0": ["100", "1e6"], "decay": DECAY}),
    ("rprop", None, UNIT, {}, {"eta_minus": ["0.3", "0.5", "0.8"], "eta_plus": ["1.1", "1.2", "1.5"], "step_min": ["1e-6", "1e-5"],
                               "step_max": ["0.1", "1", "50"]}),
    ("lion", lion, UNIT, {}, {"beta1": BETA1, "beta2": BETA2, "decay": DECAY}),
    ("qhm", qhm, PLAIN, {}, {"nu": ["0.3", "0.7", "1"], "beta": ["0.9", "0.99", "0.999"]}),
    ("qhadam", qhadam, UNIT, {}, {"beta1": ["0.9", "0.99", "0.995"], "beta2": BETA2, "nu1": ["0.5", "0.7", "0.9", "1"],
                                  "nu2": ["0.7", "0.9", "1"], "eps": EPS}),
    ("adabelief", adabelief, UNIT, {}, {**BETAS, "eps": ["1e-16", "1e-12", "1e-8"]}),
    ("yogi", yogi, UNIT, {}, {**BETAS, "eps": ["0.0001", "0.001", "0.01"]}),
    ("schedule_free_sgd", schedule_free_sgd, PLAIN, {}, {"mu": ["0", "0.5", "0.9", "0.98"], "decay": DECAY}),
    ("schedule_free_adamw", schedule_free_adamw, UNIT, {}, {**BETAS, "eps": EPS, "decay": DECAY}),
    ("prodigy", prodigy, OWN, {}, {**BETAS, "eps": EPS, "d0": FIRST, "decay": DECAY}),
    ("dadapt_adam", dadapt_adam, OWN, {}, {**BETAS, "eps": EPS, "d0": FIRST}),
    ("adopt", adopt, UNIT, {}, {**BETAS, "eps": EPS, "clip": SWITCH}),
    ("ademamix", ademamix, UNIT, {}, {**BETAS, "beta3": ["0.99", "0.999", "0.9999"], "alpha": ["1", "5", "min(8,t/50)"], "eps": EPS,
                                      "decay": DECAY}),
    ("adan", adan, UNIT, {}, {"beta1": BETA1, "beta2": ["0.5", "0.8", "0.92"], "beta3": BETA2, "ahead": ["kept", "new"], "eps": EPS,
                              "decay": DECAY}),
    ("lamb", lamb, SMALL, {}, {**BETAS, "eps": EPS, "decay": DECAY}),
    ("lars", lars, SMALL, {}, {"trust": ["0.1", "0.5", "2"], "mu": ["0", *MU], "decay": DECAY}),
    ("muon", muon, UNIT, {"rate": "0.001"}, {**BETAS, "eps": EPS, "decay": DECAY}),
    ("laprop", laprop, UNIT, {}, {**BETAS, "eps": ["1e-15", *EPS]}),
    ("signum", signum, UNIT, {}, {"beta": ["0", *MU], "decay": DECAY}),
    ("sgdw", sgdw, PLAIN, {}, {"mu": ["0", *MU], "nesterov": SWITCH, "decay": DECAY}),
    ("madgrad", madgrad, UNIT, {}, {"mu": ["0", *MU], "eps": EPS, "decay": DECAY}),
    ("dog", dog, OWN, {}, {"r0": FIRST, "eps": EPS}),
    ("dowg", dowg, OWN, {}, {"r0": FIRST, "eps": ["1e-8", *EPS]}),
    ("polyak_step", polyak_step, PLAIN, {}, {"f_min": ["-1", "-0.1", "0"], "max_rate": ["0.001", "0.01", "0.1"]}),
    ("novograd", novograd, UNIT, {}, {"beta1": BETA1, "beta2": ["0.25", *BETA2], "eps": EPS, "decay": DECAY}),
    ("aggmo", aggmo, PLAIN, {}, {"mu1": ["0", "0.5"], "mu2": ["0.5", "0.8", "0.9"], "mu3": ["0.9", "0.97", "0.99"]}),
    ("mars", mars, UNIT, {}, {**BETAS, "gamma": ["0", "0.025", "0.1"], "eps": EPS, "decay": DECAY}),
    ("adafactor", adafactor, SMALL, {}, {"falloff": ["0.5", "0.8", "1"], "limit": ["0.5", "1", "2"], "eps": ["0.001", "0.1"]}),
    ("sophia", sophia, UNIT, {}, {"beta1": BETA1, "beta2": BETA2, "gamma": ["0.01", "0.05", "1"], "every": ["1", "3", "10"],
                                  "decay": DECAY}),
    ("acprop", acprop, UNIT, {}, {**BETAS, "eps": ["1e-16", "1e-12", "1e-8"], "decay": DECAY}),
    ("momo", momo, PLAIN, {}, {"beta": MU, "f_min": ["-1", "-0.1", "0"]}),
    ("cocob", cocob, OWN, {}, {"alpha": ["10", "100", "1000"], "eps": EPS}),
    ("shampoo", shampoo, UNIT, {}, {"exponent": ["half", "whole"], "eps": ["1e-8", "1e-6", "0.001"], "decay": DECAY}),
    # The second gradient is that of the first step, so across it there is rounding alone, which a small eps would blow up.
    ("soap", soap, UNIT, {"eps": "0.01"}, {**BETAS, "every": ["1", "3", "10"], "decay": DECAY}),
    ("random_search", random_search, UNIT, {}, {}),
    ("annealing", annealing, UNIT, {}, {"heat": ["0.01", "0.1", "1", "10*0.99^t"], "every": ["1", "10", "30"]}),
    ("cma_es", cma_es, UNIT, {}, {"population": ["4", "6", "7", "12"]}),
    ("nelder_mead", nelder_mead, UNIT, {}, {"expand": ["1.5", "2", "3"], "contract": ["0.3", "0.5", "0.7"],
                                            "shrink": ["0.3", "0.5", "0.8"]}),
]


def at(settings, t):
    """The settings at step t: formulas become numbers, choices stay words."""
    names = {"t": t, "min": min, "__builtins__": {}}
    words = {"form", "eps_at", "correct", "amsgrad", "centered", "fallback", "nesterov", "clip", "ahead", "exponent"}
    return {key: text if key in words else float(eval(text.replace("^", "**"), names)) for key, text in settings.items()}


def path_until_chaos(source, settings, start, gradient, steps):
    """The places of the ball at steps 0, 1, ..., cut where they can no longer be told from their errors."""
    method, reading = source[:2]
    start = np.array([start] * BALLS)
    start *= gradient.errors(start.shape)
    path = numpy_path(reading, settings, start, gradient) if reading else torch_path(method, settings, start, gradient)
    places = []
    for balls in itertools.islice(path, steps + 1):
        scale = np.maximum(1, np.abs(balls[0]))
        if not np.isfinite(balls).all() or (scale > 1e5).any() or (np.abs(balls - balls[0]) > CLOSE * scale).any():
            break
        places.append(balls[0].tolist())
    return places


def name_of(source):
    """The library function that a path comes from."""
    return "numpy" if source[1] else f"torch.optim.{TORCH[source[0]][0]}"
