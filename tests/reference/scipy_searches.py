#!/usr/bin/python3
"""Minima and iteration counts of scipy.optimize's line-search methods, for tests/optimizers/line_search_test.cpp.

    scipy_searches.py       writes scipy_searches.csv and scipy_fifty.csv next to this script

Debian: python3-scipy, python3-sympy and python3-torch. The first file's losses and starts are those of the surfaces of the
same name; the second's are the objectives of torch_fifty.py, in 50 dimensions. Gradients are exact.
"""
import pathlib

import numpy as np
import scipy
import sympy
import torch
from scipy.optimize import minimize

from torch_fifty import OBJECTIVES

x, y = sympy.symbols("x y")
R = sympy.Rational
SURFACES = {
    "rosenbrock": ((-1.5, 2), (1 - x)**2 + 100 * (y - x**2)**2),
    "himmelblau": ((0.5, -4.5), (x**2 + y - 11)**2 + (x + y**2 - 7)**2),
    "beale": ((1, 1.5), (R(3, 2) - x + x * y)**2 + (R(9, 4) - x + x * y**2)**2 + (R(21, 8) - x + x * y**3)**2),
    "booth": ((-8, -4), (x + 2 * y - 7)**2 + (2 * x + y - 5)**2),
    "matyas": ((-9, -3), R(26, 100) * (x**2 + y**2) - R(48, 100) * x * y),
    "three_hump_camel": ((1.2, 3), 2 * x**2 - R(105, 100) * x**4 + x**6 / 6 + x * y + y**2),
}
METHODS = {
    "cg": ("CG", {"gtol": 1e-9}),
    "bfgs": ("BFGS", {"gtol": 1e-9}),
    "lbfgs": ("L-BFGS-B", {"gtol": 1e-9, "ftol": 0, "maxcor": 5}),
}


def searches(label, value, gradient, start):
    """A row for each method: the label with METHOD in its place, and what the method found."""
    for ours, (theirs, options) in METHODS.items():
        result = minimize(value, start, jac=gradient, method=theirs, options=options)
        yield f"{label.replace('METHOD', ours)},{result.nit},{result.nfev},{result.fun:.17g}"


def planar():
    yield f"# scipy {scipy.__version__}: surface,method,start x,start y,iterations,evaluations of f and its gradient,lowest f"
    for surface, (start, f) in SURFACES.items():
        value = sympy.lambdify((x, y), f)
        gradient = sympy.lambdify((x, y), [f.diff(x), f.diff(y)])
        yield from searches(f"{surface},METHOD,{start[0]},{start[1]}", lambda p: float(value(*p)),
                            lambda p: np.array(gradient(*p), float), start)


def fifty():
    yield f"# scipy {scipy.__version__}: objective,method,iterations,evaluations of f and its gradient,lowest f"
    for f, start, _ in OBJECTIVES:
        yield from searches(f"{f.__name__},METHOD", lambda p: float(f(torch.tensor(p))),
                            lambda p: torch.autograd.functional.jacobian(f, torch.tensor(p)).numpy(), start.numpy())


folder = pathlib.Path(__file__).parent
for name, rows in (("scipy_searches.csv", planar()), ("scipy_fifty.csv", fifty())):
    (folder / name).write_text("\n".join(rows) + "\n")
