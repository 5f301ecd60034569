#include "document/link/link.hpp"

#include "document/link/fields.hpp"
#include "document/link/link_definitions.hpp"
#include "document/link/link_reading.hpp"
#include "document/link/link_text.hpp"
#include "experiment/schedule.hpp"
#include "text/nearest.hpp"
#include "text/text.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <optional>

namespace ravine {
namespace {

// Drops constants that neither the loss nor a racer uses.
void keep_used_constants(Reading& reading) {
    Document& document = reading.document;
    if (document.experiment.constants.empty()) return;
    const auto loss = compile_loss(document.experiment);
    const std::vector<formula::Constant> used =
        with_those_of_racers(loss ? loss->constants() : std::vector<formula::Constant>(), document.experiment);
    for (const formula::Constant& constant : document.experiment.constants) {
        if (!formula::find_constant(used, constant.name))
            reading.complain("let: the loss has no constant {}; it is left out", quote(constant.name));
    }
    set_constants(document.experiment, used);
}

std::string nearest_key(std::string_view unknown) {
    const std::vector<LinkKey> keys = link_keys();
    std::vector<std::string_view> known;
    known.reserve(keys.size());
    for (const LinkKey& each : keys) known.push_back(each.key);
    return std::string(nearest(unknown, known));
}

// Complains of keys first, then reads values, each after those that it depends on.
void read_fields(std::span<const LinkField> given, Reading& reading) {
    std::vector<const LinkField*> known;
    const auto value_of = [&](std::string_view key) {
        const auto at = std::find_if(known.begin(), known.end(), [&](const LinkField* field) { return field->key == key; });
        return at == known.end() ? nullptr : *at;
    };
    for (const LinkField& field : given) {
        if (!find_field(field.key)) {
            if (reading.is_full()) continue;
            reading.complain("{} is not a key that Ravine knows; it is left out{}", quote(field.key),
                             offer_of({nearest_key(field.key)}));
        } else if (value_of(field.key)) {
            reading.complain("{}: given twice; the first one counts", field.key);
        } else {
            known.push_back(&field);
        }
    }
    const auto read = [&](const Field& field) {
        if (const LinkField* value = value_of(field.about.key)) field.read(field, trim(value->text), reading);
    };
    read(*find_field("lesson"));  // first, as it replaces the defaults
    read(*find_field("data"));    // before the loss, which may sum over them
    read(*find_field("let"));     // before the loss, which may use them
    const bool other_ground =
        reading.document.page.lesson.empty() || value_of("loss") || value_of("net") || value_of("x") || value_of("y");
    for (const Field& field : fields()) {
        const std::string_view key = field.about.key;
        if (key == "start" && other_ground)
            reading.document.experiment.start =
                default_start(reading.document.experiment.loss, reading.document.experiment.domain);
        if (key != "data" && key != "let" && key != "lesson") read(field);
    }
    follow_constants(reading);
    keep_used_constants(reading);
}

std::string_view cap(std::string_view text, Reading& reading) {
    if (text.size() <= longest_link) return text;
    reading.complain("the link has {} bytes; what fits into the first {} was read", text.size(), longest_link);
    const auto end = text.rfind('&', longest_link);
    return text.substr(0, end == std::string_view::npos ? 0 : end);
}

// Returns the values of omitted keys: a lesson's, or else the default. Domain and start are those of the loss that the link
// names.
Document left_out(const Document& document, const std::optional<Document>& card) {
    Document base = card.value_or(default_document());
    const bool other_loss = !card || document.experiment.loss != card->experiment.loss;
    // A link names the layers of every network, as they make it one.
    const bool other_kind = base.experiment.network.has_value() != document.experiment.network.has_value();
    if (other_kind && document.experiment.network) {
        base.experiment.network.emplace();
        base.experiment.network->architecture.units.clear();
    }
    if (other_loss || other_kind) base.experiment.domain = default_domain(document.experiment);
    if (other_loss || other_kind || !(document.experiment.domain == base.experiment.domain))
        base.experiment.start = default_start(document.experiment.loss, document.experiment.domain);
    return base;
}

}  // namespace

DecodedLink decode_link(std::string_view text, const Catalogue& catalogue, FindLesson lessons) {
    DecodedLink decoded{default_document(), {}};
    decoded.document.experiment.catalogue = catalogue.with_typed_of(Catalogue());
    Reading reading{decoded.document, decoded.complaints, lessons};
    const MendedLink mended = mend_link(text);
    decoded.complaints = mended.complaints;
    std::vector<LinkField> given;
    for (const std::string_view pair : split(cap(mended.fragment, reading), '&')) {
        if (pair.empty()) continue;
        const auto equals = pair.find('=');
        LinkField field{percent_decode(pair.substr(0, equals)), {}};
        if (equals != std::string_view::npos) {
            field.text = percent_decode(pair.substr(equals + 1));
        } else if (find_field(field.key)) {
            reading.complain("{}: there is no value; the default is used", field.key);
            continue;
        }
        given.push_back(std::move(field));
    }
    read_fields(given, reading);
    return decoded;
}

DecodedLink decode_link(std::string_view text, FindLesson lessons) {
    return decode_link(text, default_document().experiment.catalogue, lessons);
}

DecodedLink decode_fields(std::span<const LinkField> given, const Catalogue& catalogue, FindLesson lessons) {
    DecodedLink decoded{default_document(), {}};
    decoded.document.experiment.catalogue = catalogue.with_typed_of(Catalogue());
    Reading reading{decoded.document, decoded.complaints, lessons};
    read_fields(given, reading);
    return decoded;
}

std::vector<LinkKey> link_keys() {
    std::vector<LinkKey> result;
    for (const Field& field : fields()) result.push_back(field.about);
    return result;
}

std::vector<LinkField> link_fields(const Document& document) {
    std::vector<LinkField> result;
    for (const Field& field : fields()) result.push_back({std::string(field.about.key), field.write(field, document)});
    return result;
}

std::string encode_link(const Document& document, FindLesson lessons) {
    const std::optional<Document> card = lessons ? lessons(document.page.lesson) : std::nullopt;
    const std::vector<LinkField> values = link_fields(document), usual = link_fields(left_out(document, card));
    std::string link = fmt::format("v={}", link_version);
    if (card) link += fmt::format("&lesson={}", document.page.lesson);
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto& [key, text] = values[i];
        const bool is_named = key == "v" || key == "lesson" || values[i] == usual[i];
        if (!is_named) link += fmt::format("&{}={}", key, percent_encode(text));
    }
    return guard_link(link);
}

}  // namespace ravine
