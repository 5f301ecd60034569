// A race: the balls of an Experiment and where they have been.
//
// A race is computed step by step and remembered whole, so that seeking is exact: what is shown at step t is what a
// fresh run shows at t. The same Experiment gives the same bits on every platform.
#pragma once

#include "experiment/experiment.hpp"
#include "network/plane_choice.hpp"
#include "simulation/simulation.hpp"

#include <memory>
#include <optional>

namespace ravine {

// Why and when a ball left the race. It stays where it was last well.
struct Retirement {
    int step;
    std::string reason;  // a sentence: "the loss is not finite"
};

// The path of one ball: entry i is step i. It ends at the race's last computed step or at the retirement, whichever is
// first; every entry is finite. Empty only where the start itself is no place to be. The place of a network is that on the
// plane of the race; its loss is its own.
struct Track {
    std::vector<double> x, y, loss;
    std::vector<Evaluations> evaluations;    // what the method had asked for by then
    std::vector<double> beside_x, beside_y;  // the place that the method has beside x; empty where it has none
    std::optional<Retirement> retired;
    std::vector<double> weights = {};  // of a network, one step after the other
    std::vector<double> away = {};     // of a network: its distance from the plane

    bool empty() const { return loss.empty(); }
    int last() const { return static_cast<int>(loss.size()) - 1; }
};

// The function that an experiment's racers minimise: its loss, or the network of its seed. The other one is null.
struct Ground {
    std::shared_ptr<const Loss> loss;
    std::shared_ptr<const network::Training> training;
};

// Fails where the loss is no formula.
Result<Ground> ground_of(const Experiment& experiment);

// Returns the simulation of one racer of an experiment over its loss, with a ball at each start: first all x, then all y. It
// may share its stepper with others (steppers.hpp). Returns nothing where there is no optimizer of that name.
std::optional<Simulation> simulate(const Experiment& experiment, std::shared_ptr<const Loss> loss, std::size_t racer,
                                   std::span<const double> starts, Steppers* steppers = nullptr);

// The same on the experiment's ground: one ball at the racer's start, or the network at its first weights.
std::optional<Simulation> simulate(const Experiment& experiment, const Ground& ground, std::size_t racer,
                                   Steppers* steppers = nullptr);

// The parts of a track that are recorded beside the loss: the place of a ball, the weights of a network, which has no place
// without a plane, or none.
enum class Recorded { place, weights, loss };

// Appends where a ball of a simulation is now, or retires it where it has stopped.
void record(const Simulation& simulation, std::size_t ball, Track& track, Recorded recorded = Recorded::place);

// Steps of a race that were computed elsewhere (race_part.hpp).
struct RacePart;

class Race {
  public:
    // Balls at the start, step 0. A loss that is no formula retires every ball with that reason.
    explicit Race(Experiment experiment, const network::PlaneChoice& choice = {});

    const Experiment& experiment() const { return experiment_; }
    // The loss as it is drawn: the experiment's, or that of its network on the plane. Null where the experiment's loss is no
    // formula.
    const std::shared_ptr<const Loss>& loss() const { return loss_; }

    // Returns the network that racers train with its data; null where they race over a formula.
    const std::shared_ptr<const network::Training>& training() const { return descended_.training; }

    // Returns a simulation of a racer at step 0, or nothing where it has no optimizer or no loss.
    std::optional<Simulation> simulation(std::size_t racer) const;

    // One track per racer of the experiment, in its order.
    const std::vector<Track>& tracks() const { return tracks_; }

    // The last step computed; advance_to() moves it on, at most to experiment().steps.
    int computed() const { return computed_; }
    void advance_to(int step);

    // Advances by as many steps as take that many instructions, one at least, up to a step: a portion of the way there.
    void advance_towards(int step, std::size_t work);

    // Takes the steps of a part as if they had been computed here, and goes on from its end. Returns false, and takes none, if
    // they do not follow computed() or are not of this race.
    bool append(const RacePart& part);

    // Returns the state after computed() of each racer's simulation, Simulation::save(); empty for those who are out.
    std::vector<std::vector<double>> states() const;

    // Takes memory for so many steps at once, so that none is moved later.
    void reserve(int step);

    // ---- Of networks ----

    // Chooses the plane, and the part of it, that the race is looked at on. Places of tracks and loss() follow at once where
    // the race is computed to its end, and else when it is: until then the plane is a random one through the start.
    void look_at(const network::PlaneChoice& choice, const Box& domain);
    const network::PlaneChoice& choice() const { return choice_; }
    const network::Plane& plane() const { return plane_; }

    // True where the race has to be computed to its end before it is shown, and is not yet.
    bool unfinished() const { return training() && !finished(); }

    // Changes whenever places or loss() become others.
    int ground() const { return ground_; }

    // Has the loss be drawn from finer samples: losses_of_plane() of all rows.
    void refine(std::size_t side, std::vector<double> losses);
    std::size_t side() const { return side_; }

    // The same at once, as finely as pictures have it. Does nothing without a network.
    static constexpr std::size_t fine_side = 129;
    void refine();

    // Computes a race of networks to its end, refines it, and then ends all tracks at a step, while the plane stays: a figure
    // of that step. It cannot be advanced any more.
    void finish_and_cut(int step);

    // Instructions that one more step takes, so that those who have no time can ask for few steps at once; and those of one
    // racer, 0 where it is out.
    std::size_t work_per_step() const;
    std::size_t work_per_step(std::size_t racer) const;

  private:
    Recorded recorded() const { return training() ? Recorded::weights : Recorded::place; }
    bool finished() const;
    void choose_ground();
    void follow_tracks(bool had_finished);
    void project_all();

    Experiment experiment_;
    Ground descended_;
    std::shared_ptr<const Loss> loss_;
    network::PlaneChoice choice_;
    network::Plane plane_;
    int ground_ = 0;
    std::size_t side_ = 0;
    std::vector<std::optional<Simulation>> simulations_;  // per racer
    std::vector<Track> tracks_;
    int computed_ = 0;
};

// Returns the losses of a network at the crossings of some rows of a grid of side * side, whose corners are those of the domain
// on a plane.
std::vector<double> losses_of_plane(const network::Plane& plane, const network::Network& network, const Box& domain,
                                    std::size_t side, std::size_t first, std::size_t rows);

// Sixty-four bits that change if any bit of any position or loss up to the race's last computed step does.
std::uint64_t trajectory_hash(const Race& race);

}  // namespace ravine
