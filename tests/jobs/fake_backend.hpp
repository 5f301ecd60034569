// A backend without processors: tests say what comes of its jobs.
#pragma once

#include "jobs/backend.hpp"

#include <map>
#include <utility>

namespace ravine::jobs {

struct FakeBackend final : Backend {
    std::size_t most = 1;
    std::map<JobId, Job> running;
    std::vector<JobId> started, stopped;
    std::vector<Message> messages;

    std::size_t capacity() const override { return most; }
    void start(JobId id, const Job& job) override {
        started.push_back(id);
        running[id] = job;
    }
    void stop(JobId id) override {
        stopped.push_back(id);
        running.erase(id);
    }
    std::vector<Message> receive() override { return std::exchange(messages, {}); }

    void send(JobId id, double number) { messages.push_back({id, {.numbers = {number}, .share = 0.5}}); }
    void end(JobId id, std::string failure = "") {
        messages.push_back({id, {.numbers = {}, .share = 1, .ended = true, .failure = std::move(failure)}});
        running.erase(id);
    }
    void lose(JobId id) {
        messages.push_back({id, {}, true});
        running.erase(id);
    }
};

}  // namespace ravine::jobs
