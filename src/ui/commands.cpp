#include "ui/commands.hpp"

namespace ravine::ui {

void Commands::add(Command command) { list_.push_back(command); }

}  // namespace ravine::ui
