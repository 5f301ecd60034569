#include "simulation/simulation.hpp"

#include "../optimizers/settings.hpp"
#include "../seed.hpp"
#include "agreement.hpp"
#include "math/simd.hpp"
#include "objectives.hpp"
#include "optimizers/catalogue.hpp"
#include "test_losses.hpp"

#include <fmt/format.h>
#include <catch2/catch_test_macros.hpp>
#include <map>
#include <random>

using namespace ravine;

namespace {

#ifdef __EMSCRIPTEN__
constexpr int configurations = 300;
#else
constexpr int configurations = RAVINE_BRIEF ? 300 : 10'000;
#endif

// A simulation to be, at random.
class Dice {
  public:
    explicit Dice(unsigned seed) : random_(seed) {
        for (double& number : pool_) number = std::uniform_real_distribution<double>(0, 1)(random_);
    }

    int below(int count) { return std::uniform_int_distribution<int>(0, count - 1)(random_); }
    double number(double low, double high) { return std::uniform_real_distribution<double>(low, high)(random_); }

    template <class T>
    const T& one_of(const std::vector<T>& among) {
        return among[static_cast<std::size_t>(below(static_cast<int>(among.size())))];
    }

    SimulationSetting setting(const Optimizer& optimizer, const TestLoss& of) {
        SimulationSetting result{.objective = of.loss,
                                 .optimizer = &optimizer,
                                 .schedules = {},
                                 .noise = below(2) == 0 ? 0 : std::pow(10.0, number(-3, 1)),
                                 .seed = random_(),
                                 .batch = static_cast<std::size_t>(below(2) == 0 ? 0 : 1 + below(25))};
        if (below(2) == 0) {
            const double widths = std::pow(10.0, number(0, 3));
            result.centre = {of.box.centre().x, of.box.centre().y};
            result.reach = {widths * of.box.width(), widths * of.box.height()};
        }
        for (const std::string& text : texts(optimizer)) {
            const Parameter& parameter = optimizer.parameters[result.schedules.size()];
            result.schedules.push_back(Schedule::read(parameter, text).schedule);
        }
        return result;
    }

    // Places in a box and around it, some of them round ones, where kinks and holes are.
    std::vector<double> starts(const Box& box, std::size_t balls) {
        const auto from = static_cast<std::size_t>(below(1000));
        const double lows[] = {box.low.x, box.low.y}, widths[] = {box.width(), box.height()};
        std::vector<double> result(2 * balls);
        for (std::size_t i = 0; i < result.size(); ++i) {
            const std::size_t k = i / balls;
            result[i] = lows[k] + widths[k] * (1.4 * pool_[(from + 7 * i) % pool_.size()] - 0.2);
            if (i % 8 == 0) result[i] = std::round(result[i]);
        }
        return result;
    }

  private:
    std::vector<std::string> texts(const Optimizer& optimizer) {
        std::vector<std::string> result;
        for (const Parameter& parameter : optimizer.parameters) {
            const double value = random_setting(parameter, random_);
            if (below(3) == 0) {
                result.push_back(default_text(parameter));
            } else if (parameter.is_choice()) {
                result.emplace_back(parameter.choices[static_cast<std::size_t>(value)].name);
            } else {
                constexpr const char* over_time[] = {"", "/(1 + t/3)", "*0.8^t", "*(1 + cos(t))/2", "*where(t < 3, 1, 0.1)"};
                result.push_back(fmt::format("{}{}", value, over_time[below(5)]));
            }
        }
        return result;
    }

