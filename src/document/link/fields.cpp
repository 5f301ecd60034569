#include "document/link/fields.hpp"

#include "document/link/constants.hpp"
#include "document/link/field_values.hpp"
#include "document/link/link_definitions.hpp"
#include "document/link/link_racers.hpp"
#include "document/link/network_fields.hpp"
#include "text/nearest.hpp"
#include "text/text.hpp"

#include <fmt/ranges.h>

#include <algorithm>

namespace ravine {
namespace {

// The names of choices, the default first.
constexpr std::string_view heights[] = {"auto", "linear", "log", "rank"};
constexpr std::string_view colour_maps[] = {"viridis", "cividis", "quiet"};
constexpr std::string_view fills[] = {"solid", "glass", "wire"};
constexpr std::string_view modes[] = {"3d", "2d"};
constexpr std::string_view on_off[] = {"on", "off"};
constexpr std::string_view off_on[] = {"off", "on"};
constexpr std::string_view no_yes[] = {"0", "1"};
constexpr std::string_view themes[] = {"auto", "dark", "light"};
constexpr std::string_view text_sizes[] = {"normal", "large", "projector"};

constexpr std::string_view axis_scales[] = {"fit", "true"};

constexpr std::string_view panels[] = {"both", "left", "right", "none"};
constexpr std::string_view tabs[] = {
#define RAVINE_PANEL(word, ...) #word,
#include "document/panels.def"
#undef RAVINE_PANEL
};
constexpr std::string_view measures[] = {"loss",      "gap",   "gradient",   "step",    "distance",
                                         "sharpness", "state", "validation", "accuracy"};
constexpr std::string_view chart_counts[] = {"step", "evaluations"};
constexpr std::string_view chart_axes[] = {"linear", "log"};
constexpr std::string_view chart_sizes[] = {"panel", "large"};
constexpr std::string_view sheets[] = {"half", "full", "strip"};
constexpr std::string_view chart_scales[] = {"auto", "linear", "log"};
constexpr std::string_view slices[] = {"gradient", "step", "x", "y"};

void read_choice(const Field& field, std::string_view text, Reading& reading) {
    const LinkKey& about = field.about;
    const auto choice = std::find(about.choices.begin(), about.choices.end(), text);
    if (choice == about.choices.end()) {
        return reading.complain("{}: {} is none of {}; {} is used instead{}", about.key, quote(text),
                                fmt::join(about.choices, ", "), about.choices[0],
                                offer_of({nearest_choice(text, about.choices)}));
    }
    field.set(reading.document, static_cast<int>(choice - about.choices.begin()));
}

std::string write_choice(const Field& field, const Document& document) {
    return std::string(field.about.choices[static_cast<std::size_t>(field.get(document))]);
}

// Returns the member that a choice sets.
template <class T, class D>
auto& member_of(D& document, T ViewOptions::*member) {
    return document.view.*member;
}
template <class T, class D>
auto& member_of(D& document, T PageState::*member) {
    return document.page.*member;
}
template <class T>
constexpr Part part_of(T ViewOptions::*) {
    return Part::view;
}
template <class T>
constexpr Part part_of(T PageState::*) {
    return Part::page;
}

// A link is copied in the tab to share with, but whoever opens it wants to see the race.
std::string write_tab(const Field& field, const Document& document) {
    if (document.page.tab != Tab::share) return write_choice(field, document);
    Document shared = document;
    shared.page.tab = Tab::race;
    return write_choice(field, shared);
}

// Returns the row of a choice whose values are numbered as the names are.
template <auto Member>
constexpr Field choice(std::string_view key, std::string_view label, std::string_view help,
                       std::span<const std::string_view> choices) {
    return {part_of(Member),
            {key, "a choice", help, "", 0, 0, choices},
            read_choice,
            write_choice,
            [](const Document& document) { return static_cast<int>(member_of(document, Member)); },
            [](Document& document, int index) {
                auto& member = member_of(document, Member);
                member = static_cast<std::remove_reference_t<decltype(member)>>(index);
            },
            label};
}

constexpr Field open_tab(std::string_view key, std::string_view help) {
    Field field = choice<&PageState::tab>(key, "", help, tabs);
    field.write = write_tab;
    return field;
}

// Returns the row of a switch that is on by default: its first choice stands for true.
template <auto Member>
constexpr Field usually_on(std::string_view key, std::string_view label, std::string_view help) {
    return {part_of(Member),
            {key, "a choice", help, "", 0, 0, on_off},
            read_choice,
            write_choice,
            [](const Document& document) { return member_of(document, Member) ? 0 : 1; },
            [](Document& document, int index) { member_of(document, Member) = index == 0; },
            label};
}

// Domain and start come after the loss, on which their defaults depend.
constexpr Field table[] = {
    {Part::page,
     {"v", "a number", "the version of the format; links of version 1 are read for ever", "loss=saddle"},
     read_version,
     [](const Field&, const Document&) { return fmt::format("{}", link_version); }},
    {Part::page,
     {"lesson", "a lesson, or one of its cards with a point between",
      "a card whose race takes the place of the defaults; the rest of the link changes it", "lesson=saddle_race.race&steps=30"},
     read_lesson,
     [](const Field&, const Document& d) { return d.page.lesson; }},
    {Part::experiment,
     {"loss", "the key of a surface, or a formula in x and y", "what the racers descend, and what is drawn as height",
      "loss=x^2-y^2"},
     read_loss,
     [](const Field&, const Document& d) { return d.experiment.loss; }},
    {Part::experiment,
     {"table", "names with commas between, then up to 2,000 rows, each after a semicolon, with a cell per name",
      "your own data for a network: inputs, which are numbers, and in the last column words, or whole numbers from 0, for "
      "classes or other numbers for values to fit",
      "net=2-4-1&table=hours,sleep,passed;1,7,no;2,5,no;3,8,yes;4,6,yes;5,7,yes;1,6,no;2,8,no;4,8,yes;3,4,no;5,5,yes"},
     read_table_field,
     write_table_field},
    {Part::experiment,
     {"dataset", "a name, and numbers after commas",
      "what a network learns: moons, circles, spirals, xor, gaussians, checkerboard, curve or memory, made from the seed, "
      "iris, or own, the table; with a number of rows, the standard deviation of their noise and the share of them that is "
      "kept for validation",
      "net=2-8-8-1&dataset=spirals,rows:300,noise:0.05,validation:0.3"},
     read_dataset_field,
     write_dataset_field},
    {Part::experiment,
     {"net", "numbers of units with hyphens between, and after commas an activation and penalties",
      "a network that the racers train instead of descending a loss in x and y: inputs, hidden layers and outputs; tanh, relu, "
      "gelu, silu, sigmoid or linear; l1 and l2 times the sizes and half the squares of its weights",
      "net=2-16-16-1,relu,l2:0.001&dataset=circles"},
     read_net_field,
     write_net_field},
    {Part::experiment,
     {"init", "a name", "how the weights are drawn that all racers start with: torch, glorot or he", "net=2-8-8-1&init=he"},
     read_initialisation_field,
     write_initialisation_field},
    {Part::experiment,
     {"let", "up to 8 names and numbers, with colons and commas between",
      "the constants of the loss and of racers' numbers; a single letter of the loss that is not given is 1",
      "loss=(a-x)^2+b(y-x^2)^2&let=a:1,b:100"},
     read_let,
     [](const Field&, const Document& d) { return write_constants(d.experiment.constants); }},
    {Part::experiment,
     {"x", "two numbers, the lower first",
      "the domain from left to right; without it the surface's own, and -2,2 for a formula", "loss=cos(x)+y^2&x=-pi,2pi"},
     read_x,
     [](const Field&, const Document& d) {
         return fmt::format("{},{}", d.experiment.domain.low.x, d.experiment.domain.high.x);
     }},
    {Part::experiment,
     {"y", "two numbers, the lower first",
      "the domain from front to back; without it the surface's own, and -2,2 for a formula", "loss=x^2+sin(y)&y=-3,6"},
     read_y,
     [](const Field&, const Document& d) {
         return fmt::format("{},{}", d.experiment.domain.low.y, d.experiment.domain.high.y);
     }},
    {Part::experiment,
     {"start", "two numbers, x and y",
      "where all balls start; without it the surface's own, or a point of the domain at the right and to the back",
      "loss=x^2-y^2&start=1.5,0.001"},
     read_start,
     [](const Field&, const Document& d) { return fmt::format("{},{}", d.experiment.start.x, d.experiment.start.y); }},
    {Part::experiment,
     {"define",
      "up to 8 optimizers, each a name, parameters with defaults in brackets, and a rule in braces with semicolons between",
      "optimizers that racers may have beside the built-in ones",
      "define=heavy(lr:0.02,mu:0.9){v=mu*v-lr*g;x=x+v}&racers=heavy,lr:0.05;adam"},
     read_definitions,
     [](const Field&, const Document& d) { return write_definitions(d.experiment); }},
    {Part::experiment,
     {"racers", "up to 32 racers with semicolons between, each an optimizer and its settings after commas",
      "who races; with nothing behind the sign, nobody", "racers=gd,lr:0.1;adam,lr:0.1*0.97^t,eps_at:inside,x:1,y:-0.5"},
     [](const Field&, std::string_view text, Reading& r) { read_racers(text, r); },
     [](const Field&, const Document& d) { return write_racers(d.experiment); }},
    {Part::experiment,
     {"steps", "a whole number", "the length of the race", "steps=500", 1, most_steps},
     read_steps,
     [](const Field&, const Document& d) { return fmt::format("{}", d.experiment.steps); }},
    {Part::experiment,
     {"seed", "a whole number",
      "what the random numbers are made from, of noise, batches, data sets and the weights of a network: the same seed, the "
      "same race",
      "noise=0.5&seed=7", 0, static_cast<double>(largest_seed)},
     read_seed,
     [](const Field&, const Document& d) { return fmt::format("{}", d.experiment.seed); }},
    {Part::experiment,
     {"noise", "a number",
      "the standard deviation of the normal noise on every gradient, which is the same for every racer at a step", "noise=0.5",
      0, 1e6},
     read_noise,
     [](const Field&, const Document& d) { return fmt::format("{}", d.experiment.noise); }},
    {Part::experiment,
     {"data", "up to 256 rows u,v with semicolons between",
      "what mean(...) and sum(...) in a loss run over; without it the surface's own",
      "loss=mean((v-x-y*u)^2)/2&data=-1,-1.2;0,0.9;1,3.1"},
     read_data,
     write_data},
    {Part::experiment,
     {"columns", "two names with a comma between", "the names of the data's two columns, which are u and v in a formula",
      "loss=least_squares&columns=hours,mark&data=1,2.5;2,3;4,7"},
     read_columns,
     [](const Field&, const Document& d) {
         const auto& [u, v] = d.experiment.columns;
         return u.empty() && v.empty() ? std::string() : fmt::format("{},{}", u, v);
     }},
    {Part::experiment,
     {"batch", "a whole number",
      "the rows that a gradient is taken over, drawn anew at every step, the same for every racer; 0 means all",
      "loss=least_squares&batch=4", 0, static_cast<double>(network::most_samples)},
     read_batch,
     [](const Field&, const Document& d) { return fmt::format("{}", d.experiment.batch); }},
    {Part::page,
     {"at", "a whole number", "the step shown, up to the last; at 0 the race plays when the link is opened", "at=40", 0,
      most_steps},
     read_at,
     [](const Field&, const Document& d) { return fmt::format("{}", d.page.at); }},
    {Part::page,
     {"selected", "a whole number", "the racer that is looked at, counted from 1; 0 means none", "selected=2", 0,
      static_cast<double>(most_racers)},
     read_selected,
     [](const Field&, const Document& d) { return fmt::format("{}", d.page.selected + 1); }},
    {Part::view,
     {"view", "up to five numbers",
      "the camera: azimuth in degrees; elevation, 5 to 90 degrees; zoom, 0.4 to 200, where 1 shows the whole domain; and the "
      "point looked at, -1.5 to 1.5 in units of half the domain, from its centre",
      "view=30,60,2,0.5,-0.5"},
     read_camera,
     write_camera},
    {Part::view,
     {"plane", "a name, and numbers of racers or weights after commas",
      "the plane in the space of a network's weights that the race is looked at on: principal, of the components in which the "
      "paths of all racers vary most; ends of three racers; random, of directions as long as the weights of each unit, through "
      "a racer's end; curvature, of the largest eigenvalues of the Hessian there; weights, along two of them",
      "net=2-8-8-1&plane=curvature,2"},
     read_plane_field,
     write_plane_field},
    {Part::view,
     {"weight", "a whole number",
      "the weight of a network whose value, slope and next step are told, counted from 1; 0 means none",
      "net=2-8-8-1&selected=1&weight=17", 0, network::most_weights},
     read_weight,
     [](const Field&, const Document& d) { return fmt::format("{}", d.view.weight); }},
    choice<&ViewOptions::flat>("mode", "view", "a relief, or a map seen from straight above", modes),
    choice<&ViewOptions::height>("height", "height",
                                 "how high a loss is drawn: as it is, its logarithm, or its rank among all of the surface's",
                                 heights),
    choice<&ViewOptions::colours>("colours", "colours", "the colours of heights", colour_maps),
    choice<&ViewOptions::fill>("fill", "surface", "what the surface is made of", fills),
    usually_on<&ViewOptions::contours>("contours", "contour lines", "lines of equal loss, with their values"),
    usually_on<&ViewOptions::marks>("marks", "stars and crosses", "a star at every known minimum, a cross at every saddle"),
    usually_on<&ViewOptions::trails>("trails", "trails", "where the balls have been"),
    usually_on<&ViewOptions::names>("names", "names", "the names of the balls, beside them"),
    usually_on<&ViewOptions::vectors>("vectors", "vectors", "gradient, momentum and step of the selected racer"),
    choice<&ViewOptions::follow>("follow", "ride along", "the camera stays with the selected racer", off_on),
    choice<&ViewOptions::orbit>("orbit", "slow orbit", "the camera goes around by itself", off_on),
    choice<&ViewOptions::theme>("theme", "theme", "dark or light; auto is what the system prefers", themes),
    choice<&ViewOptions::text>(
        "text", "text", "the size of text and controls: projector is for those in the last row of a lecture hall", text_sizes),
    choice<&ViewOptions::axes>(
        "scale", "axes",
        "x and y at one scale, or each at its own where one range is more than four times the other: fit; or "
        "always at one: true",
        axis_scales),
    choice<&ViewOptions::panels>("panels", "", "which panels of a wide window are unfolded", panels),
    open_tab("tab", "the tab that is open; links never name the one to share with"),
    choice<&PageState::sheet>("sheet", "", "how far the panel of a small window is drawn out", sheets),
    choice<&ViewOptions::chart>(
        "chart", "",
        "what the chart shows: the loss, its gap to the best known minimum, how long the gradient, the step or the way to the "
        "nearest known minimum is, the sharpness, the largest eigenvalue of the Hessian, a state or parameter of the "
        "optimizers, or of a network the loss and the accuracy on the rows for validation",
        measures),
    {Part::view,
     {"chart_of", "a name in the selected racer's rule",
      "the state or parameter that chart=state shows, of every racer that has one of that name, and the length of one that has "
      "a number per coordinate; without it the first state of the selected racer that is one number, or else its learning rate",
      "racers=prodigy,lr:1&selected=1&chart=state&chart_of=r"},
     read_chart_of,
     [](const Field&, const Document& d) { return d.view.chart_of; }},
    {Part::view,
     {"chart_layer", "a whole number",
      "the layer of a network whose part of the gradient chart=gradient shows, counted from 1; 0 means all of them, as "
      "does one that it lacks",
      "net=2-8-8-1&chart=gradient&chart_layer=2", 0, network::most_layers},
     read_chart_layer,
     [](const Field&, const Document& d) { return fmt::format("{}", d.view.chart_layer); }},
    choice<&ViewOptions::chart_by>("chart_by", "", "what the chart counts: steps, or evaluations of loss and gradient",
                                   chart_counts),
    choice<&ViewOptions::chart_axis>("chart_axis", "", "the chart's axis of steps or evaluations", chart_axes),
    choice<&ViewOptions::chart_scale>("chart_scale", "", "the chart's axis of values; auto is what suits them", chart_scales),
    choice<&ViewOptions::large_chart>(
        "chart_size", "", "the chart in its panel, or large: below the picture, or all of the panel of a small window",
        chart_sizes),
    choice<&ViewOptions::slice>("slice", "", "the line through the selected racer that the Slice tab shows the loss along",
                                slices),
    {Part::view,
     {"study", "a kind of study and its settings after commas",
      "the race from many starts, with many settings or seeds: basins, swarm, sweep, seeds or tune",
      "loss=himmelblau&racers=newton&study=basins,size:64"},
     read_study_field,
     [](const Field&, const Document& d) { return d.view.study ? studies::write_study(*d.view.study) : std::string(); }},
    choice<&PageState::paused>("paused", "", "the race waits at its start when the link is opened", off_on),
    usually_on<&PageState::controls>("controls", "", "panels and transport; without them the picture has the window to itself"),
    choice<&PageState::locked>(
        "lock", "", "surface, racers and noise stay as they are until whoever opens the link makes it their own", off_on),
    choice<&PageState::embedded>("embed", "", "for a frame in another page: a poster that a click runs, with a slim transport",
                                 no_yes),
};

}  // namespace

bool Field::is_switch() const { return about.choices.data() == on_off || about.choices.data() == off_on; }

std::span<const Field> fields() { return table; }

const Field* find_field(std::string_view key) {
    const auto* const field =
        std::find_if(std::begin(table), std::end(table), [&](const Field& f) { return f.about.key == key; });
    return field == std::end(table) ? nullptr : field;
}

}  // namespace ravine
