// Balls that step together, as arrays of numbers: one array per coordinate, one for the loss, one per coordinate of the
// gradient, and then the arrays of the optimizer's state. Each array has a slot per ball, and the slots are a whole number of
// lanes.
//
// A step reads the arrays of `now` and writes those of `next`, which then change places. `next` has memory during a step only:
// all blocks of a simulation share it.
#pragma once

#include "formula/program/evaluate.hpp"
#include "math/aligned.hpp"
#include "math/simd.hpp"
#include "optimizers/ball.hpp"

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace ravine {

struct Block {
    // For at most `most` balls, with none in it yet.
    Block(std::size_t coordinates, std::size_t state_arrays, std::size_t most)
        : dimension(coordinates),
          slots((most + lane_width - 1) / lane_width * lane_width),
          arrays(2 * coordinates + 1 + state_arrays) {
        now.resize(arrays * slots);
    }

    // Numbers of arrays.
    std::size_t of_x(std::size_t coordinate) const { return coordinate; }
    std::size_t of_f() const { return dimension; }
    std::size_t of_g(std::size_t coordinate) const { return dimension + 1 + coordinate; }
    std::size_t of_state(std::size_t array) const { return 2 * dimension + 1 + array; }

    double* now_at(std::size_t array) { return now.data() + array * slots; }
    const double* now_at(std::size_t array) const { return now.data() + array * slots; }
    double* next_at(std::size_t array) { return next.data() + array * slots; }
    const double* next_at(std::size_t array) const { return next.data() + array * slots; }

    // The balls that still step are in the first slots. Steps are taken of whole lanes.
    std::size_t alive() const { return balls.size(); }
    std::size_t stepping() const { return (balls.size() + lane_width - 1) / lane_width * lane_width; }

    std::size_t dimension, slots, arrays;
    AlignedNumbers now, next;
    std::vector<std::uint32_t> balls;  // per slot, the number of the ball

    std::vector<formula::Input> inputs;  // scratch of a stepper
    std::vector<double*> outputs;
    std::vector<double> ball;

    // Of methods that are written in C++; else empty.
    std::vector<Evaluations> evaluations;     // per slot, so far
    std::vector<double> searched;             // per slot and coordinate, the place of the last gradient of a line search
    std::vector<std::string_view> gave_up{};  // per slot, why the last step leads nowhere
    std::vector<Told>* told = nullptr;        // takes what balls tell of the step; null while nobody looks
};

}  // namespace ravine
