#include "optimizers/catalogue.hpp"

#include <algorithm>
#include <tuple>
#include <vector>

namespace ravine {

namespace methods {
#define RAVINE_METHOD(name) extern const Optimizer name;
#include "optimizers/methods.inc"
#undef RAVINE_METHOD
}  // namespace methods

std::span<const Optimizer* const> optimizers() {
    static const std::vector<const Optimizer*> all = [] {
        std::vector<const Optimizer*> list{
#define RAVINE_METHOD(name) &methods::name,
#include "optimizers/methods.inc"
#undef RAVINE_METHOD
        };
        std::sort(list.begin(), list.end(),
                  [](const Optimizer* p, const Optimizer* q) { return std::tie(p->year, p->key) < std::tie(q->year, q->key); });
        return list;
    }();
    return all;
}

const Optimizer* find_optimizer(std::string_view key) {
    for (const Optimizer* optimizer : optimizers()) {
        if (optimizer->key == key) return optimizer;
    }
    return nullptr;
}

int find_parameter(const Optimizer& optimizer, std::string_view key) {
    for (std::size_t i = 0; i < optimizer.parameters.size(); ++i) {
        if (optimizer.parameters[i].key == key) return static_cast<int>(i);
    }
    return -1;
}

}  // namespace ravine