    std::mt19937 random_;
    std::vector<double> pool_ = std::vector<double>(10'007);
};

std::vector<TestLoss> all_losses() {
    std::vector<TestLoss> result = rough_losses();
    for (const Surface& surface : surfaces()) {
        if (surface.data.empty()) result.push_back(test_loss(std::string(surface.key)));  // the rough ones have those with data
    }
    return result;
}

// The starts of some balls out of many.
std::vector<double> chosen(const std::vector<double>& starts, const std::vector<std::size_t>& balls) {
    std::vector<double> result;
    for (std::size_t k = 0; k < 2; ++k) {
        for (const std::size_t ball : balls) result.push_back(starts[k * starts.size() / 2 + ball]);
    }
    return result;
}

std::vector<Seen> tell_all(const Simulation& simulation) {
    std::vector<Seen> result;
    for (std::size_t ball = 0; ball < simulation.balls(); ++ball) result.push_back(tell(simulation, ball));
    return result;
}

bool agree_all(const std::vector<Seen>& a, const std::vector<Seen>& b) {
    bool same = a.size() == b.size();
    for (std::size_t i = 0; same && i < a.size(); ++i) same = agree(a[i], b[i], same_bits);
    return same;
}

// A ball alone, it among seven, and these among 4,096. Returns the number of the seven that stopped, or -1 where any bit
// differs.
int stopped_alike(Dice& dice, const SimulationSetting& setting, const Box& box, std::uint64_t steps) {
    const std::vector<double> starts = dice.starts(box, 4096);
    std::vector<std::size_t> some;
    for (std::size_t part = 0; part < 7; ++part) some.push_back(585 * part + static_cast<std::size_t>(dice.below(585)));
    const auto one = static_cast<std::size_t>(dice.below(7));
    Simulation many(setting, starts), few(setting, chosen(starts, some)), alone(setting, chosen(starts, {some[one]}));
    for (Simulation* each : {&many, &few, &alone}) each->advance(steps);
    bool same = agree(tell(few, one), tell(alone, 0), same_bits);
    int stopped = 0;
    for (std::size_t ball = 0; ball < some.size(); ++ball) {
        same = same && agree(tell(many, some[ball]), tell(few, ball), same_bits);
        stopped += few.stop(ball) ? 1 : 0;
    }
    return same ? stopped : -1;
}

// Counts the points at which it is evaluated.
class Counting final : public Opaque {
  public:
    using Opaque::Opaque;

    void value(const Points& at, double* f, formula::Workspace& workspace, Batch batch) const override {
        points += at.count;
        Opaque::value(at, f, workspace, batch);
    }
    void gradient(const Points& at, double* f, double* g, formula::Workspace& workspace, Batch batch) const override {
        points += at.count;
        Opaque::gradient(at, f, g, workspace, batch);
    }

