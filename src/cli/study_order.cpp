#include "cli/study_order.hpp"

#include "text/nearest.hpp"
#include "text/text.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace ravine {
namespace {

constexpr std::string_view names[] = {"--out",   "--jobs",  "--shard",  "--resume", "--size",
                                      "--seeds", "--racer", "--spread", "--starts"};

std::optional<int> read_count(std::string_view text, int least, int most) {
    int number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool whole = read.ec == std::errc{} && read.ptr == text.data() + text.size();
    return whole && number >= least && number <= most ? std::optional(number) : std::nullopt;
}

Result<> read_share(std::string_view text, studies::Share& share) {
    constexpr int most = 1'000'000;
    const std::size_t slash = std::min(text.find('/'), text.size());
    const auto count = slash < text.size() ? read_count(text.substr(slash + 1), 1, most) : std::nullopt;
    const auto index = count ? read_count(text.substr(0, slash), 1, *count) : std::nullopt;
    if (!index) return Failure{fmt::format("--shard takes a part and how many there are, 3/7, not {}", quote(text))};
    share = {*index, *count};
    return {};
}

Result<> read_file(std::string_view text, std::string& file, const StudyFormat*& format) {
    for (const StudyFormat& each : study_formats()) {
        if (!text.ends_with(each.ending)) continue;
        file = text;
        format = &each;
        return {};
    }
    return Failure{fmt::format("--out takes a file that ends in .csv, .json, .svg or .png, not {}", quote(text))};
}

Result<> read_option(std::string_view name, std::string_view value, StudyOrder& order) {
    if (name == "--out") return read_file(value, order.file, order.format);
    if (name == "--shard") {
        order.sharded = true;
        return read_share(value, order.share);
    }
    if (name == "--jobs") {
        const auto threads = read_count(value, 1, 4096);
        if (!threads) return Failure{fmt::format("--jobs takes a whole number from 1 to 4096, not {}", quote(value))};
        order.threads = static_cast<std::size_t>(*threads);
        return {};
    }
    const bool of_seeds = name == "--size" && order.kind == "seeds";  // they have no other size
    order.options += fmt::format(",{}:{}", of_seeds ? "seeds" : name.substr(2), value);
    return {};
}

}  // namespace

Result<StudyOrder> read_study_order(Arguments arguments) {
    StudyOrder order;
    order.kind = arguments[0];
    for (std::size_t i = 1; i < arguments.size(); ++i) {
        const std::string_view argument = arguments[i];
        if (argument == "--resume") {
            order.resume = true;
        } else if (!argument.starts_with("--")) {
            if (!order.link.empty()) return Failure{fmt::format("study takes one link, and {} is another", quote(argument))};
            order.link = argument;
        } else if (std::find(std::begin(names), std::end(names), argument) == std::end(names)) {
            return Failure{fmt::format("study has no option {}; {}", quote(argument), offer(argument, names))};
        } else if (i + 1 == arguments.size()) {
            return Failure{fmt::format("{} needs a value", argument)};
        } else if (Result<> read = read_option(argument, arguments[++i], order); !read) {
            return read.error();
        }
    }
    if (order.link.empty()) return Failure{fmt::format("study {} needs a link", order.kind)};
    if (order.resume && order.file.empty()) return Failure{"--resume goes on with the file of --out"};
    if (order.sharded && order.format != &study_formats().front()) return Failure{"a shard is a table: --out FILE.csv"};
    return order;
}

Result<MergeOrder> read_merge_order(Arguments arguments) {
    MergeOrder order;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        if (!arguments[i].starts_with("--")) {
            order.files.emplace_back(arguments[i]);
        } else if (arguments[i] != "--out") {
            return Failure{fmt::format("study merge has no option {}; there is --out", quote(arguments[i]))};
        } else if (i + 1 == arguments.size()) {
            return Failure{"--out needs a value"};
        } else if (Result<> read = read_file(arguments[++i], order.file, order.format); !read) {
            return read.error();
        }
    }
    if (order.files.empty()) return Failure{"study merge needs the files of all shards"};
    return order;
}

Result<studies::Study> study_of(const StudyOrder& order, const Document& document) {
    Result<studies::Study> study = studies::read_study(order.kind + order.options);
    const std::optional<studies::Study>& own = document.view.study;
    if (!study || !own || own->kind != study->kind || order.kind.find(',') != std::string::npos) return study;
    return studies::read_study(studies::write_study(*own) + order.options);
}

}  // namespace ravine
