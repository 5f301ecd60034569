#!/usr/bin/python3
"""Makes derivatives/OPERATION.f64, what formula/derivatives_test.cpp compares values, gradients and Hessians with.

    tests/reference/derivatives.py [OPERATION...]        all of the tables below if none is named; needs python3-sympy

Nothing here knows the rules of src/formula/ops.def: an operation is its mathematical definition, sympy differentiates it and
mpmath evaluates at 50 digits, in exactly the doubles that the test uses. The formula is OPERATION(u, v, w) for

    u = x (1 + y^2/8)        v = y (1 + x^2/8)        w = x y

A file holds little-endian doubles: the number of ranges, four numbers for each (x from, x to, y from, y to), and six for
each point: f, f_x, f_y, f_xx, f_xy, f_yy. Point i lies in range i mod the number of ranges, at the uniform() numbers of i.

Conditioning. A relative change e of x and y changes the value by up to k e, k = (|x f_x| + |y f_y|) / |f|; for gradient and
Hessian the same with the Euclidean norm of the vector and of its derivatives. Where k exceeds 1000, as near a zero of f, no
algorithm in doubles has 12 digits, and NaN is written instead: value, gradient or Hessian are not compared there.
"""
import struct
import sys
from pathlib import Path

import mpmath
import sympy

POINTS = 1030
LARGEST_CONDITION = 1000
mpmath.mp.dps = 50

a, b, c, k = sympy.symbols("a b c k", real=True)
x, y = sympy.symbols("x y", real=True)
u, v, w = x * (1 + y**2 / 8), y * (1 + x**2 / 8), x * y

# Each range is x from, x to, y from, y to.
everywhere = [(-3, 3, -3, 3), (-100, 100, -2, 2)]
small = [(-3, 3, -1, 1), (-0.01, 0.01, -1, 1)]
positive = [(0.001, 1, -2, 2), (1, 1000, -2, 2)]
inside_one = [(-0.85, 0.85, -1, 1), (-0.01, 0.01, -2, 2)]
quadrants = [(-3, 3, 0.1, 3), (-3, 3, -3, -0.1), (0.1, 30, -1, 1), (-30, -0.1, -1, 1)]


def truth(condition):
    return 1 if condition else 0


locally_constant = {  # name: definition, where k stands for what is constant around the point; k; ranges
    "less": (k, lambda a, b, c: truth(a < b), everywhere),
    "less_equal": (k, lambda a, b, c: truth(a <= b), everywhere),
    "greater": (k, lambda a, b, c: truth(a > b), everywhere),
    "greater_equal": (k, lambda a, b, c: truth(a >= b), everywhere),
    "where": (k * b + (1 - k) * c, lambda a, b, c: truth(a != 0), everywhere),
    "abs": (k * a, lambda a, b, c: mpmath.sign(a), everywhere),
    "sign": (k, lambda a, b, c: mpmath.sign(a), everywhere),
    "min": (k * a + (1 - k) * b, lambda a, b, c: truth(a <= b), everywhere),
    "max": (k * a + (1 - k) * b, lambda a, b, c: truth(a >= b), everywhere),
    "floor": (k, lambda a, b, c: mpmath.floor(a), everywhere),
    "mod": (a - b * k, lambda a, b, c: mpmath.floor(a / b), quadrants),
    "relu": (k * a, lambda a, b, c: truth(a > 0), everywhere),
}
smooth = {
    "negate": (-a, everywhere),
    "add": (a + b, everywhere),
    "subtract": (a - b, everywhere),
    "multiply": (a * b, everywhere),
    "product": (a * b, everywhere),
    "divide": (a / b, quadrants),
    "ratio": (a / b, quadrants),
    "pow": (a**b, [(0.01, 3, -3, 3), (0.5, 2, -10, 10)]),
    "exp": (sympy.exp(a), [(-3, 3, -2, 2), (-400, 400, -1, 1)]),
    "log": (sympy.log(a), positive),
    "log2": (sympy.log(a) / sympy.log(2), positive),
    "log10": (sympy.log(a) / sympy.log(10), positive),
    "sqrt": (sympy.sqrt(a), positive),
    "cbrt": (k * (k * a) ** sympy.Rational(1, 3), everywhere),
    "hypot": (sympy.sqrt(a**2 + b**2), quadrants),
    "sin": (sympy.sin(a), everywhere),
    "cos": (sympy.cos(a), everywhere),
    "tan": (sympy.tan(a), small + [(-1.4, 1.4, -0.3, 0.3)]),
    "asin": (sympy.asin(a), inside_one),
    "acos": (sympy.acos(a), inside_one),
    "atan": (sympy.atan(a), everywhere),
    "atan2": (sympy.atan2(a, b), quadrants),
    "sinh": (sympy.sinh(a), small + [(-300, 300, -1, 1)]),
    "cosh": (sympy.cosh(a), small + [(-300, 300, -1, 1)]),
    "tanh": (sympy.tanh(a), [(-2, 2, -1, 1), (-0.01, 0.01, -1, 1), (-25, 25, -1, 1)]),
    "asinh": (sympy.asinh(a), everywhere + [(-0.01, 0.01, -1, 1)]),
    "acosh": (sympy.acosh(a), [(1.01, 3, -1, 1), (3, 1000, -1, 1)]),
    "atanh": (sympy.atanh(a), inside_one),
    "erf": (sympy.erf(a), small),
    "sigmoid": (1 / (1 + sympy.exp(-a)), [(-3, 3, -1, 1), (-30, 40, -1, 1)]),
    "softplus": (sympy.log(1 + sympy.exp(a)), [(-3, 3, -1, 1), (-30, 0, -1, 1)]),
}
operations = dict(locally_constant)
operations.update({name: (e, lambda a, b, c: mpmath.sign(a), ranges) for name, (e, ranges) in smooth.items()})


