#include "jobs/pursuit.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace ravine::jobs;

TEST_CASE("a pursuit is a task while something is behind, and only once") {
    Scheduler scheduler([] { return 0.0; });
    int left = 3, done = 0;
    Pursuit pursuit(scheduler, Importance::visible, [&] {
        ++done;
        return --left > 0;
    });
    pursuit.follow(false);
    CHECK_FALSE(scheduler.busy());
    for (int frame = 0; frame < 3; ++frame) {
        pursuit.follow(left > 0);
        scheduler.spend(0);
        CHECK(done == frame + 1);
    }
    CHECK_FALSE(scheduler.busy());
    left = 2;
    pursuit.follow(true);
    scheduler.finish();
    CHECK(done == 5);
}

TEST_CASE("a pursuit of what is not behind any more ends at once, and so does one that is gone") {
    Scheduler scheduler([] { return 0.0; });
    int done = 0;
    const auto endless = [&done] {
        ++done;
        return true;
    };
    {
        Pursuit pursuit(scheduler, Importance::awaited, endless);
        pursuit.follow(true);
        scheduler.spend(0);
        CHECK(done == 1);
        pursuit.follow(false);
        CHECK_FALSE(scheduler.spend(0));
        pursuit.follow(true);
        CHECK(scheduler.busy());
    }
    CHECK_FALSE(scheduler.spend(0));
    CHECK(done == 1);
}
