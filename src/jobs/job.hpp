// Long computations as data, so that they can run in a thread, in a worker of the page, or in portions between two frames, with
// the same results to the last bit.
//
// A kind of job is a row of the table in job.cpp: a name and a function that begins the work.
#pragma once

#include <memory>
#include <string>
#include <vector>

namespace ravine::jobs {

struct Job {
    std::string kind;             // a row of the table in job.cpp
    std::string link;             // the race that it is about
    std::vector<double> numbers;  // what else the kind requires

    bool operator==(const Job&) const = default;
};

// The result of a portion of the work: a chunk of the job's result and, with the last one, how the job ended.
struct Portion {
    std::vector<double> numbers;
    double share = 0;  // of the work, done so far
    bool ended = false;
    std::string failure = {};  // a sentence, if it ended without its result
};

// A job at work. Where portions end depends on the job alone, and not on time.
class Work {
  public:
    virtual ~Work() = default;

    // Works for a millisecond or two. Requires that the job has not ended.
    virtual Portion next() = 0;
};

// Begins a job. One that cannot be begun has a single portion, with the reason.
std::unique_ptr<Work> begin(const Job& job);

}  // namespace ravine::jobs
