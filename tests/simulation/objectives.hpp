// Objectives for tests of what works in any dimension and beside any objective.
#pragma once

#include "loss/objective.hpp"

#include <array>
#include <cmath>
#include <memory>
#include <utility>
#include <vector>

namespace ravine {

// An objective of 50 variables, point by point. reference/torch_fifty.py has the definitions.
class Fifty : public Objective {
  public:
    static constexpr std::size_t n = 50;
    using Place = std::array<double, n>;

    virtual std::vector<double> start() const = 0;

    std::size_t dimension() const final { return n; }
    std::size_t gradient_work() const final { return 10 * n; }
    bool has_hessian() const final { return true; }

    void value(const Points& at, double* f, formula::Workspace&, Batch) const final {
        for (std::size_t i = 0; i < at.count; ++i) f[i] = value_at(place(at, i));
    }
    void gradient(const Points& at, double* f, double* g, formula::Workspace&, Batch) const final {
        for (std::size_t i = 0; i < at.count; ++i) {
            const Place x = place(at, i), slope = gradient_at(x);
            f[i] = value_at(x);
            for (std::size_t k = 0; k < n; ++k) g[k * at.stride + i] = slope[k];
        }
    }
    void hessian(const Points& at, double* f, double* h, formula::Workspace&, Batch) const final {
        for (std::size_t i = 0; i < at.count; ++i) {
            const Place x = place(at, i);
            const std::vector<double> curvature = hessian_at(x);
            f[i] = value_at(x);
            for (std::size_t entry = 0; entry < n * n; ++entry) h[entry * at.stride + i] = curvature[entry];
        }
    }

  protected:
    virtual double value_at(const Place& x) const = 0;
    virtual Place gradient_at(const Place& x) const = 0;
    virtual std::vector<double> hessian_at(const Place& x) const = 0;  // row after row

  private:
    static Place place(const Points& at, std::size_t i) {
        Place x;
        for (std::size_t k = 0; k < n; ++k) x[k] = at.coordinate(k)[i];
        return x;
    }
};

// Half the sum of lambda_k y_k^2, where y is x reflected. Its minimum is 0 at 0.
class RotatedQuadratic final : public Fifty {
  public:
    std::vector<double> start() const override {
        std::vector<double> x(n);
        for (std::size_t k = 0; k < n; ++k) x[k] = 1.5 * std::cos(static_cast<double>(k + 1));
        return x;
    }

  protected:
    double value_at(const Place& x) const override {
        const Place y = reflected(x);
        double sum = 0;
        for (std::size_t k = 0; k < n; ++k) sum += lambda(k) * y[k] * y[k];
        return sum / 2;
    }
    // The reflection is its own transpose.
    Place gradient_at(const Place& x) const override {
        Place y = reflected(x);
        for (std::size_t k = 0; k < n; ++k) y[k] *= lambda(k);
        return reflected(y);
    }
    // Row k is the gradient at unit vector k.
    std::vector<double> hessian_at(const Place&) const override {
        std::vector<double> h;
        for (std::size_t k = 0; k < n; ++k) {
            Place unit{};
            unit[k] = 1;
            const Place row = gradient_at(unit);
            h.insert(h.end(), row.begin(), row.end());
        }
        return h;
    }

  private:
    static double lambda(std::size_t k) { return 1 + 24 * static_cast<double>(k) / 49; }
    static double normal(std::size_t k) { return static_cast<double>(1 + k % 7); }

    static Place reflected(Place x) {
        double along = 0, square = 0;
        for (std::size_t k = 0; k < n; ++k) {
            along += normal(k) * x[k];
            square += normal(k) * normal(k);
        }
        for (std::size_t k = 0; k < n; ++k) x[k] -= 2 * normal(k) * along / square;
        return x;
    }
};

// The sum of 100 (x_{k+1} - x_k^2)^2 + (1 - x_k)^2. Its lowest minimum is 0 at (1, ..., 1).
class RosenbrockChain final : public Fifty {
  public:
    std::vector<double> start() const override {
        std::vector<double> x(n);
        for (std::size_t k = 0; k < n; ++k) x[k] = k % 2 ? 1 : -1.2;
        return x;
    }

  protected:
    double value_at(const Place& x) const override {
        double sum = 0;
        for (std::size_t k = 0; k + 1 < n; ++k) sum += 100 * bend(x, k) * bend(x, k) + (1 - x[k]) * (1 - x[k]);
        return sum;
    }
    Place gradient_at(const Place& x) const override {
        Place g{};
        for (std::size_t k = 0; k + 1 < n; ++k) {
            g[k] += -400 * bend(x, k) * x[k] - 2 * (1 - x[k]);
            g[k + 1] += 200 * bend(x, k);
        }
        return g;
    }
    std::vector<double> hessian_at(const Place& x) const override {
        std::vector<double> h(n * n);
        for (std::size_t k = 0; k + 1 < n; ++k) {
            h[k * n + k] += 1200 * x[k] * x[k] - 400 * x[k + 1] + 2;
            h[k * n + k + 1] -= 400 * x[k];
            h[(k + 1) * n + k] -= 400 * x[k];
            h[(k + 1) * n + k + 1] += 200;
        }
        return h;
    }

  private:
    static double bend(const Place& x, std::size_t k) { return x[k + 1] - x[k] * x[k]; }
};

// Another objective without the formulas that it is made of.
class Opaque : public Objective {
  public:
    explicit Opaque(std::shared_ptr<const Objective> inner) : inner_(std::move(inner)) {}

    std::size_t dimension() const override { return inner_->dimension(); }
    void value(const Points& at, double* f, formula::Workspace& workspace, Batch batch) const override {
        inner_->value(at, f, workspace, batch);
    }
    void gradient(const Points& at, double* f, double* g, formula::Workspace& workspace, Batch batch) const override {
        inner_->gradient(at, f, g, workspace, batch);
    }
    bool has_hessian() const override { return inner_->has_hessian(); }
    void hessian(const Points& at, double* f, double* h, formula::Workspace& workspace, Batch batch) const override {
        inner_->hessian(at, f, h, workspace, batch);
    }
    std::size_t rows() const override { return inner_->rows(); }
    std::span<const double> table() const override { return inner_->table(); }
    std::size_t gradient_work() const override { return inner_->gradient_work(); }

  private:
    std::shared_ptr<const Objective> inner_;
};

}  // namespace ravine
