#include "race/link.hpp"

#include "loss/surfaces.hpp"
#include "optimizers/catalogue.hpp"
#include "race/number.hpp"
#include "race/schedule.hpp"
#include "race/text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <tuple>

namespace ravine {
namespace {

constexpr double largest_noise = 1e6;
constexpr std::size_t most_complaints = 20;

// What a field's reader writes to.
struct Reading {
    Config& config;
    std::vector<std::string>& complaints;
    FindLesson lessons;

    template <class... Args>
    void complain(fmt::format_string<Args...> format, Args&&... args) {
        if (complaints.size() < most_complaints) complaints.push_back(fmt::format(format, std::forward<Args>(args)...));
        if (complaints.size() == most_complaints)
            complaints.back() = "there is more wrong with this link than is worth telling";
    }
};

// A number within limits, or the one in use with a complaint.
double read_within(std::string_view key, std::string_view text, double low, double high, double used, Reading& reading) {
    const auto value = read_number(text);
    if (!value) {
        reading.complain("{}: {} is not a number; {} is used instead", key, quote(text), used);
        return used;
    }
    const double clamped = std::clamp(*value, low, high);
    if (clamped != *value) reading.complain("{}: {} is outside {} to {}; {} is used instead", key, *value, low, high, clamped);
    return clamped;
}

int read_whole(std::string_view key, std::string_view text, int low, int high, int used, Reading& reading) {
    const double value = read_within(key, text, low, high, used, reading);
    const int whole = static_cast<int>(value);
    if (whole != value) reading.complain("{}: {} is not a whole number; {} is used instead", key, value, whole);
    return whole;
}

void read_version(std::string_view text, Reading& reading) {
    const auto version = read_number(text);
    if (!version || *version < 1) {
        reading.complain("v: {} is no version of this format; {} is assumed", quote(text), link_version);
    } else if (*version > link_version) {
        reading.complain("v: this link was written by a newer Ravine (format {}); what is known here was read", *version);
    }
}

void read_lesson(std::string_view text, Reading& reading) {
    if (text.empty()) return;
    std::optional<Config> card = reading.lessons ? reading.lessons(text) : std::nullopt;
    if (!card) return reading.complain("lesson: there is no lesson {}; the rest of the link is read without it", quote(text));
    reading.config = std::move(*card);
}

void read_loss(std::string_view text, Reading& reading) {
    formula::ParseError error;
    if (Loss::compile(text, error, reading.config.data)) {
        reading.config.loss = text;
    } else {
        reading.complain("loss: {}; {} is used instead", error.sentence(), reading.config.loss);
    }
    reading.config.domain = default_domain(reading.config.loss);
}

void read_data(std::string_view text, Reading& reading) {
    reading.config.data.clear();
    if (text.empty()) return;  // in place of a lesson's
    const auto rows = split(text, ';');
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (reading.config.data.size() == most_rows) {
            return reading.complain("data: there are {} rows; the first {} are used", rows.size(), most_rows);
        }
        if (const auto pair = read_pair(rows[i])) {
            reading.config.data.push_back({pair->first, pair->second});
        } else {
            reading.complain("data: row {}, {}, is not two numbers like 1,2.5; it is left out", i + 1, quote(rows[i]));
        }
    }
}

void read_side(std::string_view key, std::string_view text, double& low, double& high, Reading& reading) {
    const auto pair = read_pair(text);
    if (pair && is_range(pair->first, pair->second)) {
        std::tie(low, high) = *pair;
    } else {
        reading.complain("{}: {} is not a range like -2,2; {},{} is used instead", key, quote(text), low, high);
    }
}

void read_start(std::string_view text, Reading& reading) {
    Point& start = reading.config.start;
    const auto pair = read_pair(text);
    if (pair && is_place(pair->first, pair->second)) {
        start = {pair->first, pair->second};
    } else {
        reading.complain("start: {} is not a point like 1.5,1; {},{} is used instead", quote(text), start.x, start.y);
    }
}

// "lr:0.1" into the racer. Numbers are written the shortest way, so that equal numbers have equal links.
void read_setting(std::string_view text, const Optimizer& optimizer, std::string_view who, Racer& racer, Reading& reading) {
    const auto colon = text.find(':');
    const auto key = trim(text.substr(0, colon));
    const int index = find_parameter(optimizer, key);
    if (colon == std::string_view::npos || index < 0) {
        std::vector<std::string_view> known;
        for (const Parameter& parameter : optimizer.parameters) known.push_back(parameter.key);
        return reading.complain("{}: {} is no parameter like {}:value; it is left out", who, quote(text),
                                fmt::join(known, ", "));
    }
    const Parameter& parameter = optimizer.parameters[static_cast<std::size_t>(index)];
    const auto value = trim(text.substr(colon + 1));
    const auto is_this = [&](const Setting& s) { return s.key == parameter.key; };
    if (std::any_of(racer.settings.begin(), racer.settings.end(), is_this)) {
        return reading.complain("{}: {} is given twice; the first one counts", who, key);
    }
    ScheduleResult result = Schedule::read(parameter, value);
    if (!result.complaint.empty()) reading.complain("{}: {}", who, result.complaint);
    const bool number = result.schedule.is_constant() && !parameter.is_choice();
    if (number) {
        set_parameter(racer, parameter, fmt::format("{}", result.schedule.at(1)));
    } else {
        set_parameter(racer, parameter, result.complaint.empty() ? std::string(value) : default_text(parameter));
    }
}

// "x:1.5" and "y:0.2" among the settings: the racer's own start.
class OwnStart {
  public:
    bool takes(std::string_view text, std::string_view who, Reading& reading) {
        const auto colon = text.find(':');
        const auto key = trim(text.substr(0, colon));
        if (colon == std::string_view::npos || (key != "x" && key != "y")) return false;
        auto& coordinate = key == "x" ? x_ : y_;
        const auto value = trim(text.substr(colon + 1));
        if (coordinate) {
            reading.complain("{}: {} is given twice; the first one counts", who, key);
        } else if (coordinate = read_number(value); !coordinate || !is_place(*coordinate, 0)) {
            reading.complain("{}: {}: {} is no place to start at; the start of the race is used", who, key, quote(value));
            spoiled_ = true;
        }
        return true;
    }

