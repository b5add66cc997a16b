// The speaker's window: the step that is shown, the next one, what is said, and the time; it steers the deck too.

"use strict";

class Speaker {
  constructor(steps, words, tell) {
    this.steps = steps;
    this.words = words;
    this.tell = tell;
    this.window = null;
    this.number = 0;
  }

  open() {
    if (this.window && !this.window.closed) return this.window.focus();
    this.window = window.open("", "", "popup,width=1100,height=760");
    if (!this.window) return this.tell(this.words.blocked);
    const page = this.window.document;
    page.documentElement.lang = document.documentElement.lang;
    page.documentElement.dataset.theme = document.documentElement.dataset.theme;
    page.title = `${this.words.speaker} · ${document.title}`;
    page.head.append(page.importNode(document.getElementById("font"), true));
    page.body.replaceChildren(page.importNode(document.getElementById("speaker").content, true));
    page.addEventListener("keydown", (event) => this.passOn(event));
    this.part("time").title = this.words.time;
    this.begun = Date.now();
    const clock = setInterval(() => (this.window.closed ? clearInterval(clock) : this.tick()), 500);
    addEventListener("pagehide", () => this.window.close());
    this.tick();
    this.update(this.number);
  }

  part(name) {
    return this.window.document.querySelector(`[data-part="${name}"]`);
  }

  passOn(event) {
    const { key, code, keyCode, shiftKey, altKey, ctrlKey, metaKey } = event;
    if (ctrlKey || metaKey) return;
    event.preventDefault();
    const same = { key, code, keyCode, shiftKey, altKey, bubbles: true, cancelable: true };
    document.dispatchEvent(new KeyboardEvent("keydown", same));
  }

  tick() {
    const seconds = Math.floor((Date.now() - this.begun) / 1000);
    const two = (number) => String(number).padStart(2, "0");
    this.part("time").textContent = `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
    this.part("clock").textContent = new Date().toLocaleTimeString(document.documentElement.lang, { timeStyle: "short" });
  }

  update(number) {
    this.number = number;
    if (!this.window || this.window.closed) return;
    const step = this.steps[number];
    this.part("place").textContent = `${step.scene} ${number + 1} / ${this.steps.length}`;
    this.picture("now", step, this.words.shown);
    this.picture("next", this.steps[number + 1], this.words.next);
    const notes = step.notes().map((note) => this.window.document.importNode(note, true));
    this.part("notes").replaceChildren(...notes);
    this.part("notes").scrollTop = 0;
  }

  picture(name, step, title) {
    const figure = this.part(name);
    figure.querySelector("figcaption").textContent = step ? title : this.words.end;
    const image = figure.querySelector("img");
    image.hidden = !step;
    if (step) image.src = step.poster().src;
  }
}
