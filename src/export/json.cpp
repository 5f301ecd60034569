#include "export/json.hpp"

#include "rules/define.hpp"
#include "rules/own_role.hpp"
#include "rules/rule_text.hpp"
#include "text/text.hpp"

#include <fast_float/fast_float.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace ravine {
namespace {

constexpr std::size_t deepest = 4;                                                         // an object of lists of objects
constexpr std::string_view definitions_key = "define", definitions_member = "optimizers";  // of links, and of JSON

// ---- writing: the texts of link_fields in JSON's notation

bool is_number(std::string_view text) {
    double value = 0;
    const auto read = fast_float::from_chars(text.data(), text.data() + text.size(), value);
    return read.ec == std::errc{} && std::isfinite(value) && fmt::format("{}", value) == text;
}

std::string scalar(std::string_view text) { return is_number(text) ? std::string(text) : json_string(text); }

// Returns a list in brackets, on one line.
std::string list(const std::vector<std::string>& items) { return fmt::format("[{}]", fmt::join(items, ", ")); }

std::string numbers(std::string_view text) {
    std::vector<std::string> items;
    for (const std::string_view part : split(text, ',')) items.push_back(scalar(part));
    return items.size() == 1 ? items[0] : list(items);
}

std::string rows(std::string_view text) {
    std::vector<std::string> items;
    if (!text.empty()) {
        for (const std::string_view row : split(text, ';')) items.push_back(numbers(row));
    }
    return list(items);
}

std::string racers(std::string_view text) {
    std::vector<std::string> objects;
    for (const std::string_view racer : text.empty() ? std::vector<std::string_view>{} : split(text, ';')) {
        const auto settings = split_outside_brackets(racer, ',');
        std::string object = fmt::format("    {{\"optimizer\": {}", json_string(settings[0]));
        for (std::size_t i = 1; i < settings.size(); ++i) {
            const auto colon = settings[i].find(':');
            object += fmt::format(", {}: {}", json_string(settings[i].substr(0, colon)), scalar(settings[i].substr(colon + 1)));
        }
        objects.push_back(object + "}");
    }
    return objects.empty() ? "[]" : fmt::format("[\n{}\n  ]", fmt::join(objects, ",\n"));
}

std::string constants(std::string_view text) {
    std::vector<std::string> members;
    for (const std::string_view part : text.empty() ? std::vector<std::string_view>{} : split(text, ',')) {
        const auto colon = part.find(':');
        members.push_back(fmt::format("{}: {}", json_string(part.substr(0, colon)), scalar(part.substr(colon + 1))));
    }
    return fmt::format("{{{}}}", fmt::join(members, ", "));
}

// Returns the definitions of a document: an object for each, by its name.
std::string definitions(const Catalogue& catalogue) {
    std::vector<std::string> objects;
    std::vector<const Optimizer*> typed;
    for (const Catalogue::List* each : {&catalogue.all(), &catalogue.modifiers()}) {
        for (const auto& optimizer : *each) {
            if (optimizer->typed) typed.push_back(optimizer.get());
        }
    }
    for (const Optimizer* const optimizer : typed) {
        std::vector<std::string> parameters, lines;
        for (const Parameter& parameter : optimizer->parameters) {
            parameters.push_back(fmt::format("{}: {}", json_string(parameter.key), scalar(definition_of(parameter))));
        }
        for (const Meaning& meaning : optimizer->meanings) {
            const std::string_view role = own_role_word(*optimizer, meaning.name);
            parameters.push_back(fmt::format("{}: {}", json_string(meaning.name), json_string(role)));
        }
        for (const std::string_view line : split(optimizer->rule, '\n')) lines.push_back(json_string(line));
        objects.push_back(fmt::format(R"(    {}: {{"parameters": {{{}}}, "rule": {}}})",
                                      json_string(optimizer->key + (optimizer->around ? "+" : "")), fmt::join(parameters, ", "),
                                      list(lines)));
    }
    return objects.empty() ? "{}" : fmt::format("{{\n{}\n  }}", fmt::join(objects, ",\n"));
}

std::string json_value(const LinkField& field, const Document& document) {
    if (field.key == definitions_key) return definitions(document.experiment.catalogue);
    if (field.key == "loss" || field.key == "columns") return json_string(field.text);
    if (field.key == "racers") return racers(field.text);
    if (field.key == "data" || field.key == "table") return rows(field.text);
    if (field.key == "let") return constants(field.text);
    return numbers(field.text);
}

// ---- reading: what was written, with text in place of numbers

struct Value {
    enum class Kind { text, null, list, object };

    Kind kind = Kind::null;
    std::string text;
    std::vector<std::string> keys;  // of an object
    std::vector<Value> items;

    bool is_text() const { return kind == Kind::text; }
};

// Receives the parser's events. Stops if nesting is too deep.
class Reader {
  public:
    explicit Reader(std::string_view text) : text_(text) {}

