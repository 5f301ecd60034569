// Fills and checks the texts of lessons by the numbers of a run.
//
//   expression   facts of racers, numbers, + - * / ( ) abs(...): "distance 5 @10 / distance 5 @0"
//   words        name 2 · leader · least FACT [@STEP] · most FACT [@STEP]: a racer's name
//                outcome 2, its sentence · kind 2, one word of it: "diverging"
//   placeholder  {expression} with as few digits as do, {expression:8} with 8 decimals, {words}
//   check        A < B, A > B, A ~ NUMBER (equal to all digits that are written), WORDS = text; several with ; between
//
// Each function fails with the reason if a text makes no sense; only tests see that.
#pragma once

#include "lessons/run.hpp"
#include "text/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace ravine::lessons {

class Words {
  public:
    explicit Words(Run& run) : run_(run) {}

    Result<double> number(std::string_view expression);
    Result<std::string> words(std::string_view text);
    Result<bool> holds(std::string_view checks);
    Result<std::string> fill(std::string_view text);

    // Returns the racers that have "least FACT" or "most FACT", several if they are equal.
    Result<std::vector<std::size_t>> racers(std::string_view among);

  private:
    Result<bool> holds_one(std::string_view check);
    Result<std::string> fill_one(std::string_view placeholder);

    Run& run_;
};

}  // namespace ravine::lessons
