// Every lesson is run: its links open, its numbers are the run's, its questions have one answer, and nothing that has to be
// taught is left out.
#include "document/link/link.hpp"
#include "lessons/catalogue.hpp"
#include "lessons/words.hpp"
#include "text/text.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <map>
#include <set>
#include <string>

using namespace ravine;
using namespace ravine::lessons;

namespace {

constexpr std::size_t most_characters = 340, longest_title = 40, longest_line = 60, most_sentences = 3;

// Returns a card with the numbers of its run, which is made once for all tests.
const FinishedCard& finished(Place place) {
    static std::map<std::string, FinishedCard> cards;
    const std::string name = name_of(place);
    auto at = cards.find(name);
    if (at == cards.end()) at = cards.emplace(name, finish(place)).first;
    return at->second;
}

template <class Test>
void each_card(Test test) {
    for (const Lesson* lesson : lessons::lessons()) {
        for (std::size_t card = 0; card < lesson->cards.size(); ++card) {
            const Place place{lesson, card};
            CAPTURE(name_of(place));
            test(place);
        }
    }
}

bool is_key(std::string_view key) {
    return !key.empty() && key.size() <= 32 &&
           key.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string_view::npos;
}

std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

std::size_t sentences(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool ends = text[i] == '.' || text[i] == '?' || text[i] == '!';
        count += ends && (i + 1 == text.size() || text[i + 1] == ' ');
    }
    return count;
}

}  // namespace

TEST_CASE("every lesson has three to seven cards, a source and a line for the list") {
    std::set<std::string_view> keys;
    Chapter chapter = Chapter::downhill;
    for (const Lesson* lesson : lessons::lessons()) {
        CAPTURE(lesson->key);
        CHECK(is_key(lesson->key));
        CHECK(keys.insert(lesson->key).second);
        CHECK((lesson->cards.size() >= 3 && lesson->cards.size() <= 7));
        CHECK(lesson->chapter >= chapter);  // chapters are not interleaved
        chapter = lesson->chapter;
        CHECK_FALSE(lesson->title.empty());
        CHECK_FALSE(lesson->source.empty());
        CHECK_FALSE(lesson->topics.empty());
        CHECK(characters(lesson->title) <= longest_title);
        CHECK(characters(lesson->line) <= longest_line);
        std::set<std::string_view> cards;
        for (const Card& card : lesson->cards) CHECK((is_key(card.key) && cards.insert(card.key).second));
    }
    CHECK(keys.size() >= 20);
}

TEST_CASE("every demonstration and every erratum of the articles has its lesson") {
    std::set<Topic> covered;
    for (const Lesson* lesson : lessons::lessons()) covered.insert(lesson->topics.begin(), lesson->topics.end());
    for (int topic = 0; topic < static_cast<int>(Topic::count); ++topic) {
        CAPTURE(topic);
        CHECK(covered.count(static_cast<Topic>(topic)) == 1);
    }
}

TEST_CASE("every card's link is canonical and opens without a complaint") {
    each_card([](Place place) {
        const DecodedLink decoded = decode_link(place->link);
        CHECK(decoded.complaints == std::vector<std::string>{});
        CHECK(encode_link(decoded.document) == "v=1&" + std::string(place->link));
    });
}

TEST_CASE("a card is its own link, and so is what was made of it") {
    each_card([](Place place) {
        Document document = document_of(place);
        const std::string link = "v=1&lesson=" + name_of(place);
        CHECK(encode_link(document, find_lesson) == link);
        CHECK(decode_link(link, find_lesson).document == document);
        document.experiment.steps += 1;
        document.experiment.racers.push_back({"lion", {{"lr", "0.3"}}});
        document.view.flat = !document.view.flat;
        const DecodedLink changed = decode_link(encode_link(document, find_lesson), find_lesson);
        CHECK(changed.complaints.empty());
        CHECK(changed.document == document);
        document = default_document();  // everything as a race has it without a lesson
        document.page.lesson = name_of(place);
        CHECK(decode_link(encode_link(document, find_lesson), find_lesson).document == document);
    });
}

