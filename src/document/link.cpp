#include "document/link.hpp"

#include "document/link_table.hpp"
#include "document/link_text.hpp"
#include "text/nearest.hpp"
#include "text/text.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <optional>

namespace ravine {
namespace {

const LookOption* find_look(std::string_view key) {
    const auto options = look_options();
    const auto option = std::find_if(options.begin(), options.end(), [&](const LookOption& o) { return o.key == key; });
    return option == options.end() ? nullptr : &*option;
}

void read_look(const LookOption& option, std::string_view text, Reading& reading) {
    const auto choice = std::find(option.choices.begin(), option.choices.end(), text);
    if (choice == option.choices.end()) {
        return reading.complain("{}: {} is none of {}; {} is used instead{}", option.key, quote(text),
                                fmt::join(option.choices, ", "), option.choices[0],
                                offer_of({nearest_choice(text, option.choices)}));
    }
    option.set(reading.config.look, static_cast<int>(choice - option.choices.begin()));
}

const Field* find_field(std::string_view key) {
    const auto fields = link_table();
    const auto field = std::find_if(fields.begin(), fields.end(), [&](const Field& f) { return f.about.key == key; });
    return field == fields.end() ? nullptr : &*field;
}

bool is_key(std::string_view key) { return find_field(key) || find_look(key); }

// Drops constants that the loss does not use.
void keep_used_constants(Reading& reading) {
    Config& config = reading.config;
    if (config.constants.empty()) return;
    formula::ParseError error;
    const auto loss = compile_loss(config, error);
    const std::vector<formula::Constant> used = loss ? loss->constants() : std::vector<formula::Constant>();
    for (const formula::Constant& constant : config.constants) {
        const auto is_this = [&](const formula::Constant& each) { return each.name == constant.name; };
        if (std::none_of(used.begin(), used.end(), is_this))
            reading.complain("let: the loss has no constant {}; it is left out", quote(constant.name));
    }
    set_constants(config, used);
}

std::string nearest_key(std::string_view unknown) {
    const std::vector<LinkKey> keys = link_keys();
    std::vector<std::string_view> known;
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
        if (!is_key(field.key)) {
            reading.complain("{} is not a key that Ravine knows; it is left out{}", quote(field.key),
                             offer_of({nearest_key(field.key)}));
        } else if (value_of(field.key)) {
            reading.complain("{}: given twice; the first one counts", field.key);
        } else {
            known.push_back(&field);
        }
    }
    const auto read = [&](const Field& field) {
        if (const LinkField* value = value_of(field.about.key)) field.read(field.about, trim(value->text), reading);
    };
    read(*find_field("lesson"));  // first, as it replaces the defaults
    read(*find_field("data"));    // before the loss, which may sum over them
    read(*find_field("let"));     // before the loss, which may use them
    const bool other_ground = reading.config.lesson.empty() || value_of("loss") || value_of("x") || value_of("y");
    for (const Field& field : link_table()) {
        const std::string_view key = field.about.key;
        if (key == "start" && other_ground) reading.config.start = default_start(reading.config.loss, reading.config.domain);
        if (key != "data" && key != "let" && key != "lesson") read(field);
        if (key == "loss") keep_used_constants(reading);
    }
    for (const LookOption& option : look_options()) {
        if (const LinkField* value = value_of(option.key)) read_look(option, trim(value->text), reading);
    }
}

std::string_view cap(std::string_view text, Reading& reading) {
    if (text.size() <= longest_link) return text;
    reading.complain("the link has {} bytes; what fits into the first {} was read", text.size(), longest_link);
    const auto end = text.rfind('&', longest_link);
    return text.substr(0, end == std::string_view::npos ? 0 : end);
}

// Returns the values of omitted keys: a lesson's, or else the default. Domain and start are those of the loss that the link
// names.
Config left_out(const Config& config, const std::optional<Config>& card) {
    Config base = card.value_or(default_config());
    const bool other_loss = !card || config.loss != card->loss;
    if (other_loss) base.domain = default_domain(config.loss);
    if (other_loss || !(config.domain == base.domain)) base.start = default_start(config.loss, config.domain);
    return base;
}

}  // namespace

DecodedLink decode_link(std::string_view text, const Catalogue& catalogue, FindLesson lessons) {
    DecodedLink decoded{default_config(), {}};
    decoded.config.catalogue = catalogue;
    Reading reading{decoded.config, decoded.complaints, lessons};
    const MendedLink mended = mend_link(text);
    decoded.complaints = mended.complaints;
    std::vector<LinkField> given;
    for (const std::string_view pair : split(cap(mended.fragment, reading), '&')) {
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

DecodedLink decode_link(std::string_view text, FindLesson lessons) {
    return decode_link(text, default_config().catalogue, lessons);
}

DecodedLink decode_fields(std::span<const LinkField> given, const Catalogue& catalogue, FindLesson lessons) {
    DecodedLink decoded{default_config(), {}};
    decoded.config.catalogue = catalogue;
    Reading reading{decoded.config, decoded.complaints, lessons};
    read_fields(given, reading);
    return decoded;
}

std::vector<LinkKey> link_keys() {
    std::vector<LinkKey> result;
    for (const Field& field : link_table()) result.push_back(field.about);
    for (const LookOption& option : look_options()) {
        result.push_back({option.key, "a choice", option.help, "", 0, 0, option.choices});
    }
    return result;
}

std::vector<LinkField> link_fields(const Config& config) {
    std::vector<LinkField> result;
    for (const Field& field : link_table()) result.push_back({std::string(field.about.key), field.write(config)});
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
    return guard_link(link);
}

}  // namespace ravine
