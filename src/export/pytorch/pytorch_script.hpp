// The parts of a PyTorch script that are the same for many races. Internal to the exports.
#pragma once

#include <string>
#include <string_view>

namespace ravine {

// The beginning of a script; takes the columns that it prints, the link, comments and more imports.
inline constexpr const char* script_begin = R"(#!/usr/bin/env python3
"""A race of optimizers, repeated with PyTorch in float64: prints {} as `ravine-cli race` does.

Both agree to about ten digits, unless the race is chaotic or a ball meets a kink of the loss.
"""
# {}
{}{}import math

import torch
{}
torch.set_default_dtype(torch.float64)

)";

// The parts of a script that depend on the race, apart from its racers.
struct ScriptKind {
    bool batches = false, noise = false;
    bool network = false;  // in as many dimensions as START has numbers
};

// How it ends: every racer of the table RACERS runs as far as it can.
std::string script_end(const ScriptKind& kind);

// The sums over rows of data, inside of the loss.
extern const std::string_view reductions;

// What the racers' functions call, but for the loss and the pieces of formulas.
std::string script_definitions(std::string_view racers, const ScriptKind& kind);

}  // namespace ravine
