#include "document/link/racer_words.hpp"

#include "document/link/parameter_names.hpp"
#include "formula/number.hpp"
#include "optimizers/aliases.hpp"
#include "text/text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>

namespace ravine {
namespace {

// A setting as it was written. The key may be empty.
struct Word {
    std::string_view key, value;
};

Word word_of(std::string_view text) {
    const auto sign = text.find_first_of(":=");
    if (sign == std::string_view::npos) return {{}, trim(text)};
    return {trim(text.substr(0, sign)), trim(text.substr(sign + 1))};
}

bool is_off(std::string_view value) {
    if (same_name(value, "False") || same_name(value, "None") || same_name(value, "off")) return true;
    return read_number(value) == 0;
}

// Returns the text behind the bracket that closes the round one at `open`, or nothing if it is unclosed.
std::optional<std::size_t> behind_brackets(std::string_view text, std::size_t open) {
    int depth = 0;
    for (std::size_t i = open; i < text.size(); ++i) {
        if (text[i] == '(') ++depth;
        if (text[i] == ')' && --depth == 0) return i + 1;
    }
    return std::nullopt;
}

struct Call {
    std::string_view name;
    std::vector<std::string_view> arguments, settings;
};

// Reads "Adam(lr=0.1),x:1" and "Adam,lr:0.1,x:1" alike.
Call call_of(std::string_view text) {
    Call call;
    const auto end = text.find_first_of(",(");
    call.name = trim(text.substr(0, end));
    if (end == std::string_view::npos) return call;
    std::string_view rest = text.substr(end);
    if (const auto behind = rest.starts_with('(') ? behind_brackets(rest, 0) : std::nullopt) {
        const std::string_view inside = trim(rest.substr(1, *behind - 2));
        if (!inside.empty()) call.arguments = split_outside_brackets(inside, ',');
        rest = trim(rest.substr(*behind));
    }
    if (rest.starts_with(',')) rest.remove_prefix(1);
    if (!rest.empty() || text.ends_with(',')) call.settings = split_outside_brackets(rest, ',');
    return call;
}

class Translation {
  public:
    explicit Translation(const NamedOptimizer& named) : named_(named), optimizer_(named.optimizer) {}

    // Chooses among aliases of the same name by the settings.
    void choose(const std::vector<Word>& words) {
        for (const NamedAlias& named : named_.aliases) {
            const bool given = std::any_of(words.begin(), words.end(), [&](const Word& word) {
                return same_name(word.key, named.alias->when) && !word.key.empty() && !is_off(word.value);
            });
            if (!named.alias->when.empty() && !given) continue;
            alias_ = named.alias;
            optimizer_ = named.optimizer;
        }
    }

    void take(const Word& word, std::vector<std::string>& settings) {
        const std::optional<std::string> ours = name_of(word.key);
        if (!ours) {
            if (!is_foreign(word)) settings.push_back(fmt::format("{}:{}", word.key, word.value));
            return;
        }
        const auto names = split(*ours, ',');
        const bool is_tuple = names.size() > 1 && word.value.starts_with('(') && word.value.ends_with(')');
        const auto values = is_tuple ? split_outside_brackets(word.value.substr(1, word.value.size() - 2), ',')
                                     : std::vector<std::string_view>{word.value};
        if (names.size() > 1 && values.size() != names.size()) {
            remarks_.push_back(fmt::format("{}: {} is not {} numbers like (0.9, 0.99); it is left out", word.key,
                                           quote(word.value), names.size()));
            return;
        }
        decays_ = decays_ || (*ours == "decay" && !is_off(word.value));
        for (std::size_t i = 0; i < names.size(); ++i) put(names[i], trim(values[i]), settings);
    }

    // Adds the settings that the library's optimizer implies, and remarks on remaining differences.
    void finish(std::vector<std::string>& settings) {
        if (!alias_) return;
        for (const std::string_view setting : parts(alias_->implied)) {
            if (!is_given(word_of(setting).key, settings)) settings.emplace_back(setting);
        }
        if (!named_.of_library) return;
        const std::string name = fmt::format("{}.{}", alias_->library, alias_->name);
        std::vector<std::string_view> other;
        for (const std::string_view setting : parts(alias_->defaults)) {
            if (!is_given(word_of(setting).key, settings)) other.push_back(setting);
        }
        if (!other.empty()) {
            remarks_.push_back(
                fmt::format("{} has {} where nothing is given; the defaults here are others", name, fmt::join(other, ", ")));
        }
        if (!alias_->note.empty()) remarks_.push_back(fmt::format("{} {}", name, alias_->note));
        if (decays_ && !alias_->decay_note.empty()) remarks_.push_back(fmt::format("{} {}", name, alias_->decay_note));
    }