def mix(z):
    """src/math/random.hpp"""
    mask = 2**64 - 1
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9 & mask
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB & mask
    return z ^ (z >> 31)


def uniform(point, coordinate):
    """random_uniform(random_bits(0, point, coordinate)) of src/math/random.hpp"""
    golden, mask = 0x9E3779B97F4A7C15, 2**64 - 1
    bits = mix(mix(mix(golden) + point * golden & mask) + (coordinate + 1) * golden & mask)
    return ((bits >> 12) + 0.5) * 2.0**-52


def between(low, high, fraction):
    return low + (high - low) * fraction  # in doubles, as the test does


def norm(numbers):
    return mpmath.sqrt(sum(n * n for n in numbers))


def judged(numbers, along_x, along_y, px, py):
    """The numbers, or NaN if they are ill-conditioned; their derivatives are along_x and along_y."""
    change = abs(px) * norm(along_x) + abs(py) * norm(along_y)
    well = change <= LARGEST_CONDITION * norm(numbers)
    return [float(n) if well else float("nan") for n in numbers]


def rows(expression, constant, ranges):
    f = expression.subs({a: u, b: v, c: w}, simultaneous=True)
    orders = [[f]]
    for _ in range(3):  # f; f_x, f_y; f_xx, f_xy, f_yy; and the third, for the condition of the second
        orders.append([sympy.diff(e, x) for e in orders[-1]] + [sympy.diff(orders[-1][-1], y)])
    derivatives = sympy.lambdify((x, y, k), sum(orders, []), "mpmath", cse=True)
    operands = sympy.lambdify((x, y), (u, v, w), "mpmath")
    for i in range(POINTS):
        x0, x1, y0, y1 = ranges[i % len(ranges)]
        px, py = (mpmath.mpf(between(*low_high, uniform(i, n))) for n, low_high in enumerate([(x0, x1), (y0, y1)]))
        d = [mpmath.mpf(n) for n in derivatives(px, py, constant(*operands(px, py)))]
        value = judged(d[0:1], d[1:2], d[2:3], px, py)
        gradient = judged(d[1:3], d[3:5], d[4:6], px, py)
        hessian = judged(d[3:6], d[6:9], d[7:10], px, py)
        yield value + gradient + hessian


def main(names):
    folder = Path(__file__).parent / "derivatives"
    folder.mkdir(exist_ok=True)
    for name in names or operations:
        expression, constant, ranges = operations[name]
        numbers = [float(len(ranges)), *(float(n) for r in ranges for n in r)]
        for row in rows(expression, constant, ranges):
            numbers += row
        (folder / f"{name}.f64").write_bytes(struct.pack(f"<{len(numbers)}d", *numbers))
        print(name)


main(sys.argv[1:])
