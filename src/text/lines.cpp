#include "text/lines.hpp"

#include "text/text.hpp"

#include <vector>

namespace ravine {

std::string broken_at_blanks(std::string_view text, double room, const std::function<double(std::string_view)>& width) {
    const double blank = width(" ");
    std::string lines;
    bool is_first = true;
    for (const std::string_view line : split(text, '\n')) {
        if (!is_first) lines += '\n';
        is_first = false;
        if (width(line) <= room) {
            lines += line;
            continue;
        }
        double used = 0;
        bool begins = true;
        for (const std::string_view word : split(line, ' ')) {
            const double wide = width(word);
            const bool fits = begins || used + blank + wide <= room;
            if (!begins) lines += fits ? ' ' : '\n';
            used = begins || !fits ? wide : used + blank + wide;
            begins = false;
            lines += word;
        }
    }
    return lines;
}

}  // namespace ravine
