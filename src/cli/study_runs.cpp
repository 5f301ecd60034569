#include "cli/study_runs.hpp"

#include "jobs/service.hpp"
#include "jobs/study_job.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <deque>
#include <memory>
#include <thread>

namespace ravine {
namespace {

using Clock = std::chrono::steady_clock;

// In instructions: some tenths of a second, beside which the beginning of a job is short, and the least for which a job begins.
constexpr std::uint64_t work_of_a_job = 400'000'000, least_work = 20'000'000;

// Returns how many rows a job computes, so that a study that is short keeps all threads at work, too.
std::size_t rows_of_job(std::size_t rows, std::uint64_t work_per_row, std::size_t threads) {
    const auto most = static_cast<std::size_t>(std::max<std::uint64_t>(work_of_a_job / work_per_row, 1));
    const auto least = static_cast<std::size_t>(std::max<std::uint64_t>(least_work / work_per_row, 1));
    return threads == 1 ? most : std::clamp((rows + 2 * threads - 1) / (2 * threads), least, most);
}

std::string duration_text(double seconds) {
    if (seconds < 100) return fmt::format("{:.0f} s", seconds);
    return seconds < 100 * 60 ? fmt::format("{:.0f} min", seconds / 60) : fmt::format("{:.1f} h", seconds / 3600);
}

class ProgressLine {
  public:
    explicit ProgressLine(RowRange rows) : rows_(rows) {}

    // `done` counts parts of rows, too. Tells it the more seldom the longer it takes, for logs.
    void tell(double done) {
        constexpr double shortest = 0.5, share = 0.02;  // seconds between lines, and of the time that has passed
        const std::chrono::duration<double> passed = Clock::now() - start_;
        if (passed.count() - told_ < std::max(shortest, share * passed.count()) || done <= 0) return;
        told_ = passed.count();
        const auto all = static_cast<double>(rows_.end - rows_.first);
        fmt::print(stderr, "\r{:.0f} of {:.0f} rows, {} left    ", done, all,
                   duration_text(passed.count() * (all - done) / done));
        shown_ = true;
    }

    void end() const {
        if (shown_) fmt::print(stderr, "\r{} rows{:30}\n", rows_.end - rows_.first, "");
    }

  private:
    RowRange rows_;
    Clock::time_point start_ = Clock::now();
    double told_ = 0;  // seconds after the start
    bool shown_ = false;
};

// Rows that one job computes.
struct Part {
    std::size_t rows;
    std::vector<double> numbers = {};
    bool ended = false;
    jobs::Ticket ticket = {};
};

class Computation {
  public:
    Computation(const Document& document, const studies::Runs& runs, RowRange rows, std::size_t threads)
        : document_(document),
          next_(rows.first),
          end_(rows.end),
          width_(threads > 0 ? threads : std::max(std::thread::hardware_concurrency(), 1U)),
          rows_that_share_(runs.rows_that_share()),
          rows_of_job_(rows_of_job(rows.end - rows.first, runs.work_per_row(), width_)),
          service_(jobs::make_threads(width_), scheduler_) {}

    // Computes on for a moment. Returns the first rows that are not yet taken, once they are there.
    std::shared_ptr<Part> advance() {
        while (parts_.size() < 2 * width_ && next_ < end_) submit();
        service_.poll();
        if (!scheduler_.spend(0.05)) std::this_thread::sleep_for(std::chrono::milliseconds(1));
        if (parts_.empty() || !parts_.front()->ended) return nullptr;
        std::shared_ptr<Part> part = parts_.front();
        parts_.pop_front();
        return part;
    }

    const std::string& failure() const { return failure_; }

    // Returns the rows that running jobs have done of those that were not taken.
    double ahead() const {
        double rows = 0;
        for (const std::shared_ptr<Part>& part : parts_) {
            rows += static_cast<double>(part->rows) * (part->ended ? 1 : part->ticket.progress());
        }
        return rows;
    }

  private:
    // A part ends where rows share no work with the next one.
    void submit() {
        std::size_t count = std::min(rows_of_job_, end_ - next_);
        if (rows_that_share_ > 1) {
            const std::size_t wanted = next_ + count, border = (wanted + rows_that_share_ - 1) / rows_that_share_;
            count = std::min(border * rows_that_share_, end_) - next_;
        }
        auto part = std::make_shared<Part>(Part{count});
        jobs::Listener listener;
        listener.chunk = [part = part.get()](std::span<const double> more) {
            part->numbers.insert(part->numbers.end(), more.begin(), more.end());
        };
        listener.end = [this, part = part.get()](const std::string& reason) {
            part->ended = true;
            if (failure_.empty()) failure_ = reason;
        };
        part->ticket =
            service_.submit(jobs::study_job(document_, next_, count), jobs::Importance::awaited, std::move(listener));
        next_ += count;
        parts_.push_back(std::move(part));
    }

    const Document& document_;
    std::size_t next_, end_, width_, rows_that_share_, rows_of_job_;
    std::string failure_;
    jobs::Scheduler scheduler_;
    jobs::Service service_;
    std::deque<std::shared_ptr<Part>> parts_;  // in the order of their rows
};

}  // namespace

std::string compute_rows(const Document& document, const studies::Runs& runs, RowRange rows, std::size_t threads,
                         const std::function<bool(std::span<const double>)>& take) {
    Computation computation(document, runs, rows, threads);
    ProgressLine progress(rows);
    for (std::size_t done = rows.first; done < rows.end;) {
        const std::shared_ptr<Part> part = computation.advance();
        if (!computation.failure().empty()) return computation.failure();
        if (part) {
            if (!take(part->numbers)) return "the file cannot be written";
            done += part->rows;
        }
        progress.tell(static_cast<double>(done - rows.first) + computation.ahead());
    }
    progress.end();
    return "";
}

}  // namespace ravine
