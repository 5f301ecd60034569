#include "document/link/field_values.hpp"

#include "document/link/constants.hpp"
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
double read_within(const LinkKey& about, std::string_view text, double high, double used, Reading& reading) {
    const auto value = read_number(text);
    if (!value) {
        reading.complain("{}: {} is not a number; {} is used instead{}{}", about.key, quote(text), used, comma_advice(text, 1),
                         offer_of(number_corrections(text)));
        return used;
    }
    const double clamped = std::clamp(*value, about.low, high);
    if (clamped != *value)
        reading.complain("{}: {} is outside {} to {}; {} is used instead", about.key, *value, about.low, high, clamped);
    return clamped;
}

int read_whole(const Field& field, std::string_view text, double high, int used, Reading& reading) {
    const double value = read_within(field.about, text, high, used, reading);
    const int whole = static_cast<int>(value);
    if (whole != value) reading.complain("{}: {} is not a whole number; {} is used instead", field.about.key, value, whole);
    return whole;
}

// Reads one coordinate of the domain, at both ends.
template <double Vector::*Coordinate>
void read_side(const Field& field, std::string_view text, Reading& reading) {
    double &low = reading.document.experiment.domain.low.*Coordinate,
           &high = reading.document.experiment.domain.high.*Coordinate;
    const auto pair = read_pair(text);
    if (pair && is_range(pair->first, pair->second)) {
        std::tie(low, high) = *pair;
    } else {
        reading.complain("{}: {} is not a range like -2,2; {},{} is used instead{}{}", field.about.key, quote(text), low, high,
                         comma_advice(text, 2), offer_of(pair_corrections(text, is_range)));
    }
}

}  // namespace

void read_version(const Field&, std::string_view text, Reading& reading) {
    const auto version = read_number(text);
    if (!version || *version < 1) {
        reading.complain("v: {} is no version of this format; {} is assumed", quote(text), link_version);
    } else if (*version > link_version) {
        reading.complain("v: this link was written by a newer Ravine (format {}); what is known here was read", *version);
    }
}

void read_lesson(const Field&, std::string_view text, Reading& reading) {
    if (text.empty()) return;
    std::optional<Document> card = reading.lessons ? reading.lessons(text) : std::nullopt;
    if (!card) return reading.complain("lesson: there is no lesson {}; the rest of the link is read without it", quote(text));
    card->experiment.catalogue = reading.document.experiment.catalogue.with_typed_of(card->experiment.catalogue);
    reading.document = std::move(*card);
}

void read_loss(const Field&, std::string_view text, Reading& reading) {
    Document& document = reading.document;
    auto loss = Loss::compile(text, document.experiment.data, document.experiment.constants);
    const auto missing = loss ? std::vector<std::string>() : Loss::missing_constants(text, document.experiment.constants);
    for (const std::string& name : missing) document.experiment.constants.push_back({name, 1});
    if (!missing.empty()) loss = Loss::compile(text, document.experiment.data, document.experiment.constants);
    if (loss) {
        document.experiment.loss = loss->understood().empty() ? text : loss->understood();
        for (const std::string& name : missing) {
            reading.complain("loss: {} is neither a variable nor given by let; it is a constant now, {} = 1", quote(name),
                             name);
        }
    } else {
        reading.complain("loss: {}; {} is used instead{}", loss.error().fault(), document.experiment.loss,
                         loss.error().offer());
    }
    document.experiment.domain = default_domain(document.experiment);
}

void read_let(const Field&, std::string_view text, Reading& reading) {
    ConstantsResult read = read_constants(text);  // no constants instead of a lesson's, if the text is empty
    for (const std::string& complaint : read.complaints) reading.complain("let: {}", complaint);
    reading.document.experiment.constants = std::move(read.constants);
}

void read_data(const Field&, std::string_view text, Reading& reading) {
    reading.document.experiment.data.clear();
    reading.document.experiment.columns = {};
    if (text.empty()) return;  // instead of a lesson's
    if (text.find_first_of("[|\t\r\n") != std::string_view::npos) {
        RowsResult table = read_rows(text);
        for (const std::string& complaint : table.complaints) reading.complain("data: {}", complaint);
        if (table.rows.empty()) reading.complain("data: there is no line of two numbers, like 1,2.5");
        reading.document.experiment.data = std::move(table.rows);
        name_columns(reading.document.experiment, table.names[0], table.names[1]);
        return;
    }
    const auto rows = split(text, ';');
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (reading.document.experiment.data.size() == most_rows) {
            return reading.complain("data: there are {} rows; the first {} are used", rows.size(), most_rows);
        }
        if (const auto pair = read_pair(rows[i])) {
            reading.document.experiment.data.push_back({pair->first, pair->second});
        } else {
            reading.complain("data: row {}, {}, is not two numbers like 1,2.5; it is left out{}{}", i + 1, quote(rows[i]),
                             comma_advice(rows[i], 2), offer_of(pair_corrections(rows[i])));
        }
    }
}

