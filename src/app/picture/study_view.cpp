#include "app/picture/study_view.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ravine {
namespace {

// Turns an image, whose first row is the highest, into a drape, through which the ground is seen where a swarm has no ball.
std::shared_ptr<const render::Drape> drape_of(const Image& image, bool swarm) {
    auto drape = std::make_shared<render::Drape>();
    drape->width = image.width;
    drape->height = image.height;
    const std::size_t row = 4 * static_cast<std::size_t>(image.width);
    drape->pixels.reserve(image.pixels.size());
    for (auto y = static_cast<std::size_t>(image.height); y-- > 0;) {
        const auto first = image.pixels.begin() + static_cast<std::ptrdiff_t>(y * row);
        drape->pixels.insert(drape->pixels.end(), first, first + static_cast<std::ptrdiff_t>(row));
    }
    if (!swarm) return drape;
    const std::uint8_t empty[] = {no_ball >> 16 & 0xff, no_ball >> 8 & 0xff, no_ball & 0xff};
    for (std::size_t at = 0; at < drape->pixels.size(); at += 4) {
        if (std::equal(empty, empty + 3, &drape->pixels[at])) drape->pixels[at + 3] = 0;
    }
    return drape;
}

std::vector<double> losses_at(const std::vector<Vector>& places, const Loss& loss) {
    std::vector<double> x, y, losses(places.size());
    for (const Vector place : places) {
        x.push_back(place.x);
        y.push_back(place.y);
    }
    formula::Workspace workspace;
    loss.value(x.data(), y.data(), places.size(), losses.data(), workspace);
    return losses;
}

}  // namespace

std::shared_ptr<const render::Drape> StudyView::drape() const {
    const std::optional<studies::Study>& study = player_.document().view.study;
    const bool moves = study && study->kind == studies::Kind::swarm && player_.step() < player_.document().experiment.steps;
    return moves ? nullptr : drape_;
}

void StudyView::follow_swarm() {
    const StudyPaths& paths = runner_.paths();
    const std::shared_ptr<const Loss>& loss = player_.race().loss();
    const double step = player_.cursor();
    const bool known = paths.balls() > 0 && loss, moves = known && !drape();
    if (std::exchange(paths_followed_, {runner_.revision(), paths.balls()}) != std::pair(runner_.revision(), paths.balls())) {
        swarm_step_ = -1;
        losses_at_starts_ = {};
        for (const double f : known ? losses_at(paths.places_at(0), *loss) : std::vector<double>()) {
            if (std::isfinite(f)) losses_at_starts_.add(f);
        }
    }
    if (swarm_step_ == step && moves) return;
    swarm_step_ = moves ? step : -1;
    swarm_ = moves ? paths.places_at(step) : std::vector<Vector>();
    swarm_losses_.reset();
    if (moves) swarm_losses_ = {paths.told_before(step), losses_at(paths.places_at(paths.told_before(step)), *loss)};
}

std::size_t StudyView::swarm_racer() const {
    const std::optional<studies::Study>& study = player_.document().view.study;
    return study && study->racer > 0 ? static_cast<std::size_t>(study->racer - 1) : 0;
}

StudyLayer StudyView::layer(bool film) const {
    const bool moves = film && runner_.paths().balls() > 0;
    return {moves ? nullptr : drape(), runner_.paths(), swarm_racer()};
}

Document StudyView::document() const {
    Document document = player_.document();
    if (result()) document.view.study = result()->study;
    return document;
}

void StudyView::find_spreads(const StudyResult& result) {
    const std::vector<std::size_t> racers = studies::racers_of(result.study, player_.document().experiment);
    const auto found = studies::spread_of_ends(result.columns, result.numbers, static_cast<std::size_t>(result.study.seeds));
    for (std::size_t k = 0; k < std::min(racers.size(), found.size()); ++k) {
        if (found[k]) spreads_.push_back({racers[k], *found[k]});
    }
}

void StudyView::update() {
    follow_result();
    follow_swarm();
}

void StudyView::follow_result() {
    if (revision_ == runner_.revision()) return;
    revision_ = runner_.revision();
    const StudyResult* const result = runner_.result();
    map_.reset();
    drape_.reset();
    spreads_.clear();
    if (!result || !runner_.is_current()) return;
    const Document document = this->document();
    if (result->study.kind == studies::Kind::seeds) find_spreads(*result);
    if (!has_map(result->study)) return;
    if (studies::racers_of(result->study, document.experiment).size() != 1) return;
    map_ = study_map({document, result->columns, result->numbers});
    if (studies::has_many_starts(result->study.kind))
        drape_ = drape_of(map_->image, result->study.kind == studies::Kind::swarm);
}

}  // namespace ravine
