#!/usr/bin/python3
"""Reference trajectories of the optimizers in two dimensions, by the readings in golden.py.

    torch_golden.py                       writes trajectories/METHOD.csv next to this script
    torch_golden.py --live RAVINE_CLI     compares every step of every setting to what `ravine-cli race LINK` prints

A file is a list of blocks: the link that Ravine races, where the numbers come from, until which step they hold, and then
step,x,y (of long races the first 50 steps, of short ones the first 10, and every 50th after). Until that step Ravine must be
within 1e-12 of them, relative to max(1, |coordinate|).
"""

import argparse
import pathlib
import random
import subprocess
import sys
import zlib

import numpy as np
import torch

from golden import PLAIN, SMALL, SOURCES, UNIT, Gradient, name_of, path_until_chaos

LONG, SHORT = (24, 2000), (40, 500)  # races per method and form, on ten surfaces and on the first five, and their steps
AGREES = 1e-12
LEAST = {"nelder_mead": 30, "cma_es": 30}  # a setting that is chaotic before this step, else 100, is drawn again

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


# ---- settings


def draw(number, rate_kind, always, choices, surface, dice):
    """One racer's settings: every fourth long race leaves all to the defaults, every sixth race has a rate that falls."""
    _, rate, extent = SURFACES[surface]
    lr = {PLAIN: rate, UNIT: 0.05 * extent, SMALL: 0.02}.get(rate_kind, 1) * dice.choice([0.1, 0.3, 1])
    text = f"{lr:.3g}"
    if number % 6 == 5 and "t0" not in choices:
        text = dice.choice([f"{text}/(1+t/500)", f"{text}*0.999^t"])
    chosen = {key: dice.choice(values) for key, values in choices.items()} if number % 4 or number >= LONG[0] else {}
    return {"lr": text, **always, **chosen}


class Setting:
    def __init__(self, number, seed, source):
        method, _, rate_kind, always, choices = source
        dice = random.Random(seed)
        is_long = number < LONG[0]
        steps = (LONG if is_long else SHORT)[1]
        surface = list(SURFACES)[number % (10 if is_long else 5)]
        f, _, extent = SURFACES[surface]
        start = [round(dice.uniform(-extent, extent), 2) for _ in "xy"]
        settings = draw(number, rate_kind, always, choices, surface, dice)
        racer = ",".join([method, *(f"{key}:{text}" for key, text in settings.items())])
        self.link = f"v=1&loss={surface}&start={start[0]},{start[1]}&racers={racer}&steps={steps}"
        self.source = name_of(source)
        gradient = Gradient(lambda places: f(places[..., 0], places[..., 1]), seed)
        self.path = path_until_chaos(source, settings, start, gradient, steps)
        self.until = len(self.path) - 1
        self.kept = [t for t in range(len(self.path)) if t <= (50 if is_long else 10) or t % 50 == 0]


def settings_of(source):
    """The settings of one method or form, the same ones whenever the script runs."""
    name = repr(source[:1] + source[2:])
    for number in range(LONG[0] + SHORT[0]):
        for attempt in range(100):
            setting = Setting(number, zlib.crc32(f"{name} {number} {attempt}".encode()), source)
            if setting.until >= LEAST.get(source[0], 100):
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
                for t in setting.kept:
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
