#include "export/pytorch/pytorch_script.hpp"

#include "export/pytorch/pytorch_matrices.hpp"
#include "export/pytorch/pytorch_methods.hpp"

#include <vector>

namespace ravine {
namespace {

constexpr PythonPiece beginnings[] = {
    {"numbers", R"(
def numbers(*values):
    return torch.tensor(values, dtype=torch.float64)
)"},
    {"steps", R"(
def steps():
    """The numbers of the steps, from 1."""
    return torch.arange(1.0, STEPS + 1)
)"},
    {"tensors", R"(
def tensors(p):
    """The matrices and biases of all layers, as parts of p."""
    return [part.requires_grad_() for layer in layers(p) for part in layer]
)"},
    {"joined", R"(
def joined(parts):
    return torch.cat([part.reshape(-1) for part in parts])
)"},
    {"finite", R"(
class Out(Exception):
    """A ball that cannot go on."""


def finite(value):
    if not torch.isfinite(value).all():
        raise Out
    return value
)"},
    {"number", R"(
def number(value):
    return float(finite(value))
)"},
    {"mix", R"(
def mix(z):
    """The finaliser of SplitMix64."""
    z = (z ^ z >> 30)*0xbf58476d1ce4e5b9 % 2**64
    z = (z ^ z >> 27)*0x94d049bb133111eb % 2**64
    return z ^ z >> 31
)"},
    {"random_bits", R"(
def random_bits(step, coordinate):
    """64 random bits for the counters given."""
    golden = 0x9e3779b97f4a7c15
    z = mix((SEED + golden) % 2**64)
    z = mix((z + step*golden) % 2**64)
    return mix((z + (coordinate + 1)*golden) % 2**64)
)"},
    {"random_normal", R"(
def random_normal(step, coordinate):
    radius, angle = (((random_bits(step, 2*coordinate + i) >> 12) + 0.5)*2.0**-52 for i in (0, 1))
    return math.sqrt(-2*math.log(radius))*math.cos(2*math.pi*angle)
)"},
    {"noise", R"(
def noise(t):
    """The noise in the gradients of step t, the same for all racers."""
    return NOISE*numbers(*(random_normal(int(t), k) for k in <coordinates>))
)"},
    {"normal", R"(
def normal(call, t):
    """The standard normal numbers of a call in step t, the same for all racers."""
    first = 2**62 + call*2**32
    return numbers(*(random_normal(int(t), first + k) for k in <coordinates>))
)"},
    {"order", R"(
@functools.lru_cache(maxsize=1)
def order(epoch):
    """The numbers of the rows, shuffled."""
    rows = list(range(len(ROWS)))
    for i in range(len(rows) - 1, 0, -1):
        j = random_bits(epoch, 2**63 + i) % (i + 1)
        rows[i], rows[j] = rows[j], rows[i]
    return rows
)"},
    {"batch", R"(
def batch(t):
    """The rows that step t sees: an epoch goes through all of them, in batches."""
    epoch, number = divmod(int(t) - 1, -(-len(ROWS)//BATCH))
    return ROWS[order(epoch)[number*BATCH:(number + 1)*BATCH]]
)"},
};

// What a racer asks of the loss. <rows> and <noise> stand for what a step sees of them, if it does.
constexpr PythonPiece questions[] = {
    {"gradient", R"(
def gradient(p, t):
    """The gradient at p that a racer is given in step t."""
    place = p.detach().clone().requires_grad_()
    (loss(place<rows>) + 0*place.sum()).backward()  # a constant has a gradient, too
    return finite(place.grad)<noise>
)"},
    {"value", R"(
def value(p, t, origin):
    """What a search that starts at the origin in step t sees of the loss at p<tilted>."""
    return tensor(loss(p<rows>))<tilt>
)"},
    {"value_and_gradient", R"(
def value_and_gradient(p, t, origin):
    place = p.detach().clone().requires_grad_()
    f = value(place, t, origin) + 0*place.sum()
    f.backward()
    return f.detach(), place.grad
)"},
    {"hessian", R"(
def hessian(p, t):
    return torch.autograd.functional.hessian(lambda q: loss(q<rows>) + 0*(q @ q), p)
)"},
};

std::string fill(std::string_view text, const ScriptKind& kind) {
    const PythonPiece blanks[] = {
        {"<rows>", kind.batches ? ", batch(t)" : ""},
        {"<noise>", kind.noise ? " + noise(t)" : ""},
        {"<tilted>", kind.noise ? ": tilted as its noisy gradient is" : ""},
        {"<tilt>", kind.noise ? " + noise(t) @ (p - origin)" : ""},
        {"<coordinates>", kind.network ? "range(len(START))" : "(0, 1)"},
        {"<where>", kind.network ? "The loss of a network" : "Where a ball is and its loss there"},
        {"<near>", kind.network ? "all(abs(p) <= 1e6 for p in place)"
                                : "all(abs(p - c) <= 1e6*size for p, c, size in zip(place, CENTRE, SIZE))"},
        {"<told>", kind.network ? "f" : "(*place, f)"},
        {"<columns>", kind.network ? "step,racer,loss" : "step,racer,x,y,loss"},
        {"<now>", kind.network ? "{now:.17g}" : "{now[0]:.17g},{now[1]:.17g},{now[2]:.17g}"}};
    std::string result(text);
    for (const auto& [blank, filling] : blanks) {
        for (auto at = result.find(blank); at != std::string::npos; at = result.find(blank)) {
            result.replace(at, blank.size(), filling);
        }
    }
    return result;
}

}  // namespace

const std::string_view reductions = R"(
    def total(e):
        return torch.sum(e + 0*u)  # of every row, whether it reads the row or not

    def mean(e):
        return torch.mean(e + 0*u)

)";

std::string script_end(const ScriptKind& kind) {
    return fill(R"(

def track(racer, start):
    """<where>, step by step, until it leaves the race."""
    x = numbers(*start)
    moves = racer(x.clone())
    try:
        while True:
            with torch.no_grad():
                place, f = x.tolist(), float(loss(x))
            near = <near>
            if not near or not math.isfinite(f):
                return
            yield <told>
            x = next(moves)
    except (Out, StopIteration):
        return


def main():
    tracks = [(number, track(racer, start)) for number, racer, start in RACERS]
    print("<columns>")
    for step in range(STEPS + 1):
        for number, ball in tracks:
            now = next(ball, None)
            if now is not None:
                print(f"{step},{number},<now>")


if __name__ == "__main__":
    main()
)",
                kind);
}

std::string script_definitions(std::string_view racers, const ScriptKind& kind) {
    const std::string matrices = python_definitions(matrix_pieces(), racers);
    const std::string methods = python_definitions(method_pieces(), matrices + std::string(racers));
    std::string asked = methods + matrices;
    asked += racers;
    std::vector<std::string> texts;
    std::vector<PythonPiece> filled;
    for (const PythonPiece& piece : questions) texts.push_back(fill(piece.definition, kind));
    for (std::size_t i = 0; i < texts.size(); ++i) filled.push_back({questions[i].name, texts[i]});
    const std::string answers = python_definitions(filled, asked);
    std::string called = answers + asked;
    called += script_end(kind);
    // Out is caught by all.
    const std::string first = fill(python_definitions(beginnings, called + " finite()"), kind);
    std::string definitions;
    for (const std::string& part : {first, answers, methods, matrices}) {
        if (!part.empty()) definitions += "\n" + part.substr(0, part.size() - 1);
    }
    return definitions;
}

}  // namespace ravine
