#include "cli/study.hpp"

#include "document/link/link.hpp"
#include "export/file.hpp"
#include "jobs/service.hpp"
#include "jobs/study_job.hpp"
#include "lessons/catalogue.hpp"
#include "studies/runs.hpp"
#include "studies/table.hpp"
#include "text/text.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <deque>
#include <thread>

namespace ravine {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t work_of_a_job =
    400'000'000;  // instructions: some tenths of a second, beside which its beginning is short

struct Order {
    std::string study, link, file;
    studies::Share share;
    std::size_t threads = 0;  // 0 for all processors
    bool sharded = false, resume = false;
};

std::optional<int> read_count(std::string_view text, int least, int most) {
    int number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool whole = read.ec == std::errc{} && read.ptr == text.data() + text.size();
    return whole && number >= least && number <= most ? std::optional(number) : std::nullopt;
}

bool read_share(std::string_view text, studies::Share& share) {
    constexpr int most = 1'000'000;
    const std::size_t slash = text.find('/');
    if (slash == text.npos) return false;
    const auto count = read_count(text.substr(slash + 1), 1, most);
    const auto index = count ? read_count(text.substr(0, slash), 1, *count) : std::nullopt;
    if (index) share = {*index, *count};
    return index.has_value();
}

// Returns the command as it was meant, or why it makes no sense.
Result<Order> read_order(Arguments arguments) {
    Order order{.study = std::string(arguments[0]), .link = {}, .file = {}, .share = {}};
    for (std::size_t i = 1; i < arguments.size(); ++i) {
        const std::string_view argument = arguments[i];
        if (argument == "--resume") {
            order.resume = true;
            continue;
        }
        if (argument.substr(0, 2) != "--") {
            if (!order.link.empty()) return Failure{"study takes one link"};
            order.link = argument;
            continue;
        }
        if (++i == arguments.size()) return Failure{fmt::format("{} needs a value", argument)};
        const std::string_view value = arguments[i];
        if (argument == "--out") {
            order.file = value;
        } else if (argument == "--shard") {
            if (!read_share(value, order.share)) return Failure{"--shard takes a part and how many there are: 3/7"};
            order.sharded = true;
        } else if (argument == "--jobs") {
            const auto threads = read_count(value, 1, 4096);
            if (!threads) return Failure{"--jobs takes a whole number from 1 on"};
            order.threads = static_cast<std::size_t>(*threads);
        } else if (argument == "--size" || argument == "--seeds" || argument == "--racer" || argument == "--spread") {
            order.study += fmt::format(",{}:{}", argument.substr(2), value);
        } else {
            return Failure{fmt::format("study has no option {}", argument)};
        }
    }
    if (order.link.empty()) return Failure{"study needs a link"};
    if (order.resume && order.file.empty()) return Failure{"--resume goes on with the file of --out"};
    return order;
}

// Tells on the standard error how far a study is, now and then.
class ProgressLine {
  public:
    ProgressLine(std::size_t done, std::size_t all) : first_(done), all_(all) {}

    void tell(std::size_t done) {
        constexpr std::chrono::milliseconds between(500);
        const Clock::time_point now = Clock::now();
        if (now - told_ < between || done == first_) return;
        told_ = now;
        const std::chrono::duration<double> passed = now - start_;
        const double left = passed.count() * static_cast<double>(all_ - done) / static_cast<double>(done - first_);
        fmt::print(stderr, "\r{} of {} rows, {:.0f} s left  ", done, all_, left);
        shown_ = true;
    }

    void end() const {
        if (shown_) fmt::print(stderr, "\r{} rows{:30}\n", all_, "");
    }

