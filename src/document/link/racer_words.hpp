// Reads racers written in the words of other programs, and translates them to those of the catalogue.
//
//   adam,lr:0.1,beta1:0.8
//   torch.optim.AdamW(lr=0.1, betas=(0.8, 0.99), weight_decay=0.01)
//   SGD,lr=0.1,momentum=0.9,x:1,y:2
//
// The definitions of the optimizers and optimizers/aliases.hpp have their names and those of their parameters. A colon or an
// equals sign separates a setting's name and value; one in round brackets without a name is the rate if it is a number, and
// else the object to optimize, which is left out.
#pragma once

#include "optimizers/catalogue.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace ravine {

struct RacerWords {
    std::string name;                      // as written
    const Optimizer* optimizer = nullptr;  // nullptr if the name is unknown
    std::vector<std::string> settings;     // "lr:0.1" each, in the catalogue's words if known
    std::vector<std::string> remarks;      // differences in meaning, without a full stop
};

RacerWords read_racer_words(std::string_view text, const Catalogue& catalogue);

}  // namespace ravine
