// Standings, lessons and files among the controls of the page.
import { element } from "./dom.js";

const short = (number) => (number === null ? "none" : String(Number(number.toPrecision(3))));

/** The racers by their rank. The one whose row has the focus stands out in the picture. */
export class StandingsControls {
  #list;
  #engine;

  constructor(list, engine) {
    this.#list = list;
    this.#engine = engine;
    list.addEventListener("focusin", ({ target }) => engine.point(Number(target.dataset.racer)));
    list.addEventListener("focusout", () => engine.point(-1));
  }

  update(racers, selected) {
    while (this.#list.children.length > racers.length) this.#list.lastChild.remove();
    while (this.#list.children.length < racers.length) this.#list.append(this.#row());
    const rows = Array.from(this.#list.children, (row) => row.firstChild);
    const focused = rows.find((row) => row === document.activeElement)?.dataset.racer;
    const order = racers.map((racer, index) => ({ racer, index })).sort((a, b) => a.racer.rank - b.racer.rank);
    order.forEach(({ racer, index }, place) => {
      rows[place].dataset.racer = index;
      rows[place].setAttribute("aria-pressed", String(index === selected));
      const text = `${racer.rank}. ${racer.name}, loss ${short(racer.loss)}, ${racer.verdict}`;
      if (rows[place].textContent !== text) rows[place].textContent = text;
    });
    if (focused !== undefined) rows.find((row) => row.dataset.racer === focused)?.focus({ preventScroll: true });
  }

  #row() {
    const row = element("li");
    const button = element("button");
    button.addEventListener("click", () => this.#engine.edit("field", 0, `selected=${Number(button.dataset.racer) + 1}`));
    row.append(button);
    return row;
  }
}

/** A lesson to choose; of the open card its text, its answers, and the ways to others. */
export class LessonControls {
  #root;
  #engine;
  #shown = "";
  #choice;
  #text = element("p");
  #answers = element("div", "row");
  #ways = element("div", "row");

  constructor(root, engine, lessons, update) {
    this.#root = root;
    this.#engine = engine;
    const label = element("label", "", "Lesson ");
    this.#choice = element("select");
    this.#choice.append(new Option("none", ""), ...lessons.map(({ key, title }) => new Option(title, key)));
    this.#choice.addEventListener("change", () => {
      const index = lessons.findIndex(({ key }) => key === this.#choice.value);
      engine.lesson(index < 0 ? "leave" : "open", Math.max(index, 0));
      update();
    });
    label.append(this.#choice);
    const way = (name, what, number) => this.#button(name, what, number, update);
    this.#ways.append(way("Card before", "turn", -1), way("Next card", "turn", 1), way("Let it run", "run", 0), way("Leave the lessons", "leave", 0));
    this.#text.setAttribute("aria-live", "polite");
    root.append(label, this.#text, this.#answers, this.#ways);
    this.#act = update;
  }

  #act;

  #button(name, what, number, update) {
    const button = element("button", "", name);
    button.addEventListener("click", () => {
      this.#engine.lesson(what, number);
      update();
    });
    return button;
  }

  update(card, text, choices) {
    const now = JSON.stringify([card, text, choices]);
    if (now === this.#shown) return;
    this.#shown = now;
    this.#choice.value = card.split(".")[0];
    this.#text.textContent = text ?? "";
    this.#ways.hidden = card === "";
    const focused = Array.from(this.#answers.children).indexOf(document.activeElement);
    this.#answers.replaceChildren(...choices.map((choice, index) => this.#button(choice, "choose", index, this.#act)));
    this.#answers.children[focused]?.focus();
  }
}

/** A button for each file that can be saved. */
export function fileControls(root, engine, files) {
  const all = [
    { key: "picture", title: "Picture" },
    { key: "figure", title: "Figure with chart" },
    { key: "video", title: "Video" },
    { key: "gif", title: "GIF" },
    ...files,
  ];
  for (const { key, title } of all) {
    const button = element("button", "", title);
    button.addEventListener("click", () => engine.save(key));
    root.append(button);
  }
}
