// The arguments of `ravine-cli study`.
#pragma once

#include "cli/console.hpp"
#include "export/study/study_export.hpp"
#include "studies/table.hpp"
#include "text/result.hpp"

#include <string>

namespace ravine {

struct StudyOrder {
    std::string kind, options;  // "sweep,lr:0.1..1" as given, and ",size:64" of --size and the others
    std::string link, file;     // no file is the standard output
    const StudyFormat* format = &study_formats().front();
    studies::Share share = {};
    std::size_t threads = 0;  // 0 for all processors
    bool sharded = false, resume = false;
};

// Fails with a sentence about how the command is misused.
Result<StudyOrder> read_study_order(Arguments arguments);

struct MergeOrder {
    std::vector<std::string> files;
    std::string file;
    const StudyFormat* format = &study_formats().front();
};
Result<MergeOrder> read_merge_order(Arguments arguments);

// Returns the study that is meant: that of the document where it is of the same kind and the order says no more than that.
Result<studies::Study> study_of(const StudyOrder& order, const Document& document);

}  // namespace ravine
