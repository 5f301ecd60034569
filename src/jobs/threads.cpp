#include "jobs/backend.hpp"

#ifdef __EMSCRIPTEN__

namespace ravine::jobs {
std::unique_ptr<Backend> make_threads(std::size_t) { return nullptr; }
}  // namespace ravine::jobs

#else

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <thread>
#include <utility>

namespace ravine::jobs {
namespace {

class Threads final : public Backend {
  public:
    explicit Threads(std::size_t count) : count_(count) {}

    ~Threads() override {
        {
            const std::lock_guard lock(mutex_);
            closing_ = true;
            for (const auto& [id, stopped] : stopped_) *stopped = true;
        }
        wake_.notify_all();
        for (std::thread& thread : threads_) thread.join();
    }

    std::size_t capacity() const override { return count_; }

    void start(JobId id, const Job& job) override {
        auto stopped = std::make_shared<std::atomic<bool>>(false);
        stopped_[id] = stopped;
        {
            const std::lock_guard lock(mutex_);
            queue_.push_back({id, job, std::move(stopped)});
        }
        wake_.notify_one();
        if (threads_.size() < capacity()) threads_.emplace_back([this] { run(); });
    }

    void stop(JobId id) override {
        if (const auto found = stopped_.find(id); found != stopped_.end()) *found->second = true;
    }

    std::vector<Message> receive() override {
        std::vector<Message> received;
        {
            const std::lock_guard lock(mutex_);
            received.swap(messages_);
        }
        for (const Message& message : received) {
            if (message.portion.ended) stopped_.erase(message.id);
        }
        return received;
    }

  private:
    struct Started {
        JobId id;
        Job job;
        std::shared_ptr<std::atomic<bool>> stopped;
    };

    void run() {
        for (;;) {
            std::unique_lock lock(mutex_);
            wake_.wait(lock, [this] { return closing_ || !queue_.empty(); });
            if (closing_) return;
            const Started started = std::move(queue_.front());
            queue_.pop_front();
            lock.unlock();
            work(started);
        }
    }

    void work(const Started& started) {
        const std::unique_ptr<Work> work = begin(started.job);
        for (bool ended = false; !ended;) {
            Portion portion = *started.stopped ? Portion{.numbers = {}, .ended = true} : work->next();
            ended = portion.ended;
            const std::lock_guard lock(mutex_);
            messages_.push_back({started.id, std::move(portion)});
        }
    }

    std::size_t count_;
    std::map<JobId, std::shared_ptr<std::atomic<bool>>> stopped_;  // of the main thread alone
    std::vector<std::thread> threads_;

    std::mutex mutex_;  // of all below
    std::condition_variable wake_;
    std::deque<Started> queue_;
    std::vector<Message> messages_;
    bool closing_ = false;
};

}  // namespace

std::unique_ptr<Backend> make_threads(std::size_t count) {
    const std::size_t processors = std::thread::hardware_concurrency();
    return std::make_unique<Threads>(count > 0 ? count : processors > 3 ? processors - 1 : 2);
}

}  // namespace ravine::jobs

#endif