  private:
    std::size_t first_, all_;
    Clock::time_point start_ = Clock::now(), told_ = start_;
    bool shown_ = false;
};

// Computes rows [first, end) and hands them to `take` as CSV, in their order. Returns why it ended early, or "".
template <class Take>
std::string compute(const Document& document, const studies::Runs& runs, std::size_t first, std::size_t end,
                    std::size_t threads, Take&& take) {
    struct Part {
        std::size_t rows;
        std::vector<double> numbers = {};
        bool ended = false;
        jobs::Ticket ticket = {};
    };
    const std::size_t processors = std::max(std::thread::hardware_concurrency(), 1U);
    const std::size_t width = threads > 0 ? threads : processors;
    jobs::Scheduler scheduler;
    jobs::Service service(jobs::make_threads(width), scheduler);
    const std::size_t rows_of_job = std::max<std::size_t>(work_of_a_job / runs.work_per_row(), 1);
    ProgressLine progress(first, end);
    std::string failure;
    std::deque<std::shared_ptr<Part>> parts;  // in the order of their rows
    for (std::size_t next = first, done = first; done < end && failure.empty();) {
        while (parts.size() < 2 * width && next < end) {
            auto part = std::make_shared<Part>(Part{std::min(rows_of_job, end - next)});
            part->ticket = service.submit(jobs::study_job(document, next, part->rows), jobs::Importance::awaited,
                                          {.chunk =
                                               [part = part.get()](std::span<const double> more) {
                                                   part->numbers.insert(part->numbers.end(), more.begin(), more.end());
                                               },
                                           .end =
                                               [part = part.get(), &failure](const std::string& reason) {
                                                   part->ended = true;
                                                   if (failure.empty()) failure = reason;
                                               }});
            next += part->rows;
            parts.push_back(std::move(part));
        }
        service.poll();
        if (!scheduler.spend(0.05)) std::this_thread::sleep_for(std::chrono::milliseconds(1));
        for (; !parts.empty() && parts.front()->ended && failure.empty(); parts.pop_front()) {
            done += parts.front()->rows;
            if (!take(studies::csv_rows(runs.columns(), parts.front()->numbers))) failure = "the file cannot be written";
            progress.tell(done);
        }
    }
    progress.end();
    return failure;
}

std::string read_whole_file(const std::string& name) {
    std::string content;
    std::FILE* const file = std::fopen(name.c_str(), "rb");
    if (!file) return content;
    char buffer[65536];
    for (std::size_t got; (got = std::fread(buffer, 1, sizeof buffer, file)) > 0;) content.append(buffer, got);
    std::fclose(file);
    return content;
}

// A table that is written while it is computed: beside its file, which it becomes at its end.
class GrowingFile {
  public:
    explicit GrowingFile(const std::string& name) : name_(name), partial_(name + ".partial") {}

    // Goes on after the whole rows of an interrupted study, if there are any of the same head. Returns their text.
    std::string begin(const std::string& head, bool resume) {
        std::string rows;
        if (resume) {
            const std::string before = read_whole_file(partial_);
            if (const auto found = studies::unfinished_rows(before, head)) rows = *found;
        }
        file_ = std::fopen(partial_.c_str(), "wb");
        ok_ = file_ != nullptr && add(head) && add(rows);
        return rows;
    }

    bool add(std::string_view text) {
        ok_ = file_ && std::fwrite(text.data(), 1, text.size(), file_) == text.size() && std::fflush(file_) == 0;
        return ok_;
    }

    // Replaces what was computed by the finished table.
    bool finish(std::string_view table) {
        if (file_) std::fclose(file_);
        file_ = nullptr;
        if (!ok_ || !write_file(name_, table)) return false;
        return std::remove(partial_.c_str()) == 0;
    }

    ~GrowingFile() {
        if (file_) std::fclose(file_);
    }

  private:
    std::string name_, partial_;
    std::FILE* file_ = nullptr;
    bool ok_ = false;
};

int run_merge(Arguments arguments) {
    std::vector<studies::NamedFile> files;
    std::string out;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        if (arguments[i] == "--out" && i + 1 < arguments.size()) {
            out = arguments[++i];
        } else {
            const std::string name(arguments[i]);
            files.push_back({name, read_whole_file(name)});
        }
    }
    const Result<std::string> table = studies::merge(std::move(files));
    if (!table) return refused(table.error().sentence);
    if (out.empty()) {
        output += *table;
        return done;
    }
    return write_file(out, *table) ? done : refused(fmt::format("{} cannot be written", quote(out)));
}

}  // namespace

int run_study(Arguments arguments) {
    if (arguments.empty()) return misused("study needs a kind: basins, swarm, sweep or seeds, or merge");
    if (arguments[0] == "merge") return run_merge(arguments.subspan(1));
    const Result<Order> order = read_order(arguments);
    if (!order) return misused(order.error().sentence);
    const Result<studies::Study> study = studies::read_study(order->study);
    if (!study) return misused(study.error().sentence);
    auto document = read_document(order->link);
    if (!document) return bad_input;
    document->view.study = *study;
    const Result<studies::Runs> runs = studies::Runs::begin(document->experiment, *study);
    if (!runs) return refused(runs.error().sentence);

    const std::string head = studies::shard_head(encode_link(*document, lessons::find_lesson), *runs, order->share);
    GrowingFile file(order->file);
    std::string rows = order->file.empty() ? std::string() : file.begin(head, order->resume);
    const auto known = static_cast<std::size_t>(std::count(rows.begin(), rows.end(), '\n'));
    const std::size_t first = order->share.first(runs->rows()), end = order->share.end(runs->rows());
    const auto take = [&](const std::string& more) {
        rows += more;
        return order->file.empty() || file.add(more);
    };
    if (known > end - first) return refused(fmt::format("{} has more rows than the study", quote(order->file)));
    const std::string failure = compute(*document, *runs, first + known, end, order->threads, take);
    if (!failure.empty()) return refused(failure);
    const std::string table =
        order->sharded ? head + rows + studies::shard_end(rows) : studies::csv_head(runs->columns()) + rows;
    if (order->file.empty()) {
        output += table;
        return done;
    }
    return file.finish(table) ? done : refused(fmt::format("{} cannot be written", quote(order->file)));
}

}  // namespace ravine
