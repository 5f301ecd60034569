#!/usr/bin/python3
"""Reference trajectories of the optimizers in 50 dimensions, by the readings in golden.py and two more in NumPy below.

    torch_fifty.py [METHOD...]      writes fifty/METHOD.csv next to this script, of all methods if none is named

The objectives and where they start, with k = 0, ..., 49:

    rotated_quadratic   f(x) = 1/2 sum_k lambda_k y_k^2, lambda_k = 1 + 24 k/49, from x_k = 1.5 cos(k + 1) (radians).
                        y = x - 2 v (v.x)/(v.v) is a Householder reflection of x, v_k = 1 + k mod 7. The minimum is 0 at 0.
    rosenbrock_chain    f(x) = sum of 100 (x_{k+1} - x_k^2)^2 + (1 - x_k)^2 for k = 0, ..., 48,
                        from x_k = -1.2 where k is even and 1 where it is odd. The lowest minimum is 0 at (1, ..., 1).

A file is a list of blocks:

    objective NAME              one of the two
    racer METHOD,NAME:VALUE,... the settings as links have them; a formula may use t, the number of the step, which is 1 first
    source NAME                 the class in torch.optim, or numpy
    until N                     the last step, 200 at most, at which the path is not chaotic; golden.py says how that is found
    STEP,X0,...,X49             for the steps 0, 1, 2, 5, 10, 20, 50, 100 and 200 up to that one

Coordinates have the fewest digits that read back as the same double. Until that step another implementation must be within
1e-12 of them, relative to max(1, |coordinate|).
"""

import pathlib
import sys
import zlib

import numpy as np
import torch

from golden import PLAIN, SMALL, SOURCES, UNIT, Gradient, name_of, path_until_chaos

DIMENSIONS = 50
STEPS = 200
LEAST = {"newton": 5, "nelder_mead": 30, "cma_es": 30}  # a setting that is chaotic before this step, else 100, gets less than a third of the rate
KEPT = (0, 1, 2, 5, 10, 20, 50, 100, 200)

# ---- objectives: each maps an array of places to their losses

K = torch.arange(DIMENSIONS, dtype=torch.float64)
V = 1 + K % 7
LAMBDA = 1 + 24 * K / 49


def rotated_quadratic(x):
    y = x - 2 * V * (x @ V)[..., None] / (V @ V)
    return (LAMBDA * y**2).sum(-1) / 2


def rosenbrock_chain(x):
    here, after = x[..., :-1], x[..., 1:]
    return (100 * (after - here**2)**2 + (1 - here)**2).sum(-1)


OBJECTIVES = [  # the start, and a rate that suits plain descent
    (rotated_quadratic, 1.5 * torch.cos(K + 1), 0.02),
    (rosenbrock_chain, torch.where(K % 2 == 0, -1.2, 1.0), 5e-4),
]

# ---- NumPy: the methods that ask for more than a gradient, as golden.py has the others


def armijo(x, g, t, m, lr, shrink=0.5, c=1e-4):
    f, now = g.value(x), g(x)
    a = np.full_like(f, lr)
    for _ in range(1 + 60):  # trials; a ball for which none is low enough stays
        low = g.value(x - a * now) <= f - c * a * (now**2).sum(1, keepdims=True)
        if low.all():
            break
        a = np.where(low, a, shrink * a)
    return np.where(low, x - a * now, x)


def newton(x, g, t, m, lr, fallback="descent", eta=0.02, damping=0.0):
    return np.array([place - newton_step(h, now, lr, fallback, eta, damping) for place, h, now in zip(x, g.hessian(x), g(x))])


def newton_step(h, g, lr, fallback, eta, damping):
    values, vectors = np.linalg.eigh(h)
    if fallback == "saddle-free":
        return lr * vectors @ (vectors.T @ g / (np.abs(values) + damping))
    if fallback == "descent" and values.min() + damping <= 0:
        return eta * g
    return lr * np.linalg.solve(h + damping * np.eye(len(g)), g)


# ---- settings

MORE_SOURCES = [
    ("armijo", armijo, "lr near 1", {}, {"shrink": ["0.3", "0.5", "0.8"], "c": ["0.3", "0.01", "0.0001"]}),
    ("newton", newton, "lr near 1", {"eta": "0.0005"}, {"fallback": ["saddle-free", "descent", "none"],
                                                        "damping": ["1", "10", "0"]}),
    # On the chain step 5 of both starts where the Hessian is not positive definite; chaos follows.
    ("newton", newton, "lr near 1", {"fallback": "none"}, {}),
    ("newton", newton, "lr near 1", {"fallback": "saddle-free"}, {}),
]


def draw(source, number, objective, attempt):
    """A racer's settings: number 0 leaves all to the defaults, 1 and 2 take the choices in turn, 2 has a rate that falls."""
    _, _, rate_kind, always, choices = source
    rate = {PLAIN: OBJECTIVES[objective][2], UNIT: 0.075, SMALL: 0.02}.get(rate_kind, 1) * (1, 0.3, 1)[number] * 0.3**attempt
    text = f"{rate:.3g}"
    if number == 2 and "t0" not in choices:
        text += ("/(1+t/50)", "*0.99^t")[objective]
    if number == 0:  # The default of tau is a rate that diverges on the chain.
        chosen = {key: values[0] for key, values in choices.items() if key == "tau"}
    else:
        turn = 2 * objective + number - 1
        chosen = {key: values[(turn + i) % len(values)] for i, (key, values) in enumerate(choices.items())}
    return {"lr": text, **always, **chosen}


def block(source, number, objective):
    f, start, _ = OBJECTIVES[objective]
    for attempt in range(10):
        settings = draw(source, number, objective, attempt)
        racer = ",".join([source[0], *(f"{key}:{text}" for key, text in settings.items())])
        derivatives = Gradient(f, zlib.crc32(f"{f.__name__} {racer}".encode()))
        path = path_until_chaos(source, settings, start.tolist(), derivatives, STEPS)
        if len(path) > LEAST.get(source[0], 100):
            rows = [",".join(map(repr, [t, *path[t]])) for t in KEPT if t < len(path)]
            header = [f"objective {f.__name__}", f"racer {racer}", f"source {name_of(source)}", f"until {len(path) - 1}"]
            return "\n".join(header + rows)
    sys.exit(f"{racer}: chaotic at once on {f.__name__}, whatever the rate")


def main():
    sources = SOURCES + MORE_SOURCES
    folder = pathlib.Path(__file__).parent / "fifty"
    folder.mkdir(exist_ok=True)
    for method in sys.argv[1:] or dict.fromkeys(source[0] for source in sources):
        with open(folder / f"{method}.csv", "w") as file:
            print(f"# made by torch_fifty.py with torch {torch.__version__} and numpy {np.__version__}, float64", file=file)
            forms = [source for source in sources if source[0] == method]
            for form in forms:
                for objective in range(len(OBJECTIVES)):
                    for number in range(3) if form is forms[0] else [1 if form[4] else 0]:
                        print(block(form, number, objective), file=file)


if __name__ == "__main__":
    main()