    Value result;
    std::string error;

    bool null() { return add({}); }
    bool boolean(bool value) { return add(text(value ? "on" : "off")); }
    bool number_integer(std::int64_t value) { return add(text(fmt::format("{}", value))); }
    bool number_unsigned(std::uint64_t value) { return add(text(fmt::format("{}", value))); }
    bool number_float(double value, const std::string&) { return add(text(fmt::format("{}", value))); }
    bool string(std::string& value) { return add(text(std::move(value))); }
    bool binary(std::vector<std::uint8_t>&) { return false; }
    bool start_object(std::size_t) { return open(Value::Kind::object); }
    bool start_array(std::size_t) { return open(Value::Kind::list); }
    bool end_object() { return close(); }
    bool end_array() { return close(); }
    bool key(std::string& name) {
        open_.back()->keys.push_back(std::move(name));
        return true;
    }

    bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception& exception) {
        const std::string_view reason = exception.what(), wanted = "; expected ";
        const auto at = reason.rfind(wanted);
        const std::string_view before = text_.substr(0, position == 0 ? 0 : position - 1);
        const auto line = std::count(before.begin(), before.end(), '\n') + 1;
        const auto column = before.size() - (before.rfind('\n') + 1) + 1;
        error = fmt::format("line {}, column {}: this is no JSON", line, column);
        if (at != std::string_view::npos) error += fmt::format("; expected {}", reason.substr(at + wanted.size()));
        if (reason.find("number overflow") != std::string_view::npos) error += "; the number is too large";
        return false;
    }

  private:
    static Value text(std::string value) { return {Value::Kind::text, std::move(value), {}, {}}; }

    bool add(Value value) {
        Value& place = open_.empty() ? result : open_.back()->items.emplace_back();
        place = std::move(value);
        return true;
    }
    bool open(Value::Kind kind) {
        if (open_.size() == deepest) {
            error = fmt::format("this is nested deeper than {} levels, and no race is", deepest);
            return false;
        }
        Value& place = open_.empty() ? result : open_.back()->items.emplace_back();
        place.kind = kind;
        open_.push_back(&place);  // it does not move until it is closed
        return true;
    }
    bool close() {
        open_.pop_back();
        return true;
    }

    std::string_view text_;
    std::vector<Value*> open_;
};

// ---- from values to the texts of a link

struct Flattening {
    std::vector<std::string>& complaints;

    void complain(std::string sentence) {
        if (complaints.size() < most_complaints) complaints.push_back(std::move(sentence));
    }

    // Returns an element of a list, which must not split in a link; nothing if it would.
    std::optional<std::string> piece(const std::string& key, const std::string& text) {
        if (text.find(';') == std::string::npos && split_outside_brackets(text, ',').size() == 1) return text;
        complain(fmt::format("{}: {} is not one value; it is left out", quote(key), quote(text)));
        return std::nullopt;
    }

    std::string racer(const std::string& key, const Value& object) {
        std::string optimizer, settings;
        for (std::size_t i = 0; i < object.items.size(); ++i) {
            const std::string& name = object.keys[i];
            if (!object.items[i].is_text()) {
                complain(fmt::format("{}: {} is neither a number nor a string; it is left out", quote(key), quote(name)));
            } else if (name == "optimizer") {
                optimizer = piece(key, object.items[i].text).value_or("");
            } else if (const auto setting = piece(key, name + ":" + object.items[i].text)) {
                settings += "," + *setting;
            }
        }
        return optimizer + settings;
    }

    std::string constants(const std::string& key, const Value& object) {
        std::vector<std::string> parts;
        for (std::size_t i = 0; i < object.items.size(); ++i) {
            const Value& item = object.items[i];
            if (!item.is_text()) {
                complain(fmt::format("{}: {} is no number; it is left out", quote(key), quote(object.keys[i])));
            } else if (auto part = piece(key, object.keys[i] + ":" + item.text)) {
                parts.push_back(std::move(*part));
            }
        }
        return fmt::format("{}", fmt::join(parts, ","));
    }

    // Returns "lr:0.02", or a line of a rule; nothing where a link would read more than one in it.
    std::optional<std::string> whole(std::string_view what, std::string text, std::string_view signs) {
        if (text.find_first_of(signs) == std::string::npos) return text;
        complain(fmt::format("{}: {} is not one {}; it is left out", quote(definitions_member), quote(text), what));
        return std::nullopt;
    }

    std::string parameters(const Value& object) {
        std::vector<std::string> parts;
        for (std::size_t i = 0; i < object.items.size(); ++i) {
            if (!object.items[i].is_text()) {
                complain(fmt::format("{}: {} is no number; it is left out", quote(definitions_member), quote(object.keys[i])));
            } else if (auto part = whole("parameter", object.keys[i] + ":" + object.items[i].text, ",;{}")) {
                parts.push_back(std::move(*part));
            }
        }
        return parts.empty() ? "" : fmt::format("({})", fmt::join(parts, ","));
    }

