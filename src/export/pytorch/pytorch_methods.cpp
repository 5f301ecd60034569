#include "export/pytorch/pytorch_methods.hpp"

#include "text/text.hpp"

#include <algorithm>

namespace ravine {
namespace {

constexpr std::string_view betas = "beta1 beta2";

// PyTorch's SGD and RMSprop have no velocity at all while the momentum is 0. ASGD computes the rate of a step in the step
// before. NAdam over single tensors, which is the default, has one factor too many in PyTorch 1.10 to 1.13.
constexpr TorchEquivalent equivalents[] = {
    {"gd"},
    {"momentum", "form=torch", "mu", "mu"},
    {"nesterov", "form=torch", "mu", "mu"},
    {"adagrad", "eps_at=outside"},
    {"rmsprop", "eps_at=outside", "mu"},
    {"adadelta"},
    {"adam", "eps_at=outside correct=on", "", betas},
    {"adamw", "", "", betas},
    {"adamax", "", "", betas},
    {"nadam", "", "", betas, "foreach=True"},
    {"radam", "", "", betas},
    {"asgd", "", "lr lambda alpha t0 decay"},
    {"rprop", "", "", "eta_minus eta_plus"},
};

bool has_word(std::string_view words, std::string_view word) {
    const auto parts = split(words, ' ');
    return std::find(parts.begin(), parts.end(), word) != parts.end();
}

bool is_chosen(const Parameter& parameter, double index, std::string_view choices) {
    for (const std::string_view choice : split(choices, ' ')) {
        const auto equals = choice.find('=');
        if (choice.substr(0, equals) == parameter.key) {
            return choice.substr(equals + 1) == parameter.choices[static_cast<std::size_t>(index)].name;
        }
    }
    return true;
}

constexpr WrittenMethod methods[] = {
    {"newton", "", R"(
H = finite(hessian(x, t))
[fallback=descent] p = newton_step(H + damping*torch.eye(2), g, lr, eta)
[fallback=none] p = lr*solve(H + damping*torch.eye(2), g)
[fallback=saddle-free] p = lr*solve(absolute(H, damping), g)
x = x - p
)"},
    {"armijo", "", R"(
x = x - backtracking(x, g, lr, shrink, c, t)*g
)"},
    {"cg", "d = g_before = torch.zeros_like(x)\nf_before = 0", R"(
f = value(x, t, x)
d = downhill(conjugate(d, g, g_before, t), g)
first = lr*(likely(t, g) if t < 2 else repeated_fall(f_before - f, d @ g))
f_before = f
g_before = g
x = x + line_search(x, d, g, first, c1, c2, t)*d
)"},
    {"bfgs", "B = torch.eye(len(x))\nx_before = g_before = x.clone()", R"(
B = inverse_hessian(B, x - x_before, g - g_before, t)
x_before = x
g_before = g
d = downhill(-(B @ g), g)
x = x + line_search(x, d, g, lr*likely(t, g), c1, c2, t)*d
)"},
    {"lbfgs", "pairs = []\nx_before = g_before = x.clone()", R"(
pairs = remember(pairs, x - x_before, g - g_before, t)
x_before = x
g_before = g
d = downhill(-two_loops(pairs[:int(memory)], g), g)
x = x + line_search(x, d, g, lr*likely(t, g), c1, c2, t)*d
)"},
    {"nelder_mead", "triangle = None", R"(
triangle = iterate(triangle or first_triangle(x, lr, t), expand, contract, shrink, x, t)
x = triangle[0][1]
)"},
    {"cma_es", "C, size = torch.eye(2), None\npath = drift = torch.zeros(2)", R"(
size = lr if size is None else size
weights, effective = shares(int(population))
ways = better_half(x, size, C, int(population), t)
d = weights @ ways
c_path, c_drift = (effective + 2)/(effective + 7), (4 + effective/2)/(6 + effective)
path = (1 - c_path)*path + torch.sqrt(c_path*(2 - c_path)*effective)*(spectral(C, -0.5) @ d)
grown = torch.sqrt(path @ path)/(math.sqrt(2)*(1 - 1/8 + 1/84))
steady = bool(grown/torch.sqrt(1 - (1 - c_path)**(2*t)) < 1.4 + 2/3)
drift = (1 - c_drift)*drift + steady*torch.sqrt(c_drift*(2 - c_drift)*effective)*d
C = learned(C, drift, ways, weights, effective, 0 if steady else c_drift*(2 - c_drift))
x = x + size*d
damping = 1 + 2*max(0, torch.sqrt((effective - 1)/3) - 1) + c_path
size = size*torch.exp(c_path/damping*(grown - 1))
)"},
};

constexpr PythonPiece pieces[] = {
    {"worth", R"(
def worth(p, t, origin):
    """The loss at p, infinite where there is none."""
    f = float(value(p, t, origin))
    return math.inf if math.isnan(f) else f
)"},
    {"first_triangle", R"(
def first_triangle(x, leg, t):
    """Pairs of a loss and a corner, the best one first."""
    corners = [x, x + torch.stack([leg, 0*leg]), x + torch.stack([0*leg, leg])]
    return sorted(((worth(p, t, x), p) for p in corners), key=lambda pair: pair[0])
)"},
    {"iterate", R"(
def iterate(triangle, expand, contract, shrink, x, t):
    """An iteration of Nelder and Mead 1965."""
    (best, a), (middle, b), (worst, c) = triangle

    def at(far):
        p = (1 + far)*((a + b)/2) - far*c
        return worth(p, t, x), p

    last = at(1)
    if last[0] < best:
        last = min(last, at(expand), key=lambda pair: pair[0])
    elif not last[0] < middle:
        outside = last[0] < worst
        near = at(contract if outside else -contract)
        good = near[0] <= last[0] if outside else near[0] < worst
        last = near if good else None
    corners = [(best, a), (middle, b), last]
    if last is None:
        corners = [(best, a)] + [(worth(a + shrink*(p - a), t, x), a + shrink*(p - a)) for p in (b, c)]
    return sorted(corners, key=lambda pair: pair[0])
)"},
    {"shares", R"(
def shares(population):
    """The weights of the better half of the places, and how many places it is worth."""
    ranks = torch.arange(1.0, population//2 + 1, dtype=torch.float64)
    weights = math.log((population + 1)/2) - torch.log(ranks)
    weights = weights/weights.sum()
    return weights, 1/(weights @ weights)
)"},
    {"spectral", R"(
def spectral(m, exponent):
    """That power of a symmetric matrix, or of its pseudoinverse."""
    values, vectors = torch.linalg.eigh(finite(m))
    powers = torch.where(values > 0, torch.abs(values)**exponent, torch.zeros_like(values))
    return vectors @ torch.diag(powers) @ vectors.T
)"},
    {"better_half", R"(
def better_half(x, size, c, population, t):
    """The ways to the better half of the places that are tried, in units of the size."""
    ways = [spectral(c, 0.5) @ normal(i, t) for i in range(population)]
    return torch.stack(sorted(ways, key=lambda way: worth(x + size*way, t, x))[:population//2])
)"},
    {"learned", R"(
def learned(c, drift, ways, weights, effective, more):
    """The covariance after a step; the formulas and constants are those of Hansen 2016, arXiv:1604.00772."""
    one = 2/(3.3**2 + effective)
    many = min(1 - one, 2*(effective - 2 + 1/effective)/(16 + effective))
    spread = ways.T @ torch.diag(weights) @ ways
    return (1 - one - many + one*more)*c + one*torch.outer(drift, drift) + many*spread
)"},
    {"solve", R"(
def solve(h, a):
    """The solution s of h s = a, by Cramer's rule; infinite where h is singular."""
    (xx, xy), (_, yy) = h
    return torch.stack([yy*a[0] - xy*a[1], xx*a[1] - xy*a[0]]) / (xx*yy - xy*xy)
)"},
    {"absolute", R"(
def absolute(h, damping):
    """h with the absolute values of its eigenvalues, and the damping added to them."""
    (xx, xy), (_, yy) = h
    mean, half = (xx + yy)/2, (xx - yy)/2
    radius = torch.sqrt(half**2 + xy**2)
    a, b = torch.abs(mean + radius) + damping, torch.abs(mean - radius) + damping
    if radius == 0:
        return a*torch.eye(2)
    stretch = (a - b)/2/radius
    return (a + b)/2*torch.eye(2) + stretch*torch.stack([torch.stack([half, xy]), torch.stack([xy, -half])])
)"},
    {"newton_step", R"(
def newton_step(h, g, lr, eta):
    """Newton's where h is positive definite, else that of plain descent."""
    convex = h[0, 0] > 0 and h[0, 0]*h[1, 1] - h[0, 1]**2 > 0
    return lr*solve(h, g) if convex else eta*g
)"},
    {"backtracking", R"(
def backtracking(x, g, length, shrink, c, t):
    """A length along -g that brings a share c of the fall that the slope promises; 0 where none does."""
    f = value(x, t, x)
    for _ in range(61):
        if value(x - length*g, t, x) <= f - c*length*(g @ g):
            return length
        length = length*shrink
    return 0
)"},
    {"conjugate", R"(
def conjugate(d, g, g_before, t):
    """The direction of Polak and Ribiere, with no negative share of the last one."""
    return -g if t < 2 else -g + max(0, (g @ (g - g_before))/(g_before @ g_before))*d
)"},
    {"downhill", R"(
def downhill(d, g):
    """d, or the steepest descent where d does not go down."""
    return d if d @ g < 0 else -g
)"},
    {"likely", R"(
def likely(t, g):
    """The length to try first: 1, but a step of at most 1 in the beginning."""
    return min(1, 1/torch.sqrt(g @ g)) if t < 2 else 1
)"},
    {"repeated_fall", R"(
def repeated_fall(fall, slope):
    """The length to try first: it repeats the last step's fall if the loss is a parabola."""
    length = -2.02*fall/slope
    return min(1, length) if length > 0 else 1
)"},
    {"inverse_hessian", R"(
def inverse_hessian(b, s, q, t):
    """Broyden, Fletcher, Goldfarb and Shanno's update after a step s along which the gradient changed by q."""
    if t < 2 or not q @ s > 0:
        return b
    if t < 3:  # nothing is known before but the size of the curvature along s
        b = (q @ s)/(q @ q)*torch.eye(len(s))
    rho, bq = 1/(q @ s), b @ q
    outer = torch.outer(bq, s)
    return b + rho*(1 + rho*(q @ bq))*torch.outer(s, s) - rho*(outer + outer.T)
)"},
    {"remember", R"(
def remember(pairs, s, q, t):
    """The last steps with the changes of the gradient along them, the latest first; those of no positive curvature say nothing."""
    return ([(s, q)] + pairs)[:20] if t >= 2 and s @ q > 0 else pairs
)"},
    {"two_loops", R"(
def two_loops(pairs, g):
    """The inverse Hessian as far as the pairs tell it, times g."""
    r, weights = g, []
    for s, q in pairs:
        weights.append((s @ r)/(s @ q))
        r = r - weights[-1]*q
    if pairs:
        s, q = pairs[0]
        r = (s @ q)/(q @ q)*r
    for (s, q), weight in zip(reversed(pairs), reversed(weights)):
        r = r + (weight - (q @ r)/(s @ q))*s
    return r
)"},
    {"between", R"(
def between(a, b):
    """The minimum of the cubic through two trials, or their middle where that is not well inside."""
    (a_length, a_f, a_slope), (b_length, b_f, b_slope) = a, b
    width = b_length - a_length
    middle = a_length + width/2
    d1 = a_slope + b_slope - 3*(b_f - a_f)/width
    d2 = torch.sqrt(d1*d1 - a_slope*b_slope)*(-1 if width < 0 else 1)
    cubic = b_length - width*(b_slope + d2 - d1)/(b_slope - a_slope + 2*d2)
    margin = 0.1*abs(width)
    return cubic if min(a_length, b_length) + margin <= cubic <= max(a_length, b_length) - margin else middle
)"},
    {"line_search", R"(
def line_search(x, d, g, first, c1, c2, t):
    """A length along d under the strong Wolfe conditions (Nocedal and Wright 2006, algorithms 3.5 and 3.6)."""
    start = (torch.tensor(0.0), value(x, t, x), g @ d)
    best = start

    def at(length):
        nonlocal best
        f, slope = value_and_gradient(x + length*d, t, x)
        trial = (tensor(length), f, slope @ d)
        if falls_enough(trial) and f < best[1]:
            best = trial
        return trial

    def falls_enough(trial):
        length, f, slope = trial
        return bool(torch.isfinite(f) and torch.isfinite(slope) and f <= start[1] + c1*length*start[2])

    def is_flat(trial):
        return abs(trial[2]) <= -c2*start[2]

    def narrow(low, high):
        for _ in range(20):
            if low[0] == high[0]:
                break
            trial = at(between(low, high))
            if not falls_enough(trial) or trial[1] >= low[1]:
                high = trial
                continue
            if is_flat(trial):
                return trial[0]
            if trial[2]*(high[0] - low[0]) >= 0:
                high = low
            low = trial
        return best[0]

    last, trial = start, at(first)
    for i in range(20):
        if not falls_enough(trial) or (i > 0 and trial[1] >= last[1]):
            return narrow(last, trial)
        if is_flat(trial):
            return trial[0]
        if trial[2] >= 0:
            return narrow(trial, last)
        last, trial = trial, at(2*trial[0])
    return best[0]
)"},
};

}  // namespace

const TorchEquivalent* torch_equivalent(const Optimizer& optimizer, std::span<Schedule> schedules) {
    const auto* const equivalent =
        std::find_if(std::begin(equivalents), std::end(equivalents),
                     [&](const TorchEquivalent& candidate) { return candidate.optimizer == optimizer.key; });
    if (equivalent == std::end(equivalents)) return nullptr;
    for (std::size_t i = 0; i < schedules.size(); ++i) {
        const Parameter& parameter = optimizer.parameters[i];
        const double first = schedules[i].at(1);
        if (parameter.is_choice() && !is_chosen(parameter, first, equivalent->choices)) return nullptr;
        if (has_word(equivalent->constant, parameter.key) && !schedules[i].is_constant()) return nullptr;
        const bool inside = first > parameter.low && first < parameter.high;
        if (has_word(equivalent->inside, parameter.key) && !inside) return nullptr;
    }
    return equivalent;
}

bool holds_in_any_dimension(const WrittenMethod& method) {
    constexpr std::string_view keys[] = {"armijo", "cg", "bfgs", "lbfgs"};
    return std::find(std::begin(keys), std::end(keys), method.optimizer) != std::end(keys);
}

const WrittenMethod* written_method(const Optimizer& optimizer) {
    return find_method(std::span<const WrittenMethod>(methods), optimizer.key);
}

std::span<const PythonPiece> method_pieces() { return pieces; }

}  // namespace ravine
