// Files of the race that a panel asks for.
#pragma once

#include "export/formats.hpp"
#include "export/study/study_export.hpp"

namespace ravine::ui {

enum class FileKind { picture, text, study, video, gif };

// The parts of a picture: the surface with its balls; that with chart and legend below, as a figure; or the screen with panels.
enum class PictureOf { surface, figure, screen };

// Returns true for animations.
constexpr bool is_film(FileKind kind) { return kind == FileKind::video || kind == FileKind::gif; }

// Returns true for what the graphics card draws.
constexpr bool is_drawn(FileKind kind) { return kind == FileKind::picture || is_film(kind); }

struct FileWish {
    FileKind kind = FileKind::picture;
    const ExportFormat* format = nullptr;  // of a text
    const StudyFormat* study = nullptr;    // of a study
    int scale = 2;                         // pixels of a picture per point
    PictureOf picture = PictureOf::surface;
    int frames = 2, frames_per_second = 25, width = 720;  // of a film; pixels
    bool from_here = false;                               // from the step shown, else from the start
};

}  // namespace ravine::ui
