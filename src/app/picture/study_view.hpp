// The study that was computed, as a picture on the surface and as a table for files.
#pragma once

#include "analysis/extent.hpp"
#include "export/study/study_map.hpp"
#include "player/study_runner.hpp"
#include "render/drape.hpp"
#include "studies/summary.hpp"

#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace ravine {

// The part of a study in a picture of the race.
struct StudyLayer {
    std::shared_ptr<const render::Drape> drape = {};  // on the surface
    StudyPaths swarm = {};                            // the balls that race beside, where there is no drape
    std::size_t swarm_racer = 0;                      // has their colour
};

class StudyView {
  public:
    StudyView(const Player& player, const StudyRunner& runner) : player_(player), runner_(runner) {}

    // Follows the runner: to be called in each frame, after it.
    void update();

    // Return the map of a study that has one, or nullptr; and the map as it lies on the surface: that of basins, and of a swarm
    // at the end of the race.
    const StudyMap* map() const { return map_ ? &*map_ : nullptr; }
    std::shared_ptr<const render::Drape> drape() const;

    // Returns balls of a swarm at the step shown; none where drape() has them all.
    std::span<const Vector> swarm() const { return swarm_; }
    std::size_t swarm_racer() const;

    // Returns what a picture shows at the step shown, or a film at all of its steps: there the balls of a swarm move.
    StudyLayer layer(bool film) const;

    // Returns their losses at the last step before that is told; nothing where the table has the losses of all balls.
    const SwarmLosses* swarm_losses() const { return swarm_losses_ ? &*swarm_losses_ : nullptr; }
    const Extent& losses_at_starts() const { return losses_at_starts_; }

    // Returns the spread of the ends of each racer of a study of seeds.
    struct RacerSpread {
        std::size_t racer;
        studies::EndSpread spread;
    };
    const std::vector<RacerSpread>& spreads() const { return spreads_; }

    // Returns the document whose study the table has.
    Document document() const;

    int revision() const { return revision_; }  // another one for another map
    const StudyResult* result() const { return runner_.result(); }

    // Returns true if the result is whole, and of the race as it is.
    bool is_whole() const { return runner_.is_current() && runner_.result()->whole; }

  private:
    void find_spreads(const StudyResult& result);
    void follow_result();
    void follow_swarm();

    const Player& player_;
    const StudyRunner& runner_;
    int revision_ = -1;
    std::optional<StudyMap> map_;
    std::shared_ptr<const render::Drape> drape_;
    std::vector<RacerSpread> spreads_;
    std::vector<Vector> swarm_;
    std::optional<SwarmLosses> swarm_losses_;
    Extent losses_at_starts_;
    double swarm_step_ = -1;                             // of swarm_
    std::pair<int, std::size_t> paths_followed_{-1, 0};  // revision and balls
};

}  // namespace ravine
