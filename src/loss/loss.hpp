// A loss: a formula in x and y, compiled for its value, its exact gradient and its exact Hessian; or another objective of two
// dimensions.
//
// A formula may add up over rows of data, whose two columns are u and v: mean((v - x*u - y)^2) is least squares. Formula and
// data come out of links, so the rows are capped, and so is what one point may cost.
#pragma once

#include "formula/parse.hpp"
#include "loss/objective.hpp"
#include "math/vector.hpp"
#include "text/result.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ravine {

struct Box {
    Vector low{-2, -2}, high{2, 2};

    double width() const { return high.x - low.x; }
    double height() const { return high.y - low.y; }
    Vector centre() const { return {(low.x + high.x) / 2, (low.y + high.y) / 2}; }
    bool contains(Vector p) const { return p.x >= low.x && p.x <= high.x && p.y >= low.y && p.y <= high.y; }
    bool operator==(const Box&) const = default;
};

// A row of data.
struct Row {
    double u = 0, v = 0;

    bool operator==(const Row&) const = default;
};

// The names that the formula of a loss may use beside constants: its variables, then the columns of its data.
inline constexpr std::string_view loss_names[] = {"x", "y", "u", "v"};
inline constexpr std::span<const std::string_view> loss_variables(loss_names, 2), loss_columns(loss_names + 2, 2);

inline constexpr std::size_t most_rows = 256;
inline constexpr std::size_t most_work = 250'000;  // instructions for value, gradient and Hessian of one point

// Constant: any number of threads may evaluate one, each in a workspace of its own. Copies share the programs.
class Loss final : public Objective {
  public:
    // Compiles the key of a surface or a formula, over rows of data and with constants, or else the surface's own.
    static Result<Loss, formula::ParseError> compile(std::string_view text, std::span<const Row> data = {},
                                                     std::span<const formula::Constant> constants = {});

    // Returns the loss that another objective is. Requires one of two dimensions with a Hessian, without rows.
    static Loss of(std::shared_ptr<const Objective> objective);

    // Returns the letters that a formula needs as constants beside those given (formula/constants.hpp).
    static std::vector<std::string> missing_constants(std::string_view text, std::span<const formula::Constant> given);

    // Evaluates f at count points.
    void value(const double* x, const double* y, std::size_t count, double* f, formula::Workspace& workspace,
               Batch batch = {}) const;

    // Evaluates f and its gradient at count points.
    void gradient(const double* x, const double* y, std::size_t count, double* f, double* fx, double* fy,
                  formula::Workspace& workspace, Batch batch = {}) const;

    // Evaluates f, its gradient and its Hessian at count points.
    void hessian(const double* x, const double* y, std::size_t count, double* f, double* fx, double* fy, double* fxx,
                 double* fxy, double* fyy, formula::Workspace& workspace, Batch batch = {}) const;

    double value(Vector p, formula::Workspace& workspace) const;

    std::size_t dimension() const override { return 2; }
    void value(const Points& at, double* f, formula::Workspace& workspace, Batch batch) const override;
    void gradient(const Points& at, double* f, double* g, formula::Workspace& workspace, Batch batch) const override;
    bool has_hessian() const override { return true; }
    void hessian(const Points& at, double* f, double* h, formula::Workspace& workspace, Batch batch) const override;
    std::size_t gradient_work() const override { return other_ ? other_->gradient_work() : gradient_.program().work(rows()); }
    std::size_t hessian_work() const { return other_ ? 2 * other_->gradient_work() : hessian_.program().work(rows()); }

    // The rows that it adds up over: none where its formula reads no data.
    std::size_t rows() const override { return table_.size() / 2; }
    std::span<const double> table() const override { return table_; }  // u and v, row after row

    const Expressions* expressions() const override { return expressions_.get(); }

    // The formula in plain notation, where it was given in another one (formula/parse.hpp); else empty.
    const std::string& understood() const { return understood_; }

    // The constants that the formula uses, a surface's own among them.
    const std::vector<formula::Constant>& constants() const { return constants_; }

  private:
    Loss() = default;

    std::shared_ptr<const Objective> other_;  // that it is, instead of a formula
    std::shared_ptr<const Expressions> expressions_;
    formula::Function value_, gradient_, hessian_;
    std::string understood_;
    std::vector<formula::Constant> constants_;
    std::vector<double> table_;
};

}  // namespace ravine
