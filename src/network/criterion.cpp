#include "network/criterion.hpp"

#include "formula/program/op_values.hpp"
#include "math/elementary.hpp"
#include "math/exponential.hpp"
#include "network/layer_products.hpp"

namespace ravine::network {
namespace {

Lane at(const double* numbers, std::size_t i) { return Lane::load_unaligned(numbers + i); }

// Returns log(sum of e^z) over the outputs of the rows from i on.
Lane log_sum(const Outputs& outputs, std::size_t i) {
    Lane most = at(outputs.z, i), sum(0.0);
    for (std::size_t k = 1; k < outputs.units; ++k) most = xsimd::max(most, at(outputs.z, k * row_stride + i));
    for (std::size_t k = 0; k < outputs.units; ++k) sum += exponential(at(outputs.z, k * row_stride + i) - most);
    return most + natural_logarithm(sum);
}

void softmax(const Outputs& outputs, double* loss, double* slope) {
    for (std::size_t i = 0; i < outputs.rows; i += lane_width) {
        const Lane all = log_sum(outputs, i), target = at(outputs.targets, i);
        Lane own(0.0);
        for (std::size_t k = 0; k < outputs.units; ++k) {
            const Lane z = at(outputs.z, k * row_stride + i), is_own = formula::truth(target == Lane(static_cast<double>(k)));
            own += is_own * z;
            (exponential(z - all) - is_own).store_unaligned(slope + k * row_stride + i);
        }
        (all - own).store_unaligned(loss + i);
    }
}

void softmax_curve(const Outputs& outputs, const double* dz, double* dslope) {
    for (std::size_t i = 0; i < outputs.rows; i += lane_width) {
        const Lane all = log_sum(outputs, i);
        Lane mean(0.0);
        for (std::size_t k = 0; k < outputs.units; ++k) {
            const std::size_t place = k * row_stride + i;
            const Lane share = exponential(at(outputs.z, place) - all);
            mean += share * at(dz, place);
            share.store_unaligned(dslope + place);
        }
        for (std::size_t k = 0; k < outputs.units; ++k) {
            const std::size_t place = k * row_stride + i;
            (at(dslope, place) * (at(dz, place) - mean)).store_unaligned(dslope + place);
        }
    }
}

}  // namespace

void evaluate(Criterion criterion, const Outputs& outputs, double* loss, double* slope) {
    if (criterion == Criterion::softmax) return softmax(outputs, loss, slope);
    for (std::size_t i = 0; i < outputs.rows; i += lane_width) {
        const Lane z = at(outputs.z, i), y = at(outputs.targets, i), difference = z - y;
        const bool is_logistic = criterion == Criterion::logistic;
        (is_logistic ? formula::softplus_of(z) - y * z : difference * difference).store_unaligned(loss + i);
        (is_logistic ? formula::sigmoid_of(z) - y : difference + difference).store_unaligned(slope + i);
    }
}

void curve(Criterion criterion, const Outputs& outputs, const double* dz, double* dslope) {
    if (criterion == Criterion::softmax) return softmax_curve(outputs, dz, dslope);
    for (std::size_t i = 0; i < outputs.rows; i += lane_width) {
        const Lane share = formula::sigmoid_of(at(outputs.z, i));
        const Lane second = criterion == Criterion::logistic ? share * (Lane(1.0) - share) : Lane(2.0);
        (second * at(dz, i)).store_unaligned(dslope + i);
    }
}

}  // namespace ravine::network
