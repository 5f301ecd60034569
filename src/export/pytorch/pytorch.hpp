// A race as a Python script that repeats it with PyTorch, in float64 and with autograd's gradients, and prints what
// race_csv does.
//
// The loss and every schedule are printed as Python. A racer is torch.optim's where that is exactly the same method (the
// convention, the settings), else a subclass of torch.optim.Optimizer made from the rule, which can train other models, too:
// built in, typed or with modifiers. Methods whose rule is for reading (line searches, Newton) are functions written by hand.
// Methods that step the matrices and biases of a network apart are given them as tensors of their own.
// Noise and mini-batches come from the same counter-based generator. So both agree to about ten digits, as long as the race is
// not chaotic and no ball meets a kink, where autograd may choose another slope.
//
// The script needs Python 3.7 and PyTorch 1.10 or later, and nothing else. Of foreign
// text it has names of columns and lines of rules, in comments and without control characters.
#pragma once

#include "document/document.hpp"

#include <string>
#include <vector>

namespace ravine {

struct PyTorchScript {
    std::string text;                // empty where the loss is no formula
    std::vector<std::string> notes;  // what the script does not do, or not exactly: sentences, which stand in it too
};

PyTorchScript pytorch_script(const Document& document);

}  // namespace ravine
