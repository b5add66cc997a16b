// The scene's parameters as controls: what is changed is drawn at once, what is refused says so beside the control.

import { button, byId, copy, element, say } from "/page/elements.js";
import { choiceField, flagField, jsonField, numberField, textField } from "/page/fields.js";
import { matrixField, tableField, vectorField } from "/page/grids.js";

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

export class Parameters {
  constructor(order) {
    this.order = order;
    this.rows = new Map();
    this.language = "en";
    this.built = "";
    this.snapshot = null;
    this.waiting = null;
    this.list = element("div", { class: "rows" });
    this.note = element("p", { class: "refusal", role: "alert" });
    this.option = button("Copy as --set", "For the command line", () => this.copy(this.option, "as_option"));
    this.toml = button("Copy as TOML", "For a lecture file", () => this.copy(this.toml, "as_toml"));
    this.defaults = button("Defaults", "Every parameter as the scene has it", () => this.reset([...this.rows.keys()]));
    byId("parameters").append(this.list, this.note, element("p", { class: "actions" }, this.option, this.toml, this.defaults));
  }

  show(snapshot) {
    this.snapshot = snapshot;
    this.language = snapshot.setting.language;
    byId("parameters").hidden = snapshot.controls.length === 0;
    this.build(snapshot);
    for (const control of snapshot.controls) this.fill(this.rows.get(control.name), control, snapshot.refusal);
    this.refuse(snapshot.refusal);
    this.option.disabled = !snapshot.as_option;
    this.toml.disabled = !snapshot.as_option;
    this.defaults.disabled = snapshot.controls.every((control) => same(control.value, control.default));
  }

  build(snapshot) {
    const shape = JSON.stringify([snapshot.scene, snapshot.controls.map(({ name, kind, rows, columns, choices, minimum, maximum }) => [name, kind, rows, columns, choices, minimum, maximum])]);
    if (shape === this.built) return;
    this.built = shape;
    clearTimeout(this.waiting);
    this.rows = new Map(snapshot.controls.map((control) => [control.name, this.row(control)]));
    this.list.replaceChildren(...[...this.rows.values()].map((row) => row.node));
  }

  row(control) {
    const field = fieldOf(control, (delay) => this.changed(control.name, delay), () => this.language);
    const note = element("p", { class: "refusal", id: `refusal-${control.name}`, role: "alert" });
    const back = button("↺", `Back to the default of ${control.name}`, () => this.reset([control.name]), { "aria-label": `Default of ${control.name}` });
    const head = element("p", { class: "head" }, element("strong", {}, control.name), " ", element("small", {}, control.description), back);
    const node = element("div", { class: "parameter", role: "group", "aria-label": control.description || control.name, "data-name": control.name, "data-kind": control.kind }, head, field.node, note);
    return { control, field, note, back, node, isEdited: false, edits: 0, sent: null };
  }

  // What the author changed stays until the studio took it over.
  fill(row, control, refusal) {
    if (row.isEdited && !refusal && this.isTaken(row, control.value)) row.isEdited = false;
    row.control = control;
    row.back.disabled = same(control.value, control.default) && !row.isEdited;
    const isAtWork = document.activeElement?.matches("input, textarea") && row.node.contains(document.activeElement);
    if (!row.isEdited && !isAtWork) row.field.write(control.value);
  }

  // Whether the studio has the last change: as it was sent, or in its own words.
  isTaken(row, value) {
    const { sent } = row;
    if (sent?.edits !== row.edits) return false;
    return same(value, sent.value) || (this.snapshot.version >= sent.order.version && !same(value, sent.before));
  }

  refuse(refusal) {
    const lines = refusal ? refusal.split("\n").map((line) => line.replace(/^--set: /, "")) : [];
    const names = [...this.rows.keys()];
    const about = (line) => names.find((name) => new RegExp(`(^|[\\s:])${name}([[.:\\s]|$)`).test(line));
    for (const [name, row] of this.rows) {
      const own = lines.filter((line) => about(line) === name).join("\n");
      if (own || !row.isFaulty) this.complain(row, own);
    }
    say(this.note, lines.filter((line) => !about(line)).join("\n"));
  }

  complain(row, words) {
    say(row.note, words);
    row.node.classList.toggle("refused", words !== "");
  }

  changed(name, delay) {
    const row = this.rows.get(name);
    row.isEdited = true;
    row.edits += 1;
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.send(), delay);
  }

  reset(names) {
    for (const name of names) {
      const row = this.rows.get(name);
      row.isFaulty = false;
      row.field.write(row.control.default);
      this.complain(row, "");
      this.changed(name, 0);
    }
  }

  async send() {
    const values = {};
    const order = { version: Infinity };
    for (const [name, row] of this.rows) {
      const value = this.valueOf(row);
      if (row.isFaulty) return;
      if (!same(value, row.control.default)) values[name] = value;
      if (row.isEdited) row.sent = { order, edits: row.edits, value, before: row.control.value };
    }
    try {
      order.version = await this.order("parameters", { values });
      if (!this.snapshot.refusal) say(this.note, "");
    } catch (error) {
      say(this.note, error.message);
    }
  }

  valueOf(row) {
    row.isFaulty = false;
    if (!row.isEdited) return row.control.value;
    try {
      return row.field.read();
    } catch (error) {
      row.isFaulty = true;
      this.complain(row, error.message);
      return undefined;
    }
  }

  copy(pressed, name) {
    const words = pressed.textContent;
    copy(this.snapshot[name], (done) => {
      say(pressed, `${words.split(" ")[0]}: ${done}`);
      setTimeout(() => say(pressed, words), 1500);
    });
  }
}

function fieldOf(control, changed, language) {
  const makers = { number: numberField, integer: numberField, text: textField, formula: textField, choice: choiceField, flag: flagField, vector: vectorField, matrix: matrixField, table: tableField };
  const isTable = control.value?.hypotheses && control.value?.evidence && (control.value.counts || control.value.probabilities);
  if (control.kind === "table" && !isTable) return jsonField(control, changed);
  return (makers[control.kind] ?? jsonField)(control, changed, language);
}
