#!/usr/bin/python3
"""Paths of Shampoo in 3, 4 and 5 dimensions, with more gradients than dimensions, and of SOAP with its own eps, by the readings
in golden.py.

    few_dimensions.py > few_dimensions.csv

    f(x) = sum over k of (k + 1) x_k^2/2 + x_k^4/4, plus (sum over k of x_k)^2/2, from x_k = cos(k + 1), with a rate of 0.1

A row has the method and the step, and then the coordinates in the fewest digits that read back as the same double. In more than
two dimensions SOAP has no path to compare: it begins with the eigenvectors of one gradient's matrix, and all but one of these are
any.
"""

import numpy as np

from golden import Gradient, shampoo, soap
import torch


def f(x):
    k = torch.arange(1, x.shape[-1] + 1, dtype=torch.float64)
    return (k * x**2 / 2 + x**4 / 4).sum(-1) + x.sum(-1)**2 / 2


def rows(name, method, dimensions, steps):
    x, memory, gradient = np.cos(np.arange(1.0, dimensions + 1))[None, :], {}, Gradient(f, 0)
    for t in range(1, steps + 1):
        x = method(x, gradient, t, memory, lr=0.1)
        yield ",".join([name, str(t), *(repr(float(each)) for each in x[0])])


print(f"# made by few_dimensions.py with torch {torch.__version__} and numpy {np.__version__}, float64")
for dimensions in 3, 4, 5:
    print("\n".join(rows("shampoo", shampoo, dimensions, 30)))
print("\n".join(rows("soap", soap, 2, 25)))
