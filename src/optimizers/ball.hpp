// One ball on its step, for methods that are written in C++ because no rule text can tell them.
#pragma once

#include "optimizers/oracle.hpp"

#include <cassert>
#include <cstdint>
#include <span>

namespace ravine {

struct Ball {
    std::uint64_t t;                 // the step, counted from 1
    std::span<const double> values;  // the parameters at t, in the order of the table; a choice is its index
    std::span<double> x;             // the place, a number per coordinate: the method moves it
    std::span<const double> g;       // the gradient there, over the step's batch and with its noise; zero with Needs::values
    double f;                        // the loss there; over all rows with Needs::values
    std::span<double> state;         // the arrays of Method::arrays, one after another, all zero before t = 1
    Oracle& oracle;
    std::uint64_t seed = 0;  // of draws

    std::size_t dimension() const { return x.size(); }

    // Returns array i of the state, a number per coordinate.
    std::span<double> array(std::size_t i) const {
        assert((i + 1) * dimension() <= state.size());
        return state.subspan(i * dimension(), dimension());
    }
};

}  // namespace ravine
