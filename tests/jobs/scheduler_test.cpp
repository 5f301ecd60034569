#include "jobs/scheduler.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>

using namespace ravine::jobs;

namespace {

// A clock that only portions move on.
struct FakeTime {
    double now = 0;

    Scheduler scheduler() {
        return Scheduler([this] { return now; });
    }

    // A task of so many portions of a second each, which writes its letter for each.
    Scheduler::Portion task(std::string& log, char letter, int portions) {
        return [this, &log, letter, portions]() mutable {
            now += 1;
            log.push_back(letter);
            return --portions > 0;
        };
    }
};

}  // namespace

TEST_CASE("what the user waits for goes before what is seen, and that before the rest") {
    FakeTime time;
    Scheduler scheduler = time.scheduler();
    std::string log;
    const auto rest = scheduler.add(Importance::other, time.task(log, 'r', 2));
    const auto seen = scheduler.add(Importance::visible, time.task(log, 's', 2));
    const auto awaited = scheduler.add(Importance::awaited, time.task(log, 'a', 2));
    CHECK(scheduler.busy());
    scheduler.spend(100);
    CHECK(log == "aassrr");
    CHECK_FALSE(scheduler.busy());
    CHECK_FALSE(awaited.active());
    scheduler.spend(100);
    CHECK(log == "aassrr");
}

TEST_CASE("tasks of one importance take turns, across frames too") {
    FakeTime time;
    Scheduler scheduler = time.scheduler();
    std::string log;
    const auto first = scheduler.add(Importance::visible, time.task(log, '1', 3));
    const auto second = scheduler.add(Importance::visible, time.task(log, '2', 2));
    const auto third = scheduler.add(Importance::visible, time.task(log, '3', 1));
    scheduler.spend(2);
    CHECK(log == "12");
    scheduler.spend(2);
    CHECK(log == "1231");
    scheduler.spend(100);
    CHECK(log == "123121");
}

TEST_CASE("a frame without time to spare still does one portion") {
    FakeTime time;
    Scheduler scheduler = time.scheduler();
    std::string log;
    const auto task = scheduler.add(Importance::other, time.task(log, 'x', 5));
    CHECK(scheduler.spend(0));
    CHECK(scheduler.spend(-1));
    CHECK(log == "xx");
    CHECK(scheduler.spend(1.5));
    CHECK(log == "xxxx");
    CHECK(scheduler.spend(0));
    CHECK_FALSE(scheduler.spend(9));
    CHECK(log == "xxxxx");
}

TEST_CASE("everything is run to its end, in the order of importance, where it has to be whole") {
    FakeTime time;
    Scheduler scheduler = time.scheduler();
    std::string log;
    const auto rest = scheduler.add(Importance::other, time.task(log, 'r', 3));
    const auto awaited = scheduler.add(Importance::awaited, time.task(log, 'a', 4));
    CHECK(scheduler.finish());
    CHECK(log == "aaaarrr");
    CHECK_FALSE(scheduler.finish());
}

TEST_CASE("a task that is cancelled or dropped does nothing any more") {
    FakeTime time;
    Scheduler scheduler = time.scheduler();
    std::string log;
    auto cancelled = scheduler.add(Importance::awaited, time.task(log, 'c', 9));
    {
        const auto dropped = scheduler.add(Importance::awaited, time.task(log, 'd', 9));
        scheduler.spend(2);
    }
    CHECK(log == "cd");
    cancelled.cancel();
    CHECK_FALSE(scheduler.busy());
    scheduler.spend(5);
    CHECK(log == "cd");
    auto replaced = scheduler.add(Importance::awaited, time.task(log, 'x', 9));
    replaced = scheduler.add(Importance::awaited, time.task(log, 'y', 1));
    scheduler.spend(5);
    CHECK(log == "cdy");
}

TEST_CASE("a portion may cancel its own task and add others") {
    FakeTime time;
    Scheduler scheduler = time.scheduler();
    std::string log;
    Scheduler::Task own, other;
    own = scheduler.add(Importance::awaited, [&] {
        time.now += 1;
        own.cancel();
        other = scheduler.add(Importance::visible, time.task(log, 'o', 1));
        return true;
    });
    scheduler.spend(5);
    CHECK(log == "o");
    CHECK_FALSE(scheduler.busy());
}
