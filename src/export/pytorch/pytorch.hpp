// A race as a Python script that repeats it with PyTorch, in float64 and with autograd's gradients, and prints what
// race_csv does.
//
// The loss and every schedule are printed as Python. A racer is torch.optim's where that is exactly the same method (the
// convention, the settings), else a subclass of torch.optim.Optimizer made from the rule, which can train other models, too:
// built in, typed or with modifiers. Methods whose rule is for reading (line searches, Newton) are functions written by hand.
// Noise and mini-batches come from the same counter-based generator. So both agree to about ten digits, as long as the race is
// not chaotic and no ball meets a kink, where autograd may choose another slope.
//
// The script needs Python 3.7 and PyTorch 1.10 or later, and nothing else. Foreign text never gets into it.
#pragma once

#include "document/document.hpp"

#include <string>
#include <vector>

namespace ravine {

struct PyTorchScript {
    std::string text;                // empty where the loss is no formula
    std::vector<std::string> notes;  // what the script does not do: sentences, which stand in it too
};

PyTorchScript pytorch_script(const Document& document);

}  // namespace ravine
