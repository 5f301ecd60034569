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

Catalogue::Catalogue(std::vector<Optimizer> optimizers) : list_(std::make_shared<const List>()) {
    for (Optimizer& optimizer : optimizers) add(std::move(optimizer));
}

void Catalogue::add(Optimizer optimizer) {
    auto list = std::make_shared<List>(*list_);
    std::erase_if(*list, [&](const auto& each) { return each->key == optimizer.key; });
    const auto added = std::make_shared<const Optimizer>(std::move(optimizer));
    const auto earlier = [](const auto& p, const auto& q) {
        if (p->typed || q->typed) return p->typed < q->typed;
        return std::tie(p->year, p->key) < std::tie(q->year, q->key);
    };
    list->insert(std::upper_bound(list->begin(), list->end(), added, earlier), added);
    list_ = std::move(list);
}

const Optimizer* Catalogue::find(std::string_view key) const {
    const auto at = std::find_if(list_->begin(), list_->end(), [&](const auto& each) { return each->key == key; });
    return at == list_->end() ? nullptr : at->get();
}

Catalogue Catalogue::with_typed_of(const Catalogue& other) const {
    auto list = std::make_shared<List>();
    const auto is_typed = [](const auto& each) { return each->typed; };
    std::remove_copy_if(list_->begin(), list_->end(), std::back_inserter(*list), is_typed);
    std::copy_if(other.list_->begin(), other.list_->end(), std::back_inserter(*list), is_typed);
    Catalogue result;
    result.list_ = std::move(list);
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
    for (const auto& optimizer : *list_) {
        if (same_name(optimizer->key, last) || same_name(optimizer->title, last)) return {.optimizer = optimizer.get()};
    }
    return find_alias(last, {});
}

bool Catalogue::operator==(const Catalogue& other) const {
    const auto same = [](const auto& p, const auto& q) { return p == q || *p == *q; };
    return list_ == other.list_ || std::equal(list_->begin(), list_->end(), other.list_->begin(), other.list_->end(), same);
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
        return catalogue;
    }();
    return all;
}

}  // namespace ravine
