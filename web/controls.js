// Controls of the page that mirror those of the picture: for who cannot see it, or has no mouse.
import { FieldControls } from "./field_controls.js";
import { RacerControls } from "./racer_controls.js";
import { tellRefusal } from "./refusal.js";
import { RuleControls } from "./rule_controls.js";
import { LessonControls, StandingsControls, fileControls } from "./watch_controls.js";

export class Controls {
  #root;
  #engine;
  #racers;
  #rules;
  #fields;
  #standings;
  #lessons;
  #asked = false; // for an update
  #shown = {}; // by field, what it was about when it was last looked at or changed here

  /** @param {HTMLElement} skip the button that leads here */
  constructor(root, skip, engine, events) {
    this.#root = root;
    this.#engine = engine;
    this.#racers = new RacerControls(this.#part("#racers"), this.#part("#racers-error"), (...edit) => this.#edit(...edit));
    this.#rules = new RuleControls(this.#part("#rules"), (...edit) => this.#edit(...edit));
    const places = { race: "#race-fields", view: "#view-fields", page: "#page-fields" };
    const parts = Object.entries(places).map(([part, selector]) => [part, this.#part(selector)]);
    this.#fields = new FieldControls(Object.fromEntries(parts), (...edit) => this.#edit(...edit));
    this.#standings = new StandingsControls(this.#part("#standings"), engine);
    this.#offer(engine.offers());
    root.addEventListener("keydown", (event) => this.#leave(event));
    skip.addEventListener("click", () => this.#part("button").focus());
    for (const button of root.querySelectorAll("[data-act]")) button.addEventListener("click", () => this.#act(button));
    this.#part("#step").addEventListener("input", ({ target }) => engine.seek(Number(target.value)));
    this.#part("#formula").addEventListener("input", ({ target }) => this.#takeFormula(target));
    this.#part("#formula").addEventListener("change", ({ target }) => this.#letConstants(target));
    this.#part("#formula").addEventListener("blur", () => this.#soon());
    this.#part("#constants").addEventListener("change", ({ target }) => this.#takeConstants(target));
    this.#part("#constants").addEventListener("blur", () => this.#soon());
    for (const event of ["step", "state", "link"]) events.on(event, () => this.#soon());
    this.#update();
  }

  /** Fills the lists of what there is. */
  #offer({ surfaces, lessons, functions, files }) {
    const surface = this.#part("#surface");
    surface.append(...surfaces.map(({ key, title }) => new Option(title, key)));
    surface.addEventListener("change", () => surface.value && this.#edit("surface", 0, surface.value));
    this.#part("#functions").append(...functions.map(({ form, meaning }) => new Option(meaning, form)));
    this.#part("#function").addEventListener("change", ({ target }) => this.#insert(target, functions));
    this.#lessons = new LessonControls(this.#part("#lessons"), this.#engine, lessons, () => this.#update());
    fileControls(this.#part("#files"), this.#engine, files);
  }

  /** Puts a function where the cursor of the formula was last. */
  #insert(field, functions) {
    const form = field.value.trim();
    if (!functions.some((each) => each.form === form)) return;
    const formula = this.#part("#formula");
    const at = formula.selectionStart ?? formula.value.length;
    formula.setRangeText(form, at, formula.selectionEnd ?? at, "end");
    field.value = "";
    formula.focus();
    this.#takeFormula(formula);
  }

  /** Escape closes the controls: the picture has the keyboard again. */
  #leave(event) {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    document.getElementById("canvas").focus({ preventScroll: true });
  }

  #part(selector) {
    return this.#root.querySelector(selector);
  }

  #act({ dataset }) {
    const { playing, steps } = this.#engine.standings();
    if (dataset.act === "play") playing ? this.#engine.pause() : this.#engine.play();
    if (dataset.act === "start") this.#engine.seek(0);
    if (dataset.act === "end") this.#engine.seek(steps);
    if (dataset.act === "back") this.#engine.step(-1);
    if (dataset.act === "on") this.#engine.step(1);
    if (dataset.act === "add" && this.#racers.tell(this.#edit("add"))) this.#racers.focusLast();
    if (dataset.act === "add_rule" && this.#racers.tell(this.#edit("add_rule"))) this.#rules.focusLast();
    this.#update();
  }

  /** @returns {{complaint: string, corrections: string[]}} what was wrong */
  #edit(what, racer = 0, text = "") {
    const refusal = this.#engine.edit(what, racer, text);
    if (!refusal.complaint) this.#update();
    return refusal;
  }

  #takeFormula(field) {
    const refusal = this.#engine.edit("loss", 0, field.value);
    this.#tell(field, refusal);
    if (refusal.complaint) return;
    this.#shown.formula = this.#engine.controls().loss;
    this.#update();
  }

  /** Letters that are still unknown when the formula is finished become constants, which have their own field then. */
  #letConstants(field) {
    if (field.getAttribute("aria-invalid") !== "true" || this.#edit("loss_with_constants", 0, field.value).complaint) return;
    this.#part("#formula-error").textContent = `Its letters are constants now: ${this.#engine.controls().constants}`;
  }

  #takeConstants(field) {
    this.#tell(field, this.#edit("let", 0, field.value));
  }

  /** Shows what was wrong with a field's text, and corrections as buttons that take its place. */
  #tell(field, refusal) {
    const again = field.id === "formula" ? () => this.#takeFormula(field) : () => this.#takeConstants(field);
    tellRefusal(refusal, field, this.#part(`#${field.id}-error`), again);
  }

  /** A race that plays changes with every frame. */
  #soon() {
    if (this.#asked) return;
    this.#asked = true;
    setTimeout(() => {
      this.#asked = false;
      this.#update();
    }, 100);
  }

  /** Shows a text in a field. What is being typed is left alone, and so is what is still wrong, until the race changes under it. */
  #show(field, text) {
    const isOther = text !== this.#shown[field.id];
    this.#shown[field.id] = text;
    if (isOther) this.#tell(field, { complaint: "", corrections: [] });
    if (isOther || (document.activeElement !== field && field.getAttribute("aria-invalid") !== "true")) field.value = text;
  }

  #update() {
    const { step, steps, playing, lesson, weight, racers: standings } = this.#engine.standings();
    const race = this.#engine.controls();
    const { loss, surface, constants, optimizers, racers, rules } = race;
    this.#part("[data-act=play]").textContent = playing ? "Pause" : "Play";
    const slider = this.#part("#step");
    slider.max = steps;
    slider.value = step;
    slider.setAttribute("aria-valuetext", `Step ${step} of ${steps}`);
    this.#part("#constants-label").hidden = constants === "";
    this.#show(this.#part("#formula"), loss);
    this.#show(this.#part("#constants"), constants);
    this.#racers.update(racers, optimizers);
    this.#rules.update(rules);
    this.#part("#surface").value = surface;
    this.#fields.update(race.fields);
    this.#standings.update(standings, Number(race.fields.find(({ key }) => key === "selected").value) - 1);
    this.#part("#weight").textContent = weight ?? "";
    this.#lessons.update(race.lesson, lesson, race.choices);
  }
}
