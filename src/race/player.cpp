#include "race/player.hpp"

#include <algorithm>
#include <cmath>

namespace ravine {

namespace {

bool same_race(Config a, const Config& b) {
    a.view = b.view;
    a.at = b.at;
    return a == b;
}

}  // namespace

Player::Player(Config config, int revision) : config_(std::move(config)), race_(config_), revision_(revision) {
    move_to(config_.at);
}

void Player::set_config(Config config) {
    const bool moved = config.at != config_.at;
    const bool same = same_race(config, config_);
    config_ = std::move(config);
    if (!same) {
        race_ = Race(config_);
        ++revision_;
    }
    if (!same || moved) move_to(moved ? config_.at : cursor_);
}

void Player::play() {
    if (step() >= config_.steps) move_to(0);
    playing_ = true;
    config_.at = 0;
}

void Player::pause() {
    playing_ = false;
    seek(step());
}

void Player::step_by(int steps) {
    pause();
    // In 64 bits, for who asks may ask for anything.
    const auto target = std::clamp<std::int64_t>(std::int64_t{step()} + steps, 0, config_.steps);
    seek(static_cast<int>(target));
}

void Player::seek(int step) {
    move_to(step);
    if (!playing_) config_.at = this->step();
}

void Player::tick(double seconds) {
    if (!playing_) return;
    move_to(cursor_ + seconds * steps_per_second);
    if (step() >= config_.steps) playing_ = false;
}

// One step more than is shown is computed, so that the picture can move between the two.
void Player::move_to(double cursor) {
    cursor_ = std::clamp(cursor, 0.0, static_cast<double>(config_.steps));
    race_.advance_to(step() + 1);
}

}  // namespace ravine
