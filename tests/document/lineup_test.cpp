#include "document/lineup.hpp"

#include "document/link/link.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace ravine;

namespace {

// gd, adam, lion, of which one is looked at (from 1, or 0 for none).
Document three(int selected) {
    Document document = decode_link("racers=gd;adam,lr:0.1,show:off;lion").document;
    document.page.selected = selected - 1;
    return document;
}

std::string names(const Document& document) {
    std::string all;
    for (const Racer& racer : document.experiment.racers) all += racer.optimizer + ' ';
    return all;
}

std::string rate(const Document& document, std::size_t racer) {
    const auto& settings = document.experiment.racers[racer].settings;
    return settings.empty() ? "" : settings[0].text;
}

}  // namespace

TEST_CASE("removing a racer keeps the eye on who is looked at") {
    for (const auto& [selected, then] : {std::pair{0, 0}, {1, 1}, {2, 0}, {3, 2}}) {
        Document document = three(selected);
        remove_racer(document, 1);
        CHECK(names(document) == "gd lion ");
        CHECK(document.page.selected == then - 1);
    }
}

TEST_CASE("a copy stands right behind, with all settings") {
    for (const auto& [selected, then] : {std::pair{0, 0}, {1, 1}, {2, 2}, {3, 4}}) {
        Document document = three(selected);
        duplicate_racer(document, 1);
        CHECK(names(document) == "gd adam adam lion ");
        CHECK(document.experiment.racers[2] == document.experiment.racers[1]);
        CHECK(document.page.selected == then - 1);
    }
    Document full = three(1);
    while (full.experiment.racers.size() < most_racers) duplicate_racer(full, 0);
    duplicate_racer(full, 0);
    CHECK(full.experiment.racers.size() == most_racers);
}

TEST_CASE("neighbours change places, and the ends stay") {
    Document document = three(2);
    move_racer(document, 1, -1);
    CHECK(names(document) == "adam gd lion ");
    CHECK(document.page.selected == 0);
    move_racer(document, 0, -1);
    move_racer(document, 2, 1);
    CHECK(names(document) == "adam gd lion ");
    move_racer(document, 1, -1);
    CHECK(names(document) == "gd adam lion ");
    CHECK(document.page.selected == 1);
}

TEST_CASE("solo hides the others, and shows all again") {
    Document document = three(0);
    CHECK_FALSE(is_solo(document, 1));
    solo_racer(document, 1);
    CHECK(hidden_racers(document.experiment) == 0b101);
    CHECK(is_solo(document, 1));
    CHECK_FALSE(is_solo(document, 0));
    solo_racer(document, 0);
    CHECK(hidden_racers(document.experiment) == 0b110);
    solo_racer(document, 0);
    CHECK(hidden_racers(document.experiment) == 0);
    Document one = decode_link("racers=gd").document;
    solo_racer(one, 0);
    CHECK(hidden_racers(one.experiment) == 0);
}

TEST_CASE("three rates in place of one") {
    for (const auto& [selected, then] : {std::pair{1, 1}, {2, 3}, {3, 5}}) {
        Document document = three(selected);
        compare_rates(document, 1, 3);
        CHECK(names(document) == "gd adam adam adam lion ");
        CHECK(rate(document, 1) == "0.033");
        CHECK(rate(document, 2) == "0.1");
        CHECK(rate(document, 3) == "0.3");
        CHECK(document.page.selected == then - 1);
    }
}

TEST_CASE("five rates in place of one") {
    for (const auto& [selected, then] : {std::pair{1, 1}, {2, 4}, {3, 7}}) {
        Document document = three(selected);
        compare_rates(document, 1, 5);
        CHECK(names(document) == "gd adam adam adam adam adam lion ");
        CHECK(rate(document, 1) == "0.01");
        CHECK(rate(document, 2) == "0.033");
        CHECK(rate(document, 3) == "0.1");
        CHECK(rate(document, 4) == "0.3");
        CHECK(rate(document, 5) == "1");
        CHECK(document.page.selected == then - 1);
    }
    Document document = decode_link("racers=gd,lr:0.1*0.97^t").document;
    compare_rates(document, 0, 5);
    CHECK(rate(document, 0) == "(0.1*0.97^t)/10");
    CHECK(rate(document, 4) == "10*(0.1*0.97^t)");
    while (document.experiment.racers.size() + 4 <= most_racers) compare_rates(document, 0, 5);
    while (document.experiment.racers.size() < most_racers - 3) duplicate_racer(document, 0);
    CHECK(can_compare_rates(document, 0, 3));
    CHECK_FALSE(can_compare_rates(document, 0, 5));
}

TEST_CASE("rates stay in their range, and schedules are scaled as they are") {
    Document document = decode_link("racers=gd,lr:80;gd,lr:0.1*0.97^t").document;
    compare_rates(document, 1, 3);
    CHECK(rate(document, 1) == "(0.1*0.97^t)/3");
    CHECK(rate(document, 3) == "3*(0.1*0.97^t)");
    compare_rates(document, 0, 3);
    CHECK(rate(document, 0) == "27");
    CHECK(rate(document, 2) == "100");
    const DecodedLink back = decode_link(encode_link(document));
    CHECK(back.complaints.empty());
    CHECK(back.document == document);
}

TEST_CASE("no more racers are compared than fit") {
    Document document = decode_link("racers=gd").document;
    while (can_compare_rates(document, 0, 3)) compare_rates(document, 0, 3);
    CHECK(document.experiment.racers.size() == most_racers - 1);
    compare_rates(document, 0, 3);
    CHECK(document.experiment.racers.size() == most_racers - 1);
}

TEST_CASE("a study keeps its racer, and is about the first one or all when that is removed") {
    Document document = three(0);
    document.view.study = studies::Study{.racer = 2};
    duplicate_racer(document, 0);
    CHECK(document.view.study->racer == 3);
    move_racer(document, 2, -1);
    CHECK(document.view.study->racer == 2);
    move_racer(document, 0, 1);
    CHECK(document.view.study->racer == 1);
    remove_racer(document, 1);
    CHECK(document.view.study->racer == 1);
    remove_racer(document, 0);
    CHECK(document.view.study->racer == 0);
}
