#include "export/pytorch/pytorch_matrices.hpp"

#include <span>

namespace ravine {
namespace {

constexpr MatrixMethod methods[] = {
    {"muon", true, "m s", R"(
if self.is_hidden():
    rows, columns = x.shape
    m = m + (1 - mu)*(g - m)
    [nesterov=on] u = orthogonalised(g + mu*(m - g))
    [nesterov=off] u = orthogonalised(m)
    [scale=original] x = (1 - lr*decay)*x - lr*max(1, rows/columns)**0.5*u
    [scale=match] x = (1 - lr*decay)*x - lr*0.2*max(rows, columns)**0.5*u
else:  # AdamW
    m = beta1*m + (1 - beta1)*g
    s = beta2*s + (1 - beta2)*g**2
    mhat = m/(1 - beta1**t)
    shat = s/(1 - beta2**t)
    x = (1 - rate*decay)*x - rate*mhat/(torch.sqrt(shat) + eps)
)"},
    {"adafactor", true, "rows columns s", R"(
tiny = 2.0**-52
if x.dim() == 2:
    rows = rows + t**-falloff*(torch.mean(g**2, 1, keepdim=True) - rows)
    columns = columns + t**-falloff*(torch.mean(g**2, 0, keepdim=True) - columns)
    size = torch.sqrt(rows*columns/max(torch.mean(rows), tiny))
else:
    s = s + t**-falloff*(g**2 - s)
    size = torch.sqrt(s)
u = g/torch.clamp(size, min=tiny)
u = u/max(1, torch.sqrt(torch.mean(u**2))/limit)
x = x - max(eps, torch.sqrt(torch.mean(x**2)))*min(lr, 1/torch.sqrt(t))*u
)"},
    {"shampoo", false, "L R", R"(
g = g + decay*x
[exponent=half] whole = -0.5
[exponent=whole] whole = -1
if x.dim() == 2:
    L = L + g @ g.T
    R = R + g.T @ g
    d = root(L, eps, whole/2) @ g @ root(R, eps, whole/2)
else:
    L = L + torch.outer(g, g)
    d = root(L, eps, whole) @ g
x = x - lr*d
)"},
    {"soap", false, "m s L R QL QR", R"(
g = g.reshape(len(g), -1)  # a vector is a matrix of one column
L = beta2*L + (1 - beta2)*g @ g.T
R = beta2*R + (1 - beta2)*g.T @ g
if t < 2:
    QL, QR = eigenvectors(L), eigenvectors(R)
else:
    m = beta1*m + (1 - beta1)*g
    s = beta2*s + (1 - beta2)*(QL.T @ g @ QR)**2
    d = QL @ (QL.T @ m @ QR/(torch.sqrt(s) + eps)) @ QR.T
    rate = lr*torch.sqrt(1 - beta2**(t - 1))/(1 - beta1**(t - 1))
    x = (x - rate*d.reshape(x.shape))*(1 - lr*decay)
    if (t - 1) % torch.floor(every) == 0:
        QL, rows = refreshed(QL, L)
        QR, columns = refreshed(QR, R)
        s = s[rows][:, columns]
)",
     true},
};

constexpr PythonPiece pieces[] = {
    {"orthogonalised", R"(
def orthogonalised(u):
    """u with singular values near 1, by Newton and Schulz's iteration with the coefficients of Jordan et al. 2024."""
    wide = u if len(u) <= len(u.T) else u.T
    wide = wide/(torch.linalg.norm(wide) + 1e-7)
    for _ in range(5):
        a = wide @ wide.T
        wide = 3.4445*wide + (-4.775*a + 2.0315*a @ a) @ wide
    return wide if len(u) <= len(u.T) else wide.T
)"},
    {"root", R"(
def root(m, eps, exponent):
    return spectral(m + eps*torch.eye(len(m)), exponent)
)"},
    {"eigenvectors", R"(
def eigenvectors(m):
    """The columns of a matrix, that of the largest eigenvalue first."""
    return torch.flip(torch.linalg.eigh(finite(m))[1], [1])
)"},
    {"refreshed", R"(
def refreshed(q, m):
    """The eigenvectors of m after a power iteration, in the order of their sizes, and that order."""
    order = torch.argsort(torch.diagonal(q.T @ m @ q), descending=True)
    return torch.linalg.qr(finite(m @ q[:, order]))[0], order
)"},
};

}  // namespace

const MatrixMethod* matrix_method(const Optimizer& optimizer) {
    return find_method(std::span<const MatrixMethod>(methods), optimizer.key);
}

std::span<const PythonPiece> matrix_pieces() { return pieces; }

}  // namespace ravine