    const Optimizer* optimizer() const { return optimizer_; }
    std::vector<std::string>& remarks() { return remarks_; }

  private:
    static std::vector<std::string_view> parts(std::string_view text) {
        return text.empty() ? std::vector<std::string_view>{} : split(text, ',');
    }

    static bool is_given(std::string_view key, const std::vector<std::string>& settings) {
        return std::any_of(settings.begin(), settings.end(), [&](const std::string& s) { return word_of(s).key == key; });
    }

    bool has_all(std::string_view ours) const {
        const auto names = split(ours, ',');
        return std::all_of(names.begin(), names.end(),
                           [&](std::string_view key) { return find_parameter(*optimizer_, key) >= 0; });
    }

    template <class Names>
    std::optional<std::string> among(const Names& names, std::string_view key) const {
        for (const auto& name : names) {
            if (same_name(name.theirs, key) && has_all(name.ours)) return std::string(name.ours);
        }
        return std::nullopt;
    }

    // Returns the catalogue's key for a parameter: by the library's meaning first, then ours, then any library's.
    std::optional<std::string> name_of(std::string_view key) const {
        if (key.empty()) {
            const Parameter* rate = find_learning_rate(*optimizer_);
            return rate ? std::optional(rate->key) : std::nullopt;
        }
        if (alias_ && named_.of_library) {
            if (auto found = among(alias_->parameters, key)) return found;
        }
        if (find_parameter(*optimizer_, key) >= 0) return std::string(key);
        for (const Parameter& parameter : optimizer_->parameters) {
            if (same_name(parameter.key, key) || parameter.label == key) return parameter.key;
        }
        if (auto found = among(names_of_parameters(), key)) return found;
        for (const Alias& alias : optimizer_->aliases) {
            if (auto found = among(alias.parameters, key)) return found;
        }
        return std::nullopt;
    }

    // Returns true if a setting belongs to a library and has no effect in a race.
    bool is_foreign(const Word& word) const {
        if (alias_ && same_name(alias_->when, word.key) && !word.key.empty()) return true;  // it chose the optimizer
        const auto all = foreign_parameters();
        return std::any_of(all.begin(), all.end(), [&](const ForeignParameter& parameter) {
            return same_name(parameter.name, word.key) && (!parameter.changes || is_off(word.value));
        });
    }

    void put(std::string_view key, std::string_view value, std::vector<std::string>& settings) {
        const Parameter& parameter = optimizer_->parameters[static_cast<std::size_t>(find_parameter(*optimizer_, key))];
        if (same_name(value, "None") && parameter.find_choice(value) < 0) return;
        if (parameter.is_switch() && same_name(value, "True")) value = "on";
        if (parameter.is_switch() && same_name(value, "False")) value = "off";
        settings.push_back(fmt::format("{}:{}", key, value));
    }

    const NamedOptimizer& named_;
    const Alias* alias_ = nullptr;
    const Optimizer* optimizer_;
    bool decays_ = false;
    std::vector<std::string> remarks_;
};

}  // namespace

RacerWords read_racer_words(std::string_view text, const Catalogue& catalogue) {
    std::string round(trim(text));
    std::replace(round.begin(), round.end(), '[', '(');  // reads a list as a tuple
    std::replace(round.begin(), round.end(), ']', ')');
    const Call call = call_of(round);
    RacerWords words;
    words.name = call.name;
    const NamedOptimizer named = catalogue.find_named(call.name);
    if (!named.optimizer) return words;
    std::vector<Word> given;
    for (const std::string_view argument : call.arguments) {
        Word word = word_of(argument);
        if (word.key.empty() && !read_number(word.value)) word.key = "params";
        given.push_back(word);
    }
    Translation translation(named);
    const std::size_t arguments = given.size();
    for (const std::string_view setting : call.settings) given.push_back(word_of(setting));
    translation.choose(given);
    for (std::size_t i = 0; i < given.size(); ++i) {
        const bool is_bare = given[i].key.empty() && i >= arguments;
        if (is_bare)
            words.settings.emplace_back(given[i].value);
        else
            translation.take(given[i], words.settings);
    }
    translation.finish(words.settings);
    words.optimizer = translation.optimizer();
    words.remarks = std::move(translation.remarks());
    return words;
}

}  // namespace ravine
