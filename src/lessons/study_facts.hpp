// The numbers of a card's study, which its link names, as facts for its words.
#pragma once

#include "studies/runs.hpp"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace ravine::lessons {

// The whole table of a study.
class StudyNumbers {
  public:
    // Computes the table. Knows no number of a study that makes no sense, or would take too long.
    StudyNumbers(const Experiment& experiment, const studies::Study& study);

    struct Fact {
        std::string_view name, meaning;
        double (StudyNumbers::*of)(std::size_t k) const;
    };
    static std::span<const Fact> facts();

    // Returns a fact of racer or minimum k, counted from 0; NaN if the study does not tell it.
    double number(std::string_view fact, std::size_t k) const;

  private:
    double share(std::size_t minimum) const;
    double elsewhere(std::size_t) const;
    double best_value(std::size_t racer) const;
    double least_loss(std::size_t racer) const;
    double lower(std::size_t racer) const;
    double median(std::size_t racer) const;
    double upper(std::size_t racer) const;
    double wins(std::size_t racer) const;
    double tuned_rate(std::size_t racer) const;

    std::span<const std::vector<double>> cells_of(std::size_t racer) const;

    Experiment experiment_;
    studies::Study study_;
    std::vector<studies::Column> columns_;
    std::vector<double> numbers_;
    std::vector<std::vector<double>> cells_;  // studies::losses_by_cell()
};

}  // namespace ravine::lessons
