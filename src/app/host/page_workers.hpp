// The workers of the page as processors for jobs (platform/host.hpp).
#pragma once

#include "jobs/backend.hpp"

#include <string>
#include <vector>

namespace ravine {

class PageWorkers final : public jobs::Backend {
  public:
    std::size_t capacity() const override;
    void start(jobs::JobId id, const jobs::Job& job) override;
    void stop(jobs::JobId id) override;
    std::vector<jobs::Message> receive() override;

    // Events of the host: a portion of a job, and the loss of what ran it. After a loss there are no workers any more.
    void hear(jobs::JobId id, jobs::Portion portion);
    void lose(jobs::JobId id);

  private:
    std::vector<jobs::Message> messages_;
    bool lost_ = false;
};

}  // namespace ravine