    std::optional<Point> point(std::string_view who, Reading& reading) const {
        if (!spoiled_ && x_.has_value() != y_.has_value())
            reading.complain("{}: a start of its own has x and y; the start of the race is used", who);
        return !spoiled_ && x_ && y_ ? std::optional(Point{*x_, *y_}) : std::nullopt;
    }

  private:
    std::optional<double> x_, y_;
    bool spoiled_ = false;
};

// "show:off" among the settings: a racer that is not drawn.
class Shown {
  public:
    bool takes(std::string_view text, std::string_view who, Reading& reading) {
        const auto colon = text.find(':');
        if (colon == std::string_view::npos || trim(text.substr(0, colon)) != "show") return false;
        const auto value = trim(text.substr(colon + 1));
        if (hidden_) {
            reading.complain("{}: show is given twice; the first one counts", who);
            return true;
        }
        hidden_ = value == "off";
        if (value != "off" && value != "on")
            reading.complain("{}: show: {} is neither on nor off; on is used", who, quote(value));
        return true;
    }

    bool hidden() const { return hidden_.value_or(false); }

  private:
    std::optional<bool> hidden_;
};

void read_racers(std::string_view text, Reading& reading) {
    std::vector<Racer> racers;
    const auto parts = trim(text).empty() ? std::vector<std::string_view>{} : split(text, ';');  // no formula has one
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto settings = split_outside_brackets(parts[i], ',');
        const Optimizer* optimizer = find_optimizer(trim(settings[0]));
        if (!optimizer) {
            reading.complain("racers: there is no optimizer {}; racer {} is left out", quote(trim(settings[0])), i + 1);
            continue;
        }
        if (racers.size() == most_racers) {
            reading.complain("racers: there are {}; the first {} race", parts.size(), most_racers);
            break;
        }
        Racer racer{std::string(optimizer->key), {}};
        const std::string who = fmt::format("racer {} ({})", i + 1, optimizer->key);
        OwnStart start;
        Shown shown;
        for (const auto setting : std::span(settings).subspan(1)) {
            const bool taken = start.takes(setting, who, reading) || shown.takes(setting, who, reading);
            if (!taken) read_setting(setting, *optimizer, who, racer, reading);
        }
        racer.start = start.point(who, reading);
        racer.hidden = shown.hidden();
        racers.push_back(std::move(racer));
    }
    if (racers.empty() && !parts.empty()) return reading.complain("racers: none is left; the default racers race instead");
    reading.config.racers = std::move(racers);
}

void read_seed(std::string_view text, Reading& reading) {
    const auto used = static_cast<double>(reading.config.seed);
    const double seed = read_within("seed", text, 0, static_cast<double>(largest_seed), used, reading);
    reading.config.seed = static_cast<std::uint64_t>(seed);
}

