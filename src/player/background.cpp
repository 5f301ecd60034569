#include "player/background.hpp"

#include "jobs/race_job.hpp"

#include <fmt/format.h>

namespace ravine {

void Background::stop(Player& player) {
    here_.cancel();
    ticket_.cancel();
    parts_.clear();
    player.compute_elsewhere(false);
}

void Background::follow(Player& player) {
    const bool same = std::exchange(revision_, player.revision()) == player.revision();
    if (!same) refused_ = false;
    if (!same || !player.behind()) stop(player);
    take(player);
    if (!ticket_.active()) start(player);
    player.compute_elsewhere(ticket_.active());
    if (!player.behind() || ticket_.active()) {
        here_.cancel();
    } else if (!here_.active()) {
        here_ = scheduler_.add(jobs::Importance::awaited, [&player] { return player.compute(); });
    }
}

void Background::finish(Player& player) {
    stop(player);
    while (player.compute()) {
    }
    player.tick(0);
}

void Background::take(Player& player) {
    for (const RacePart& part : std::exchange(parts_, {})) {
        if (!player.append(part)) return stop(player);
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
