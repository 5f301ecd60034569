// A function of x and y that is known at the crossings of a grid alone, and bicubic between them (Catmull & Rom 1974): a
// picture of a loss that is too costly to be asked at every point. NaN outside of the grid, and near crossings that are not
// finite.
#pragma once

#include "loss/loss.hpp"

#include <vector>

namespace ravine {

class SampledLoss final : public Objective {
  public:
    // Requires side * side numbers, side of 4 or more: the one at column i and row j is heights[j * side + i], and the corners
    // of the box are crossings.
    SampledLoss(const Box& box, std::size_t side, std::vector<double> heights);

    std::size_t dimension() const override { return 2; }
    void value(const Points& at, double* f, formula::Workspace& workspace, Batch batch) const override;
    void gradient(const Points& at, double* f, double* g, formula::Workspace& workspace, Batch batch) const override;

    // Continuous within the squares of the grid alone.
    bool has_hessian() const override { return true; }
    void hessian(const Points& at, double* f, double* h, formula::Workspace& workspace, Batch batch) const override;

    std::size_t gradient_work() const override { return 100; }

    // The positions of column i and of row i, as the heights have to be taken there.
    static double place_of(double low, double high, std::size_t side, std::size_t i);

  private:
    struct Jet;
    Jet jet(Vector p) const;
    double height(std::ptrdiff_t column, std::ptrdiff_t row) const;

    Box box_;
    std::size_t side_;
    std::vector<double> heights_;
};

}  // namespace ravine
