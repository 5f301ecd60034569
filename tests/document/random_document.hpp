// Documents at random, for what must bring every one of them back.
#pragma once

#include "document/link/fields.hpp"
#include "document/link/link_racers.hpp"
#include "document/link/link_reading.hpp"
#include "optimizers/catalogue.hpp"
#include "rules/around.hpp"

#include <fmt/format.h>
#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>

namespace ravine {

// Documents that a link can hold, with something unusual in every field now and then.
class Dice {
  public:
    explicit Dice(std::uint64_t seed) : random_(seed) {}

    int below(int count) { return std::uniform_int_distribution<int>(0, count - 1)(random_); }
    double number(double low, double high) { return std::uniform_real_distribution<double>(low, high)(random_); }

    // Returns a table of two inputs, and of classes or values.
    std::string table() {
        std::string text = "\u03c3 & 5%,b c,target";
        const bool words = below(2) == 0;
        for (int i = 0; i < 12; ++i) {
            text += fmt::format(";{},{},", number(-1, 1), number(-1e-9, 1e20));
            text += words ? (i % 3 == 0 ? "yes & no" : "no") : fmt::format("{}", number(0, 9));
        }
        return text;
    }

    Racer racer(Catalogue catalogue) {
        constexpr const char* around[] = {"+clip", "+cautious+lookahead", "+sam+average"};
        const auto& all = catalogue.all();
        const Optimizer& plain = *all[static_cast<std::size_t>(below(static_cast<int>(all.size())))];
        const bool composed = !plain.step && below(12) == 0;
        const Result<std::string> key =
            composed ? add_composed(plain.key + around[below(3)], catalogue) : Result<std::string>(plain.key);
        REQUIRE(key);
        const Optimizer& optimizer = *catalogue.find(*key);
        Racer racer{std::string(optimizer.key), {}};
        for (const Parameter& parameter : optimizer.parameters) {
            if (below(2) == 0) continue;
            const auto choices = static_cast<int>(parameter.choices.size());
            const std::string text = parameter.is_choice() ? parameter.choices[static_cast<std::size_t>(below(choices))].name
                                     : below(3) == 0       ? "max(0.01, 1 - t/100)"
                                                           : fmt::format("{}", number(parameter.low, parameter.high));
            set_parameter(racer, parameter, text);
        }
        if (below(4) == 0) racer.start = Vector{number(-2, 2), number(-2, 2)};
        racer.hidden = below(4) == 0;
        return racer;
    }

    // Fills in the fields of the table, in its order: choices and numbers by what the table says of them, others by
    // make_text(). Requires nothing of a new field but a text in make_text(), where it is neither.
    Document document() {
        Document result = default_document();
        std::vector<std::string> complaints;
        Reading reading{result, complaints, nullptr};
        for (const Field& field : fields()) {
            if (field.is_choice()) {
                field.set(result, below(static_cast<int>(field.about.choices.size())));
                continue;
            }
            const std::string text = text_of(field.about, result);
            if (text.empty()) continue;
            if (text == lettered) result.experiment.constants = {{"a", number(-9, 9)}, {"alpha", number(-1e-9, 1e20)}};
            field.read(field, text, reading);
            if (text == "ravine" && below(2) == 0) result.experiment.constants = {{"angle", number(-1, 1)}};
        }
        for (const std::string& complaint : complaints) FAIL(complaint);
        if (result.page.tab == Tab::share) result.page.tab = Tab::race;  // links never name it
        return result;
    }

  private:
    static constexpr const char* lettered = "a*x + alpha*y^2";

    std::string text_of(const LinkKey& about, const Document& so_far) {
        if (about.low < about.high) {
            const double most = about.key == "at"         ? so_far.experiment.steps
                                : about.key == "selected" ? static_cast<double>(so_far.experiment.racers.size())
                                                          : about.high;
            if (about.form != "a whole number") return below(2) == 0 ? "0" : fmt::format("{}", number(about.low, 1e-3));
            if (most > 1e6 && below(2) == 0) return fmt::format("{:.0f}", most - 1);
            const double least = about.low, usual = std::min(most, 500.0);
            return fmt::format("{}", static_cast<int>(least) + below(static_cast<int>(usual - least) + 1));
        }
        return make_text(about.key, so_far);
    }

