#include "export/pytorch/pytorch.hpp"

#include "../../rules/random_rule.hpp"
#include "../../seed.hpp"
#include "document/link/link.hpp"
#include "export/pytorch/python.hpp"
#include "formula/ops.hpp"
#include "optimizers/catalogue.hpp"
#include "rules/define.hpp"
#include "text/text.hpp"

#include <fmt/format.h>

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

using namespace ravine;
using Catch::Matchers::ContainsSubstring;

// That scripts run and agree with Ravine is tested in tests/cli/pytorch.test.mjs, where there is PyTorch.

namespace {

std::string in_python(std::string_view text) {
    constexpr std::string_view names[] = {"x", "y", "lambda"};
    return python_formula(text, names).value_or("none");
}

PyTorchScript script(std::string_view link) { return pytorch_script(decode_link(link).document); }

}  // namespace

TEST_CASE("formulas are Python over tensors") {
    CHECK(in_python("x^2 - 2x*y^-3") == "x**2 - 2*x*(1/y**3)");
    CHECK(in_python("-x^2") == "-x**2");
    CHECK(in_python("(-x)^2.5^y") == "(-x)**2.5**y");
    CHECK(in_python("exp(min(x, 1)) + |y|") == "torch.exp(least(x, 1)) + torch.abs(y)");
    CHECK(in_python("where(x < y, 1, x >= 2)") == "where(x < y, 1, truth(x >= 2))");
    CHECK(in_python("(x < y)*2") == "truth(x < y)*2");
    CHECK(in_python("where(where(x < y, 0, 1) > 0, x, y)") == "where(where(x < y, 0, 1) > 0, x, y)");
    CHECK(in_python("lambda*x + 1/0") == "lambda_*x + math.inf");
    CHECK(python_name("lambda_") == "lambda__");
    CHECK(python_name("self") == "self_");
    CHECK(in_python("x +") == "none");
    CHECK(in_python("import") == "none");
}

TEST_CASE("every function of formulas is torch's, or is defined in the script") {
    for (const formula::OpInfo& op : formula::op_table) {
        if (op.form != formula::Form::function) continue;
        const std::string operands = op.arity == 1 ? "x" : op.arity == 2 ? "x, y" : "x, y, x";
        const std::string python = in_python(fmt::format("{}({})", op.text, operands));
        CAPTURE(python);
        CHECK(python != "none");
        const bool is_operator = python.find('(') == std::string::npos;
        CHECK((is_operator || python.starts_with("torch.") || !python_definitions(formula_pieces(), python).empty()));
    }
}

TEST_CASE("a script has the definitions that it calls, and no others") {
    constexpr PythonPiece pieces[] = {{"a", "\ndef a(): ...\n"}, {"b", "\ndef b(): a()\n"}, {"c", "\ndef c(): ...\n"}};
    CHECK(python_definitions(pieces, "b()") == "\ndef a(): ...\n\n\ndef b(): a()\n\n");
    CHECK(python_definitions(pieces, "torch.a() + aa() + c_a()").empty());
    const std::string plain = script("racers=gd").text;
    for (const char* part : {"def noise", "def batch", "ROWS", "SEED", "def where", "hessian", "def value"}) {
        CHECK(plain.find(part) == std::string::npos);
    }
}

TEST_CASE("racers are torch.optim's where that is the same method, and else their rule") {
    const std::string text = script("racers=gd,lr:0.1;adam,eps_at:inside;momentum,lr:0.1*0.9^t;momentum,mu:0;newton").text;
    CHECK_THAT(text, ContainsSubstring("optimizer = torch.optim.SGD([x], lr=0.1, weight_decay=0)"));
    CHECK_THAT(text, ContainsSubstring("x = x - lr*mhat/torch.sqrt(shat + eps)"));
    CHECK_THAT(text, ContainsSubstring("lr=number(torch.clamp(0.1*0.9**t, 1e-06, 100))"));
    CHECK_THAT(text, ContainsSubstring("v = where(t < 2, g, mu*v + (1 - dampening)*g)"));
    CHECK_THAT(text, ContainsSubstring("def hessian(p, t):"));
}

TEST_CASE("every optimizer of the catalogue has a racer in the script") {
    Document document = default_document();
    document.experiment.racers.clear();
    for (const auto& optimizer : builtin_catalogue().all()) document.experiment.racers.push_back({optimizer->key, {}});
    const PyTorchScript all = pytorch_script(document);
    CHECK(all.notes.empty());
    for (std::size_t i = 0; i < builtin_catalogue().all().size(); ++i) {
        CHECK_THAT(all.text, ContainsSubstring("def racer_" + std::to_string(i) + "(x):"));
    }
}