// One case, so that the cards, whose runs take long, are finished once.
TEST_CASE("every card is whole") {
    SECTION("it is short") {
        each_card([](Place place) {
            const FinishedCard& card = finished(place);
            for (const std::string& text : {card.text, card.answer}) {
                CAPTURE(text);
                CHECK(characters(text) <= most_characters);
                CHECK(sentences(text) <= most_sentences);
                CHECK((text.empty() || sentences(text) > 0));
            }
            CHECK_FALSE(card.text.empty());
            CHECK_FALSE(place->title.empty());
            CHECK(characters(place->title) <= longest_title);
        });
    }
    SECTION("every number comes from its run, and every question has one answer") {
        each_card([](Place place) {
            const FinishedCard& card = finished(place);
            CHECK(card.complaint == "");
            CHECK(card.text.find('{') == std::string::npos);
            CHECK(card.answer.find('{') == std::string::npos);
            if (!place->question.asked()) {
                CHECK(card.choices.empty());
                return;
            }
            CHECK(card.choices.size() >= 2);
            CHECK(card.right < card.choices.size());
            CHECK_FALSE(card.answer.empty());
            CHECK(document_of(place).page.at == 0);  // for a race that stands at its end has answered already
        });
    }
    SECTION("it names x and y as the screen does, and leans on no article") {
        each_card([](Place place) {
            const FinishedCard& card = finished(place);
            std::vector<std::string> texts{std::string(place->title), card.text, card.answer, std::string(place.lesson->title),
                                           std::string(place.lesson->line)};
            for (const FinishedCard::Answer& choice : card.choices) texts.push_back(choice.text);
            for (const std::string& text : texts) {
                CAPTURE(text);
                for (const char* word : {"w1", "w2", "w_1", "w_2", "w₁", "w₂", "article", "Article"})
                    CHECK(text.find(word) == std::string::npos);
            }
        });
    }
}

TEST_CASE("what every card claims holds on its run") {
    each_card([](Place place) {
        Run run(document_of(place));
        Words words(run);
        for (const std::string_view check : split(place->checks, ';')) {
            const Result<bool> holds = words.holds(check);
            INFO(check << (holds ? "" : ": " + holds.error().sentence));
            CHECK((holds && *holds));
        }
    });
}

TEST_CASE("a link may name a lesson, and what follows changes its card") {
    const DecodedLink decoded = decode_link("v=1&steps=7&lesson=saddle_race&racers=lion&view=1,20", find_lesson);
    CHECK(decoded.complaints.empty());
    CHECK(decoded.document.page.lesson == "saddle_race.place");
    CHECK(decoded.document.experiment.steps == 7);
    CHECK(decoded.document.experiment.start == document_of(*find_card("saddle_race")).experiment.start);
    CHECK(decoded.document.experiment.racers.size() == 1);
    CHECK(encode_link(decoded.document, find_lesson) == "v=1&lesson=saddle_race.place&racers=lion&steps=7&view=1,20,1,0,0");
    // Another loss or domain has its own start, as without a lesson.
    CHECK(decode_link("lesson=saddle_race&loss=bowl", find_lesson).document.experiment.start ==
          default_start("bowl", default_domain("bowl")));
}

TEST_CASE("a lesson that nobody knows is told in words, and the rest of the link holds") {
    for (const FindLesson lessons : {FindLesson{find_lesson}, FindLesson{nullptr}}) {
        const DecodedLink decoded = decode_link("lesson=nothing.here&steps=7", lessons);
        REQUIRE(decoded.complaints.size() == 1);
        CHECK(decoded.complaints[0] == "lesson: there is no lesson \"nothing.here\"; the rest of the link is read without it");
        CHECK(decoded.document.experiment.steps == 7);
        CHECK(decoded.document.page.lesson.empty());
    }
}

TEST_CASE("without lessons a link stands for itself") {
    each_card([](Place place) {
        Document document = document_of(place);
        const DecodedLink decoded = decode_link(encode_link(document));
        CHECK(decoded.complaints.empty());
        document.page.lesson.clear();
        CHECK(decoded.document == document);
    });
}
