// What a loss over rows of data says about a row: the v that it likes best at every u, which is the line of a regression, or
// the u at which two values of v cost the same, which is the boundary of a classification.
//
// Nothing is known of the formula but the loss of a single row. A row's loss is what the formula gives if its sums and means
// run over that row alone.
#pragma once

#include "loss/loss.hpp"

#include <optional>
#include <span>
#include <vector>

namespace ravine {

class RowFit {
  public:
    enum class Kind { none, boundary, line };

    // Requires a loss that reads rows of data, with formulas.
    explicit RowFit(const Loss& loss);

    // Returns the kind of picture that the loss of rows at p, the x and y of a racer, allows: a line if a v is best for some u;
    // else a boundary if the data have just two values of v; else none.
    Kind kind_at(Vector p);

    // Returns the best v for each u, nothing where none within `reach` times the extent of the data, below and above, is.
    std::vector<std::optional<double>> line(Vector p, std::span<const double> u, double reach = 3);

    // Returns the u between the ends at which both values of v cost the same, ascending. Requires data with two values of v.
    std::vector<double> boundaries(Vector p, double low, double high);

    Row low() const { return low_; }    // the least u and v of the data
    Row high() const { return high_; }  // the greatest

    // The values of v where there are just two, else empty.
    const std::vector<double>& classes() const { return classes_; }

  private:
    // Returns the losses of rows at p.
    std::vector<double> losses(Vector p, const std::vector<double>& u, const std::vector<double>& v);

    formula::Function row_;
    formula::Workspace workspace_;
    Row low_, high_;
    std::vector<double> classes_;
};

}  // namespace ravine
