#include "player/player.hpp"

#include <algorithm>
#include <cmath>

namespace ravine {

namespace {

// Of a portion: instructions, and steps of all racers, of which each takes some time beside them.
constexpr std::size_t work_of_a_portion = 1'000'000, steps_of_a_portion = 4096;

}  // namespace

Player::Player(Document document, int revision)
    : document_(std::move(document)),
      race_(document_.experiment, document_.view.plane),
      classifier_(race_),
      revision_(revision) {
    seek(document_.page.at);
}

void Player::set_document(Document document) {
    const bool same = same_numbers(document.experiment, document_.experiment);
    const bool same_ground = same_critical_points(document.experiment, document_.experiment);
    const int at = document_.page.at;
    document_ = std::move(document);
    if (!same) {
        race_ = Race(document_.experiment, document_.view.plane);
        if (!same_ground) classifier_ = OutcomeClassifier(race_);
        ++revision_;
        halted_ = false;
    } else {
        race_.look_at(document_.view.plane, document_.experiment.domain);
    }
    document_.page.at = std::min(at, document_.experiment.steps);
    if (!same) move_to(wanted_);
}

void Player::play() {
    if (step() >= document_.experiment.steps) move_to(0);
    playing_ = true;
    halted_ = false;
    document_.page.at = 0;
}

void Player::pause() {
    playing_ = false;
    halted_ = race_.unfinished();
    seek(step());
}

void Player::stand() {
    pause();
    halted_ = false;
}

void Player::toggle() { playing_ || behind() ? pause() : play(); }

void Player::step_by(int steps) {
    pause();
    // 64 bits, as `steps` may be any int.
    const auto target = std::clamp<std::int64_t>(std::int64_t{step()} + steps, 0, document_.experiment.steps);
    seek(static_cast<int>(target));
}

void Player::seek(int step) {
    move_to(step);
    if (!playing_) document_.page.at = static_cast<int>(wanted_);
}

void Player::tick(double seconds) {
    if (behind()) arrive();
    if (!playing_ || behind()) return;
    move_to(cursor_ + seconds * steps_per_second);
    if (step() >= document_.experiment.steps) playing_ = false;
}

void Player::move_to(double cursor) {
    wanted_ = std::clamp(cursor, 0.0, static_cast<double>(document_.experiment.steps));
    if (!elsewhere_) advance(short_work);
    arrive();
}

bool Player::compute() {
    if (elsewhere_) return false;
    const std::size_t racers = std::max<std::size_t>(race_.tracks().size(), 1);
    advance(std::min(work_of_a_portion, steps_of_a_portion / racers * race_.work_per_step()));
    return race_.computed() < next_step();
}

int Player::next_step() const {
    return race_.unfinished() ? document_.experiment.steps
                              : std::min(static_cast<int>(wanted_) + 1, document_.experiment.steps);
}

// Computes one step more than is shown, so that the picture can interpolate.
void Player::advance(std::size_t work) { race_.advance_towards(next_step(), work); }

void Player::arrive() {
    const bool reached = !race_.unfinished() && race_.computed() >= next_step();
    const int shown = race_.unfinished() ? 0 : race_.computed();
    cursor_ = reached ? wanted_ : std::min(wanted_, static_cast<double>(shown));
    outcomes_ = classifier_.outcomes(race_, step());
}

}  // namespace ravine
