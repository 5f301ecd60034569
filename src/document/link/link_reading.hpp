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

    // A name that a rule reads and that stands for the constant of that name.
    struct ReadConstant {
        std::string definition, parameter, constant;
    };
    std::vector<ReadConstant> read_constants = {};

    template <class... Args>
    void complain(fmt::format_string<Args...> format, Args&&... args) {
        if (complaints.size() < most_complaints) complaints.push_back(fmt::format(format, std::forward<Args>(args)...));
        if (complaints.size() == most_complaints)
            complaints.back() = "there is more wrong with this link than is worth telling";
    }
};

}  // namespace ravine