    mutable std::size_t points = 0;
};

}  // namespace

TEST_CASE("a ball has the same bits however many balls there are") {
    const unsigned seed = test_seed();
    CAPTURE(seed);
    Dice dice(seed);
    const std::vector<TestLoss> losses = all_losses();
    std::vector<const Optimizer*> rules, methods;
    for (const auto& optimizer : builtin_catalogue().all()) (optimizer->step ? methods : rules).push_back(optimizer.get());
    int stopped = 0;
    for (int i = 0; i < configurations; ++i) {
        // A method in C++ takes as long for a ball as a rule does for a hundred: few of them, and few steps.
        const bool slow = i % 100 == 0;
        const Optimizer& optimizer = *dice.one_of(slow ? methods : rules);
        const TestLoss& of = dice.one_of(losses);
        const SimulationSetting setting = dice.setting(optimizer, of);
        const int steps = slow || of.loss->gradient_work() > 30 ? 2 : 2 + std::min(dice.below(5), dice.below(5));
        const int found = stopped_alike(dice, setting, of.box, static_cast<std::uint64_t>(steps));
        if (found < 0) FAIL_CHECK(i << ": " << optimizer.key << " on " << of.text << ", " << steps << " steps");
        stopped += std::max(found, 0);
    }
    CAPTURE(stopped);
    CHECK(stopped > configurations / 6);
    CHECK(stopped < configurations * 7 / 2);
}

TEST_CASE("balls that stop are taken out, stay where they were last well, and leave the others alone") {
    constexpr std::size_t balls = 600;
    const unsigned seed = test_seed();
    CAPTURE(seed);
    Dice dice(seed);
    // Away from x = 0 a ball leaves; low ones fall into the hole below y = 0, the lowest of which start there.
    const auto counting = std::make_shared<Counting>(test_loss("log(y) - x^2").loss);
    SimulationSetting setting{.objective = counting,
                              .optimizer = builtin_catalogue().find("gd"),
                              .schedules = {Schedule(0.25), Schedule(0)},
                              .centre = {0, 0},
                              .reach = {20, 20}};
    std::vector<double> starts;
    for (std::size_t ball = 0; ball < balls; ++ball) starts.push_back(ball % 5 == 0 ? 0 : dice.number(-2, 2));
    for (std::size_t ball = 0; ball < balls; ++ball) starts.push_back(dice.number(-0.2, 4));
    Simulation together(setting, starts);
    std::vector<Simulation> alone;
    for (std::size_t ball = 0; ball < balls; ++ball) alone.emplace_back(setting, chosen(starts, {ball}));
    std::map<std::string_view, int> reasons;
    std::size_t alive = balls;
    std::vector<Seen> before = tell_all(together);
    for (std::uint64_t step = 1; step <= 20; ++step) {
        alive = 0;
        for (std::size_t ball = 0; ball < balls; ++ball) alive += together.stop(ball) ? 0 : 1;
        counting->points = 0;
        together.advance();
        CHECK(counting->points >= alive);
        CHECK(counting->points < alive + 3 * lane_width);  // there are three blocks
        for (std::size_t ball = 0; ball < balls; ++ball) {
            alone[ball].advance();
            const Seen now = tell(together, ball);
            REQUIRE(agree(now, tell(alone[ball], 0), same_bits));
            if (!together.stop(ball)) continue;
            for (std::size_t i = 0; i < now.numbers.size(); ++i) REQUIRE(same_bits(now.numbers[i], before[ball].numbers[i]));
            if (now.stop == step) ++reasons[together.stop(ball)->reason];
        }
        before = tell_all(together);
    }
    CHECK(alive > 5);
    CHECK(alive < 200);
    for (std::size_t ball = 0; ball < balls; ++ball) {
        if (const auto stop = together.stop(ball); stop && stop->step == 0) ++reasons[stop->reason];
    }
    CAPTURE(reasons);
    CHECK(reasons.size() == 3);
    CHECK(reasons["the loss is not defined at the start"] > 5);
    CHECK(reasons["it left the domain of the formula"] > 50);
    CHECK(reasons["it left a million times the domain"] > 50);
}

TEST_CASE("a snapshot continues to the same bits, and many steps at once are as many single ones") {
    const unsigned seed = test_seed();
    CAPTURE(seed);
    Dice dice(seed);
    int runs = 0, went_on = 0;
    for (const auto& optimizer : builtin_catalogue().all()) {
        for (const char* text : {"logistic", "x^2 log(x + 2) + sqrt(y + x)/(y - 1)", "rosenbrock"}) {
            INFO(optimizer->key << " on " << text);
            const TestLoss of = test_loss(text);
            const SimulationSetting setting = dice.setting(*optimizer, of);
            const std::vector<double> starts = dice.starts(of.box, optimizer->step || RAVINE_BRIEF ? 30 : 300);
            Simulation simulation(setting, starts), fresh(setting, starts), singly(setting, starts);
            simulation.advance(21);  // numbers of steps are prepared by sixteen
            const Simulation::Snapshot snapshot = simulation.snapshot();
            const std::vector<Seen> then = tell_all(simulation);
            simulation.advance(20);
            const std::vector<Seen> end = tell_all(simulation);
            for (Simulation* each : {&simulation, &fresh}) {
                each->restore(snapshot);
                CHECK(each->steps() == 21);
                CHECK(agree_all(tell_all(*each), then));
                each->advance(20);
                CHECK(each->steps() == 41);
                CHECK(agree_all(tell_all(*each), end));
            }
            for (int step = 0; step < 41; ++step) singly.advance();
            CHECK(agree_all(tell_all(singly), end));
            went_on += agree_all(then, end) ? 0 : 1;
            ++runs;
        }
    }
    CHECK(went_on > runs / 2);  // in some all balls have stopped before
}

TEST_CASE("a rule that cannot be compiled is refused with a sentence, and its balls stay at the start") {
    Optimizer optimizer = *builtin_catalogue().find("gd");
    optimizer.rule = "x = x - lr*nothing";
    SimulationSetting setting{
        .objective = test_loss("bowl").loss, .optimizer = &optimizer, .schedules = {Schedule(0.1), Schedule(0)}};
    Simulation simulation(setting, std::vector{1.0, 2.0});
    CHECK(simulation.complaint().find("nothing") != std::string::npos);
    simulation.advance(3);
    CHECK(simulation.steps() == 0);
    CHECK(simulation.x(0, 0) == 1);
    CHECK(simulation.x(0, 1) == 2);
}
