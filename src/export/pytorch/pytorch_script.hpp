// The parts of a PyTorch script that are the same for many races. Internal to the exports.
#pragma once

#include <string>
#include <string_view>

namespace ravine {

// How a script begins; takes the link, comments and more imports.
inline constexpr const char* script_begin = R"(#!/usr/bin/env python3
"""A race of optimizers, repeated with PyTorch in float64: prints step,racer,x,y,loss as `ravine-cli race` does.

Both agree to about ten digits, unless the race is chaotic or a ball meets a kink of the loss.
"""
# {}
{}{}import math

import torch

torch.set_default_dtype(torch.float64)

)";

// How it ends: every racer of the table RACERS runs as far as it can.
extern const std::string_view script_end;

// The sums over rows of data, inside of the loss.
extern const std::string_view reductions;

// What the racers' functions call, but for the loss and the pieces of formulas.
std::string script_definitions(std::string_view racers, bool batches, bool noise);

}  // namespace ravine
