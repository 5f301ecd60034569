#include "app/host/page_workers.hpp"

#include "platform/host.hpp"

#include <utility>

namespace ravine {

std::size_t PageWorkers::capacity() const { return lost_ ? 0 : static_cast<std::size_t>(platform::workers()); }

void PageWorkers::start(jobs::JobId id, const jobs::Job& job) {
    platform::begin_job(static_cast<int>(id), job.kind, job.link, job.numbers);
}

void PageWorkers::stop(jobs::JobId id) { platform::stop_job(static_cast<int>(id)); }

std::vector<jobs::Message> PageWorkers::receive() { return std::exchange(messages_, {}); }

void PageWorkers::hear(jobs::JobId id, jobs::Portion portion) { messages_.push_back({id, std::move(portion)}); }

void PageWorkers::lose(jobs::JobId id) {
    lost_ = true;
    messages_.push_back({id, {}, true});
}

}  // namespace ravine
