#include "render/geometry/ground/samples.hpp"

#include <algorithm>

namespace ravine::render {
namespace {

std::vector<double> uniform_lines(double low, double high, std::size_t count) {
    std::vector<double> lines(count);
    // Weighs both ends instead of low + i * step, so that the last line is the border itself.
    for (std::size_t i = 0; i < count; ++i) {
        const double t = static_cast<double>(i) / static_cast<double>(count - 1);
        lines[i] = low * (1 - t) + high * t;
    }
    return lines;
}

}  // namespace

Axes uniform_axes(const Box& domain, std::size_t side) {
    return {uniform_lines(domain.low.x, domain.high.x, side), uniform_lines(domain.low.y, domain.high.y, side)};
}

Samples grid(Axes axes) {
    Samples s{std::move(axes), {}, {}, {}, {}, {}};
    const std::size_t count = s.columns() * s.rows();
    for (auto* column : {&s.x, &s.y, &s.f, &s.fx, &s.fy}) column->resize(count);
    for (std::size_t j = 0; j < s.rows(); ++j) {
        const std::size_t row = j * s.columns();
        std::copy(s.axes.x.begin(), s.axes.x.end(), s.x.begin() + static_cast<std::ptrdiff_t>(row));
        std::fill_n(s.y.begin() + static_cast<std::ptrdiff_t>(row), s.columns(), s.axes.y[j]);
    }
    return s;
}

Samples sample(const Loss& loss, Axes axes) {
    Samples s = grid(std::move(axes));
    formula::Workspace workspace;
    loss.gradient(s.x.data(), s.y.data(), s.f.size(), s.f.data(), s.fx.data(), s.fy.data(), workspace);
    return s;
}

}  // namespace ravine::render
