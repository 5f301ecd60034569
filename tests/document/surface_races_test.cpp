#include "document/surface_races.hpp"

#include "analysis/outcome.hpp"
#include "document/link/link.hpp"
#include "document/link/link_racers.hpp"
#include "loss/surfaces.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

using namespace ravine;

namespace {

Document chosen(std::string_view key, std::string_view before = "") {
    Document document = decode_link(before).document;
    choose_surface(document, *find_surface(key));
    return document;
}

std::string racers(const Document& document) { return write_racers(document.experiment); }

bool goes_out(const Track& track, const Box& box) {
    for (std::size_t i = 0; i < track.x.size(); ++i) {
        if (track.x[i] < box.low.x || track.x[i] > box.high.x || track.y[i] < box.low.y || track.y[i] > box.high.y) return true;
    }
    return false;
}

// Returns true if a racer is near the best minimum at the end. Of a surface without one, and where the best is on the edge, it
// is enough to get out, or to have been there.
bool arrives(const Track& track, const Outcome& outcome, const CriticalPoints& critical_points, const SurfaceRace& race,
             const Box& box) {
    if (critical_points.minima.empty()) return goes_out(track, box);
    if (!outcome.reached || race.leaves) return outcome.reached.has_value();
    const double best = critical_points.minima.front().value;
    return track.loss.back() <= best + 1e-3 * (track.loss.front() - best);
}

}  // namespace

TEST_CASE("every surface has a race, in the order of the catalogue") {
    REQUIRE(surface_races().size() == surfaces().size());
    for (std::size_t i = 0; i < surfaces().size(); ++i) CHECK(surface_races()[i].surface == surfaces()[i].key);
    CHECK(race_of_surface("nowhere") == nullptr);
}

TEST_CASE("in every surface's race somebody arrives, somebody does not, and nobody leaves unless that is the point") {
    for (const SurfaceRace& shown : surface_races()) {
        INFO(shown.surface);
        const Document document = chosen(shown.surface);
        const Experiment& experiment = document.experiment;
        CHECK(experiment.racers.size() >= 3);
        CHECK(experiment.racers.size() <= 5);
        CHECK(experiment.steps <= 300);
        CHECK(racers(document) == shown.racers);
        CHECK(std::string(shown.look_for).ends_with('.'));
        Race race(experiment);
        race.advance_to(experiment.steps);
        OutcomeClassifier classifier(race);
        const auto outcomes = classifier.outcomes(race, experiment.steps);
        std::size_t arrived = 0, out = 0;
        for (std::size_t racer = 0; racer < outcomes.size(); ++racer) {
            const Track& track = race.tracks()[racer];
            INFO(experiment.racers[racer].optimizer << ": " << outcomes[racer].sentence);
            if (arrives(track, outcomes[racer], classifier.critical_points(), shown, experiment.domain)) ++arrived;
            const bool leaves = goes_out(track, experiment.domain) || outcomes[racer].kind == Outcome::Kind::out;
            if (leaves) ++out;
            if (!shown.leaves) CHECK_FALSE(leaves);
        }
        CHECK(arrived > 0);
        CHECK(arrived < outcomes.size());
        CHECK((out > 0) == shown.leaves);
    }
}

TEST_CASE("a chosen surface brings its race, and the link names all of it") {
    for (const SurfaceRace& shown : surface_races()) {
        INFO(shown.surface);
        const Document document = chosen(shown.surface, "steps=77&selected=5");
        CHECK(has_race_of_surface(document));
        CHECK(document.page.selected == -1);
        const DecodedLink back = decode_link(encode_link(document));
        CHECK(back.complaints.empty());
        CHECK(back.document == document);
    }
    CHECK(encode_link(chosen("drop_wave")).find("&racers=gd,lr:0.0005;momentum,lr:0.002;") != std::string::npos);
}

TEST_CASE("a link that names a surface alone has the default racers") {
    const Document document = decode_link("loss=drop_wave").document;
    CHECK(document.experiment.racers == default_document().experiment.racers);
    CHECK(document.experiment.start == find_surface("drop_wave")->start);
    CHECK_FALSE(has_race_of_surface(document));
}

TEST_CASE("own racers are kept when another surface is chosen, until its own are asked for") {
    const std::string own = "gd,lr:0.1;adam,lr:0.1";
    Document document = chosen("drop_wave", "loss=bowl&steps=50&selected=2&data=1,2&racers=" + own);
    CHECK(racers(document) == own);
    CHECK(document.experiment.steps == 50);
    CHECK(document.experiment.domain == find_surface("drop_wave")->domain);
    CHECK(document.experiment.start == find_surface("drop_wave")->start);
    CHECK(document.experiment.data.empty());
    CHECK(document.page.selected == 1);
    take_race_of_surface(document);
    CHECK(has_race_of_surface(document));

    // A rate that was changed by hand, and a racer that is only hidden.
    document.experiment.racers[0].settings[0].text = "0.3";
    choose_surface(document, *find_surface("bowl"));
    CHECK(racers(document).starts_with("gd,lr:0.3;"));
    document = chosen("drop_wave");
    document.experiment.racers[0].hidden = true;
    CHECK(has_race_of_surface(document));
    choose_surface(document, *find_surface("bowl"));
    CHECK(has_race_of_surface(document));
    CHECK(hidden_racers(document.experiment) == 0);
}

TEST_CASE("a formula of one's own has no race") {
    Document document = decode_link("loss=x^2+y^2+1").document;
    const Document before = document;
    CHECK_FALSE(has_race_of_surface(document));
    take_race_of_surface(document);
    CHECK(document == before);
}
