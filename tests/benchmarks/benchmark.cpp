// ravine-benchmark [POINTS] [REPEATS]: the time of formulas beside hand-written C++, of steps, of compilation, and of a trail
// beside the race that leaves it.
//
// Prints CSV: subject,task,variant,nanoseconds. A time is that of one point (of one formula where the task is to compile one,
// of one step of one ball where it is a simulation or a trail) and the best of all repeats, in which the variants take turns,
// so that a busy machine slows them alike.
#include "../formula/nasty.hpp"
#include "../scratch.hpp"
#include "balls.hpp"
#include "document/link/link.hpp"
#include "render/geometry/paths/sketch.hpp"
#include "simulation/race.hpp"

#include <fmt/format.h>

#include <chrono>
#include <cstdlib>
#include <functional>
#include <limits>

namespace {

using namespace ravine;

std::size_t points = 100'000;
std::size_t repeats = 20;
constexpr std::size_t steps_at_once = 10;

struct Variant {
    std::string_view name;
    std::function<void()> work;
};

double nanoseconds(const std::function<void()>& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::nano>(std::chrono::steady_clock::now() - start).count();
}

void measure(std::string_view subject, std::string_view task, std::size_t units, const std::vector<Variant>& variants) {
    std::vector<double> best(variants.size(), std::numeric_limits<double>::infinity());
    for (std::size_t repeat = 0; repeat < repeats; ++repeat) {
        for (std::size_t i = 0; i < variants.size(); ++i) best[i] = std::min(best[i], nanoseconds(variants[i].work));
    }
    for (std::size_t i = 0; i < variants.size(); ++i) {
        fmt::print("{},{},{},{:.3f}\n", subject, task, variants[i].name, best[i] / static_cast<double>(units));
    }
}

template <class L>
void measure_loss() {
    Loss loss = *Loss::compile(L::key);
    const std::vector<double> place = points_in(find_surface(L::key)->domain, points);
    const double* x = place.data();
    const double* y = x + points;
    std::vector<double> results(6 * points);
    const auto out = [&](std::size_t k) { return results.data() + k * points; };
    const std::size_t n = points;
    measure(L::key, "value", n,
            {{"formula", [&] { loss.value(x, y, n, out(0), scratch()); }},
             {"loop", [&] { hand_written::value<L, double>(x, y, n, out(0)); }},
             {"lanes", [&] { hand_written::value<L, Lane>(x, y, n, out(0)); }}});
    measure(L::key, "gradient", n,
            {{"formula", [&] { loss.gradient(x, y, n, out(0), out(1), out(2), scratch()); }},
             {"loop", [&] { hand_written::gradient<L, double>(x, y, n, out(0), out(1), out(2)); }},
             {"lanes", [&] { hand_written::gradient<L, Lane>(x, y, n, out(0), out(1), out(2)); }}});
    measure(L::key, "hessian", n,
            {{"formula", [&] { loss.hessian(x, y, n, out(0), out(1), out(2), out(3), out(4), out(5), scratch()); }},
             {"loop", [&] { hand_written::hessian<L, double>(x, y, n, out(0), out(1), out(2), out(3), out(4), out(5)); }},
             {"lanes", [&] { hand_written::hessian<L, Lane>(x, y, n, out(0), out(1), out(2), out(3), out(4), out(5)); }}});

    const hand_written::Adam settings;
    Simulation formula = adam_simulation(L::key, settings, place);
    Balls loop(place), lanes(place);
    const auto by_hand = [&](auto step) {
        for (std::size_t k = 0; k < steps_at_once; ++k) step();
    };
    measure(L::key, "step", steps_at_once * n,
            {{"formula", [&] { formula.advance(steps_at_once); }},
             {"loop", [&] { by_hand([&] { loop.step<L, double>(settings); }); }},
             {"lanes", [&] { by_hand([&] { lanes.step<L, Lane>(settings); }); }}});
}

// Steps of an optimizer on a surface: of one ball, one after the other as races take them, and of all points together.
void measure_simulation(std::string_view loss, std::string_view optimizer, double rate) {
    const std::pair<std::string_view, double> parameters[] = {{"lr", rate}};
    const std::vector<double> place = points_in(find_surface(loss)->domain, points), one{place[0], place[points]};
    const bool searches = builtin_catalogue().find(optimizer)->needs != Needs::gradient;
    const std::size_t steps = searches ? 1 : steps_at_once;
    measure(loss, "one ball", points, {{optimizer, [&] {
                                            Simulation simulation = simulation_of(loss, optimizer, one, parameters);
                                            for (std::size_t t = 0; t < points; ++t) simulation.advance();
                                        }}});
    Simulation many = simulation_of(loss, optimizer, place, parameters);
    measure(loss, "many balls", steps * points, {{optimizer, [&] { many.advance(steps); }}});
}

// WebAssembly engines run a module through a quick compiler first and optimize it while it works.
void warm_up() {
    Loss loss = *Loss::compile("rosenbrock");
    const std::vector<double> place = points_in({}, points);
    std::vector<double> results(3 * points);
    for (std::size_t repeat = 0; repeat < 10 * repeats; ++repeat) {
        loss.gradient(place.data(), &place[points], points, &results[0], &results[points], &results[2 * points], scratch());
    }
}

// Text to the programs of value, gradient and Hessian, or to the sentence that refuses them.
void measure_compilation() {
    for (const formula::NastyFormula& nasty : formula::nasty_formulas()) {
        const bool accepted = Loss::compile(nasty.text).has_value();
        measure(nasty.name, "compile", 1, {{accepted ? "accepted" : "refused", [&] { (void)Loss::compile(nasty.text); }}});
    }
}

// As many steps of a link's one racer, the ribbon of its path and the sketch of that.
void measure_trail(std::string_view name, std::string_view link) {
    Document document = decode_link(link).document;
    document.experiment.steps = static_cast<int>(std::min<std::size_t>(points, most_steps));
    const auto run = [&] {
        Race race(document.experiment);
        race.advance_to(document.experiment.steps);
        return race;
    };
    const Race race = run();
    const Track& track = race.tracks()[0];
    render::Terrain terrain(race.loss(), document.experiment.domain);
    render::Ribbon whole;
    whole.extend(track, terrain);
    measure(name, "trail", track.x.size(),
            {{"race", [&] { run(); }},
             {"ribbon", [&] { render::Ribbon().extend(track, terrain); }},
             {"sketch", [&] { render::Sketch().extend(whole, std::numeric_limits<std::size_t>::max()); }}});
}

// A whole number of lanes, as hand-written loops want it.
std::size_t number(const char* text) { return std::max(std::strtoul(text, nullptr, 10), 2UL) / lane_width * lane_width; }

}  // namespace

int main(int count, char** arguments) {
    if (count > 1) points = number(arguments[1]);
    if (count > 2) repeats = number(arguments[2]);
    warm_up();
    measure_loss<hand_written::Rosenbrock>();
    measure_loss<hand_written::Himmelblau>();
    measure_loss<hand_written::Ackley>();
    for (const std::string_view loss : {"rosenbrock", "ackley"}) {
        measure_simulation(loss, "gd", 1e-5);
        measure_simulation(loss, "momentum", 1e-6);
        measure_simulation(loss, "adam", 1e-5);
        measure_simulation(loss, "lbfgs", 1);
    }
    measure_compilation();
    measure_trail("creeping", "v=1&loss=rosenbrock&racers=gd,lr:0.00001");
    measure_trail("in noise", "v=1&loss=rosenbrock&noise=5&racers=gd,lr:0.0005");
    measure_trail("jumping everywhere", "v=1&loss=rastrigin&noise=120&racers=gd,lr:0.01");
}
