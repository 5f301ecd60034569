#include "document/look.hpp"

namespace ravine {
namespace {

constexpr std::string_view heights[] = {"auto", "linear", "log", "rank"};
constexpr std::string_view colour_maps[] = {"viridis", "cividis", "quiet"};
constexpr std::string_view fills[] = {"solid", "glass", "wire"};
constexpr std::string_view modes[] = {"3d", "2d"};
constexpr std::string_view on_off[] = {"on", "off"};
constexpr std::string_view off_on[] = {"off", "on"};
constexpr std::string_view no_yes[] = {"0", "1"};
constexpr std::string_view themes[] = {"auto", "dark", "light"};

constexpr std::string_view axis_scales[] = {"fit", "true"};

constexpr std::string_view panels[] = {"both", "left", "right", "none"};
constexpr std::string_view tabs[] = {"race", "racers", "surface", "step", "slice", "view", "share"};
constexpr std::string_view measures[] = {"loss", "gap", "gradient", "step", "distance"};
constexpr std::string_view chart_axes[] = {"step", "evaluations"};
constexpr std::string_view chart_scales[] = {"auto", "linear", "log"};
constexpr std::string_view slices[] = {"gradient", "step", "x", "y"};

template <auto Member>
LookOption option(std::string_view key, std::string_view label, std::string_view help,
                  std::span<const std::string_view> choices) {
    return {key,
            label,
            help,
            choices,
            [](const Look& look) { return static_cast<int>(look.*Member); },
            [](Look& look, int index) { look.*Member = static_cast<std::remove_reference_t<decltype(look.*Member)>>(index); }};
}

// A switch that is on by default: its first choice stands for true.
template <bool Look::*Member>
LookOption usually_on(std::string_view key, std::string_view label, std::string_view help) {
    return {key,
            label,
            help,
            on_off,
            [](const Look& look) { return look.*Member ? 0 : 1; },
            [](Look& look, int index) { look.*Member = index == 0; }};
}

const LookOption options[] = {
    option<&Look::flat>("mode", "view", "a relief, or a map seen from straight above", modes),
    option<&Look::height>("height", "height",
                          "how high a loss is drawn: as it is, its logarithm, or its rank among all of the surface's", heights),
    option<&Look::colours>("colours", "colours", "the colours of heights", colour_maps),
    option<&Look::fill>("fill", "surface", "what the surface is made of", fills),
    usually_on<&Look::contours>("contours", "contour lines", "lines of equal loss, with their values"),
    usually_on<&Look::marks>("marks", "stars and crosses", "a star at every known minimum, a cross at every saddle"),
    usually_on<&Look::trails>("trails", "trails", "where the balls have been"),
    usually_on<&Look::names>("names", "names", "the names of the balls, beside them"),
    usually_on<&Look::vectors>("vectors", "vectors", "gradient, momentum and step of the selected racer"),
    option<&Look::follow>("follow", "ride along", "the camera stays with the selected racer", off_on),
    option<&Look::orbit>("orbit", "slow orbit", "the camera goes around by itself", off_on),
    option<&Look::theme>("theme", "theme", "dark or light; auto is what the system prefers", themes),
    option<&Look::axes>("scale", "axes",
                        "x and y at one scale, or each at its own where one range is more than four times the other: fit; or "
                        "always at one: true",
                        axis_scales),
    option<&Look::panels>("panels", "", "which panels of a wide window are unfolded", panels),
    option<&Look::tab>("tab", "", "the tab that is open", tabs),
    option<&Look::chart>("chart", "",
                         "what the chart shows: the loss, its gap to the best known minimum, or how long the gradient, the "
                         "step or the way to the nearest known minimum is",
                         measures),
    option<&Look::chart_by>("chart_by", "", "what the chart counts: steps, or evaluations of loss and gradient", chart_axes),
    option<&Look::chart_scale>("chart_scale", "", "the chart's axis of values; auto is what suits them", chart_scales),
    option<&Look::slice>("slice", "", "the line through the selected racer that the Slice tab shows the loss along", slices),
    option<&Look::paused>("paused", "", "the race waits at its start when the link is opened", off_on),
    usually_on<&Look::controls>("controls", "", "panels and transport; without them the picture has the window to itself"),
    option<&Look::locked>("lock", "",
                          "surface, racers and noise stay as they are until whoever opens the link makes it their own", off_on),
    option<&Look::embedded>("embed", "", "for a frame in another page: a poster that a click runs, with a slim transport",
                            no_yes),
};

}  // namespace

bool LookOption::is_switch() const { return choices.data() == on_off || choices.data() == off_on; }

std::span<const LookOption> look_options() { return options; }

}  // namespace ravine