    std::string make_text(std::string_view key, const Document& so_far) {
        constexpr const char* losses[] = {"saddle", "x^2 - |y|", "least_squares", "where(x < y, \u03c0, 1e-7)*x",
                                          "3",      lettered,    "ravine"};
        Experiment experiment = default_experiment();
        if (key == "v") return "1";
        if (key == "lesson" || key == "let") return "";  // of cards, and beside the loss
        if (key == "loss") return losses[below(7)];
        if (key == "x" || key == "y") return fmt::format("{},{}", number(-9, -1), number(1, 9));
        if (key == "start") return fmt::format("{},{}", number(-1, 1), number(-1, 1));
        if (key == "view")
            return fmt::format("{},{},{},{},{}", number(-180, 179), number(5, 90), number(0.5, 9), number(-1, 1),
                               number(-1, 1));
        if (key == "data") {
            std::string rows;
            for (int i = below(4); i > 0; --i)
                rows += fmt::format("{}{},{}", rows.empty() ? "" : ";", number(-1, 1), number(-1e-9, 1e20));
            return rows;
        }
        if (key == "table") return below(6) == 0 ? table() : "";
        if (key == "dataset") {
            if (so_far.experiment.network) return below(2) == 0 ? "own,noise:0.25,validation:0.5" : "";
            constexpr const char* texts[] = {"",   "", "", "", "moons,noise:0.3", "curve,rows:50,validation:0", "iris,rows:99",
                                             "xor"};
            return texts[below(8)];
        }
        if (key == "net") {
            const auto& network = so_far.experiment.network;
            if (!network) return below(8) == 0 ? "2-4-1,relu" : "";
            constexpr const char *hidden[] = {"-8-8", "-3", ""}, *rest[] = {"", ",silu", ",l2:0.001"};
            const std::size_t classes = network::classes_of(network->dataset);
            return fmt::format("{}{}-{}{}", network::inputs_of(network->dataset), hidden[below(3)], classes > 2 ? classes : 1,
                               rest[below(3)]);
        }
        if (key == "init") {
            constexpr const char* words[] = {"torch", "glorot", "he"};
            return so_far.experiment.network ? words[below(3)] : "";
        }
        if (key == "plane") {
            constexpr const char* texts[] = {"principal", "ends,2,1,3", "random,1", "curvature,2", "weights,1,9"};
            return texts[below(5)];
        }
        if (key == "chart_of") return below(2) == 0 ? "" : "clip.most_\u03bb";
        if (key == "study") {
            constexpr const char* texts[] = {"",
                                             "basins",
                                             "basins,size:64,racer:2",
                                             "swarm,size:1000000,spread:ring",
                                             "sweep,lr:0.001..1,mu:0..0.99,size:9",
                                             "sweep,a:-1..1,seeds:5,racer:1",
                                             "sweep,lr:0.5..1 log",
                                             "seeds,seeds:50"};
            return texts[below(8)];
        }
        if (key == "columns") return below(2) == 0 ? "" : "hours of study,\u03c3 & 5%";
        if (key == "define") {
            constexpr const char* definitions[] = {
                "heavy(lr:0.02,mu:0.9){v=mu*v-lr*g;x=x+v}", "bare{x=x-0.1*g}",
                "Two_2(lr:0.1:0:5,way:down|up,\u03bb:-3){[way=down]x=x-lr*g;[way=up]x=x+lr*\u03bb g/(norm(g)+|f|)}",
                "half+(k:0.5,of:step|slope){[of=slope]g=k*g;[after][of=step]u=k*u}",
                "look(k:5){[first]z=x;g=gradient(x-0.1*z);z=where(t<k,z,x);x=x-0.1*g}"};
            std::string text;
            for (const char* each : definitions) text += below(3) == 0 ? each : "";
            return text;
        }
        if (key == "racers") {
            experiment.racers.clear();
            for (int i = below(5); i > 0; --i) experiment.racers.push_back(racer(so_far.experiment.catalogue));
            return write_racers(experiment);
        }
        FAIL("no random text for the field " << key);
        return {};
    }

    std::mt19937_64 random_;
};

}  // namespace ravine
