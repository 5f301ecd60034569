#include "ui/labels/ball_labels.hpp"

#include "render/colours.hpp"
#include "render/geometry/labels/ticks.hpp"
#include "ui/widgets/theme.hpp"
#include "ui/widgets/widgets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace ravine::ui {
namespace {

constexpr float faint = 0.35F;              // opacity behind a hill
constexpr float line_height = 19, dot = 8;  // of a chip; radius of the dots in a shared one
constexpr ImVec2 padding{7, 2};
constexpr std::size_t most_rows = 6, most_columns = 2;
constexpr double worth_of_text = 9;  // of numbers under a label
constexpr double around_star = 2;    // points
constexpr std::size_t numbers_in_row = 6;
constexpr double least_side = 150;               // of the free part: names would cover a smaller picture
constexpr float short_name = 120, narrow = 500;  // width of a name in a narrow free part, and width of such a part
constexpr std::size_t names_in_narrow = 3;       // at most, of balls in one place there: more would cover much of the surface

ImU32 colour(ImVec4 c, float opacity) {
    c.w *= opacity;
    return ImGui::GetColorU32(c);
}

float width_of(const std::string& text) { return ImGui::CalcTextSize(text.c_str()).x; }

// Returns true for a ball behind a hill, or beside the one that is pointed at.
bool is_faint(const render::BallMark& ball) { return ball.hidden || ball.faint; }

bool are_faint(std::span<const std::size_t> racers, std::span<const render::BallMark> balls) {
    return std::all_of(racers.begin(), racers.end(), [&](std::size_t racer) { return is_faint(balls[racer]); });
}

ImVec2 centre(const render::BallMark& ball) { return {static_cast<float>(ball.x), static_cast<float>(ball.y)}; }

// Returns true if another ball is drawn over the middle of ball i, where its number is.
bool is_covered(std::span<const render::BallMark> balls, std::size_t i) {
    const render::BallMark& ball = balls[i];
    for (std::size_t j = 0; j < balls.size(); ++j) {
        const render::BallMark& other = balls[j];
        const bool in_front = other.depth < ball.depth || (other.depth == ball.depth && j > i);
        if (j == i || !other.shown || !in_front || (other.hidden && !ball.hidden)) continue;
        if (std::hypot(other.x - ball.x, other.y - ball.y) < other.radius + 0.5 * ball.radius) return true;
    }
    return false;
}

void draw_cross(ImDrawList& list, ImVec2 at, float size, float opacity) {
    for (const float side : {-1.0F, 1.0F}) {
        list.AddLine({at.x - size, at.y - side * size}, {at.x + size, at.y + side * size}, colour({1, 1, 1, 1}, opacity), 1.6F);
    }
}

void draw_number(ImDrawList& list, std::span<const render::BallMark> balls, std::size_t racer) {
    const render::BallMark& ball = balls[racer];
    const auto radius_now = static_cast<float>(ball.radius), gone = static_cast<float>(ball.departure);
    const float opacity = is_faint(ball) ? faint : 1;
    if (gone > 0.5F) return draw_cross(list, centre(ball), 0.36F * radius_now, opacity * (2 * gone - 1));
    if (ball.hidden) return racer_disc(list, centre(ball), radius_now, racer, opacity);
    racer_number(list, centre(ball), radius_now, racer, opacity * (1 - 2 * gone));
}

// Draws the number in the hollow ball, unless a ball is over it.
void draw_number_beside(ImDrawList& list, std::span<const render::BallMark> balls, std::size_t racer) {
    const render::BallMark& own = balls[racer];
    const auto covers = [&](const render::BallMark& ball) {
        return ball.shown && std::hypot(ball.x - own.beside_x, ball.y - own.beside_y) < 1.5 * ball.radius;
    };
    if (!own.beside || own.faint || std::any_of(balls.begin(), balls.end(), covers)) return;
    const ImVec2 middle{static_cast<float>(own.beside_x), static_cast<float>(own.beside_y)};
    racer_number(list, middle, 0.8F * static_cast<float>(own.radius), racer, ImVec4{1, 1, 1, 1});
}

ImVec2 rounded(const render::LabelPlace& place) {
    return {std::round(static_cast<float>(place.x)), std::round(static_cast<float>(place.y))};
}

// Draws a line from a ball's edge to a displaced label.
void draw_leader(ImDrawList& list, const render::BallMark& ball, const render::LabelPlace& place, ImVec2 size, float opacity) {
    const ImVec2 at = rounded(place), from = centre(ball);
    const ImVec2 to{at.x > from.x ? at.x : at.x + size.x, at.y + 0.5F * size.y};
    const float dx = to.x - from.x, dy = to.y - from.y, share = static_cast<float>(ball.radius) / std::hypot(dx, dy);
    list.AddLine({from.x + share * dx, from.y + share * dy}, to, colour(colours().text, 0.5F * opacity), 1);
}

}  // namespace

