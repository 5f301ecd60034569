// The processors that jobs run on beside the main thread. All of it is called by the main thread.
#pragma once

#include "jobs/job.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace ravine::jobs {

using JobId = std::uint32_t;

struct Message {
    JobId id;
    Portion portion;
    bool lost = false;  // what ran the job is no more, or cannot be had
};

class Backend {
  public:
    virtual ~Backend() = default;

    // Jobs that can run at a time; 0 if none can.
    virtual std::size_t capacity() const = 0;

    virtual void start(JobId id, const Job& job) = 0;

    // Ends a job that was started and has not ended. Messages of it may still come.
    virtual void stop(JobId id) = 0;

    // Returns what has come since the last call, the portions of each job in their order.
    virtual std::vector<Message> receive() = 0;
};

// Returns so many threads, or for 0 one for each processor but one, and two at least; nullptr where programs have no threads.
std::unique_ptr<Backend> make_threads(std::size_t count = 0);

}  // namespace ravine::jobs
