// AdamW: Adam whose weight decay acts on x itself and not, as in a sum with the gradient, through Adam's division.
// Loshchilov & Hutter 2019, "Decoupled weight decay regularization", arXiv:1711.05101. PyTorch: torch.optim.AdamW.
#include "optimizers/optimizer.hpp"

namespace ravine::methods {
namespace {

constexpr Parameter parameters[] = {
    learning_rate(), open_end(beta1()), open_end(beta2()), epsilon(1e-8), option("amsgrad", "AMSGrad"), weight_decay(0.01),
};
constexpr std::string_view state[] = {"m", "s", "peak"};
constexpr std::string_view rule = R"(
x = x*(1 - lr*decay)
m = beta1*m + (1 - beta1)*g
s = beta2*s + (1 - beta2)*g^2
[amsgrad=off] peak = s
[amsgrad=on] peak = max(peak, s)
mhat = m/(1 - beta1^t)
shat = peak/(1 - beta2^t)
x = x - lr*mhat/(sqrt(shat) + eps)
)";

}  // namespace

extern const Optimizer adamw;
const Optimizer adamw{"adamw",
                      "AdamW",
                      2019,
                      "Loshchilov & Hutter 2019",
                      "torch.optim.AdamW(lr, betas=(beta1, beta2), eps=eps, weight_decay=decay, amsgrad)",
                      rule,
                      Needs::gradient,
                      parameters,
                      state};

}  // namespace ravine::methods
