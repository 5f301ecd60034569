// The state that the readers of a link's fields share: destination and complaints.
#pragma once

#include "document/document.hpp"
#include "document/link/link.hpp"

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ravine {

struct Reading {
    Document& document;
    std::vector<std::string>& complaints;
    FindLesson lessons;

    // A constant that a rule reads.
    struct ReadConstant {
        std::string definition, constant;
    };
    std::vector<ReadConstant> read_constants = {};

    // Returns true if further complaints are not told: do no work for them.
    bool is_full() const { return complaints.size() >= most_complaints; }

    template <class... Args>
    void complain(fmt::format_string<Args...> format, Args&&... args) {
        if (!is_full()) complaints.push_back(fmt::format(format, std::forward<Args>(args)...));
        if (is_full()) complaints.back() = "there is more wrong with this link than is worth telling";
    }
};

}  // namespace ravine
