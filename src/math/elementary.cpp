#include "math/elementary.hpp"

namespace ravine {

Lane sine(Lane angle) {
    return of_angle([](Lane p) { return xsimd::sin(p); }, angle);
}

Lane cosine(Lane angle) {
    return of_angle([](Lane p) { return xsimd::cos(p); }, angle);
}

Lane tangent(Lane angle) {
    return of_angle([](Lane p) { return xsimd::tan(p); }, angle);
}

Lane natural_logarithm(Lane a) {
    return logarithm([](Lane p) { return xsimd::log(p); }, 37.42994775023705, a);
}

}  // namespace ravine
