#include "player/background.hpp"

#include "jobs/plane_job.hpp"
#include "jobs/race_job.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

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
    groups_.clear();
    player.compute_elsewhere(false);
}

void Background::follow(Player& player) {
    const bool same = std::exchange(revision_, player.revision()) == player.revision();
    if (!same) refused_ = false;
    if (!same) stop(player);
    if (!player.behind()) stop_race(player);
    take(player);
    if (refused_) groups_.clear();
    if (!at_work()) start(player);
    player.compute_elsewhere(at_work());
    if (!player.behind() || at_work()) {
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

bool Background::improves(const Player& player) const {
    const Race& race = player.race();
    if (!race.training()) return false;
    if (race.unfinished()) return player.behind();
    return ground_ != race.ground() || !plane_.empty();
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

bool Background::at_work() const {
    return std::any_of(groups_.begin(), groups_.end(), [](const Group& group) { return group.ticket.active(); });
}

void Background::take(Player& player) {
    const auto has_part = [](const Group& group) { return !group.parts.empty(); };
    while (!groups_.empty() && std::all_of(groups_.begin(), groups_.end(), has_part)) {
        std::vector<RacePart> parts;
        for (Group& group : groups_) {
            parts.push_back(std::move(group.parts.front()));
            group.parts.pop_front();
        }
        const std::optional<RacePart> part = join(std::move(parts));
        if (!part || !player.append(*part)) return stop_race(player);
    }
}

void Background::start(Player& player) {
    const Race& race = player.race();
    const auto missing = static_cast<double>(player.next_step() - race.computed());
    const bool short_work = missing * static_cast<double>(race.work_per_step()) <= static_cast<double>(Player::short_work);
    if (refused_ || !player.behind() || short_work) return;
    std::vector<jobs::Job> jobs = jobs::race_jobs(race, player.next_step(), service_.capacity());
    refused_ = jobs.empty();
    if (refused_) return;
    player.reserve(player.next_step());
    groups_.clear();
    groups_.resize(jobs.size());
    for (std::size_t i = 0; i < jobs.size(); ++i) {
        const auto chunk = [this, i](std::span<const double> numbers) {
            if (auto part = read_race_part(numbers)) groups_[i].parts.push_back(std::move(*part));
        };
        const auto end = [this](const std::string& failure) {
            if (failure.empty()) return;
            refused_ = true;
            complaint_ = fmt::format("The race is computed between the frames, which takes longer. {}", failure);
        };
        groups_[i].ticket = service_.submit(std::move(jobs[i]), jobs::Importance::awaited, {chunk, end});
    }
}

}  // namespace ravine
