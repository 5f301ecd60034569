#include "analysis/series.hpp"

#include "math/eigen.hpp"
#include "math/linear.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

namespace ravine {
namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t block = 512;  // values per evaluation

int first_step_from(const Track& track, ChartBy by, double position) {
    if (by == ChartBy::step) return static_cast<int>(std::clamp(std::ceil(position), 0.0, track.last() + 1.0));
    const auto before = [](const Evaluations& e, double p) { return e.all() < p; };
    const auto found = std::lower_bound(track.evaluations.begin(), track.evaluations.end(), position, before);
    return static_cast<int>(found - track.evaluations.begin());
}

}  // namespace

double distance_to_minimum(const CriticalPoints& critical_points, Vector at) {
    if (critical_points.minima.empty()) return nothing;
    double nearest = std::numeric_limits<double>::infinity();
    for (const Minimum& minimum : critical_points.minima) {
        nearest = std::min(nearest, length(at.x - minimum.at.x, at.y - minimum.at.y));
    }
    return nearest;
}

double axis_position(const Track& track, ChartBy by, int step) {
    assert(!track.empty());
    const int there = std::clamp(step, 0, track.last());
    return by == ChartBy::step ? there : track.evaluations[static_cast<std::size_t>(there)].all();
}

int step_at(const Track& track, ChartBy by, double position) {
    assert(!track.empty());
    if (by == ChartBy::step) return static_cast<int>(std::clamp(std::floor(position), 0.0, static_cast<double>(track.last())));
    const auto after = [](double p, const Evaluations& e) { return p < e.all(); };
    const auto found = std::upper_bound(track.evaluations.begin(), track.evaluations.end(), position, after);
    return std::max(0, static_cast<int>(found - track.evaluations.begin()) - 1);
}

std::string name_of(const Request& request) {
    if (request.measure == Measure::state) return request.of;
    const std::string name(name_of(request.measure));
    return request.measure == Measure::gradient && request.layer > 0 ? fmt::format("{} of layer {}", name, request.layer)
                                                                     : name;
}

double Request::place(double position) const {
    if (!log_axis) return (position - from) / (to - from);
    return (std::log1p(position) - std::log1p(from)) / (std::log1p(to) - std::log1p(from));
}

double Request::position(double place) const {
    if (!log_axis) return from + (to - from) * place;
    return std::expm1(std::log1p(from) + (std::log1p(to) - std::log1p(from)) * place);
}

std::size_t Request::column(double position) const {
    assert(position >= from && position <= to);
    const auto all = static_cast<double>(columns);
    const double at = log_axis ? place(position) * all : (position - from) * (all / (to - from));
    return std::min(static_cast<std::size_t>(at), columns - 1);
}

void Series::update(const Race& race, int revision, const CriticalPoints& critical_points, const Request& request,
                    std::size_t work) {
    if (!begun_ || revision != revision_ || request != request_ || race.tracks().size() != lines_.size()) {
        begin(race, revision, request);
    }
    complete_ = true;
    if (lines_.empty()) return;
    // Shares the work equally, so that all lines grow alike.
    for (std::size_t racer = 0; racer < lines_.size(); ++racer) {
        const std::size_t each = work_per_value(racer, critical_points) * lines_.size();
        complete_ = fold(racer, race.tracks()[racer], critical_points, std::max<std::size_t>(1, work / each)) && complete_;
    }
}

namespace {

// Returns true for what a network is evaluated for.
bool is_of_weights(Measure measure) {
    return measure == Measure::gradient || measure == Measure::sharpness || measure == Measure::length ||
           measure == Measure::validation || measure == Measure::accuracy;
}

}  // namespace

