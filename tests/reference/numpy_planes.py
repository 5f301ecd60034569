#!/usr/bin/python3
"""Reference planes of principal components, by NumPy's singular value decomposition.

    numpy_planes.py         writes planes.csv next to this script

Set s, from 0, has m points of n numbers: coordinate k of point i is (2 draw(s, 8, i n + k) - 1) 0.85^k + draw(s, 9, k), with draw()
as in torch_networks.py. A line is s,n,m,share_u,share_v and then x,y,away of the first five points: the shares of the variance, the
places on the plane through the mean, and the distances from it. The largest number of u and of v by size is positive.
"""

import pathlib

import numpy as np

from draws import draw


def line(s, n, m):
    points = np.array([[(2 * draw(s, 8, i * n + k) - 1) * 0.85**k + draw(s, 9, k) for k in range(n)] for i in range(m)])
    rest = points - points.mean(axis=0)
    _, sizes, rows = np.linalg.svd(rest, full_matrices=False)
    shares = sizes**2 / (sizes**2).sum()
    u, v = (row * np.sign(row[np.argmax(np.abs(row))]) for row in rows[:2])
    numbers = [shares[0], shares[1]]
    for point in rest[:5]:
        x, y = point @ u, point @ v
        numbers += [x, y, np.linalg.norm(point - x * u - y * v)]
    return ",".join([str(s), str(n), str(m)] + [repr(float(number)) for number in numbers])


sets = [(3, 10), (8, 6), (33, 200), (105, 500), (400, 60)]
path = pathlib.Path(__file__).with_name("planes.csv")
path.write_text("".join(line(s, n, m) + "\n" for s, (n, m) in enumerate(sets)))
