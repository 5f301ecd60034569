#include "player/background.hpp"

#include "jobs/plane_job.hpp"
#include "jobs/race_job.hpp"

#include <fmt/format.h>

namespace ravine {
namespace {

constexpr std::size_t fine_side = Race::fine_side, plane_parts = 4;

}  // namespace

void Background::stop(Player& player) {
    stop_race(player);
    plane_.clear();
    ground_ = -1;
}

void Background::stop_race(Player& player) {
    here_.cancel();
    ticket_.cancel();
    parts_.clear();
    player.compute_elsewhere(false);
}

void Background::follow(Player& player) {
    const bool same = std::exchange(revision_, player.revision()) == player.revision();
    if (!same) refused_ = false;
    if (!same) stop(player);
    if (!player.behind()) stop_race(player);
    take(player);
    if (!ticket_.active()) start(player);
    player.compute_elsewhere(ticket_.active());
    if (!player.behind() || ticket_.active()) {
        here_.cancel();
    } else if (!here_.active()) {
        here_ = scheduler_.add(jobs::Importance::awaited, [&player] { return player.compute(); });
    }
    refine(player);
}

// Begins with a plane that is coarse, and hands its losses over when all are there.
void Background::refine(Player& player) {
    const Race& race = player.race();
    if (!race.training() || race.unfinished()) return;
    if (!plane_.empty() && plane_parts_left_ == 0) {
        std::vector<double> losses;
        for (const PlanePart& part : plane_) losses.insert(losses.end(), part.losses.begin(), part.losses.end());
        plane_.clear();
        if (losses.size() == fine_side * fine_side) player.refine(fine_side, std::move(losses));
        ground_ = race.ground();
        return;
    }
    if (ground_ == race.ground()) return;
    ground_ = race.ground();
    plane_.clear();
    plane_.resize(plane_parts);
    plane_parts_left_ = plane_parts;
    for (std::size_t i = 0; i < plane_parts; ++i) {
        const std::size_t first = i * fine_side / plane_parts, end = (i + 1) * fine_side / plane_parts;
        const auto chunk = [this, i](std::span<const double> numbers) {
            plane_[i].losses.insert(plane_[i].losses.end(), numbers.begin(), numbers.end());
        };
        const auto ended = [this](const std::string&) { --plane_parts_left_; };
        plane_[i].ticket =
            service_.submit(jobs::plane_job(race, fine_side, first, end - first), jobs::Importance::visible, {chunk, ended});
    }
}

void Background::finish(Player& player) {
    stop(player);
    while (player.compute()) {
    }
    player.tick(0);
    if (player.race().unfinished()) return;
    player.refine();
    ground_ = player.race().ground();
}

void Background::take(Player& player) {
    for (const RacePart& part : std::exchange(parts_, {})) {
        if (!player.append(part)) return stop_race(player);
    }
}

void Background::start(Player& player) {
    const Race& race = player.race();
    const auto missing = static_cast<double>(player.next_step() - race.computed());
    const bool short_work = missing * static_cast<double>(race.work_per_step()) <= static_cast<double>(Player::short_work);
    if (refused_ || !player.behind() || short_work) return;
    std::optional<jobs::Job> job = jobs::race_job(race, player.next_step());
    refused_ = !job;
    if (refused_) return;
    player.reserve(player.next_step());
    const auto chunk = [this](std::span<const double> numbers) {
        if (auto part = read_race_part(numbers)) parts_.push_back(std::move(*part));
    };
    const auto end = [this](const std::string& failure) {
        refused_ = !failure.empty();
        if (refused_) complaint_ = fmt::format("The race is computed between the frames, which takes longer. {}", failure);
    };
    ticket_ = service_.submit(std::move(*job), jobs::Importance::awaited, {chunk, end});
}

}  // namespace ravine
