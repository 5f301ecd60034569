#include "player/study_runner.hpp"

#include "jobs/bands_job.hpp"
#include "jobs/paths_job.hpp"
#include "jobs/study_job.hpp"
#include "studies/paths.hpp"
#include "studies/settings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <functional>
#include <limits>

namespace ravine {
namespace {

using studies::Kind;
using studies::Study;

constexpr double at_once = 1e7;          // instructions of the coarsest table: some milliseconds
constexpr int finer = 4;                 // times as many values a side as the level before
constexpr int coarsest = 8;              // values a side
constexpr double work_of_a_part = 4e8;   // instructions: some tenths of a second, so that a long race waits no longer
constexpr std::size_t most_parts = 256;  // jobs of a level
constexpr double soonest = 0.5;          // seconds before the time left is told

bool is_square(const Study& study) { return study.kind == Kind::basins || study.swept.size() == 2; }

// Returns the largest size whose rows take no more than so much work.
int affordable_size(const Study& study, std::size_t rows, std::uint64_t work_per_row) {
    const double afforded = at_once / static_cast<double>(work_per_row);
    const double share = std::min(afforded / static_cast<double>(rows), 1.0);
    return static_cast<int>(study.size * (is_square(study) ? std::sqrt(share) : share));
}

// Returns the study at all sizes at which it is computed, itself last.
std::vector<Study> levels_of(const Study& study, const studies::Runs& runs) {
    std::vector<Study> levels;
    const bool has_levels = study.kind != Kind::seeds && study.kind != Kind::tune;
    int size = has_levels ? std::max(affordable_size(study, runs.rows(), runs.work_per_row()), coarsest) : study.size;
    for (; 2 * size <= study.size; size *= finer) {
        levels.push_back(study);
        levels.back().size = size;
    }
    levels.push_back(study);
    return levels;
}

std::vector<int> told_steps_of(const Document& document) {
    return studies::told_steps(document.experiment.steps, studies::Paths::most_steps_told);
}

}  // namespace

std::size_t StudyPaths::index_before(double step) const {
    const auto after = std::upper_bound(steps.begin(), steps.end(), step, [](double a, int b) { return a < b; });
    return static_cast<std::size_t>(std::max<std::ptrdiff_t>(after - steps.begin() - 1, 0));
}

int StudyPaths::told_before(double step) const { return steps[index_before(step)]; }

Vector StudyPaths::place(std::size_t ball, double step) const {
    const std::size_t k = index_before(step);
    const std::size_t next = std::min(k + 1, steps.size() - 1);
    const double apart = steps[next] - steps[k], share = apart > 0 ? std::min((step - steps[k]) / apart, 1.0) : 0;
    const auto at = [&](std::size_t which) {
        const double* const place = &places[2 * (ball * steps.size() + which)];
        return Vector{place[0], place[1]};
    };
    if (share == 0) return at(k);  // it may leave the race before the next one
    return (1 - share) * at(k) + share * at(next);
}

std::vector<Vector> StudyPaths::places_at(double step) const {
    std::vector<Vector> all;
    for (std::size_t ball = 0; ball < balls(); ++ball) {
        const Vector at = place(ball, step);
        if (!std::isnan(at.x) && !std::isnan(at.y)) all.push_back(at);
    }
    return all;
}

void StudyRunner::drop_jobs() {
    tickets_.clear();
    tickets_beside_.clear();
    parts_.clear();
    levels_.clear();
    making_.reset();
    parts_left_ = 0;
}

void StudyRunner::follow(const Player& player) {
    const std::optional<Study>& study = player.document().view.study;
    if (!study) {
        if (followed_) end();
        return;
    }
    if (followed_ && followed_->view.study == study && race_ == player.revision()) return;
    Experiment relevant = without_what_varies(*study, player.document().experiment);
    const bool same = followed_ && followed_->view.study == study && same_numbers(relevant, relevant_);
    if (!followed_ || followed_->view.study->kind != study->kind) result_.reset();
    followed_ = player.document();
    relevant_ = std::move(relevant);
    race_ = player.revision();
    if (!same) begin();
}

// Forgets everything.
void StudyRunner::end() {
    drop_jobs();
    followed_.reset();
    before_.reset();
    result_.reset();
    bands_.clear();
    paths_ = {};
    stopped_ = current_ = false;
    fault_.clear();
    ++revision_;
}

void StudyRunner::stop() {
    drop_jobs();
    stopped_ = true;
}

void StudyRunner::go_on() {
    if (followed_) begin();
}

void StudyRunner::refuse(const std::string& fault) {
    result_.reset();
    fault_ = fmt::format("There is no study: {}.", fault);
}

void StudyRunner::begin() {
    drop_jobs();
    stopped_ = current_ = false;
    fault_.clear();
    ++revision_;
    const Experiment& experiment = followed_->experiment;
    const Study study = *followed_->view.study;
    bands_.clear();
    paths_ = {};
    if (const std::string fault = studies::fault_of(study, experiment, most_rows); !fault.empty()) return refuse(fault);
    const Result<studies::Runs> runs = studies::Runs::begin(experiment, study);
    if (!runs) return refuse(runs.error().sentence);
    levels_ = levels_of(study, *runs);
    done_ = all_ = 0;
    for (const Study& level : levels_) all_ += rows_of(complete(level, experiment), experiment);
    began_ = Clock::now();
    begin_level();
    for (Beside& each : beside()) {
        const auto end = [this](const std::string& failure) {
            if (!failure.empty()) fault_ = failure;
        };
        tickets_beside_.push_back(service_.submit(std::move(each.job), jobs::Importance::visible, {std::move(each.take), end}));
    }
}

// Begins the coarsest level that is left. What takes some milliseconds is done at once.
void StudyRunner::begin_level() {
    Document document = *followed_;
    document.view.study = levels_.front();
    levels_.erase(levels_.begin());
    Result<studies::Runs> runs = studies::Runs::begin(document.experiment, *document.view.study);
    assert(runs);
    const std::size_t rows = runs->rows();
    making_ = StudyResult{*document.view.study, runs->columns(), {}, levels_.empty()};
    const double work = static_cast<double>(rows) * static_cast<double>(runs->work_per_row());
    if (work <= 2 * at_once) {
        if (before_) runs->judge_as(*before_);
        making_->numbers = runs->compute(0, rows);
        before_.emplace(*std::move(runs));
        done_ += rows;
        return show();
    }
    making_->numbers.assign(rows * runs->columns().size(), std::numeric_limits<double>::quiet_NaN());
    const std::size_t together = runs->rows_that_share(), groups = rows / together;
    const auto wanted = static_cast<std::size_t>(std::ceil(std::min(work / work_of_a_part, static_cast<double>(most_parts))));
    const std::size_t count = std::clamp<std::size_t>(wanted, 1, groups);
    parts_.clear();
    for (std::size_t k = 0; k < count; ++k) {
        const std::size_t first = groups * k / count * together, end = groups * (k + 1) / count * together;
        parts_.push_back({first, end - first});
    }
    parts_left_ = count;
    tickets_.clear();
    for (std::size_t k = 0; k < count; ++k) {
        tickets_.push_back(service_.submit(jobs::study_job(document, parts_[k].first, parts_[k].rows),
                                           jobs::Importance::visible,
                                           {[this, k](std::span<const double> numbers) { take(k, numbers); },
                                            [this](const std::string& failure) { end_part(failure); }}));
    }
}

void StudyRunner::take(std::size_t part, std::span<const double> numbers) {
    Range& range = parts_[part];
    const std::size_t columns = making_->columns.size(), at = range.first * columns + range.heard;
    const std::size_t count = std::min(numbers.size(), range.rows * columns - range.heard);
    std::copy_n(numbers.begin(), count, making_->numbers.begin() + static_cast<std::ptrdiff_t>(at));
    range.heard += count;
    done_ += count / columns;
}

void StudyRunner::end_part(const std::string& failure) {
    if (!failure.empty()) {
        drop_jobs();
        fault_ = failure;
        return;
    }
    if (--parts_left_ == 0) show();
}

// Shows the level that was made, and begins the next one.
void StudyRunner::show() {
    result_ = std::exchange(making_, std::nullopt);
    current_ = true;
    ++revision_;
    if (!levels_.empty()) begin_level();
}

// Returns the jobs that compute bands and paths, beside the table.
std::vector<StudyRunner::Beside> StudyRunner::beside() {
    const Study& study = *followed_->view.study;
    std::vector<Beside> list;
    if (study.kind == Kind::swarm) {
        paths_ = {told_steps_of(*followed_), {}};
        list.push_back({jobs::paths_job(*followed_), [this](auto numbers) { take_paths(numbers); }});
    }
    if (study.kind != Kind::seeds) return list;
    for (const std::size_t racer : studies::racers_of(study, followed_->experiment))
        list.push_back({jobs::bands_job(*followed_, racer), [this, racer](auto numbers) { take_bands(racer, numbers); }});
    return list;
}

void StudyRunner::take_paths(std::span<const double> numbers) {
    paths_.places.insert(paths_.places.end(), numbers.begin(), numbers.end());
}

void StudyRunner::take_bands(std::size_t racer, std::span<const double> numbers) {
    StudyBands bands{racer, {}, {}};
    for (std::size_t at = 0; at + jobs::numbers_per_band <= numbers.size(); at += jobs::numbers_per_band) {
        bands.steps.push_back(static_cast<int>(numbers[at]));
        bands.quartiles.push_back({numbers[at + 1], numbers[at + 2], numbers[at + 3]});
    }
    const auto after = std::find_if(bands_.begin(), bands_.end(), [&](const StudyBands& b) { return b.racer > racer; });
    bands_.insert(after, std::move(bands));
    ++revision_;
}

void StudyRunner::finish() {
    const auto is_active = [](const jobs::Ticket& ticket) { return ticket.active(); };
    const bool has_more = std::any_of(tickets_beside_.begin(), tickets_beside_.end(), is_active);
    if (!making_ && !has_more) return;
    const Study& whole = *followed_->view.study;
    drop_jobs();
    Result<studies::Runs> runs = studies::Runs::begin(followed_->experiment, whole);
    assert(runs);
    making_ = StudyResult{whole, runs->columns(), runs->compute(0, runs->rows()), true};
    show();
    if (!has_more) return;
    bands_.clear();
    for (const Beside& each : beside()) {
        const std::unique_ptr<jobs::Work> job = jobs::begin(each.job);
        for (jobs::Portion portion; !portion.ended;) {
            portion = job->next();
            if (!portion.numbers.empty()) each.take(portion.numbers);
        }
    }
}

std::optional<StudyProgress> StudyRunner::progress() const {
    if (!making_) return std::nullopt;
    StudyProgress progress{done_, all_};
    const std::chrono::duration<double> passed = Clock::now() - began_;
    if (passed.count() > soonest && done_ > 0)
        progress.seconds_left = passed.count() * static_cast<double>(all_ - done_) / static_cast<double>(done_);
    return progress;
}

}  // namespace ravine
