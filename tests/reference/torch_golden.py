#!/usr/bin/python3
"""Reference trajectories of the optimizers: from torch.optim in float64 where PyTorch has the method, else from an
independent reading of the paper's formulas in NumPy (below, after SURFACES). Gradients are autograd's throughout.

    torch_golden.py                       writes trajectories/METHOD.csv next to this script
    torch_golden.py --live RAVINE_CLI     compares every step of every setting to what `ravine-cli race LINK` prints

A file is a list of blocks: the link that Ravine races, where the numbers come from, until which step they hold, and then
step,x,y (the first 50 steps and every 50th after). Some races are chaotic: there every rounding error grows until nothing
can be compared. So each race is run with three more balls, which feel errors of a few units in the last place in every
gradient and in the place where it is taken; `until` is the last step at which all of them are within 1e-13 of the ball,
relative to max(1, |coordinate|). What Ravine computes must then be within 1e-12.
"""

import argparse
import pathlib
import random
import subprocess
import sys
import zlib

import numpy as np
import torch

STEPS = 2000
SETTINGS = 24  # per method and form
CLOSE, AGREES = 1e-13, 1e-12
LEAST = 100  # a setting that is chaotic before this step is drawn again
KEPT = [t for t in range(STEPS + 1) if t <= 50 or t % 50 == 0]
BALLS = 4  # the ball and those that feel errors

torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)  # ASGD and NAdam keep scalars in the default type

# ---- surfaces: the formulas of src/loss/surfaces.cpp; a rate that suits plain descent there, and the extent in which to start

exp, sin, cos, sqrt = torch.exp, torch.sin, torch.cos, torch.sqrt
SURFACES = {
    "ravine": (lambda x, y: (25 * x**2 + y**2) / 10, 0.1, 1.8),
    "gaussian_well": (lambda x, y: 1 - exp(-(x**2 / 0.7 + y**2 / 0.3)), 0.1, 0.8),
    "two_minima": (lambda x, y: x**2 + y**2 - 2 * exp(-((x - 1)**2 + y**2) / 0.2) - 3 * exp(-((x + 1)**2 + y**2) / 0.2), 0.02, 1.6),
    "rosenbrock": (lambda x, y: (1 - x)**2 + 100 * (y - x**2)**2, 5e-4, 1.5),
    "himmelblau": (lambda x, y: (x**2 + y - 11)**2 + (x + y**2 - 7)**2, 0.004, 4),
    "mccormick": (lambda x, y: sin(x + y) + (x - y)**2 - 1.5 * x + 2.5 * y + 1, 0.1, 1.5),
    "canyon": (lambda x, y: sqrt(1 + 30 * (y - sin(x))**2) - 1 + x**2 / 20, 0.01, 3),
    "plateau": (lambda x, y: (x**2 + y**2) / (1 + x**2 + y**2), 0.3, 4),
    "booth": (lambda x, y: (x + 2 * y - 7)**2 + (2 * x + y - 5)**2, 0.03, 8),
    "rastrigin": (lambda x, y: 20 + x**2 + y**2 - 10 * cos(2 * torch.pi * x) - 10 * cos(2 * torch.pi * y), 0.001, 4),
}


class Gradient:
    """The gradient of a surface at rows of points, with errors in all rows but the first."""

    def __init__(self, surface, seed):
        self.f = SURFACES[surface][0]
        self.random = np.random.RandomState(seed)

    def errors(self, shape):
        units = self.random.uniform(-3, 3, shape)
        units[0] = 0
        return 1 + units * 2.0**-52

    def __call__(self, x):
        place = torch.tensor(x * self.errors(x.shape), requires_grad=True)
        self.f(place[:, 0], place[:, 1]).sum().backward()
        return place.grad.numpy() * self.errors(x.shape)


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
    for t in range(1, STEPS + 1):
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


def numpy_path(method, settings, start, gradient):
    x, memory = start, {}
    yield x
    for t in range(1, STEPS + 1):
        x = method(x, gradient, t, memory, **at(settings, t))
        yield x


# ---- settings

MU = ["0.5", "0.9", "0.97", "min(0.95,0.5+t/1000)"]
BETA1 = ["0.5", "0.8", "0.9", "0.95", "min(0.95,0.5+t/1000)"]
BETA2 = ["0.9", "0.95", "0.99", "0.999"]
BETAS = {"beta1": BETA1, "beta2": BETA2}
EPS = ["1e-10", "1e-8", "1e-6", "0.001"]
DECAY = ["0", "0.001", "0.01", "0.1"]
SWITCH = ["off", "on"]
PLAIN, UNIT = "rates in proportion to the gradient", "rates in units of x"
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
]


def at(settings, t):
    """The settings at step t: formulas become numbers, choices stay words."""
    names = {"t": t, "min": min, "__builtins__": {}}
    words = {"form", "eps_at", "correct", "amsgrad", "centered"}
    return {key: text if key in words else float(eval(text.replace("^", "**"), names)) for key, text in settings.items()}