void read_view(std::string_view text, Reading& reading) {
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

std::string write_racers(const Config& config) {
    std::vector<std::string> racers;
    for (const Racer& racer : config.racers) {
        std::string text = racer.optimizer;
        for (const Setting& setting : racer.settings) text += fmt::format(",{}:{}", setting.key, setting.text);
        if (racer.start) text += fmt::format(",x:{},y:{}", racer.start->x, racer.start->y);
        if (racer.hidden) text += ",show:off";
        racers.push_back(std::move(text));
    }
    return fmt::format("{}", fmt::join(racers, ";"));
}

struct Field {
    std::string_view key;
    void (*read)(std::string_view text, Reading&);
    std::string (*write)(const Config&);
};

// The keys of a link, in the order in which they are written. Domain and start follow the loss where they are not given.
constexpr Field fields[] = {
    {"v", read_version, [](const Config&) { return fmt::format("{}", link_version); }},
    {"lesson", read_lesson, [](const Config& c) { return c.lesson; }},
    {"loss", read_loss, [](const Config& c) { return c.loss; }},
    {"x", [](std::string_view text, Reading& r) { read_side("x", text, r.config.domain.low.x, r.config.domain.high.x, r); },
     [](const Config& c) { return fmt::format("{},{}", c.domain.low.x, c.domain.high.x); }},
    {"y", [](std::string_view text, Reading& r) { read_side("y", text, r.config.domain.low.y, r.config.domain.high.y, r); },
     [](const Config& c) { return fmt::format("{},{}", c.domain.low.y, c.domain.high.y); }},
    {"start", read_start, [](const Config& c) { return fmt::format("{},{}", c.start.x, c.start.y); }},
    {"racers", read_racers, write_racers},
    {"steps",
     [](std::string_view text, Reading& r) { r.config.steps = read_whole("steps", text, 1, most_steps, r.config.steps, r); },
     [](const Config& c) { return fmt::format("{}", c.steps); }},
    {"seed", read_seed, [](const Config& c) { return fmt::format("{}", c.seed); }},
    {"noise",
     [](std::string_view text, Reading& r) {
         r.config.noise = read_within("noise", text, 0, largest_noise, r.config.noise, r);
     },
     [](const Config& c) { return fmt::format("{}", c.noise); }},
    {"data", read_data, write_data},
    {"batch",
     [](std::string_view text, Reading& r) {
         r.config.batch = read_whole("batch", text, 0, static_cast<int>(most_rows), r.config.batch, r);
     },
     [](const Config& c) { return fmt::format("{}", c.batch); }},
    {"at", [](std::string_view text, Reading& r) { r.config.at = read_whole("at", text, 0, r.config.steps, 0, r); },
     [](const Config& c) { return fmt::format("{}", c.at); }},
    {"selected",
     [](std::string_view text, Reading& r) {
         r.config.selected = read_whole("selected", text, 0, static_cast<int>(r.config.racers.size()), 0, r) - 1;
     },
     [](const Config& c) { return fmt::format("{}", c.selected + 1); }},
    {"view", read_view,
     [](const Config& c) {
         const View& v = c.view;
         return fmt::format("{},{},{},{},{}", v.azimuth, v.elevation, v.zoom, v.x, v.y);
     }},
};

const LookOption* find_look(std::string_view key) {
    const auto options = look_options();
    const auto option = std::find_if(options.begin(), options.end(), [&](const LookOption& o) { return o.key == key; });
    return option == options.end() ? nullptr : &*option;
}

void read_look(const LookOption& option, std::string_view text, Reading& reading) {
    const auto choice = std::find(option.choices.begin(), option.choices.end(), text);
    if (choice == option.choices.end()) {
        return reading.complain("{}: {} is none of {}; {} is used instead", option.key, quote(text),
                                fmt::join(option.choices, ", "), option.choices[0]);
    }
    option.set(reading.config.look, static_cast<int>(choice - option.choices.begin()));
}

const Field* find_field(std::string_view key) {
    const auto* field = std::find_if(std::begin(fields), std::end(fields), [&](const Field& f) { return f.key == key; });
    return field == std::end(fields) ? nullptr : field;
}

bool is_key(std::string_view key) { return find_field(key) || find_look(key); }

// Everything that is wrong with the keys first, then the values, those that others depend on before these.
void read_fields(std::span<const LinkField> given, Reading& reading) {
    std::vector<const LinkField*> known;
    const auto value_of = [&](std::string_view key) {
        const auto at = std::find_if(known.begin(), known.end(), [&](const LinkField* field) { return field->key == key; });
        return at == known.end() ? nullptr : *at;
    };
    for (const LinkField& field : given) {
        if (!is_key(field.key)) {
            reading.complain("{} is not a key that Ravine knows; it is left out", quote(field.key));
        } else if (value_of(field.key)) {
            reading.complain("{}: given twice; the first one counts", field.key);
        } else {
            known.push_back(&field);
        }
    }
    const auto read = [&](const Field& field) {
        if (const LinkField* value = value_of(field.key)) field.read(trim(value->text), reading);
    };
    read(*find_field("lesson"));  // before all that it stands in for
    read(*find_field("data"));    // before the loss, which may add up over them
    const bool other_ground = reading.config.lesson.empty() || value_of("loss") || value_of("x") || value_of("y");
    for (const Field& field : fields) {
        if (field.key == "start" && other_ground)
            reading.config.start = default_start(reading.config.loss, reading.config.domain);
        if (field.key != "data" && field.key != "lesson") read(field);
    }
    for (const LookOption& option : look_options()) {
        if (const LinkField* value = value_of(option.key)) read_look(option, trim(value->text), reading);
    }
}

std::string_view fragment_of(std::string_view text) {
    text = trim(text);
    if (const auto hash = text.find('#'); hash != std::string_view::npos) return text.substr(hash + 1);
    return text.find("://") == std::string_view::npos ? text : std::string_view{};
}

std::string_view cap(std::string_view text, Reading& reading) {
    if (text.size() <= longest_link) return text;
    reading.complain("the link has {} bytes; what fits into the first {} was read", text.size(), longest_link);
    const auto end = text.rfind('&', longest_link);
    return text.substr(0, end == std::string_view::npos ? 0 : end);
}

// What is left out of a link: a lesson's, or else the default. Domain and start are those of the loss that the link names.
Config left_out(const Config& config, const std::optional<Config>& card) {
    Config base = card.value_or(default_config());
    const bool other_loss = !card || config.loss != card->loss;
    if (other_loss) base.domain = default_domain(config.loss);
    if (other_loss || !(config.domain == base.domain)) base.start = default_start(config.loss, config.domain);
    return base;
}

}  // namespace

