// One ball on its step, for methods that are written in C++ because no rule text can tell them.
#pragma once

#include "math/tensor.hpp"
#include "optimizers/oracle.hpp"

#include <cassert>
#include <cmath>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace ravine {

// The value of a name in the text of a method during one step: a number, a number per coordinate, or a matrix row by row.
struct Told {
    std::string_view name;
    std::vector<double> numbers;
};

struct Ball {
    std::uint64_t t;                 // the step, counted from 1
    std::span<const double> values;  // the parameters at t, in the order of the table; a choice is its index
    std::span<double> x;             // the place, a number per coordinate: the method moves it
    std::span<const double> g;       // the gradient there, over the step's batch and with its noise; zero with Needs::values
    double f;                        // the loss there; over all rows with Needs::values
    std::span<double> state;         // the arrays of Method::arrays, one after another, all zero before t = 1
    Oracle& oracle;
    std::uint64_t seed = 0;                // of draws
    std::span<const Tensor> tensors = {};  // that x is made of: one vector, as a rule
    std::vector<Told>* told = nullptr;     // takes what tell() is given; null while nobody looks at the step

    std::size_t dimension() const { return x.size(); }

    // Returns a parameter that is a count. Gives up, and returns 0, where a formula of t has made it no number.
    std::size_t count(std::size_t parameter) const {
        if (std::isnan(values[parameter])) oracle.give_up("a parameter is not a number here");
        return std::isnan(values[parameter]) ? 0 : static_cast<std::size_t>(values[parameter]);
    }

    // Returns the part of numbers, one per coordinate, that belongs to a tensor.
    static std::span<double> part(std::span<double> numbers, const Tensor& tensor) {
        return numbers.subspan(tensor.first, tensor.size());
    }
    static std::span<const double> part(std::span<const double> numbers, const Tensor& tensor) {
        return numbers.subspan(tensor.first, tensor.size());
    }

    // Tells what a line of the method's text assigns, where neither its formula nor the state after the step gives it. A name
    // that is told twice belongs to its lines in their order. Requires a name that outlives the step.
    void tell(std::string_view name, std::span<const double> numbers) const {
        if (told) told->push_back({name, {numbers.begin(), numbers.end()}});
    }
    void tell(std::string_view name, double number) const { tell(name, std::span(&number, 1)); }

    // Returns array i of the state, a number per coordinate.
    std::span<double> array(std::size_t i) const {
        assert((i + 1) * dimension() <= state.size());
        return state.subspan(i * dimension(), dimension());
    }
};

// Returns the number of coordinates of all tensors.
inline std::size_t dimension_of(std::span<const Tensor> tensors) {
    return tensors.empty() ? 0 : tensors.back().first + tensors.back().size();
}

}  // namespace ravine
