#include "export/raster/svg_pixels.hpp"

#include "export/raster/canvas.hpp"

#include <fast_float/fast_float.h>

#include <cassert>
#include <cmath>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace ravine {
namespace {

using Attributes = std::map<std::string_view, std::string_view>;

// A tag, such as <g fill="none"> or </g>, and the text up to the next one.
struct Tag {
    std::string_view name, text;  // name without the slashes
    Attributes attributes;
    bool opens = true;  // false of </g>

    std::string_view operator[](std::string_view key) const {
        const auto found = attributes.find(key);
        return found == attributes.end() ? std::string_view() : found->second;
    }
};

// Reads the tag at the front of a text, and moves it to the next one. Returns false at the end.
bool next_tag(std::string_view& svg, Tag& tag) {
    const std::size_t begin = svg.find('<'), end = svg.find('>', begin);
    if (begin == std::string_view::npos || end == std::string_view::npos) return false;
    std::string_view inside = svg.substr(begin + 1, end - begin - 1);
    svg.remove_prefix(end + 1);
    tag = {};
    tag.text = svg.substr(0, svg.find('<'));
    if (inside.starts_with('/')) {
        tag.opens = false;
        inside.remove_prefix(1);
    }
    tag.name = inside.substr(0, inside.find_first_of(" /"));
    for (std::size_t at = inside.find("=\""); at != std::string_view::npos; at = inside.find("=\"")) {
        const std::size_t key = inside.rfind(' ', at) + 1, value = at + 2, close = inside.find('"', value);
        tag.attributes[inside.substr(key, at - key)] = inside.substr(value, close - value);
        inside.remove_prefix(close + 1);
    }
    return true;
}

// Returns the numbers of a text, whatever stands between them.
std::vector<double> numbers_in(std::string_view text) {
    std::vector<double> numbers;
    while (!text.empty()) {
        double value = 0;
        const auto read = fast_float::from_chars(text.data(), text.data() + text.size(), value);
        if (read.ec == std::errc()) numbers.push_back(value);
        text.remove_prefix(read.ec == std::errc() ? static_cast<std::size_t>(read.ptr - text.data()) : 1);
    }
    return numbers;
}

double number(std::string_view text, double otherwise = 0) {
    const std::vector<double> numbers = numbers_in(text);
    return numbers.empty() ? otherwise : numbers[0];
}

std::uint32_t colour(std::string_view text) {
    assert(text.size() == 7 && text[0] == '#');
    std::uint32_t value = 0;
    for (const char c : text.substr(1))
        value = value << 4 | static_cast<std::uint32_t>(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
    return value;
}

// Undoes xml_text() of text.hpp.
std::string plain_text(std::string_view text) {
    constexpr std::pair<std::string_view, char> entities[] = {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}};
    std::string plain;
    while (!text.empty()) {
        std::size_t length = 1;
        char c = text[0];
        for (const auto& [entity, character] : entities) {
            if (!text.starts_with(entity)) continue;
            c = character;
            length = entity.size();
        }
        plain += c;
        text.remove_prefix(length);
    }
    return plain;
}

class Painter {
  public:
    Painter(std::string_view svg, double scale) : scale_(scale), canvas_(1, 1) {
        Tag tag;
        while (next_tag(svg, tag)) visit(tag);
    }

    const Image& image() const { return canvas_.image(); }

  private:
    // Draws an element, or keeps what is for those inside of it.
    void visit(Tag& tag) {
        if (tag.name == "svg" && tag.opens) {
            const std::vector<double> box = numbers_in(tag["viewBox"]);
            width_ = scale_ * box[2];
            height_ = scale_ * box[3];
            canvas_ = Canvas(static_cast<int>(std::ceil(width_)), static_cast<int>(std::ceil(height_)));
        } else if (tag.name == "g" && !tag.opens) {
            groups_.pop_back();
        } else if (tag.opens) {
            if (!groups_.empty()) tag.attributes.insert(groups_.back().begin(), groups_.back().end());
            if (tag.name == "g") groups_.push_back(tag.attributes);
            draw(tag);
        }
    }

    void draw(const Tag& tag) {
        if (tag.name == "path" && !tag["id"].empty()) {
            defined_[tag["id"]] = tag["d"];
        } else if (tag.name == "path") {
            shape(tag, lines_of(tag["d"]));
        } else if (tag.name == "use") {
            shape(tag, lines_of(defined_.at(tag["xlink:href"].substr(1))));
        } else if (tag.name == "rect") {
            rectangle(tag);
        } else if (tag.name == "circle") {
            circle(tag);
        } else if (tag.name == "text") {
            text(tag);
        }
    }

    Vector place(std::string_view x, std::string_view y) const { return {scale_ * number(x), scale_ * number(y)}; }

    std::vector<Polyline> lines_of(std::string_view data) const {
        std::vector<Polyline> lines;
        for (std::size_t at = data.find('M'); at != std::string_view::npos;) {
            const std::size_t next = data.find('M', at + 1);
            const std::string_view part = data.substr(at, next == std::string_view::npos ? next : next - at);
            const std::vector<double> numbers = numbers_in(part);
            Polyline line;
            for (std::size_t i = 0; i + 1 < numbers.size(); i += 2)
                line.push_back({scale_ * numbers[i], scale_ * numbers[i + 1]});
            if (part.ends_with('Z')) line.push_back(line.front());
            lines.push_back(std::move(line));
            at = next;
        }
        return lines;
    }

    void shape(const Tag& tag, const std::vector<Polyline>& lines) {
        const std::string_view fill = tag["fill"], stroke = tag["stroke"];
        if (!fill.empty() && fill != "none") canvas_.fill(lines, {colour(fill), number(tag["fill-opacity"], 1)});
        if (stroke.empty() || stroke == "none") return;
        Pen pen{scale_ * number(tag["stroke-width"], 1), numbers_in(tag["stroke-dasharray"]), tag["stroke-linecap"] == "round"};
        for (double& length : pen.dashes) length *= scale_;
        canvas_.stroke(lines, pen, {colour(stroke), number(tag["stroke-opacity"], 1)});
    }

    void rectangle(const Tag& tag) {
        const bool all = tag["width"] == "100%";
        const Vector low = place(tag["x"], tag["y"]);
        const Vector size = all ? Vector{std::ceil(width_), std::ceil(height_)} : place(tag["width"], tag["height"]);
        const Vector high{low.x + size.x, low.y + size.y};
        shape(tag, {{low, {high.x, low.y}, high, {low.x, high.y}, low}});
    }

    void circle(const Tag& tag) { shape(tag, {polygon(place(tag["cx"], tag["cy"]), scale_ * number(tag["r"]), 48)}); }

    void text(const Tag& tag) {
        using Anchor = Lettering::Anchor;
        const std::string_view anchor = tag["text-anchor"];
        const Lettering lettering{scale_ * number(tag["font-size"]), tag["font-weight"] == "bold",
                                  anchor == "middle" ? Anchor::middle
                                  : anchor == "end"  ? Anchor::end
                                                     : Anchor::start,
                                  tag["transform"].starts_with("rotate(-90")};
        canvas_.write(plain_text(tag.text), place(tag["x"], tag["y"]), lettering, {colour(tag["fill"])});
    }

    double scale_, width_ = 0, height_ = 0;
    Canvas canvas_;
    std::vector<Attributes> groups_;  // what elements inside of the open groups inherit
    std::map<std::string_view, std::string_view> defined_;
};

}  // namespace

Image svg_pixels(std::string_view svg, double scale) { return Painter(svg, scale).image(); }

}  // namespace ravine
