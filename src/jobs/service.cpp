#include "jobs/service.hpp"

#include <algorithm>
#include <utility>

namespace ravine::jobs {

Ticket::Ticket(Ticket&& other) noexcept : service_(std::exchange(other.service_, nullptr)), id_(other.id_) {}

Ticket& Ticket::operator=(Ticket&& other) noexcept {
    if (this == &other) return *this;
    cancel();
    service_ = std::exchange(other.service_, nullptr);
    id_ = other.id_;
    return *this;
}

void Ticket::cancel() {
    if (service_) std::exchange(service_, nullptr)->cancel(id_);
}

bool Ticket::active() const { return service_ && service_->entries_.contains(id_); }

double Ticket::progress() const {
    if (!service_) return 0;
    const auto found = service_->entries_.find(id_);
    return found == service_->entries_.end() ? 1 : found->second->share;
}

Ticket Service::submit(Job job, Importance importance, Listener listener) {
    const JobId id = ++last_;
    entries_[id] = std::make_shared<Entry>();
    Entry& entry = *entries_[id];
    entry.job = std::move(job);
    entry.importance = importance;
    entry.listener = std::move(listener);
    start();
    return {*this, id};
}

std::size_t Service::running() const {
    const auto runs = [](const auto& pair) { return pair.second->started && !pair.second->work; };
    return static_cast<std::size_t>(std::count_if(entries_.begin(), entries_.end(), runs));
}

void Service::start() {
    const std::size_t capacity = backend_ ? backend_->capacity() : 0;
    for (;;) {
        auto first = entries_.end();
        for (auto i = entries_.begin(); i != entries_.end(); ++i) {
            if (i->second->started) continue;
            if (first == entries_.end() || i->second->importance < first->second->importance) first = i;
        }
        if (first == entries_.end()) return;
        if (capacity == 0) {
            take_over(*first->second);
        } else if (running() < capacity) {
            first->second->started = true;
            backend_->start(first->first, first->second->job);
        } else {
            return;
        }
    }
}

// Begins the job anew in the main thread. Its first portions are those that have been heard.
void Service::take_over(Entry& entry) {
    entry.started = true;
    entry.work = begin(entry.job);
    entry.repeated = 0;
    if (!here_.active()) here_ = scheduler_.add(Importance::awaited, [this] { return work_here(); });
}

// Does a portion of the first job that the main thread has.
bool Service::work_here() {
    auto first = entries_.end();
    for (auto i = entries_.begin(); i != entries_.end(); ++i) {
        if (!i->second->work) continue;
        if (first == entries_.end() || i->second->importance < first->second->importance) first = i;
    }
    if (first == entries_.end()) return false;
    Entry& entry = *first->second;
    Portion portion = entry.work->next();
    if (entry.repeated++ >= entry.heard) hear(first->first, std::move(portion));
    return true;
}

void Service::poll() {
    if (backend_) {
        for (Message& message : backend_->receive()) {
            const auto found = entries_.find(message.id);
            if (found == entries_.end() || found->second->work) continue;
            if (message.lost) {
                take_over(*found->second);
            } else {
                hear(message.id, std::move(message.portion));
            }
        }
    }
    start();
}

// The listener may cancel the job, which drops the entry.
void Service::hear(JobId id, Portion portion) {
    const std::shared_ptr<Entry> entry = entries_.at(id);
    ++entry->heard;
    entry->share = portion.share;
    if (!portion.numbers.empty()) entry->listener.chunk(portion.numbers);
    if (!portion.ended || !entries_.contains(id)) return;
    entries_.erase(id);
    entry->listener.end(portion.failure);
}

void Service::cancel(JobId id) {
    const auto found = entries_.find(id);
    if (found == entries_.end()) return;
    const bool runs = found->second->started && !found->second->work;
    entries_.erase(found);
    if (runs) backend_->stop(id);
}

}  // namespace ravine::jobs
