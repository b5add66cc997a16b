// Numbers in rows and columns: a vector, a matrix, a table with names; one slider turns the entry at work.

import { button, element } from "/page/elements.js";
import { AT_ONCE, numberIn, reach, tidy, WHEN_TYPED } from "/page/fields.js";

const MOST = 20;

export function vectorField(control, changed) {
  const grid = new Grid({ ...control, rows: 1 }, changed, (row, column) => `${control.name}, entry ${column + 1}`);
  return { node: grid.node, read: () => grid.read()[0], write: (value) => grid.write([value]) };
}

export function matrixField(control, changed) {
  const grid = new Grid(control, changed, (row, column) => `${control.name}, row ${row + 1}, column ${column + 1}`);
  return { node: grid.node, read: () => grid.read(), write: (value) => grid.write(value) };
}

// Names are one list, or one for each language; those of the language at work are shown and changed.
export function tableField(control, changed, language) {
  const kind = control.value.counts ? "counts" : "probabilities";
  let names = { hypotheses: [], evidence: [] };
  const listOf = (which) => (Array.isArray(names[which]) ? names[which] : (names[which][language()] ?? Object.values(names[which])[0]));
  const grid = new Grid({ ...control, kind, minimum: 0 }, changed, (row, column) => `${listOf("hypotheses")[row]}, ${listOf("evidence")[column]}`, 2);
  grid.filling = kind === "counts" ? 1 : 0.1;
  grid.headings = (which, place) => {
    const typed = element("input", { type: "text", class: "heading", value: listOf(which)[place], lang: language(), "aria-label": `${which}, name ${place + 1}` });
    typed.addEventListener("input", () => ((listOf(which)[place] = typed.value), changed(WHEN_TYPED)));
    return typed;
  };
  grid.resized = (which, length) => {
    const lists = Array.isArray(names[which]) ? [names[which]] : Object.values(names[which]);
    for (const list of lists) {
      while (list.length < length) list.push(`${which} ${list.length + 1}`);
      list.length = length;
    }
  };
  return {
    node: grid.node,
    read: () => ({ ...names, [kind]: grid.read() }),
    write(value) {
      const same = JSON.stringify([value.hypotheses, value.evidence, language()]);
      if (same !== grid.named) grid.forget();
      grid.named = same;
      names = structuredClone({ hypotheses: value.hypotheses, evidence: value.evidence });
      grid.write(value[kind]);
    },
  };
}

class Grid {
  constructor(control, changed, labelOf, least = 1) {
    Object.assign(this, { control, changed, labelOf, least, filling: 0, headings: null, resized: () => {} });
    this.body = element("tbody");
    this.slider = element("input", { type: "range", "aria-label": "The entry at work, slider" });
    this.slider.addEventListener("input", () => this.slide());
    this.cells = [];
    this.atWork = [0, 0];
    this.node = element("div", { class: "grid" }, element("table", {}, this.body), this.sizes(), this.slider);
  }

  sizes() {
    const { kind, rows, columns } = this.control;
    const change = (words, title, by) => button(words, title, () => this.resize(...by));
    const free = element("span", { class: "sizes" });
    if (rows === null) free.append(change("− row", "One row less", [-1, 0]), change("+ row", "One row more", [1, 0]));
    const part = kind === "vector" ? "entry" : "column";
    if (columns === null) free.append(change(`− ${part}`, `One ${part} less`, [0, -1]), change(`+ ${part}`, `One ${part} more`, [0, 1]));
    return free;
  }

  read() {
    return this.cells.map((row) => row.map((cell) => numberIn(cell)));
  }

  write(values) {
    const isSameShape = values.length === this.cells.length && values.every((row, place) => row.length === this.cells[place].length);
    if (!isSameShape) this.build(values.length, values[0]?.length ?? 0);
    values.forEach((row, i) => row.forEach((value, j) => this.cells[i][j].valueAsNumber !== value && (this.cells[i][j].value = value)));
    this.follow();
  }

  forget() {
    this.cells = [];
  }

  build(rows, columns) {
    this.cells = range(rows).map((i) => range(columns).map((j) => this.cell(i, j)));
    const lines = this.cells.map((row, i) => element("tr", {}, this.heading("th", "hypotheses", i), ...row.map((cell) => element("td", {}, cell))));
    if (this.headings) lines.unshift(element("tr", {}, element("td"), ...range(columns).map((j) => this.heading("th", "evidence", j))));
    this.body.replaceChildren(...lines);
    this.atWork = [Math.min(this.atWork[0], rows - 1), Math.min(this.atWork[1], columns - 1)];
  }

  heading(tag, which, place) {
    return this.headings ? element(tag, {}, this.headings(which, place)) : null;
  }

  cell(i, j) {
    const typed = element("input", { type: "number", step: "any", inputmode: "decimal", "aria-label": this.labelOf(i, j) });
    typed.addEventListener("focus", () => ((this.atWork = [i, j]), this.follow()));
    typed.addEventListener("input", () => (this.follow(), this.changed(WHEN_TYPED)));
    return typed;
  }

  get chosen() {
    return this.cells[this.atWork[0]]?.[this.atWork[1]];
  }

  follow() {
    for (const cell of this.cells.flat()) cell.classList.toggle("at-work", cell === this.chosen);
    if (!this.chosen) return;
    const value = this.chosen.valueAsNumber;
    if (value < Number(this.slider.min) || value > Number(this.slider.max)) delete this.slider.dataset.low;
    reach(this.slider, value, { minimum: null, maximum: null, ...this.control });
    this.slider.setAttribute("aria-label", `${this.labelOf(...this.atWork)}, slider`);
  }

  slide() {
    this.chosen.value = tidy(this.slider.valueAsNumber);
    this.changed(AT_ONCE);
  }

  resize(rows, columns) {
    const values = this.cells.map((row) => row.map((cell) => cell.valueAsNumber));
    const height = Math.max(this.least, Math.min(MOST, values.length + rows));
    const width = Math.max(this.least, Math.min(MOST, values[0].length + columns));
    this.resized("hypotheses", height);
    this.resized("evidence", width);
    this.forget();
    this.write(range(height).map((i) => range(width).map((j) => values[i]?.[j] ?? this.filling)));
    this.changed(0);
  }
}

const range = (length) => Array.from({ length }, (_, place) => place);
