// Wrong parts of links, and what may have been meant.
import assert from "node:assert/strict";
import { test } from "node:test";
import { correctedLink } from "../../web/link_corrections.js";

const cases = [
  ["v=1&racers=adm,lr:0.1", 'racers: there is no optimizer "adm" (did you mean adam?); racer 1 is left out', "adam", "v=1&racers=adam,lr:0.1"],
  ["racers=gd,l%3A0.1", 'racer 1 (gd): "l:0.1" is no parameter like lr; it is left out; did you mean lr:0.1?', "lr:0.1", "racers=gd,lr:0.1"],
  ["racer=gd", '"racer" is not a key that Ravine knows; it is left out; did you mean racers?', "racers", "racers=gd"],
  ["loss=%&racer=gd", '"racer" is not a key that Ravine knows; it is left out; did you mean racers?', "racers", "loss=%&racers=gd"],
];

for (const [link, complaint, text, corrected] of cases) {
  test(complaint, () => assert.deepEqual(correctedLink(link, complaint), { text, link: corrected }));
}

test("nothing is offered where nothing, or more than one thing, was meant", () => {
  assert.equal(correctedLink("steps=abc", 'steps: "abc" is not a number; 200 is used instead'), null);
  assert.equal(correctedLink("steps=abc", 'steps: "abc"; did you mean a or b?'), null);
  assert.equal(correctedLink("steps=1", 'steps: "abc"; did you mean 3?'), null);
});
