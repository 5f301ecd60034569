#include "document/lineup.hpp"

#include "document/link.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace ravine;

namespace {

// gd, adam, lion, of which one is looked at (from 1, or 0 for none).
Config three(int selected) {
    Config config = decode_link("racers=gd;adam,lr:0.1,show:off;lion").config;
    config.selected = selected - 1;
    return config;
}

std::string names(const Config& config) {
    std::string all;
    for (const Racer& racer : config.racers) all += racer.optimizer + ' ';
    return all;
}

std::string rate(const Config& config, std::size_t racer) {
    const auto& settings = config.racers[racer].settings;
    return settings.empty() ? "" : settings[0].text;
}

}  // namespace

TEST_CASE("removing a racer keeps the eye on who is looked at") {
    for (const auto& [selected, then] : {std::pair{0, 0}, {1, 1}, {2, 0}, {3, 2}}) {
        Config config = three(selected);
        remove_racer(config, 1);
        CHECK(names(config) == "gd lion ");
        CHECK(config.selected == then - 1);
    }
}

TEST_CASE("a copy stands right behind, with all settings") {
    for (const auto& [selected, then] : {std::pair{0, 0}, {1, 1}, {2, 2}, {3, 4}}) {
        Config config = three(selected);
        duplicate_racer(config, 1);
        CHECK(names(config) == "gd adam adam lion ");
        CHECK(config.racers[2] == config.racers[1]);
        CHECK(config.selected == then - 1);
    }
    Config full = three(1);
    while (full.racers.size() < most_racers) duplicate_racer(full, 0);
    duplicate_racer(full, 0);
    CHECK(full.racers.size() == most_racers);
}

TEST_CASE("neighbours change places, and the ends stay") {
    Config config = three(2);
    move_racer(config, 1, -1);
    CHECK(names(config) == "adam gd lion ");
    CHECK(config.selected == 0);
    move_racer(config, 0, -1);
    move_racer(config, 2, 1);
    CHECK(names(config) == "adam gd lion ");
    move_racer(config, 1, -1);
    CHECK(names(config) == "gd adam lion ");
    CHECK(config.selected == 1);
}

TEST_CASE("solo hides the others, and shows all again") {
    Config config = three(0);
    CHECK_FALSE(is_solo(config, 1));
    solo_racer(config, 1);
    CHECK(hidden_racers(config) == 0b101);
    CHECK(is_solo(config, 1));
    CHECK_FALSE(is_solo(config, 0));
    solo_racer(config, 0);
    CHECK(hidden_racers(config) == 0b110);
    solo_racer(config, 0);
    CHECK(hidden_racers(config) == 0);
    Config one = decode_link("racers=gd").config;
    solo_racer(one, 0);
    CHECK(hidden_racers(one) == 0);
}

TEST_CASE("three rates in place of one") {
    for (const auto& [selected, then] : {std::pair{1, 1}, {2, 3}, {3, 5}}) {
        Config config = three(selected);
        compare_rates(config, 1);
        CHECK(names(config) == "gd adam adam adam lion ");
        CHECK(rate(config, 1) == "0.033");
        CHECK(rate(config, 2) == "0.1");
        CHECK(rate(config, 3) == "0.3");
        CHECK(config.selected == then - 1);
    }
}

TEST_CASE("rates stay in their range, and schedules are scaled as they are") {
    Config config = decode_link("racers=gd,lr:80;gd,lr:0.1*0.97^t").config;
    compare_rates(config, 1);
    CHECK(rate(config, 1) == "(0.1*0.97^t)/3");
    CHECK(rate(config, 3) == "3*(0.1*0.97^t)");
    compare_rates(config, 0);
    CHECK(rate(config, 0) == "27");
    CHECK(rate(config, 2) == "100");
    const DecodedLink back = decode_link(encode_link(config));
    CHECK(back.complaints.empty());
    CHECK(back.config == config);
}

TEST_CASE("no more racers are compared than fit") {
    Config config = decode_link("racers=gd").config;
    while (can_compare_rates(config, 0)) compare_rates(config, 0);
    CHECK(config.racers.size() == most_racers - 1);
    compare_rates(config, 0);
    CHECK(config.racers.size() == most_racers - 1);
}
