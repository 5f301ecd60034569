#include "document/link_table.hpp"

#include "document/constants.hpp"
#include "document/link_racers.hpp"
#include "document/rows.hpp"
#include "formula/number.hpp"
#include "loss/surfaces.hpp"
#include "text/nearest.hpp"
#include "text/text.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <tuple>

namespace ravine {
namespace {

// Reads a number within limits. On failure complains and returns `used`.
double read_within(std::string_view key, std::string_view text, double low, double high, double used, Reading& reading) {
    const auto value = read_number(text);
    if (!value) {
        reading.complain("{}: {} is not a number; {} is used instead{}{}", key, quote(text), used, comma_advice(text, 1),
                         offer_of(number_corrections(text)));
        return used;
    }
    const double clamped = std::clamp(*value, low, high);
    if (clamped != *value) reading.complain("{}: {} is outside {} to {}; {} is used instead", key, *value, low, high, clamped);
    return clamped;
}

int read_whole(const LinkKey& about, std::string_view text, double high, int used, Reading& reading) {
    const double value = read_within(about.key, text, about.low, high, used, reading);
    const int whole = static_cast<int>(value);
    if (whole != value) reading.complain("{}: {} is not a whole number; {} is used instead", about.key, value, whole);
    return whole;
}

void read_version(const LinkKey&, std::string_view text, Reading& reading) {
    const auto version = read_number(text);
    if (!version || *version < 1) {
        reading.complain("v: {} is no version of this format; {} is assumed", quote(text), link_version);
    } else if (*version > link_version) {
        reading.complain("v: this link was written by a newer Ravine (format {}); what is known here was read", *version);
    }
}

void read_lesson(const LinkKey&, std::string_view text, Reading& reading) {
    if (text.empty()) return;
    std::optional<Config> card = reading.lessons ? reading.lessons(text) : std::nullopt;
    if (!card) return reading.complain("lesson: there is no lesson {}; the rest of the link is read without it", quote(text));
    card->catalogue = reading.config.catalogue;
    reading.config = std::move(*card);
}

void read_loss(const LinkKey&, std::string_view text, Reading& reading) {
    Config& config = reading.config;
    formula::ParseError error;
    auto loss = Loss::compile(text, error, config.data, config.constants);
    const auto missing = loss ? std::vector<std::string>() : Loss::missing_constants(text, config.constants);
    for (const std::string& name : missing) config.constants.push_back({name, 1});
    if (!missing.empty()) loss = Loss::compile(text, error, config.data, config.constants);
    if (loss) {
        config.loss = loss->understood().empty() ? text : loss->understood();
        for (const std::string& name : missing) {
            reading.complain("loss: {} is neither a variable nor given by let; it is a constant now, {} = 1", quote(name),
                             name);
        }
    } else {
        reading.complain("loss: {}; {} is used instead{}", error.fault(), config.loss, error.offer());
    }
    config.domain = default_domain(config.loss);
}

void read_let(const LinkKey&, std::string_view text, Reading& reading) {
    ConstantsResult read = read_constants(text);  // no constants instead of a lesson's, if the text is empty
    for (const std::string& complaint : read.complaints) reading.complain("let: {}", complaint);
    reading.config.constants = std::move(read.constants);
}

void read_data(const LinkKey&, std::string_view text, Reading& reading) {
    reading.config.data.clear();
    if (text.empty()) return;  // instead of a lesson's
    if (text.find_first_of("[|\t\r\n") != std::string_view::npos) {
        RowsResult table = read_rows(text);
        for (const std::string& complaint : table.complaints) reading.complain("data: {}", complaint);
        if (table.rows.empty()) reading.complain("data: there is no line of two numbers, like 1,2.5");
        reading.config.data = std::move(table.rows);
        return;
    }
    const auto rows = split(text, ';');
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (reading.config.data.size() == most_rows) {
            return reading.complain("data: there are {} rows; the first {} are used", rows.size(), most_rows);
        }
        if (const auto pair = read_pair(rows[i])) {
            reading.config.data.push_back({pair->first, pair->second});
        } else {
            reading.complain("data: row {}, {}, is not two numbers like 1,2.5; it is left out{}{}", i + 1, quote(rows[i]),
                             comma_advice(rows[i], 2), offer_of(pair_corrections(rows[i])));
        }
    }
}

// Reads and writes one coordinate of the domain, at both ends.
template <double Vector::*Coordinate>
void read_side(const LinkKey& about, std::string_view text, Reading& reading) {
    double &low = reading.config.domain.low.*Coordinate, &high = reading.config.domain.high.*Coordinate;
    const auto pair = read_pair(text);
    if (pair && is_range(pair->first, pair->second)) {
        std::tie(low, high) = *pair;
    } else {
        reading.complain("{}: {} is not a range like -2,2; {},{} is used instead{}{}", about.key, quote(text), low, high,
                         comma_advice(text, 2), offer_of(pair_corrections(text, is_range)));
    }
}

void read_start(const LinkKey&, std::string_view text, Reading& reading) {
    Vector& start = reading.config.start;
    const auto pair = read_pair(text);
    if (pair && is_place(pair->first, pair->second)) {
        start = {pair->first, pair->second};
    } else {
        reading.complain("start: {} is not a point like 1.5,1; {},{} is used instead{}{}", quote(text), start.x, start.y,
                         comma_advice(text, 2), offer_of(pair_corrections(text, is_place)));
    }
}

void read_steps(const LinkKey& about, std::string_view text, Reading& reading) {
    reading.config.steps = read_whole(about, text, about.high, reading.config.steps, reading);
}

void read_noise(const LinkKey& about, std::string_view text, Reading& reading) {
    reading.config.noise = read_within(about.key, text, about.low, about.high, reading.config.noise, reading);
}

void read_seed(const LinkKey& about, std::string_view text, Reading& reading) {
    const double seed = read_within(about.key, text, about.low, about.high, static_cast<double>(reading.config.seed), reading);
    reading.config.seed = static_cast<std::uint64_t>(seed);
    if (seed != std::floor(seed))
        reading.complain("{}: {} is not a whole number; {} is used instead", about.key, seed, reading.config.seed);
}

void read_batch(const LinkKey& about, std::string_view text, Reading& reading) {
    reading.config.batch = read_whole(about, text, about.high, reading.config.batch, reading);
}

void read_at(const LinkKey& about, std::string_view text, Reading& reading) {
    reading.config.at = read_whole(about, text, reading.config.steps, 0, reading);
}

void read_selected(const LinkKey& about, std::string_view text, Reading& reading) {
    reading.config.selected = read_whole(about, text, static_cast<double>(reading.config.racers.size()), 0, reading) - 1;
}

void read_view(const LinkKey&, std::string_view text, Reading& reading) {
    const auto parts = split_outside_brackets(text, ',');
    View view;
    double* const numbers[] = {&view.azimuth, &view.elevation, &view.zoom, &view.x, &view.y};
    bool valid = parts.size() <= std::size(numbers);
    for (std::size_t i = 0; valid && i < parts.size(); ++i) {
        const auto number = read_number(parts[i]);
        valid = number.has_value();
        if (valid) *numbers[i] = *number;
    }
    if (!valid) return reading.complain("view: {} is not a camera like -60,38,1; the default is used instead", quote(text));
    reading.config.view = clamp_view(view);
    if (!(reading.config.view == view)) reading.complain("view: {} is out of reach; the nearest camera is used", quote(text));
}

std::string write_data(const Config& config) {
    std::vector<std::string> rows;
    for (const Row& row : config.data) rows.push_back(fmt::format("{},{}", row.u, row.v));
    return fmt::format("{}", fmt::join(rows, ";"));
}

std::string write_view(const Config& config) {
    const View& view = config.view;
    return fmt::format("{},{},{},{},{}", view.azimuth, view.elevation, view.zoom, view.x, view.y);
}

// Domain and start come after the loss, on which their defaults depend.
constexpr Field fields[] = {
    {{"v", "a number", "the version of the format; links of version 1 are read for ever", "loss=saddle"},
     read_version,
     [](const Config&) { return fmt::format("{}", link_version); }},
    {{"lesson", "a lesson, or one of its cards with a point between",
      "a card whose race takes the place of the defaults; the rest of the link changes it", "lesson=saddle_race.race&steps=30"},
     read_lesson,
     [](const Config& c) { return c.lesson; }},
    {{"loss", "the key of a surface, or a formula in x and y", "what the racers descend, and what is drawn as height",
      "loss=x^2-y^2"},
     read_loss,
     [](const Config& c) { return c.loss; }},
    {{"let", "up to 8 names and numbers, with colons and commas between",
      "the constants of the loss; a single letter that is not given is 1", "loss=(a-x)^2+b(y-x^2)^2&let=a:1,b:100"},
     read_let,
     [](const Config& c) { return write_constants(c.constants); }},
    {{"x", "two numbers, the lower first",
      "the domain from left to right; without it the surface's own, and -2,2 for a formula", "loss=cos(x)+y^2&x=-pi,2pi"},
     read_side<&Vector::x>,
     [](const Config& c) { return fmt::format("{},{}", c.domain.low.x, c.domain.high.x); }},
    {{"y", "two numbers, the lower first",
      "the domain from front to back; without it the surface's own, and -2,2 for a formula", "loss=x^2+sin(y)&y=-3,6"},
     read_side<&Vector::y>,
     [](const Config& c) { return fmt::format("{},{}", c.domain.low.y, c.domain.high.y); }},
    {{"start", "two numbers, x and y",
      "where all balls start; without it the surface's own, or a point of the domain at the right and to the back",
      "loss=x^2-y^2&start=1.5,0.001"},
     read_start,
     [](const Config& c) { return fmt::format("{},{}", c.start.x, c.start.y); }},
    {{"racers", "up to 32 racers with semicolons between, each an optimizer and its settings after commas",
      "who races; with nothing behind the sign, nobody", "racers=gd,lr:0.1;adam,lr:0.1*0.97^t,eps_at:inside,x:1,y:-0.5"},
     [](const LinkKey&, std::string_view text, Reading& r) { read_racers(text, r); },
     write_racers},
    {{"steps", "a whole number", "the length of the race", "steps=500", 1, most_steps},
     read_steps,
     [](const Config& c) { return fmt::format("{}", c.steps); }},
    {{"seed", "a whole number", "what the random numbers of noise and batches are made from: the same seed, the same race",
      "noise=0.5&seed=7", 0, static_cast<double>(largest_seed)},
     read_seed,
     [](const Config& c) { return fmt::format("{}", c.seed); }},
    {{"noise", "a number",
      "the standard deviation of the normal noise on every gradient, which is the same for every racer at a step", "noise=0.5",
      0, 1e6},
     read_noise,
     [](const Config& c) { return fmt::format("{}", c.noise); }},
    {{"data", "up to 256 rows u,v with semicolons between",
      "what mean(...) and sum(...) in a loss run over; without it the surface's own",
      "loss=mean((v-x-y*u)^2)/2&data=-1,-1.2;0,0.9;1,3.1"},
     read_data,
     write_data},
    {{"batch", "a whole number",
      "the rows that a gradient is taken over, drawn anew at every step, the same for every racer; 0 means all",
      "loss=least_squares&batch=4", 0, static_cast<double>(most_rows)},
     read_batch,
     [](const Config& c) { return fmt::format("{}", c.batch); }},
    {{"at", "a whole number", "the step shown, up to the last; at 0 the race plays when the link is opened", "at=40", 0,
      most_steps},
     read_at,
     [](const Config& c) { return fmt::format("{}", c.at); }},
    {{"selected", "a whole number", "the racer that is looked at, counted from 1; 0 means none", "selected=2", 0,
      static_cast<double>(most_racers)},
     read_selected,
     [](const Config& c) { return fmt::format("{}", c.selected + 1); }},
    {{"view", "up to five numbers",
      "the camera: azimuth in degrees; elevation, 5 to 90 degrees; zoom, 0.4 to 200, where 1 shows the whole domain; and the "
      "point looked at, -1.5 to 1.5 in units of half the domain, from its centre",
      "view=30,60,2,0.5,-0.5"},
     read_view,
     write_view},
};

}  // namespace

std::span<const Field> link_table() { return fields; }

}  // namespace ravine
