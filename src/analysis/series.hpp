// A measure along the tracks of a race, as a chart shows it: over steps or evaluations, in columns that keep their least and
// greatest value, so that no spike is lost when a hundred thousand steps share a few hundred columns.
//
//     series.update(race, player.revision(), player.critical_points(), request);   // each frame
//     for (const Column& column : series.line(racer)) …
//     if (!series.complete()) …   // update again
//
// Only requested values are computed, each once, an update being a portion of them. Another race or request starts anew; a race
// that is computed further continues.
#pragma once

#include "analysis/critical_points.hpp"
#include "analysis/extent.hpp"
#include "analysis/followed_number.hpp"
#include "analysis/measures.hpp"
#include "simulation/race.hpp"

#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace ravine {

// Measures: loss is over all rows; gap is its difference to the best known minimum; gradient is the norm of the exact gradient,
// over all rows and without noise; length is that of the step that led here; distance is that to the nearest known minimum;
// sharpness is the largest eigenvalue of the exact Hessian, over all rows; state is a state or parameter of the racer
// (followed_number.hpp). Of a network all are in the space of its weights; validation is its loss over the rows that it is not
// trained on, accuracy the share of them whose class it tells.
// Undefined values (gap and distance without a known minimum, length at the start, state of a racer without that name,
// validation and accuracy without a network and such rows) are NaN.
//
// A part of the axis, divided into columns: at equal distances, or at those of the logarithm of position + 1.
struct Request {
    Measure measure = Measure::loss;
    ChartBy by = ChartBy::step;
    double from = 0, to = 1;
    std::size_t columns = 1;
    bool log_axis = false;
    std::string of = {};    // the name of Measure::state
    std::size_t layer = 0;  // of Measure::gradient of a network, from 1; 0 for all of them, as is one that it does not have

    // Returns the place of a position: 0 at the beginning of the part, 1 at its end, and beyond outside of it.
    double place(double position) const;

    // Returns the position at a place.
    double position(double place) const;

    // Returns the column of a position. Requires that it lies in the part.
    std::size_t column(double position) const;

    bool operator==(const Request&) const = default;
};

// Returns the name of what is requested, as of an axis.
std::string name_of(const Request& request);

struct Column {
    double low = std::numeric_limits<double>::infinity(), high = -std::numeric_limits<double>::infinity();

    bool empty() const { return low > high; }  // no step of the racer falls into it
    bool operator==(const Column&) const = default;
};

// Returns the distance to the nearest known minimum; NaN if there is none.
double distance_to_minimum(const CriticalPoints& critical_points, Vector at);

// Returns the position of a step on the axis, and the last step at or before a position (0 if there is none). Both require a
// track that is not empty.
double axis_position(const Track& track, ChartBy by, int step);
int step_at(const Track& track, ChartBy by, double position);

class Series {
  public:
    // Instructions per update, approximately.
    static constexpr std::size_t portion = 1'000'000;

    // Starts or continues the request. `revision` must change whenever the race is another one.
    void update(const Race& race, int revision, const CriticalPoints& critical_points, const Request& request,
                std::size_t work = portion);

    // Returns true if the columns hold all steps that the race has computed.
    bool complete() const { return complete_; }

    // Returns the columns of a racer, from left to right.
    std::span<const Column> line(std::size_t racer) const { return lines_[racer].columns; }
    std::size_t racers() const { return lines_.size(); }

    // Returns the extent of a racer's values at those steps at which it was inside the domain.
    const Extent& inside(std::size_t racer) const { return lines_[racer].inside; }

    // Returns the requested measure at one step of a racer; NaN of a state that has not been computed so far. Requires that the
    // series was updated with the race.
    double value(const Race& race, std::size_t racer, const CriticalPoints& critical_points, int step);

    // Returns true if a measure of these networks can be waited for: the sharpness of a large one takes seconds at every step.
    static bool affords(Measure measure, const network::Training& training);

    // Returns true if some racer has a line; all but Measure::state have one for each.
    bool exists() const;

  private:
    struct Line {
        std::vector<Column> columns;
        Extent inside;
        int next = 0;  // step
    };
    void begin(const Race& race, int revision, const Request& request);
    std::size_t work_per_value(std::size_t racer, const CriticalPoints& critical_points) const;
    bool fold(std::size_t racer, const Track& track, const CriticalPoints& critical_points, std::size_t most);
    void values(std::size_t racer, const Track& track, const CriticalPoints& critical_points, int first,
                std::span<double> result);
    double of_network(const Track& track, std::size_t step);
    void gradient_norms(const Track& track, int first, std::span<double> result);
    void sharpnesses(const Track& track, int first, std::span<double> result);

    Request request_;
    Box domain_;
    int revision_ = 0;
    std::shared_ptr<const Loss> loss_;
    std::shared_ptr<const network::Training> training_;
    formula::Workspace workspace_;
    std::vector<Line> lines_;
    std::vector<FollowedNumber> followed_;            // of Measure::state, one per racer
    std::vector<double> f_, fx_, fy_, xx_, xy_, yy_;  // of one block
    bool begun_ = false, complete_ = false;
};

}  // namespace ravine