TEST_CASE("what a script leaves out is told, in the script too") {
    Document document = default_document();
    document.experiment.racers = {{"nobody\nimport os", {}}, {"gd", {}}};
    const PyTorchScript partial = pytorch_script(document);
    REQUIRE(partial.notes.size() == 1);
    CHECK(partial.notes[0] == "racer 0 is left out: there is no optimizer \"nobody\uFFFDimport os\"");
    CHECK_THAT(partial.text, ContainsSubstring("# " + partial.notes[0]));
    CHECK_THAT(partial.text, ContainsSubstring("(1, racer_1, (1.4, 1.6)),"));
    CHECK(partial.text.find("\nimport os") == std::string::npos);

    document.experiment.loss = "x +";
    CHECK(pytorch_script(document).text.empty());
    CHECK_THAT(pytorch_script(document).notes[0], ContainsSubstring("the loss is no formula: column 4"));
}

TEST_CASE("typed rules and modifiers are subclasses of torch.optim.Optimizer, each once") {
    const std::string link =
        "define=heavy(lr:0.02,mu:0.9){v=mu*v-lr*g;x=x+v}&racers=heavy;heavy,lr:0.1;heavy+clip;heavy+clip,clip.by:value;adam";
    const std::string text = script(link).text;
    CHECK_THAT(text, ContainsSubstring("class RuleOptimizer(torch.optim.Optimizer):"));
    CHECK_THAT(text, ContainsSubstring("class HeavyRule(RuleOptimizer):"));
    CHECK_THAT(text, ContainsSubstring("    def __init__(self, params, lr=0.02, mu=0.9):\n"));
    CHECK_THAT(text, ContainsSubstring("        v = mu*v - lr*g\n        x = x + v\n        self.end(x, v=v)\n"));
    CHECK_THAT(text, ContainsSubstring("optimizer = HeavyRule([x.requires_grad_()], lr=0.1, mu=0.9)"));
    CHECK_THAT(text, ContainsSubstring("class HeavyClipRule(RuleOptimizer):"));
    CHECK_THAT(text, ContainsSubstring("class HeavyClipRule2(RuleOptimizer):"));
    CHECK(text.find("class HeavyRule2") == std::string::npos);
    CHECK_THAT(text, ContainsSubstring("torch.optim.Adam([x]"));
    CHECK(text.find("self.normal") == std::string::npos);
}

TEST_CASE("methods that step the tensors of a network apart are given them so") {
    const std::string link =
        "net=2-2-2-1&dataset=moons&racers=lamb;muon,nesterov:off,scale:match;adafactor;shampoo;soap;lamb+clip";
    const PyTorchScript whole = script(link);
    CHECK(whole.notes.empty());
    CHECK_THAT(whole.text, ContainsSubstring("        for t, x, g in self.tensors(closure):\n            m, s = self.recall"));
    CHECK_THAT(whole.text, ContainsSubstring("    weights = tensors(x)\n    optimizer = MuonRule(weights, lr=0.02, mu=0.95"));
    CHECK_THAT(whole.text,
               ContainsSubstring("                u = orthogonalised(m)\n                x = (1 - lr*decay)*x - lr*0.2*"));
    CHECK_THAT(whole.text, ContainsSubstring("optimizer.step(lambda: value(joined(weights), t, start))"));
    CHECK_THAT(whole.text, ContainsSubstring("class LambClipRule(RuleOptimizer):"));

    CHECK(script("racers=lamb;muon;adafactor").text.find("self.tensors") == std::string::npos);
    CHECK(script("net=2-1&dataset=moons&racers=muon;adafactor").text.find("self.tensors") == std::string::npos);
    CHECK_THAT(script("racers=soap").text, ContainsSubstring("optimizer = SoapRule([x.requires_grad_()]"));

    const PyTorchScript partial = script("net=2-8-8-1&dataset=moons&racers=adafactor+clip;lamb+sam;soap;gd");
    REQUIRE(partial.notes.size() == 3);
    CHECK(partial.notes[0] == "racer 0 is left out: Adafactor+clip: it treats matrices, and modifiers cannot go around that");
    CHECK(partial.notes[1] ==
          "racer 1 is left out: LAMB+sam: it steps each tensor by itself, and asks for the loss of all of them");
    CHECK_THAT(partial.notes[2], ContainsSubstring("racer 2 agrees to fewer digits: SOAP"));
}

TEST_CASE("every modifier translates") {
    for (const auto& modifier : builtin_catalogue().modifiers()) {
        for (const char* optimizer : {"gd", "adam", "schedule_free_sgd"}) {
            INFO(optimizer << "+" << modifier->key);
            const PyTorchScript one = script(fmt::format("racers={}+{}", optimizer, modifier->key));
            CHECK(one.notes.empty());
            CHECK_THAT(one.text, ContainsSubstring("(RuleOptimizer):"));
        }
    }
    CHECK_THAT(script("racers=gd+noise").text, ContainsSubstring("SEED = 1\n"));
}

TEST_CASE("rules at random translate") {
    const unsigned seed = test_seed();
    CAPTURE(seed);
    RuleDice dice(seed);
    int translated = 0;
    for (int i = 0; i < 300; ++i) {
        const std::string text = dice.definition();
        INFO(text);
        if (!read_definition(text)) continue;
        const PyTorchScript one = script("racers=own;own,way:down;own+clip+lookahead&define=" + percent_encode(text));
        REQUIRE(one.notes.empty());
        ++translated;
    }
    CHECK(translated > 75);
}