// A label: the racers that it names, in columns if they are many, or numbers, in rows.
struct BallLabels::Chip {
    std::vector<std::size_t> racers;
    std::vector<std::string> names;
    float column = 0;  // width
    std::size_t rows = 1;
    ImVec2 size;
    float opacity = 1;
    bool dots = false;     // before the names, if there are several, or if the ball's own number is covered
    bool numbers = false;  // dots without names

    static Chip of(std::vector<std::size_t> racers, std::span<const render::BallMark> balls, std::span<const std::string> names,
                   bool tight);
    static Chip of_numbers(std::vector<std::size_t> racers, std::span<const render::BallMark> balls);
    void measure();
    void draw(ImDrawList& list, ImVec2 at, std::span<const render::BallMark> balls) const;
};

void BallLabels::Chip::measure() {
    std::size_t columns = (names.size() + most_rows - 1) / most_rows;
    if (numbers) columns = std::min(names.size(), numbers_in_row);
    rows = (names.size() + columns - 1) / columns;
    for (const std::string& name : names) column = std::max(column, width_of(name));
    if (dots) column += 2 * dot + (numbers ? 0 : 5);
    const float between = numbers ? 3 : 10;
    size = {2 * padding.x + static_cast<float>(columns) * (column + between) - between,
            2 * padding.y + static_cast<float>(rows) * line_height - (names.size() > 1 ? 0 : 2)};
    column += between;
}

void BallLabels::Chip::draw(ImDrawList& list, ImVec2 at, std::span<const render::BallMark> balls) const {
    ImVec4 ground = colours().panel;
    ground.w = 0.85F;
    list.AddRectFilled(at, {at.x + size.x, at.y + size.y}, colour(ground, opacity), radius);
    for (std::size_t i = 0; i < names.size(); ++i) {
        const std::size_t to_the_right = numbers ? i % numbers_in_row : i / rows;
        const std::size_t down = numbers ? i / numbers_in_row : i % rows;
        ImVec2 place{at.x + padding.x + static_cast<float>(to_the_right) * column,
                     at.y + padding.y + static_cast<float>(down) * line_height};
        const float middle = 0.5F * (names.size() > 1 ? line_height : line_height - 2);
        if (dots && i < racers.size()) {
            racer_disc(list, {place.x + dot, place.y + middle}, dot, racers[i], opacity);
            place.x += 2 * dot + 5;
        }
        const bool quiet = i >= racers.size() || balls[racers[i]].departure > 0.5;
        const ImVec4 ink = quiet ? colours().quiet : colours().text;
        list.AddText({place.x, place.y + middle - 0.5F * ImGui::GetFontSize()}, colour(ink, opacity), names[i].c_str());
    }
}

// Returns a label for some racers in one place. Requires racers.
BallLabels::Chip BallLabels::Chip::of(std::vector<std::size_t> racers, std::span<const render::BallMark> balls,
                                      std::span<const std::string> names, bool tight) {
    Chip chip;
    chip.opacity = are_faint(racers, balls) ? faint : 1;
    chip.dots = racers.size() > 1 || is_covered(balls, racers[0]);
    for (const std::size_t racer : racers) chip.names.push_back(tight ? shortened(names[racer], short_name) : names[racer]);
    chip.racers = std::move(racers);
    const std::size_t most = tight ? most_rows : most_rows * most_columns;
    if (const std::size_t all = chip.racers.size(); all > most) {
        chip.racers.resize(most - 1);
        chip.names.resize(most - 1);
        chip.names.push_back(fmt::format("and {} more", all - most + 1));
    }
    chip.measure();
    return chip;
}

// Returns the numbers of racers whose balls hide each other.
BallLabels::Chip BallLabels::Chip::of_numbers(std::vector<std::size_t> racers, std::span<const render::BallMark> balls) {
    Chip chip;
    chip.opacity = are_faint(racers, balls) ? faint : 1;
    chip.dots = chip.numbers = true;
    chip.names.resize(racers.size());
    chip.racers = std::move(racers);
    chip.measure();
    return chip;
}

