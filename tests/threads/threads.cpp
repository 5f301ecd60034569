// The program that the thread sanitizer watches: it ends with 66 where two threads write, or one writes and one reads, what no
// order is given for.
#include "../simulation/threads.hpp"

#include <cstdio>

int main() {
    const bool same = ravine::threads_change_nothing();
    std::puts(same ? "the bits of one thread" : "other bits than those of one thread");
    return same ? 0 : 1;
}
