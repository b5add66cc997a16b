// The keyboard: every key in one table, from which the help is made too.

import { button, byId, element, isTyping } from "/page/elements.js";

// Each row: the keys as the browser names them, how they are written, what to do, and that in words.
export class Keys {
  constructor(rows) {
    this.rows = rows;
    this.help = byId("help");
    this.fillHelp();
    document.addEventListener("keydown", (event) => this.press(event));
    document.addEventListener("click", (event) => event.detail > 0 && event.target.closest?.("button")?.blur());
  }

  press(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === "Escape" && isTyping(event.target)) return event.target.blur();
    if (isTyping(event.target) || (this.help.open && event.key !== "?")) return;
    if (leavesToElement(event)) return;
    const name = (event.shiftKey && event.key.startsWith("Arrow") ? "Shift+" : "") + event.key;
    const row = this.rows.find(([names]) => names.includes(name));
    if (!row) return;
    event.preventDefault();
    row[2]();
  }

  fillHelp() {
    const lines = this.rows.map(([, written, , words]) => {
      const keys = written.split(" ").map((key) => element("kbd", {}, key));
      return element("tr", {}, element("th", { scope: "row" }, ...keys), element("td", {}, words));
    });
    const close = button("Close", "Close (Esc)", () => this.help.close());
    this.help.append(element("h2", { id: "help-title" }, "Keys"), element("table", {}, element("tbody", {}, ...lines)), close);
  }

  toggleHelp() {
    if (this.help.open) this.help.close();
    else this.help.showModal();
  }
}

// Space and Enter press the button that the keyboard stands on; arrows move its slider.
function leavesToElement(event) {
  const { target, key } = event;
  if (!(target instanceof HTMLElement)) return false;
  if (key === " " || key === "Enter") return target.matches("button, input[type=checkbox], summary");
  return key.startsWith("Arrow") && (target.matches("#panel input[type=range]") || target.matches("#error .body"));
}
