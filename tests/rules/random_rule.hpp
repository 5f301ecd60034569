// Definitions at random.
#pragma once

#include <fmt/format.h>

#include <random>
#include <string>
#include <string_view>

namespace ravine {

// Rules at random that mostly make sense.
class RuleDice {
  public:
    explicit RuleDice(unsigned seed) : random_(seed) {}

    int below(int count) { return std::uniform_int_distribution<int>(0, count - 1)(random_); }
    template <std::size_t Count>
    std::string_view of(const std::string_view (&words)[Count]) {
        return words[static_cast<std::size_t>(below(static_cast<int>(Count)))];
    }

    std::string blank() { return below(3) == 0 ? " " : ""; }

    std::string formula(int depth) {
        constexpr std::string_view names[] = {"x", "g", "lr", "mu", "v", "s", "t", "f", "0.5", "2", "1e-3", "pi"};
        constexpr std::string_view operators[] = {"+", "-", "*", "/", "^", "<", " ", "<="};
        constexpr std::string_view one[] = {"norm", "sum", "sqrt", "abs", "sign", "tanh", "largest", "mean", "exp", "gradient"};
        constexpr std::string_view two[] = {"dot", "min", "max"};
        if (depth == 0) return std::string(of(names));
        const auto inner = [&] { return formula(below(depth)); };
        switch (below(8)) {
            case 0: return fmt::format("{}({}{})", of(one), blank(), inner());
            case 1: return fmt::format("{}({},{}{})", of(two), inner(), blank(), inner());
            case 2: return fmt::format("-{}{}", blank(), inner());
            case 3: return fmt::format("|{}|", inner());
            case 4: return fmt::format("({}{})", inner(), blank());
            case 5: return fmt::format("where({},{},{})", inner(), inner(), inner());
            default: return inner() + blank() + std::string(of(operators)) + blank() + inner();
        }
    }

    std::string definition() {
        constexpr std::string_view targets[] = {"v", "s", "g", "a", "x"};
        constexpr std::string_view prefixes[] = {"", "", "", "[first]", "[way=up]", "[way=down] "};
        std::string lines;
        for (int i = below(4); i > 0; --i) {
            lines += fmt::format("{}{}{}={}{};", of(prefixes), of(targets), blank(), blank(), formula(3));
        }
        return fmt::format("own(lr:0.01,mu:0.9:-1:2,way:up|down){{{}v=mu*v+g;s=s+0*v;[way=down]s=-s;x=x-lr*{}}}", lines,
                           formula(2));
    }

  private:
    std::mt19937_64 random_;
};

}  // namespace ravine
