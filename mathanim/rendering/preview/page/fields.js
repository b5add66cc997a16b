// One parameter's control: a slider with a number, a text, a formula, a choice, a switch; JSON for anything else.
// Each is { node, read(), write(value) }; read() throws what is wrong in words.

import { element } from "/page/elements.js";

export const AT_ONCE = 60;
export const WHEN_TYPED = 450;

export function numberField(control, changed) {
  const label = control.name;
  const isWhole = control.kind === "integer";
  const slider = element("input", { type: "range", "aria-label": `${label}, slider` });
  const typed = element("input", { type: "number", step: "any", "aria-label": label, inputmode: "decimal" });
  slider.addEventListener("input", () => {
    typed.value = tidy(slider.valueAsNumber);
    changed(AT_ONCE);
  });
  typed.addEventListener("input", () => {
    reach(slider, typed.valueAsNumber, control);
    changed(WHEN_TYPED);
  });
  return {
    node: element("div", { class: "number" }, slider, typed),
    read: () => numberIn(typed, isWhole),
    write(value) {
      if (typed.valueAsNumber !== value) typed.value = value;
      reach(slider, value, control);
    },
  };
}

export function numberIn(typed, isWhole = false) {
  const value = typed.valueAsNumber;
  if (!Number.isFinite(value)) throw new Error("needs a number");
  if (isWhole && !Number.isInteger(value)) throw new Error("needs a whole number");
  return value;
}

// A slider goes from bound to bound where that is a stretch to slide over, else some way around the value.
export function reach(slider, value, { minimum, maximum, kind }) {
  if (!Number.isFinite(value)) return;
  const isNarrow = minimum !== null && maximum !== null && maximum - minimum <= 100;
  const isWithin = slider.dataset.low !== undefined && value >= Number(slider.min) && value <= Number(slider.max);
  if (!isWithin) {
    const around = 5 * 10 ** Math.max(0, Math.ceil(Math.log10(Math.max(1, Math.abs(value) / 4))));
    const low = isNarrow ? minimum : Math.max(minimum ?? -Infinity, Math.floor(value) - around);
    const high = isNarrow ? maximum : Math.min(maximum ?? Infinity, Math.ceil(value) + around);
    slider.dataset.low = low;
    slider.step = kind === "integer" ? 1 : stepFor(high - low);
    slider.min = low;
    slider.max = high;
  }
  slider.value = value;
}

function stepFor(stretch) {
  return 10 ** Math.floor(Math.log10(stretch / 50));
}

export const tidy = (value) => Number(value.toPrecision(12));

export function textField(control, changed) {
  const isFormula = control.kind === "formula";
  const typed = element("input", { type: "text", class: isFormula ? "formula" : "", spellcheck: "false", autocomplete: "off", "aria-label": control.name });
  typed.addEventListener("input", () => changed(WHEN_TYPED));
  typed.addEventListener("keydown", (event) => event.key === "Enter" && changed(0));
  return { node: typed, read: () => typed.value, write: (value) => writeText(typed, value) };
}

export function choiceField(control, changed) {
  const options = control.choices.map((word) => element("option", { value: word }, word));
  const choice = element("select", { "aria-label": control.name }, ...options);
  choice.addEventListener("change", () => changed(0));
  return { node: choice, read: () => choice.value, write: (value) => (choice.value = value) };
}

export function flagField(control, changed) {
  const box = element("input", { type: "checkbox", "aria-label": control.name });
  box.addEventListener("change", () => changed(0));
  return { node: box, read: () => box.checked, write: (value) => (box.checked = value) };
}

export function jsonField(control, changed) {
  const typed = element("textarea", { class: "formula", rows: 3, spellcheck: "false", "aria-label": `${control.name}, as JSON` });
  typed.addEventListener("input", () => changed(WHEN_TYPED));
  return { node: typed, read: () => jsonIn(typed.value), write: (value) => writeText(typed, JSON.stringify(value)) };
}

function jsonIn(text) {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error('needs JSON, as in [1, 2] or {"a": 1}');
  }
}

function writeText(typed, text) {
  if (typed.value !== text) typed.value = text;
}
