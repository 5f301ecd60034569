// A loss: a formula in x and y, compiled for its value, its exact gradient and its exact Hessian.
#pragma once

#include "formula/evaluate.hpp"
#include "formula/parse.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace ravine {

struct Point {
    double x = 0, y = 0;

    bool operator==(const Point&) const = default;
};

struct Box {
    Point low{-2, -2}, high{2, 2};

    double width() const { return high.x - low.x; }
    double height() const { return high.y - low.y; }
    Point centre() const { return {(low.x + high.x) / 2, (low.y + high.y) / 2}; }
    bool operator==(const Box&) const = default;
};

// Not for two threads at once: evaluation reuses the memory of the programs.
class Loss {
  public:
    // Compiles the key of a surface or a formula. On failure nothing, and the error with its column.
    static std::optional<Loss> compile(std::string_view text, formula::ParseError& error);

    // f at count points.
    void value(const double* x, const double* y, std::size_t count, double* f);

    // f and its gradient at count points.
    void gradient(const double* x, const double* y, std::size_t count, double* f, double* fx, double* fy);

    // f, its gradient and its Hessian at count points.
    void hessian(const double* x, const double* y, std::size_t count, double* f, double* fx, double* fy, double* fxx,
                 double* fxy, double* fyy);

    double value(Point p);

    // Instructions that one gradient takes.
    std::size_t gradient_size() const { return gradient_.program().code.size(); }

  private:
    Loss(formula::Program value, formula::Program gradient, formula::Program hessian);

    formula::Evaluator value_, gradient_, hessian_;
};

}  // namespace ravine
