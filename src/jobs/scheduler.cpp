#include "jobs/scheduler.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

namespace ravine::jobs {

struct Scheduler::Entry {
    Importance importance;
    Portion portion;
    bool active = true;
};

namespace {

double steady_seconds() {
    const std::chrono::duration<double> now = std::chrono::steady_clock::now().time_since_epoch();
    return now.count();
}

}  // namespace

Scheduler::Task& Scheduler::Task::operator=(Task&& other) noexcept {
    if (this != &other) cancel();
    entry_ = std::move(other.entry_);
    return *this;
}

void Scheduler::Task::cancel() {
    if (entry_) entry_->active = false;
    entry_.reset();
}

bool Scheduler::Task::active() const { return entry_ && entry_->active; }

Scheduler::Scheduler(Clock clock) : clock_(clock ? std::move(clock) : steady_seconds) {}

Scheduler::Task Scheduler::add(Importance importance, Portion portion) {
    entries_.push_back(std::make_shared<Entry>(Entry{importance, std::move(portion)}));
    return Task(entries_.back());
}

// Takes the entry whose turn it is to the end of the queue.
std::shared_ptr<Scheduler::Entry> Scheduler::next() {
    std::erase_if(entries_, [](const auto& entry) { return !entry->active; });
    const auto first = std::min_element(entries_.begin(), entries_.end(),
                                        [](const auto& a, const auto& b) { return a->importance < b->importance; });
    if (first == entries_.end()) return nullptr;
    std::rotate(first, first + 1, entries_.end());
    return entries_.back();
}

bool Scheduler::run() {
    const std::shared_ptr<Entry> entry = next();
    if (!entry) return false;
    if (!entry->portion()) entry->active = false;
    return true;
}

bool Scheduler::spend(double seconds) {
    const double end = clock_() + seconds;
    if (!run()) return false;
    while (clock_() < end && run()) {
    }
    return true;
}

bool Scheduler::finish() {
    if (!run()) return false;
    while (run()) {
    }
    return true;
}

bool Scheduler::busy() const {
    return std::any_of(entries_.begin(), entries_.end(), [](const auto& entry) { return entry->active; });
}

}  // namespace ravine::jobs