void Series::begin(const Race& race, int revision, const Request& request) {
    const bool another = !begun_ || revision != revision_;
    if (another) {
        loss_ = race.loss();
        training_ = race.training();
    }
    // Keeps the values of states: another part of the axis needs them, too.
    if (another || request.measure != Measure::state || request.of != request_.of) followed_.clear();
    if (request.measure == Measure::state && followed_.size() != race.tracks().size()) {
        followed_.clear();
        for (std::size_t racer = 0; racer < race.tracks().size(); ++racer) followed_.emplace_back(race, racer, request.of);
    }
    revision_ = revision;
    request_ = request;
    domain_ = race.experiment().domain;
    begun_ = true;
    Line empty;
    empty.columns.resize(request.columns);
    lines_.assign(race.tracks().size(), empty);
    for (std::size_t racer = 0; racer < lines_.size(); ++racer) {
        lines_[racer].next = first_step_from(race.tracks()[racer], request.by, request.from);
    }
}

namespace {

// Instructions, about.
std::size_t work_of_sharpness(const network::Training& training) {
    constexpr std::size_t products_of_an_eigenvalue = 30;
    return products_of_an_eigenvalue * 2 * training.network.gradient_work();
}

}  // namespace

bool Series::affords(Measure measure, const network::Training& training) {
    constexpr std::size_t most = 100'000'000;
    return measure != Measure::sharpness || work_of_sharpness(training) <= most;
}

std::size_t Series::work_per_value(std::size_t racer, const CriticalPoints& critical_points) const {
    if (training_ && request_.measure == Measure::sharpness) return work_of_sharpness(*training_);
    if (training_ && is_of_weights(request_.measure)) return training_->network.gradient_work();
    switch (request_.measure) {
        case Measure::gradient: return loss_ ? loss_->gradient_work() + 8 : 8;
        case Measure::sharpness: return loss_ ? loss_->hessian_work() + 30 : 8;
        case Measure::distance: return 8 + 8 * critical_points.minima.size();
        case Measure::length: return 30;
        case Measure::state: return followed_[racer].work() + 30;
        default: return 8;
    }
}

// Adds up to `most` further steps of a track to the columns. Returns true if none is left.
bool Series::fold(std::size_t racer, const Track& track, const CriticalPoints& critical_points, std::size_t most) {
    Line& line = lines_[racer];
    const bool follows = request_.measure == Measure::state;
    if (follows && !followed_[racer].exists()) return true;
    std::array<double, block> buffer;
    while (line.next <= track.last() && most > 0) {
        if (axis_position(track, request_.by, line.next) > request_.to) return true;
        int last = track.last();
        if (follows) last = std::min(last, followed_[racer].reach(std::min(line.next + static_cast<int>(block), last), most));
        if (last < line.next) return false;
        const std::size_t left = static_cast<std::size_t>(last - line.next) + 1;
        const std::span<double> some(buffer.data(), std::min({block, most, left}));
        values(racer, track, critical_points, line.next, some);
        for (std::size_t i = 0; i < some.size(); ++i) {
            const double position = axis_position(track, request_.by, line.next + static_cast<int>(i));
            // Skips a first step before the requested part.
            if (position < request_.from || position > request_.to || std::isnan(some[i])) continue;
            Column& column = line.columns[request_.column(position)];
            column.low = std::min(column.low, some[i]);
            column.high = std::max(column.high, some[i]);
            const std::size_t step = static_cast<std::size_t>(line.next) + i;
            if (domain_.contains({track.x[step], track.y[step]})) line.inside.add(some[i]);
        }
        line.next += static_cast<int>(some.size());
        most -= some.size();
    }
    return line.next > track.last();
}

double Series::value(const Race& race, std::size_t racer, const CriticalPoints& critical_points, int step) {
    assert(begun_);
    double result = nothing;
    values(racer, race.tracks()[racer], critical_points, step, {&result, 1});
    return result;
}

bool Series::exists() const {
    return request_.measure != Measure::state ||
           std::any_of(followed_.begin(), followed_.end(), [](const FollowedNumber& each) { return each.exists(); });
}

