// A workspace for tests that evaluate here and there.
#pragma once

#include "formula/program/evaluate.hpp"

namespace ravine {

inline formula::Workspace& scratch() {
    static thread_local formula::Workspace workspace;
    return workspace;
}

}  // namespace ravine
