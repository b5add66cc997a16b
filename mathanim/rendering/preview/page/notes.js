// What is to be known about the beat: layout findings, numbers, the last error, the words, what is being drawn.

import { button, byId, element, inLanguage, liking, say } from "/page/elements.js";

export class Findings {
  constructor(toEnd) {
    this.toEnd = toEnd;
    this.list = element("ul");
    this.outline = element("div", { class: "place", hidden: true });
    this.shown = "";
    byId("findings").append(this.list);
    byId("picture").append(this.outline);
  }

  show(findings) {
    const now = JSON.stringify(findings);
    byId("findings").hidden = findings.length === 0;
    if (now === this.shown) return;
    this.shown = now;
    this.outline.hidden = true;
    this.list.replaceChildren(...findings.map((finding) => element("li", {}, this.row(finding))));
  }

  row(finding) {
    const show = () => this.point(finding.place);
    const hide = () => (this.outline.hidden = true);
    const attributes = { type: "button", title: "Show the place at the end of the beat", onclick: () => (this.toEnd(), show()), onmouseenter: show, onfocus: show, onmouseleave: hide, onblur: hide };
    return element("button", attributes, element("strong", {}, finding.kind), " ", finding.words);
  }

  point([left, top, right, bottom]) {
    const { style } = this.outline;
    style.left = `${100 * Math.max(0, left)}%`;
    style.top = `${100 * Math.max(0, top)}%`;
    style.right = `${100 * Math.max(0, 1 - right)}%`;
    style.bottom = `${100 * Math.max(0, 1 - bottom)}%`;
    this.outline.hidden = false;
  }
}

export class Numbers {
  constructor() {
    this.isFull = liking.of("digits", false);
    this.values = {};
    this.body = element("tbody");
    this.digits = button("All digits", "Every digit that there is", () => this.toggle(), { "aria-pressed": this.isFull });
    byId("numbers").querySelector("h2").append(this.digits);
    byId("numbers").append(element("table", {}, this.body));
  }

  show(values) {
    this.values = values;
    const names = Object.keys(values);
    byId("numbers").hidden = names.length === 0;
    while (this.body.rows.length > names.length) this.body.lastChild.remove();
    while (this.body.rows.length < names.length) this.body.append(element("tr", {}, element("th", { scope: "row" }), element("td")));
    names.forEach((name, place) => this.fill(this.body.rows[place], name, values[name]));
  }

  fill({ cells: [head, cell] }, name, value) {
    say(head, name);
    say(cell, this.isFull || typeof value !== "number" ? minus(String(value)) : minus(brief(value)));
    cell.title = String(value);
  }

  toggle() {
    this.isFull = !this.isFull;
    liking.keep("digits", this.isFull);
    this.digits.setAttribute("aria-pressed", this.isFull);
    this.show(this.values);
  }
}

const brief = (value) => String(Number(value.toPrecision(6)));
const minus = (text) => text.replaceAll("-", "\u2212");

export class LastError {
  constructor() {
    this.head = element("strong");
    this.fold = button("Fold", "Fold or unfold the error (e)", () => this.toggle(), { "aria-expanded": "true" });
    this.place = element("p", { class: "where" });
    this.words = element("p", { class: "words" });
    this.excerpt = element("pre");
    this.body = element("div", { class: "body", tabindex: "0", role: "region", "aria-label": "The last error" }, this.place, this.words, this.excerpt);
    this.panel = element("div", { id: "error", role: "alert", hidden: true }, element("p", { class: "head" }, this.head, this.fold), this.body);
    this.shown = "";
    byId("picture").append(this.panel);
  }

  show(error) {
    const now = JSON.stringify(error);
    this.panel.hidden = error === null;
    if (now === this.shown || error === null) return void (this.shown = now);
    this.shown = now;
    say(this.head, error.kind);
    say(this.words, error.message);
    say(this.place, error.file ? `${error.file}${error.line === null ? "" : `:${error.line}`}` : "");
    const width = Math.max(0, ...error.excerpt.map(([number]) => String(number).length));
    this.excerpt.replaceChildren(...error.excerpt.map(([number, text]) => element("span", { class: number === error.line ? "line here" : "line" }, `${String(number).padStart(width)}  ${text}\n`)));
    this.excerpt.hidden = error.excerpt.length === 0;
  }

  toggle() {
    this.body.hidden = !this.body.hidden;
    this.fold.setAttribute("aria-expanded", !this.body.hidden);
    say(this.fold, this.body.hidden ? "Unfold" : "Fold");
  }
}

export function showWords(snapshot, beat) {
  const { language } = snapshot.setting;
  const scene = snapshot.scenes.find((each) => each.key === snapshot.scene);
  const title = (scene && inLanguage(scene.titles, language)) || snapshot.scene || snapshot.target;
  say(byId("title"), title);
  byId("title").lang = language;
  document.title = `${title} – preview`;
  say(byId("narration"), beat ? inLanguage(beat.narration, language) : "");
  byId("narration").lang = language;
  say(byId("work"), snapshot.work);
  byId("work").classList.toggle("busy", snapshot.work !== "");
}
