// The program of a worker of the page: the core without a screen. web/worker.js calls it; jobs/job.hpp has what it runs.
#include "jobs/job.hpp"

#include <memory>

namespace {

std::unique_ptr<ravine::jobs::Work> work;
ravine::jobs::Job job;
ravine::jobs::Portion portion;

}  // namespace

extern "C" {

// Returns memory for so many numbers of the next job.
double* job_numbers(int count) {
    job.numbers.resize(static_cast<std::size_t>(count));
    return job.numbers.data();
}

void begin_job(const char* kind, const char* link) {
    job.kind = kind;
    job.link = link;
    work = ravine::jobs::begin(job);
}

// Does a portion, which the functions below describe until the next one. Returns 1 if the job has ended with it.
int next_portion() {
    portion = work->next();
    return portion.ended ? 1 : 0;
}
const double* portion_numbers() { return portion.numbers.data(); }
int portion_count() { return static_cast<int>(portion.numbers.size()); }
double portion_share() { return portion.share; }
const char* portion_failure() { return portion.failure.c_str(); }
}
