#!/usr/bin/env python3
"""Minima and iteration counts of scipy.optimize's line-search methods, for tests/optimizers/line_search_test.cpp.

    python3 tests/reference/scipy_searches.py > tests/reference/scipy_searches.csv

Debian: python3-scipy and python3-sympy. The losses and starts are those of the surfaces of the same name; gradients are exact.
"""
import numpy as np
import scipy
import sympy
from scipy.optimize import minimize

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

print(f"# scipy {scipy.__version__}: surface,method,start x,start y,iterations,evaluations of f and its gradient,lowest f")
for surface, (start, f) in SURFACES.items():
    value = sympy.lambdify((x, y), f)
    gradient = sympy.lambdify((x, y), [f.diff(x), f.diff(y)])
    for ours, (theirs, options) in METHODS.items():
        result = minimize(lambda p: float(value(*p)), start, jac=lambda p: np.array(gradient(*p), float),
                          method=theirs, options=options)
        print(f"{surface},{ours},{start[0]},{start[1]},{result.nit},{result.nfev},{result.fun:.17g}")
