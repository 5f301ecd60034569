// The colours of quantities, on the surface and beside their numbers: none of them is a racer's, and all are readable on every
// height's colour inside their dark casing.
#pragma once

#include "render/colours.hpp"
#include "rules/glossary.hpp"

namespace ravine::render {

inline constexpr Colour gradient_colour = colour(0xff5574);  // minus the gradient, times the learning rate
inline constexpr Colour momentum_colour = colour(0xcdb0ff);  // the memory of past gradients
inline constexpr Colour step_colour = colour(0xffffff);      // the step that is taken, and its parts along x and y
inline constexpr Colour squares_colour = colour(0xffb7a6);   // the memory of squared gradients
inline constexpr Colour model_colour = colour(0xeaf1f8);     // the paraboloid that Newton's method takes the loss for
inline constexpr Colour vector_casing = colour(0x0b0f14);    // around all of them, in both themes

constexpr Colour role_colour(Role role) {
    switch (role) {
        case Role::gradient: return gradient_colour;
        case Role::momentum: return momentum_colour;
        case Role::squares: return squares_colour;
        case Role::step: return step_colour;
        case Role::hessian:
        case Role::other: break;
    }
    return model_colour;
}

}  // namespace ravine::render