void read_columns(const Field&, std::string_view text, Reading& reading) {
    const auto names = split(text, ',');
    if (names.size() == 2) return name_columns(reading.document.experiment, names[0], names[1]);
    if (!text.empty()) return reading.complain("columns: {} is not two names like hours,mark; u and v have none", quote(text));
    reading.document.experiment.columns = {};  // instead of a lesson's
}

void read_x(const Field& field, std::string_view text, Reading& reading) { read_side<&Vector::x>(field, text, reading); }
void read_y(const Field& field, std::string_view text, Reading& reading) { read_side<&Vector::y>(field, text, reading); }

void read_start(const Field&, std::string_view text, Reading& reading) {
    Vector& start = reading.document.experiment.start;
    const auto pair = read_pair(text);
    if (pair && is_place(pair->first, pair->second)) {
        start = {pair->first, pair->second};
    } else {
        reading.complain("start: {} is not a point like 1.5,1; {},{} is used instead{}{}", quote(text), start.x, start.y,
                         comma_advice(text, 2), offer_of(pair_corrections(text, is_place)));
    }
}

void read_steps(const Field& field, std::string_view text, Reading& reading) {
    reading.document.experiment.steps = read_whole(field, text, field.about.high, reading.document.experiment.steps, reading);
}

void read_noise(const Field& field, std::string_view text, Reading& reading) {
    reading.document.experiment.noise =
        read_within(field.about, text, field.about.high, reading.document.experiment.noise, reading);
}

void read_seed(const Field& field, std::string_view text, Reading& reading) {
    const double seed =
        read_within(field.about, text, field.about.high, static_cast<double>(reading.document.experiment.seed), reading);
    reading.document.experiment.seed = static_cast<std::uint64_t>(seed);
    if (seed != std::floor(seed))
        reading.complain("{}: {} is not a whole number; {} is used instead", field.about.key, seed,
                         reading.document.experiment.seed);
}

void read_batch(const Field& field, std::string_view text, Reading& reading) {
    reading.document.experiment.batch = read_whole(field, text, field.about.high, reading.document.experiment.batch, reading);
}

void read_study_field(const Field&, std::string_view text, Reading& reading) {
    if (text.empty()) return reading.document.view.study.reset();
    Result<studies::Study> study = studies::read_study(text);
    if (!study) {
        return reading.complain("study: {}; the link is read without it{}", study.error().sentence,
                                offer_of(study.error().corrections));
    }
    reading.document.view.study = *std::move(study);
}

void read_at(const Field& field, std::string_view text, Reading& reading) {
    reading.document.page.at = read_whole(field, text, reading.document.experiment.steps, 0, reading);
}

void read_selected(const Field& field, std::string_view text, Reading& reading) {
    reading.document.page.selected =
        read_whole(field, text, static_cast<double>(reading.document.experiment.racers.size()), 0, reading) - 1;
}

void read_camera(const Field&, std::string_view text, Reading& reading) {
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
    reading.document.view.camera = clamp_view(view);
    if (!(reading.document.view.camera == view))
        reading.complain("view: {} is out of reach; the nearest camera is used", quote(text));
}

void read_chart_of(const Field&, std::string_view text, Reading& reading) {
    constexpr std::size_t longest = 60;
    const auto in_name = [](char c) {
        return is_letter(c) || is_digit(c) || c == '_' || c == '.' || static_cast<unsigned char>(c) > 127;
    };
    const bool is_name = text.size() <= longest && std::all_of(text.begin(), text.end(), in_name);
    if (!is_name) return reading.complain("chart_of: {} is no name like lr; the usual one is used instead", quote(text));
    reading.document.view.chart_of = text;
}

void read_chart_layer(const Field& field, std::string_view text, Reading& reading) {
    reading.document.view.chart_layer = read_whole(field, text, field.about.high, 0, reading);
}

void read_weight(const Field& field, std::string_view text, Reading& reading) {
    reading.document.view.weight = read_whole(field, text, field.about.high, 0, reading);
}

std::string write_data(const Field&, const Document& document) {
    std::vector<std::string> rows;
    for (const Row& row : document.experiment.data) rows.push_back(fmt::format("{},{}", row.u, row.v));
    return fmt::format("{}", fmt::join(rows, ";"));
}

std::string write_camera(const Field&, const Document& document) {
    const View& view = document.view.camera;
    return fmt::format("{},{},{},{},{}", view.azimuth, view.elevation, view.zoom, view.x, view.y);
}

}  // namespace ravine
