// Runs jobs beside the main thread, and hands their results back on it, chunk by chunk.
//
//     Ticket ticket = service.submit(job, Importance::awaited, {.chunk = ..., .end = ...});
//     service.poll();                                          // each frame: calls these
//     scheduler.spend(0.005);                                  // for those that nothing else can run
//
// Jobs wait for a free thread or worker, first what the user waits for. Where there is none, or it dies, the main thread goes
// on with the job in portions; the chunks are the same.
#pragma once

#include "jobs/backend.hpp"
#include "jobs/scheduler.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <span>

namespace ravine::jobs {

class Service;

// A submitted job. It is cancelled at once when its ticket is destroyed: nothing of it is heard any more.
class Ticket {
  public:
    Ticket() = default;
    Ticket(Ticket&& other) noexcept;
    Ticket& operator=(Ticket&& other) noexcept;
    ~Ticket() { cancel(); }

    void cancel();

    // Returns true until the job has ended.
    bool active() const;

    // Returns the share of its work that is done.
    double progress() const;

  private:
    friend class Service;
    Ticket(Service& service, JobId id) : service_(&service), id_(id) {}

    Service* service_ = nullptr;
    JobId id_ = 0;
};

struct Listener {
    std::function<void(std::span<const double>)> chunk;
    std::function<void(const std::string& failure)> end;  // a sentence, or "" after the last chunk
};

class Service {
  public:
    // A backend of nullptr leaves all to the main thread. Both must outlive all tickets.
    Service(std::unique_ptr<Backend> backend, Scheduler& scheduler) : backend_(std::move(backend)), scheduler_(scheduler) {}

    [[nodiscard]] Ticket submit(Job job, Importance importance, Listener listener);

    // Starts what can be started and tells the listeners what has come. They may submit and cancel.
    void poll();

    bool busy() const { return !entries_.empty(); }

    // Returns how many jobs can run at a time: 1 where the main thread does all.
    std::size_t capacity() const { return std::max<std::size_t>(backend_ ? backend_->capacity() : 0, 1); }

  private:
    friend class Ticket;
    struct Entry {
        Job job;
        Importance importance;
        Listener listener;
        bool started = false;
        std::size_t heard = 0;  // portions
        double share = 0;
        std::unique_ptr<Work> work;  // in the main thread
        std::size_t repeated = 0;    // portions of it
    };

    std::size_t running() const;
    void start();
    void take_over(Entry& entry);
    bool work_here();
    void hear(JobId id, Portion portion);
    void cancel(JobId id);

    std::unique_ptr<Backend> backend_;
    Scheduler& scheduler_;
    Scheduler::Task here_;
    std::map<JobId, std::shared_ptr<Entry>> entries_;  // that have not ended
    JobId last_ = 0;
};

}  // namespace ravine::jobs