def draw(number, rate_kind, always, choices, surface, dice):
    """One racer's settings: every fourth leaves all to the defaults, every sixth has a rate that falls."""
    _, rate, extent = SURFACES[surface]
    lr = {PLAIN: rate, UNIT: 0.05 * extent}.get(rate_kind, 1) * dice.choice([0.1, 0.3, 1])
    text = f"{lr:.3g}"
    if number % 6 == 5 and "t0" not in choices:
        text = dice.choice([f"{text}/(1+t/500)", f"{text}*0.999^t"])
    chosen = {key: dice.choice(values) for key, values in choices.items()} if number % 4 else {}
    return {"lr": text, **always, **chosen}


class Setting:
    def __init__(self, number, seed, source):
        method, self.reading, rate_kind, always, choices = source
        dice = random.Random(seed)
        self.method, self.surface, self.seed = method, list(SURFACES)[number % len(SURFACES)], seed
        extent = SURFACES[self.surface][2]
        self.start = [round(dice.uniform(-extent, extent), 2) for _ in "xy"]
        self.settings = draw(number, rate_kind, always, choices, self.surface, dice)
        racer = ",".join([method, *(f"{key}:{text}" for key, text in self.settings.items())])
        self.link = f"v=1&loss={self.surface}&start={self.start[0]},{self.start[1]}&racers={racer}&steps={STEPS}"
        self.source = "numpy" if self.reading else f"torch.optim.{TORCH[method][0]}"

    def run(self):
        """The path of the ball, cut where it can no longer be told from its errors."""
        gradient = Gradient(self.surface, self.seed)
        start = np.array([self.start] * BALLS)
        start *= gradient.errors(start.shape)
        arguments = (self.settings, start, gradient)
        path = numpy_path(self.reading, *arguments) if self.reading else torch_path(self.method, *arguments)
        self.path = []
        for balls in path:
            scale = np.maximum(1, np.abs(balls[0]))
            if not np.isfinite(balls).all() or (scale > 1e5).any() or (np.abs(balls - balls[0]) > CLOSE * scale).any():
                break
            self.path.append(balls[0].tolist())
        self.until = len(self.path) - 1
        return self


def settings_of(source):
    """The settings of one method or form, the same ones whenever the script runs."""
    name = repr(source[:1] + source[2:])
    for number in range(SETTINGS):
        for attempt in range(100):
            setting = Setting(number, zlib.crc32(f"{name} {number} {attempt}".encode()), source).run()
            if setting.until >= LEAST:
                yield setting
                break
        else:
            sys.exit(f"{name}: every draw of setting {number} is chaotic at once")


# ---- the two uses


def write(folder, only):
    folder.mkdir(exist_ok=True)
    started = set()
    for source in SOURCES:
        method = source[0]
        if only and method not in only:
            continue
        with open(folder / f"{method}.csv", "a" if method in started else "w") as file:
            if method not in started:
                file.write(f"# made by torch_golden.py with torch {torch.__version__} and numpy {np.__version__}, float64\n")
            started.add(method)
            for setting in settings_of(source):
                file.write(f"link {setting.link}\nsource {setting.source}\nuntil {setting.until}\n")
                for t in KEPT:
                    if t <= setting.until:
                        file.write(f"{t},{setting.path[t][0]!r},{setting.path[t][1]!r}\n")


def ravine_path(cli, link):
    output = subprocess.run([cli, "race", link], capture_output=True, text=True, check=True)
    if output.stderr:
        print(f"{link}: {output.stderr.strip()}")
    return [[float(number) for number in line.split(",")[2:4]] for line in output.stdout.splitlines()[1:]]


def compare(cli, only):
    print(f"torch {torch.__version__}, numpy {np.__version__}: largest difference relative to max(1, |coordinate|)")
    bad = 0
    for source in SOURCES:
        if only and source[0] not in only:
            continue
        worst, steps, count = 0.0, 0, 0
        for setting in settings_of(source):
            ours, theirs = np.array(ravine_path(cli, setting.link)), np.array(setting.path)
            if len(ours) < len(theirs):
                error = np.inf
            else:
                error = (np.abs(ours[:len(theirs)] - theirs) / np.maximum(1, np.abs(theirs))).max()
            if error > AGREES:
                bad += 1
                print(f"    {error:.1e} {setting.link}")
            worst, steps, count = max(worst, error), steps + setting.until, count + 1
        form = " ".join(source[3].values())
        print(f"{source[0]:10} {form:12} {setting.source:22} {worst:.1e}   {count} settings, {steps / count:.0f} steps on average",
              flush=True)
    return bad


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--live", metavar="RAVINE_CLI", help="compare to this program instead of writing files")
    parser.add_argument("--only", metavar="METHOD", action="append", help="this method alone (may be repeated)")
    arguments = parser.parse_args()
    if arguments.live:
        sys.exit(1 if compare(arguments.live, arguments.only) else 0)
    write(pathlib.Path(__file__).parent / "trajectories", arguments.only)


if __name__ == "__main__":
    main()
