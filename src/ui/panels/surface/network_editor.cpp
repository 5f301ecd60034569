#include "ui/panels/surface/network_editor.hpp"

#include "document/network_race.hpp"
#include "document/typing.hpp"
#include "fonts.hpp"
#include "text/number_text.hpp"
#include "ui/widgets/number_field.hpp"
#include "ui/widgets/widgets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <utility>

namespace ravine::ui {
namespace {

using network::Dataset;
using network::PlaneChoice;
using network::Problem;

constexpr float label_width = 56;
constexpr double least_penalty = 1e-6;  // that a drag reaches; below it is 0

void label(const char* text, const char* help) {
    ImGui::AlignTextToFramePadding();
    ImGui::TextDisabled("%s", text);
    tooltip(help);
    ImGui::SameLine(label_width);
}

// Draws a list of words. Returns the one that is chosen now, or nothing.
std::optional<int> list_of(const char* id, std::span<const std::string_view> words, int shown, float width) {
    std::optional<int> chosen;
    ImGui::SetNextItemWidth(width);
    const std::string text(words[static_cast<std::size_t>(shown)]);
    if (!ImGui::BeginCombo(id, text.c_str(), ImGuiComboFlags_HeightLarge)) return chosen;
    for (int i = 0; i < static_cast<int>(words.size()); ++i) {
        if (ImGui::Selectable(std::string(words[static_cast<std::size_t>(i)]).c_str(), i == shown)) chosen = i;
    }
    ImGui::EndCombo();
    return chosen;
}

// Draws a number between 0 and a greatest one. `id` begins with ## and ends with its name.
void fraction_field(const char* id, double& number, double most, const std::string& shown, Fault& fault) {
    const NumberEdit edit = number_field(id, number, {0, most}, {shown, fmt::format("{}", number)}, -1);
    if (edit.moved) number = *edit.moved;
    if (edit.typed) fault = fault_of(type_within(id + 2, *edit.typed, 0, most, number), id);
}

float half_width() { return 0.5F * (ImGui::GetContentRegionAvail().x - gap); }

// Draws the data set. Returns true if the button that leads back to a surface is pressed.
bool data_rows(Problem& problem, NetworkEditing& editing) {
    Dataset& dataset = problem.dataset;
    label("data",
          "what the network learns: points of two classes, a curve or pairs to remember, made from the seed; irises; your own "
          "table");
    const float width = ImGui::GetContentRegionAvail().x - ImGui::GetFrameHeight() - 4;
    if (const auto chosen = list_of("##dataset", network::dataset_names(), static_cast<int>(dataset.kind), width)) {
        const auto kind = static_cast<Dataset::Kind>(*chosen);
        const bool missing = kind == Dataset::Kind::own && !dataset.table.samples;
        editing.asks_for_table = missing;
        if (kind != dataset.kind && !missing) dataset = network::usual_dataset(kind);
    }
    ImGui::SameLine(0, 4);
    const bool leaves = icon_button(fonts::icon_mountain, "back to a surface", ImGui::GetFrameHeight());
    label("rows", "of data, with those that are kept for validation");
    const std::string text = fmt::format("{}", dataset.rows);
    auto rows = static_cast<std::uint64_t>(dataset.rows);
    const std::uint64_t least = network::fewest_samples, most = static_cast<std::uint64_t>(network::most_rows_of(dataset));
    const NumberScale scale{static_cast<double>(least), static_cast<double>(most), true, 1, true};
    const float half = half_width();
    const NumberEdit edit = number_field("##rows", static_cast<double>(rows), scale, {text, text}, half);
    if (edit.moved) rows = static_cast<std::uint64_t>(*edit.moved);
    if (edit.typed) editing.fault = fault_of(type_whole("rows", *edit.typed, least, most, rows), "##rows");
    dataset.rows = static_cast<int>(rows);
    ImGui::SameLine(0, gap);
    fraction_field("##validation", dataset.validation, network::most_validation,
                   number_text(100 * dataset.validation, 3) + " % validate", editing.fault);
    tooltip("the share of the rows that is not trained on, but kept to see what the network makes of data it does not know");
    label("noise", "the standard deviation of what is added to each point, and to each input of a table, whose own is 1");
    fraction_field("##noise", dataset.noise, network::most_noise, number_text(dataset.noise, 3), editing.fault);
    return leaves;
}

void layer_rows(Problem& problem, NetworkEditing& editing) {
    label("layers", "units from the inputs to the outputs: 2-8-8-1 has two hidden layers of eight");
    std::string units = network::write_architecture({problem.architecture.units, network::Activation::tanh});
    const float half = half_width();
    if (value_field("##layers", units, half)) {
        const network::Activation activation = problem.architecture.activation;
        Result<network::Architecture> read = network::read_architecture(units);
        editing.fault = fault_of(read ? Result<>() : Result<>(read.error()), "##layers");
        if (read) problem.architecture.units = read->units;
        problem.architecture.activation = activation;
    }
    ImGui::SameLine(0, gap);
    if (const auto chosen =
            list_of("##activation", network::activation_names(), static_cast<int>(problem.architecture.activation), -1))
        problem.architecture.activation = static_cast<network::Activation>(*chosen);
    tooltip("the function of the hidden units");
    label("init", "how the weights are drawn that all racers start with, from the seed");
    if (const auto chosen = list_of("##init", network::initialisation_names(), static_cast<int>(problem.initialisation), half))
        problem.initialisation = static_cast<network::Initialisation>(*chosen);
    ImGui::SameLine(0, gap);
    double& l2 = problem.penalty.l2;
    const NumberScale scale{least_penalty, network::most_penalty, true, 1, false, 1e-3};
    const NumberEdit edit = number_field("##l2", l2, scale, {"L2 " + number_text(l2, 3), fmt::format("{}", l2)}, -1);
    if (edit.moved) l2 = *edit.moved <= least_penalty ? 0 : *edit.moved;
    if (edit.typed) editing.fault = fault_of(type_within("l2", *edit.typed, 0, network::most_penalty, l2), "##l2");
    tooltip("times half the squares of the weights, added to the loss: it keeps them small");
}

// Takes over the table that was dropped or pasted last.
void hear_of_tables(const Model& model, const Document& document, NetworkEditing& editing) {
    if (std::exchange(editing.tables_heard_of, model.table.number) == model.table.number) return;
    editing.fault = {model.table.fault};
    editing.asks_for_table = false;
    const auto columns = model.table.table ? usual_network_columns(*model.table.table) : std::nullopt;
    if (columns) editing.own = {model.table.table, *columns, document.experiment.network->dataset.table.samples};
}

// Draws the columns of the user's own table, or how to bring one.
void table_rows(const Model& model, Document& document, NetworkEditing& editing) {
    hear_of_tables(model, document, editing);
    if (editing.asks_for_table && editing.own.table) {
        take_table_columns(editing.own, document, editing.fault);
        editing.asks_for_table = false;
    }
    const bool is_own = document.experiment.network->dataset.kind == Dataset::Kind::own;
    if (editing.own.table && (is_own || !editing.fault.empty())) {
        label("learn", "the inputs and the target");
        draw_table_columns(editing.own, document, editing.fault);
    }
    if (editing.asks_for_table)
        note(
            "Drop a file with a table on the page, or copy one and press Ctrl+V: its last column of words is what is learned.");
}

constexpr std::string_view plane_helps[] = {
    "the two directions in which the paths of all racers vary most", "through the ends of three racers",
    "through the end of a racer, in two random directions, each as long as the weights of every unit",
    "through the end of a racer, along which the loss bends most there",
    "through the end of the first racer, along two of the weights"};

// Draws the plane and its numbers, of racers or weights.
void plane_rows(Document& document, std::size_t weights, NetworkEditing& editing) {
    PlaneChoice& plane = document.view.plane;
    label("plane", plane_helps[static_cast<std::size_t>(plane.kind)].data());
    if (const auto chosen = list_of("##plane", network::plane_names(), static_cast<int>(plane.kind), -1)) {
        plane.kind = static_cast<PlaneChoice::Kind>(*chosen);
        plane.numbers = {};
        std::copy(usual_numbers(plane.kind).begin(), usual_numbers(plane.kind).end(), plane.numbers.begin());
    }
    const std::size_t count = usual_numbers(plane.kind).size();
    if (count == 0) return;
    const bool of_weights = plane.kind == PlaneChoice::Kind::weights;
    const auto most = of_weights ? weights : std::max<std::size_t>(document.experiment.racers.size(), 1);
    const float parts = static_cast<float>(count);
    label(of_weights ? "along" : "racers", of_weights ? "numbers of weights, from 1" : "numbers of racers, from 1");
    const float width = (ImGui::GetContentRegionAvail().x - (parts - 1) * gap) / parts;
    for (std::size_t i = 0; i < count; ++i) {
        ImGui::PushID(static_cast<int>(i));
        auto number = static_cast<std::uint64_t>(plane.numbers[i]);
        const std::string text = fmt::format("{}", number);
        const NumberScale scale{1, static_cast<double>(std::max<std::size_t>(most, 2)), false, static_cast<double>(most), true};
        const NumberEdit edit = number_field("##number", static_cast<double>(number), scale, {text, text}, width);
        if (edit.moved) number = static_cast<std::uint64_t>(*edit.moved);
        if (edit.typed)
            editing.fault = fault_of(type_whole(of_weights ? "weight" : "racer", *edit.typed, 1, most, number), "##number");
        plane.numbers[i] = static_cast<int>(std::min<std::uint64_t>(number, most));
        ImGui::PopID();
        if (i + 1 < count) ImGui::SameLine(0, gap);
    }
}

// Tells what part of the paths the plane has.
std::string words_of_plane(const Race& race) {
    if (race.unfinished()) return "The plane is chosen when all racers have come to their end.";
    const network::Plane& plane = race.plane();
    std::string words;
    if (race.choice().kind == PlaneChoice::Kind::principal && plane.share_u > 0) {
        words = fmt::format("Its axes have {} % and {} % of the variance of all paths.", number_text(100 * plane.share_u, 3),
                            number_text(100 * plane.share_v, 3));
    }
    return fmt::format("{}{}A unit of x is {} in the space of weights, one of y {}.", words, words.empty() ? "" : " ",
                       number_text(plane.scale_u, 3), number_text(plane.scale_v, 3));
}

}  // namespace

void train_button(Commands& commands) {
    ImGui::SameLine(0, 4);
    if (!icon_button(fonts::icon_brain, "train a network instead", ImGui::GetFrameHeight())) return;
    train_network(commands.document());
    commands.restart();
}

namespace {

// Offers a null model for what the principal components show.
void walk_row(Document& document, NetworkEditing& editing) {
    if (document.view.plane.kind != PlaneChoice::Kind::principal || has_random_walk(document.experiment)) return;
    if (ImGui::Button("add a random walk", {-1, 0})) editing.fault = fault_of(race_random_walk(document), "##walk");
    tooltip("a racer that never looks at the loss, to compare with: its path looks planned, too");
}

}  // namespace

void draw_network_editor(const Model& model, Commands& commands, NetworkEditing& editing) {
    Document& document = commands.document();
    heading("NETWORK");
    Problem problem = *document.experiment.network;
    const bool leaves = data_rows(problem, editing);
    layer_rows(problem, editing);
    if (const std::string fault = network::fit_to_data(problem);
        !fault.empty() && problem.dataset == document.experiment.network->dataset)
        editing.fault = fault_of(Failure{fault}, "##layers");
    const bool changed = problem != *document.experiment.network;
    document.experiment.network = problem;
    table_rows(model, document, editing);
    const std::size_t weights = network::count_weights(document.experiment.network->architecture);
    plane_rows(document, weights, editing);
    field_complaint(editing.fault);
    const auto& training = model.player.race().training();
    if (training && !changed) {
        note(fmt::format("{} weights, {} rows to train on and {} to validate. {}", weights, training->data.training.rows(),
                         training->data.validation.rows(), words_of_plane(model.player.race())));
    }
    walk_row(document, editing);
    if (!leaves) return;
    leave_network(document);
    commands.restart();
}

}  // namespace ravine::ui
