// Work of the main thread that is too long for a frame: tasks that go on in portions, in the time that each frame has to spare.
//
//     Scheduler::Task task = scheduler.add(Importance::visible, [&] { return trail.extend(); });   // once
//     scheduler.spend(0.005);                                                                       // each frame
//
// Nothing else divides the time of frames. What a frame asks for does one portion at once, so that short work is done when it
// is asked for; what is left is a task. How much a portion does is counted in work, and not in time: results do not depend on
// where portions end.
//
// Tasks run in the order of their importance: those that the user waits for, visible ones, others. Tasks of one importance take
// turns. A task ends with its last portion, or at once when its handle is cancelled or destroyed.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

namespace ravine::jobs {

enum class Importance : std::uint8_t { awaited, visible, other };

class Scheduler {
  private:
    struct Entry;

  public:
    using Clock = std::function<double()>;  // seconds, from any moment on
    using Portion = std::function<bool()>;  // works for about a millisecond; returns true if more is left

    class Task {
      public:
        Task() = default;
        Task(Task&&) = default;
        Task& operator=(Task&& other) noexcept;
        ~Task() { cancel(); }

        void cancel();
        bool active() const;

      private:
        friend class Scheduler;
        explicit Task(std::shared_ptr<Entry> entry) : entry_(std::move(entry)) {}

        std::shared_ptr<Entry> entry_;
    };

    // Measures time by the processor's own clock unless another is given.
    explicit Scheduler(Clock clock = {});

    [[nodiscard]] Task add(Importance importance, Portion portion);

    // Runs portions until the time is over. Runs one at least, so that slow frames do not stop the work. Returns true if there
    // was any: then the next frame differs.
    bool spend(double seconds);

    // Runs everything to its end, however long it takes, for a picture that has to be whole. Returns true if there was any.
    bool finish();

    bool busy() const;

  private:
    std::shared_ptr<Entry> next();
    bool run();

    Clock clock_;
    std::vector<std::shared_ptr<Entry>> entries_;  // of one importance, in the order of their turns
};

}  // namespace ravine::jobs
