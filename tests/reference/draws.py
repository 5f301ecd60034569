"""The random numbers of src/math/random.hpp."""

MASK = (1 << 64) - 1
GOLDEN = 0x9E3779B97F4A7C15


def mix(z):
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9 & MASK
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB & MASK
    return z ^ (z >> 31)


def draw(seed, step, coordinate):
    """random_uniform(random_bits(seed, step, coordinate))"""
    bits = mix((mix((mix((seed + GOLDEN) & MASK) + step * GOLDEN) & MASK) + (coordinate + 1) * GOLDEN) & MASK)
    return ((bits >> 12) + 0.5) * 2.0**-52