bool looks_like_link(std::string_view text) {
    const std::vector<std::string_view> pairs = split(fragment_of(trim(text)), '&');
    return std::any_of(pairs.begin(), pairs.end(), [](std::string_view pair) {
        return pair.starts_with("v=") || pair.starts_with("loss=") || pair.starts_with("racers=");
    });
}

DecodedLink decode_link(std::string_view text, FindLesson lessons) {
    DecodedLink decoded{default_config(), {}};
    Reading reading{decoded.config, decoded.complaints, lessons};
    std::vector<LinkField> given;
    for (const std::string_view pair : split(cap(fragment_of(text), reading), '&')) {
        if (pair.empty()) continue;
        const auto equals = pair.find('=');
        LinkField field{percent_decode(pair.substr(0, equals)), {}};
        if (equals != std::string_view::npos) {
            field.text = percent_decode(pair.substr(equals + 1));
        } else if (is_key(field.key)) {
            reading.complain("{}: there is no value; the default is used", field.key);
            continue;
        }
        given.push_back(std::move(field));
    }
    read_fields(given, reading);
    return decoded;
}

DecodedLink decode_fields(std::span<const LinkField> given, FindLesson lessons) {
    DecodedLink decoded{default_config(), {}};
    Reading reading{decoded.config, decoded.complaints, lessons};
    read_fields(given, reading);
    return decoded;
}

std::vector<LinkField> link_fields(const Config& config) {
    std::vector<LinkField> result;
    for (const Field& field : fields) result.push_back({std::string(field.key), field.write(config)});
    for (const LookOption& option : look_options()) {
        const auto choice = static_cast<std::size_t>(option.get(config.look));
        result.push_back({std::string(option.key), std::string(option.choices[choice])});
    }
    return result;
}

std::string encode_link(const Config& config, FindLesson lessons) {
    const std::optional<Config> card = lessons ? lessons(config.lesson) : std::nullopt;
    const std::vector<LinkField> values = link_fields(config), usual = link_fields(left_out(config, card));
    std::string link = fmt::format("v={}", link_version);
    if (card) link += fmt::format("&lesson={}", config.lesson);
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto& [key, text] = values[i];
        const bool is_named = key == "v" || key == "lesson" || values[i] == usual[i];
        if (!is_named) link += fmt::format("&{}={}", key, percent_encode(text));
    }
    return link;
}

}  // namespace ravine