// Returns labels in the order of their first racers. Of a crowd, and of many in one place of a narrow picture, only the
// selected racer is named, and those whose numbers are covered are told by number. Requires groups_ to be up to date.
std::vector<BallLabels::Chip> BallLabels::chips(std::span<const render::BallMark> balls, std::span<const std::string> names,
                                                int selected, const render::Viewport& viewport) const {
    const bool tight = viewport.right - viewport.left < narrow;
    const auto is_shown = [](const render::BallMark& ball) { return ball.shown; };
    const bool crowded = std::count_if(balls.begin(), balls.end(), is_shown) >= static_cast<std::ptrdiff_t>(render::crowd);
    std::vector<Chip> chips;
    for (std::size_t first = 0; first < groups_.size(); ++first) {
        if (groups_[first] != static_cast<int>(first)) continue;
        std::vector<std::size_t> racers;
        for (std::size_t i = first; i < groups_.size(); ++i) {
            if (groups_[i] == static_cast<int>(first)) racers.push_back(i);
        }
        if (!crowded && !(tight && racers.size() > names_in_narrow)) {
            chips.push_back(Chip::of(std::move(racers), balls, names, tight));
            continue;
        }
        if (std::erase(racers, static_cast<std::size_t>(selected)) > 0) {
            chips.push_back(Chip::of({static_cast<std::size_t>(selected)}, balls, names, tight));
        }
        std::erase_if(racers, [&](std::size_t racer) { return !is_covered(balls, racer) && balls[racer].departure < 0.5; });
        if (!racers.empty()) chips.push_back(Chip::of_numbers(std::move(racers), balls));
    }
    return chips;
}

void BallLabels::draw(ImDrawList& list, std::span<const render::BallMark> balls, std::span<const std::string> names,
                      int selected, std::span<const render::Mark> marks, std::span<const render::Disc> rings,
                      const render::Camera& camera, const AxisNames& axes) {
    const With face(Face::small);
    const render::Viewport& viewport = camera.viewport();
    if (!(viewport == viewport_)) {  // a resized window starts anew
        groups_.clear();
        slots_.clear();
        viewport_ = viewport;
    }
    std::vector<render::Disc> discs;
    for (const render::BallMark& ball : balls) discs.push_back({ball.x, ball.y, ball.radius, ball.shown});
    groups_ = render::group_discs(discs, groups_);
    slots_.resize(balls.size(), -1);
    const double shorter = std::min(viewport.right - viewport.left, viewport.bottom - viewport.top);
    const bool bare = names.empty() || shorter < least_side;
    const std::vector<Chip> all = bare ? std::vector<Chip>{} : chips(balls, names, selected, viewport);
    std::vector<render::LabelWish> wishes;
    for (const Chip& chip : all) {
        const bool first =
            std::find(chip.racers.begin(), chip.racers.end(), static_cast<std::size_t>(selected)) != chip.racers.end();
        wishes.push_back({discs[chip.racers[0]], chip.size.x, chip.size.y, first, slots_[chip.racers[0]]});
    }
    discs.insert(discs.end(), rings.begin(), rings.end());
    for (const render::Mark& mark : marks) {
        render::Disc disc{mark.screen.x, mark.screen.y, mark.size + around_star};
        if (mark.kind == render::MarkKind::minimum) disc.worth = render::never_covered;
        discs.push_back(disc);
    }
    for (const render::Label& number : render::axis_labels(camera, axes)) {
        const float size = std::max(ImGui::GetFontSize(), width_of(number.text));
        discs.push_back({number.x, number.y, 0.5 * static_cast<double>(size), true, worth_of_text});
    }
    const std::vector<render::LabelPlace> places = render::place_labels(wishes, discs, viewport);
    for (std::size_t i = 0; i < all.size(); ++i) {
        slots_[all[i].racers[0]] = places[i].slot;
        if (places[i].displaced) draw_leader(list, balls[all[i].racers[0]], places[i], all[i].size, all[i].opacity);
    }
    for (std::size_t i = 0; i < balls.size(); ++i) {
        draw_number_beside(list, balls, i);
        if (balls[i].shown && !is_covered(balls, i)) draw_number(list, balls, i);
    }
    constexpr double room = 3;  // points around a ball that stay free
    taken_.clear();
    for (const render::BallMark& ball : balls) {
        const glm::dvec2 middle{ball.x, ball.y}, half(ball.radius + room);
        if (ball.shown) taken_.push_back({middle - half, middle + half});
    }
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (places[i].slot < 0) continue;
        all[i].draw(list, rounded(places[i]), balls);
        const glm::dvec2 low{places[i].x, places[i].y};
        taken_.push_back({low, low + glm::dvec2(all[i].size.x, all[i].size.y)});
    }
}

}  // namespace ravine::ui
