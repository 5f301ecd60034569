// A racer of a link in the words of other programs, put into those of the catalogue.
//
//   adam,lr:0.1,beta1:0.8
//   torch.optim.AdamW(lr=0.1, betas=(0.8, 0.99), weight_decay=0.01)
//   SGD,lr=0.1,momentum=0.9,x:1,y:2
//
// Names of optimizers and parameters are those of optimizers/aliases.hpp. A setting has a colon or an equals sign behind its
// name; one in round brackets without a name is the rate if it is a number, and else what is optimized, which is left out.
#pragma once

#include "optimizers/catalogue.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace ravine {

struct RacerWords {
    std::string name;                      // as it was written
    const Optimizer* optimizer = nullptr;  // nullptr where there is none of that name
    std::vector<std::string> settings;     // "lr:0.1" each, in the catalogue's words where these are known
    std::vector<std::string> remarks;      // where a meaning differs, without a full stop
};

RacerWords read_racer_words(std::string_view text);

}  // namespace ravine