// Computes the measure at successive steps of a track, one per result. Requires at most a block of them.
void Series::values(std::size_t racer, const Track& track, const CriticalPoints& critical_points, int first,
                    std::span<double> result) {
    assert(result.size() <= block);
    if (request_.measure == Measure::state) {
        FollowedNumber& number = followed_[racer];
        for (double& value : result) value = number.exists() ? number.at(first++) : nothing;
        return;
    }
    if (training_ && is_of_weights(request_.measure)) {
        for (double& value : result) value = of_network(track, static_cast<std::size_t>(first++));
        return;
    }
    if (request_.measure == Measure::gradient) return gradient_norms(track, first, result);
    if (request_.measure == Measure::sharpness) return sharpnesses(track, first, result);
    const double best = critical_points.minima.empty() ? nothing : critical_points.minima.front().value;
    for (std::size_t k = 0; k < result.size(); ++k) {
        const std::size_t i = static_cast<std::size_t>(first) + k;
        switch (request_.measure) {
            case Measure::loss: result[k] = track.loss[i]; break;
            case Measure::gap: result[k] = track.loss[i] - best; break;
            case Measure::length:
                result[k] = i == 0 ? nothing : length(track.x[i] - track.x[i - 1], track.y[i] - track.y[i - 1]);
                break;
            case Measure::validation:
            case Measure::accuracy: result[k] = nothing; break;
            default: result[k] = distance_to_minimum(critical_points, {track.x[i], track.y[i]});
        }
    }
}

// Returns the measure of a network at a step.
double Series::of_network(const Track& track, std::size_t step) {
    const std::size_t n = training_->start.size();
    const std::span<const double> weights = std::span(track.weights).subspan(step * n, n);
    const Points at{weights.data(), 1, 1};
    double f = 0;
    switch (request_.measure) {
        case Measure::gradient: {
            std::vector<double> g(n);
            training_->network.gradient(at, &f, g.data(), workspace_);
            const std::vector<network::Layer>& layers = training_->network.layers();
            if (request_.layer == 0 || request_.layer > layers.size()) return norm(g);
            const network::Layer& layer = layers[request_.layer - 1];
            return norm(std::span(g).subspan(layer.matrix, layer.end() - layer.matrix));
        }
        case Measure::sharpness:
            return affords(Measure::sharpness, *training_) ? network::sharpness(training_->network, weights) : nothing;
        case Measure::length:
            return step == 0 ? nothing : norm(difference(weights, std::span(track.weights).subspan((step - 1) * n, n)));
        case Measure::validation:
            if (!training_->validation) return nothing;
            training_->validation->value(at, &f, workspace_);
            return f;
        default: break;
    }
    const network::Samples& rows = training_->data.validation;
    return rows.rows() == 0 || rows.classes == 0 ? nothing : training_->accuracy(rows, weights);
}

void Series::gradient_norms(const Track& track, int first, std::span<double> result) {
    for (std::vector<double>* numbers : {&f_, &fx_, &fy_}) numbers->resize(block);
    const auto i = static_cast<std::size_t>(first);
    if (loss_) loss_->gradient(&track.x[i], &track.y[i], result.size(), f_.data(), fx_.data(), fy_.data(), workspace_);
    for (std::size_t k = 0; k < result.size(); ++k) result[k] = loss_ ? length(fx_[k], fy_[k]) : nothing;
}

void Series::sharpnesses(const Track& track, int first, std::span<double> result) {
    for (std::vector<double>* numbers : {&f_, &fx_, &fy_, &xx_, &xy_, &yy_}) numbers->resize(block);
    const auto i = static_cast<std::size_t>(first);
    if (loss_) {
        loss_->hessian(&track.x[i], &track.y[i], result.size(), f_.data(), fx_.data(), fy_.data(), xx_.data(), xy_.data(),
                       yy_.data(), workspace_);
    }
    for (std::size_t k = 0; k < result.size(); ++k) result[k] = loss_ ? eigen(xx_[k], xy_[k], yy_[k]).high : nothing;
}

}  // namespace ravine