    std::string rule(const Value& value) {
        std::vector<std::string> lines;
        for (const Value& item : value.is_text() ? std::vector<Value>{value} : value.items) {
            if (!item.is_text()) {
                complain(fmt::format("{}: something in a rule is no line; it is left out", quote(definitions_member)));
            } else if (auto line = whole("line", compact(item.text), ";{}")) {
                lines.push_back(std::move(*line));
            }
        }
        return fmt::format("{{{}}}", fmt::join(lines, ";"));
    }

    std::string definition(const std::string& name, const Value& object) {
        std::string head, lines = "{}";
        for (std::size_t i = 0; i < object.items.size(); ++i) {
            const Value& item = object.items[i];
            if (object.keys[i] == "parameters" && item.kind == Value::Kind::object) {
                head = parameters(item);
            } else if (object.keys[i] == "rule") {
                lines = rule(item);
            } else {
                complain(fmt::format("{}: {} has {}, which is neither its parameters nor its rule; it is left out",
                                     quote(definitions_member), quote(name), quote(object.keys[i])));
            }
        }
        return whole("name", name, "(,;{}").value_or("") + head + lines;
    }

    std::string definitions(const Value& object) {
        std::string text;
        for (std::size_t i = 0; i < object.items.size(); ++i) text += definition(object.keys[i], object.items[i]);
        return text;
    }

    std::string flat_list(const std::string& key, const Value& value) {
        std::vector<std::string> parts;
        for (const Value& item : value.items) {
            if (!item.is_text()) {
                complain(fmt::format("{}: something in the list is neither a number nor a string; it is left out", quote(key)));
            } else if (auto part = piece(key, item.text)) {
                parts.push_back(std::move(*part));
            }
        }
        return fmt::format("{}", fmt::join(parts, ","));
    }

    std::string flat(const std::string& key, const Value& value) {
        if (value.is_text()) return value.text;
        if (value.kind == Value::Kind::object && key == definitions_member) return definitions(value);
        if (value.kind == Value::Kind::object) return key == "let" ? constants(key, value) : racer(key, value);
        const auto is_text = [](const Value& item) { return item.is_text(); };
        if (std::all_of(value.items.begin(), value.items.end(), is_text)) return flat_list(key, value);
        std::vector<std::string> parts;
        for (const Value& item : value.items) {
            if (item.kind == Value::Kind::object) {
                parts.push_back(racer(key, item));
            } else if (!item.is_text()) {
                parts.push_back(flat_list(key, item));
            } else if (auto part = piece(key, item.text)) {
                parts.push_back(std::move(*part));
            }
        }
        return fmt::format("{}", fmt::join(parts, ";"));
    }
};

}  // namespace

std::string write_json(const Document& document) {
    std::vector<std::string> members;
    for (const LinkField& field : link_fields(document)) {
        const std::string_view key = field.key == definitions_key ? definitions_member : field.key;
        members.push_back(fmt::format("  {}: {}", json_string(key), json_value(field, document)));
    }
    return fmt::format("{{\n{}\n}}\n", fmt::join(members, ",\n"));
}

Result<DecodedLink> read_json(std::string_view text, const Catalogue& catalogue, FindLesson lessons) {
    if (text.size() > longest_json) {
        return Failure{fmt::format("this JSON has {} bytes; at most {} are read", text.size(), longest_json)};
    }
    Reader reader(text);
    if (!nlohmann::json::sax_parse(text.begin(), text.end(), &reader) || reader.result.kind != Value::Kind::object) {
        return Failure{reader.error.empty() ? "this JSON is no object of fields" : reader.error};
    }
    std::vector<std::string> complaints;
    Flattening flattening{complaints};
    std::vector<LinkField> fields;
    for (std::size_t i = 0; i < reader.result.items.size(); ++i) {
        const std::string& key = reader.result.keys[i];
        if (reader.result.items[i].kind == Value::Kind::null) {
            flattening.complain(fmt::format("{}: there is no value; the default is used", quote(key)));
        } else {
            const std::string& name = key == definitions_member ? std::string(definitions_key) : key;
            fields.push_back({name, flattening.flat(key, reader.result.items[i])});
        }
    }
    DecodedLink decoded = decode_fields(fields, catalogue, lessons);
    decoded.complaints.insert(decoded.complaints.begin(), complaints.begin(), complaints.end());
    return decoded;
}

Result<DecodedLink> read_document(std::string_view text, const Catalogue& catalogue, FindLesson lessons) {
    if (looks_like_json(text)) return read_json(text, catalogue, lessons);
    return decode_link(text, catalogue, lessons);
}

bool looks_like_json(std::string_view text) { return trim(text).substr(0, 1) == "{"; }

}  // namespace ravine
