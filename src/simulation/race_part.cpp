#include "simulation/race_part.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

namespace ravine {
namespace {

class Writer {
  public:
    void add(double number) { numbers_.push_back(number); }
    void add(std::span<const double> numbers) { numbers_.insert(numbers_.end(), numbers.begin(), numbers.end()); }
    void add_list(std::span<const double> numbers) {
        add(static_cast<double>(numbers.size()));
        add(numbers);
    }
    std::vector<double> take() { return std::move(numbers_); }

  private:
    std::vector<double> numbers_;
};

// Returns zeros and no more once the numbers are too few.
class Reader {
  public:
    explicit Reader(std::span<const double> numbers) : left_(numbers) {}

    bool complete() const { return complete_ && left_.empty(); }
    bool failed() const { return !complete_; }

    std::span<const double> take(std::size_t count) {
        complete_ = complete_ && count <= left_.size();
        if (!complete_) return {};
        const std::span<const double> taken = left_.first(count);
        left_ = left_.subspan(count);
        return taken;
    }
    int whole() {
        const std::span<const double> one = take(1);
        const bool fits = !one.empty() && one[0] >= 0 && one[0] <= 1e9;
        complete_ = complete_ && fits;
        return fits ? static_cast<int>(one[0]) : 0;
    }
    std::vector<double> list() {
        const std::span<const double> numbers = take(static_cast<std::size_t>(whole()));
        return {numbers.begin(), numbers.end()};
    }

  private:
    std::span<const double> left_;
    bool complete_ = true;
};

void write(Writer& writer, const Track& track) {
    writer.add_list(track.loss);
    writer.add_list(track.x);
    writer.add(track.y);
    writer.add_list(track.weights);
    writer.add_list(track.beside_x);
    writer.add(track.beside_y);
    for (const Evaluations& made : track.evaluations) {
        for (const int count : {made.values, made.gradients, made.hessians}) writer.add(count);
    }
    const std::string reason = track.retired ? track.retired->reason : "";
    writer.add(track.retired ? 1 : 0);
    writer.add(track.retired ? track.retired->step : 0);
    writer.add_list(std::vector<double>(reason.begin(), reason.end()));
}

Track read_track(Reader& reader) {
    Track track;
    track.loss = reader.list();
    const std::size_t entries = track.loss.size();
    const auto numbers = [&](std::size_t count) {
        const std::span<const double> taken = reader.take(count);
        return std::vector<double>(taken.begin(), taken.end());
    };
    track.x = reader.list();
    track.y = numbers(track.x.size());
    track.weights = reader.list();
    track.beside_x = reader.list();
    track.beside_y = numbers(track.beside_x.size());
    const std::span<const double> made = reader.take(3 * entries);
    for (std::size_t i = 0; i < made.size(); i += 3) {
        track.evaluations.push_back({static_cast<int>(made[i]), static_cast<int>(made[i + 1]), static_cast<int>(made[i + 2])});
    }
    const bool retired = reader.whole() != 0;
    const int step = reader.whole();
    std::string reason;
    for (const double letter : reader.list()) reason.push_back(static_cast<char>(static_cast<int>(letter)));
    if (retired) track.retired = {step, std::move(reason)};
    return track;
}

}  // namespace

bool RacePart::fits(std::span<const Track> race) const {
    if (tracks.size() != race.size() || states.size() != race.size()) return false;
    for (std::size_t racer = 0; racer < race.size(); ++racer) {
        const Track& track = tracks[racer];
        const std::size_t entries = track.loss.size(), before = race[racer].loss.size();
        if (race[racer].retired) continue;
        const int expected = track.retired ? track.retired->step - first : count;
        const bool trains = !race[racer].weights.empty();
        const bool same = track.x.size() == (trains ? 0 : entries) && track.y.size() == track.x.size() &&
                          track.weights.size() * before == race[racer].weights.size() * entries &&
                          track.evaluations.size() == entries;
        const std::size_t beside = race[racer].beside_x.empty() ? 0 : entries;
        if (track.beside_x.size() != beside || track.beside_y.size() != beside) return false;
        if (!same || expected < 0 || expected > count || entries != static_cast<std::size_t>(expected)) return false;
    }
    return true;
}

std::optional<RacePart> join(std::vector<RacePart> parts) {
    assert(!parts.empty());
    RacePart joined = std::move(parts.front());
    for (RacePart& part : std::span(parts).subspan(1)) {
        if (part.first != joined.first || part.count != joined.count || part.tracks.size() != joined.tracks.size() ||
            part.states.size() != joined.states.size())
            return std::nullopt;
        for (std::size_t racer = 0; racer < part.tracks.size(); ++racer) {
            if (!part.tracks[racer].empty() || part.tracks[racer].retired) joined.tracks[racer] = std::move(part.tracks[racer]);
        }
        for (std::size_t racer = 0; racer < part.states.size(); ++racer) {
            if (!part.states[racer].empty()) joined.states[racer] = std::move(part.states[racer]);
        }
    }
    return joined;
}

std::vector<double> write_race_part(const RacePart& part) {
    Writer writer;
    writer.add(part.first);
    writer.add(part.count);
    writer.add(static_cast<double>(part.tracks.size()));
    for (std::size_t racer = 0; racer < part.tracks.size(); ++racer) {
        write(writer, part.tracks[racer]);
        writer.add_list(part.states[racer]);
    }
    return writer.take();
}

std::optional<RacePart> read_race_part(std::span<const double> numbers) {
    Reader reader(numbers);
    RacePart part;
    part.first = reader.whole();
    part.count = reader.whole();
    const int racers = reader.whole();
    for (int racer = 0; racer < racers && !reader.failed(); ++racer) {
        part.tracks.push_back(read_track(reader));
        part.states.push_back(reader.list());
    }
    if (!reader.complete()) return std::nullopt;
    return part;
}

}  // namespace ravine
