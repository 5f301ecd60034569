#include "optimizers/catalogue.hpp"

#include "optimizers/aliases.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

namespace ravine {

namespace methods {
#define RAVINE_METHOD(name) Optimizer name();
#include "optimizers/methods.inc"
#undef RAVINE_METHOD
}  // namespace methods

namespace {

const Optimizer* find_in(const Catalogue::List& list, std::string_view key) {
    const auto at = std::find_if(list.begin(), list.end(), [&](const auto& each) { return each->key == key; });
    return at == list.end() ? nullptr : at->get();
}

std::shared_ptr<const Catalogue::List> with(const Catalogue::List& list, Optimizer optimizer) {
    auto result = std::make_shared<Catalogue::List>(list);
    std::erase_if(*result, [&](const auto& each) { return each->key == optimizer.key; });
    const auto added = std::make_shared<const Optimizer>(std::move(optimizer));
    const auto earlier = [](const auto& p, const auto& q) {
        if (p->typed || q->typed) return p->typed < q->typed;
        return std::tie(p->year, p->key) < std::tie(q->year, q->key);
    };
    result->insert(std::upper_bound(result->begin(), result->end(), added, earlier), added);
    return result;
}

std::shared_ptr<const Catalogue::List> joined(const Catalogue::List& own, const Catalogue::List& typed) {
    auto result = std::make_shared<Catalogue::List>();
    const auto is_typed = [](const auto& each) { return each->typed; };
    std::remove_copy_if(own.begin(), own.end(), std::back_inserter(*result), is_typed);
    std::copy_if(typed.begin(), typed.end(), std::back_inserter(*result), is_typed);
    return result;
}

bool same_lists(const Catalogue::List& a, const Catalogue::List& b) {
    const auto same = [](const auto& p, const auto& q) { return p == q || *p == *q; };
    return &a == &b || std::equal(a.begin(), a.end(), b.begin(), b.end(), same);
}

}  // namespace

Catalogue::Catalogue(std::vector<Optimizer> optimizers)
    : list_(std::make_shared<const List>()), modifiers_(list_), composed_(list_) {
    for (Optimizer& optimizer : optimizers) add(std::move(optimizer));
}

void Catalogue::add(Optimizer optimizer) {
    auto& list = optimizer.around ? modifiers_ : list_;
    list = with(*list, std::move(optimizer));
    composed_ = std::make_shared<const List>();
}

void Catalogue::add_composed(Optimizer optimizer) { composed_ = with(*composed_, std::move(optimizer)); }

const Optimizer* Catalogue::find(std::string_view key) const {
    const Optimizer* const listed = find_in(*list_, key);
    return listed ? listed : find_in(*composed_, key);
}

const Optimizer* Catalogue::find_modifier(std::string_view key) const { return find_in(*modifiers_, key); }

Catalogue Catalogue::with_typed_of(const Catalogue& other) const {
    Catalogue result;
    result.list_ = joined(*list_, *other.list_);
    result.modifiers_ = joined(*modifiers_, *other.modifiers_);
    result.composed_ = other.composed_;
    return result;
}

NamedOptimizer Catalogue::find_alias(std::string_view name, std::string_view library) const {
    NamedOptimizer found;
    for (const auto& optimizer : *list_) {
        for (const Alias& alias : optimizer->aliases) {
            // Only one library is meant: the first that has the name.
            const bool of_one = found.aliases.empty() || found.aliases[0].alias->library == alias.library;
            if (same_name(alias.name, name) && of_one && (library.empty() || alias.library == library))
                found.aliases.push_back({optimizer.get(), &alias});
        }
    }
    if (!found.aliases.empty()) found.optimizer = found.aliases[0].optimizer;
    return found;
}

NamedOptimizer Catalogue::find_named(std::string_view name) const {
    const auto point = name.rfind('.');
    const std::string_view modules = name.substr(0, point == std::string_view::npos ? 0 : point);
    const std::string_view last = name.substr(modules.empty() ? 0 : point + 1);
    if (const std::string_view library = library_of(modules); !library.empty()) {
        NamedOptimizer found = find_alias(last, library);
        found.of_library = found.optimizer != nullptr;
        if (found.of_library) return found;
    }
    if (const Optimizer* const composed = find_in(*composed_, name)) return {.optimizer = composed};
    for (const auto& optimizer : *list_) {
        if (same_name(optimizer->key, last) || same_name(optimizer->title, last)) return {.optimizer = optimizer.get()};
    }
    return find_alias(last, {});
}

bool Catalogue::operator==(const Catalogue& other) const {
    return same_lists(*list_, *other.list_) && same_lists(*modifiers_, *other.modifiers_);
}

const Catalogue& builtin_catalogue() {
    constexpr Optimizer (*makers[])() = {
#define RAVINE_METHOD(name) methods::name,
#include "optimizers/methods.inc"
#undef RAVINE_METHOD
    };
    static const Catalogue all = [&] {
        Catalogue catalogue;
        for (const auto& make : makers) catalogue.add(make());
        for (Optimizer& modifier : builtin_modifiers()) catalogue.add(std::move(modifier));
        return catalogue;
    }();
    return all;
}

}  // namespace ravine
