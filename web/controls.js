// Controls of the page that mirror those of the picture: for who cannot see it, or has no mouse.
import { RacerControls } from "./racer_controls.js";

export class Controls {
  #root;
  #engine;
  #racers;
  #asked = false; // for an update
  #loss; // as it was when it was last looked at or changed here

  /** @param {HTMLElement} skip the button that leads here */
  constructor(root, skip, engine, events) {
    this.#root = root;
    this.#engine = engine;
    this.#racers = new RacerControls(this.#part("#racers"), this.#part("#racers-error"), (...edit) => this.#edit(...edit));
    skip.addEventListener("click", () => this.#part("button").focus());
    for (const button of root.querySelectorAll("[data-act]")) button.addEventListener("click", () => this.#act(button));
    this.#part("#step").addEventListener("input", ({ target }) => engine.seek(Number(target.value)));
    this.#part("#formula").addEventListener("input", ({ target }) => this.#takeFormula(target));
    this.#part("#formula").addEventListener("blur", () => this.#soon());
    for (const event of ["step", "state", "link"]) events.on(event, () => this.#soon());
    this.#update();
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
    if (dataset.act === "add" && !this.#racers.tell(this.#edit("add"))) this.#racers.focusLast();
    this.#update();
  }

  /** @returns {string} what was wrong */
  #edit(what, racer = 0, text = "") {
    const complaint = this.#engine.edit(what, racer, text);
    if (!complaint) this.#update();
    return complaint;
  }

  #takeFormula(field) {
    const complaint = this.#engine.edit("loss", 0, field.value);
    this.#judgeFormula(complaint);
    if (complaint) return;
    this.#loss = this.#engine.controls().loss;
    this.#update();
  }

  #judgeFormula(complaint) {
    this.#part("#formula").setAttribute("aria-invalid", String(complaint !== ""));
    this.#part("#formula-error").textContent = complaint;
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

  /** Leaves alone what is being typed, and what is still wrong, until the race changes under it. */
  #update() {
    const { step, steps, playing } = this.#engine.standings();
    const { loss, optimizers, racers } = this.#engine.controls();
    this.#part("[data-act=play]").textContent = playing ? "Pause" : "Play";
    const slider = this.#part("#step");
    slider.max = steps;
    slider.value = step;
    slider.setAttribute("aria-valuetext", `Step ${step} of ${steps}`);
    const formula = this.#part("#formula");
    const isOther = loss !== this.#loss;
    this.#loss = loss;
    if (isOther) this.#judgeFormula("");
    if (isOther || (document.activeElement !== formula && formula.getAttribute("aria-invalid") !== "true")) formula.value = loss;
    this.#racers.update(racers, optimizers);
  }
}
