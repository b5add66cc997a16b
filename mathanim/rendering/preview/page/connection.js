// Hears snapshots from the server and gives it orders.

import { byId, say } from "/page/elements.js";

const LONGEST_SILENCE = 25_000;
const BETWEEN_TRIES = 1_000;

export class Connection {
  constructor(heard) {
    this.heard = heard;
    this.source = null;
    this.watch = null;
    this.before = Promise.resolve(); // orders go one after another, so that none overtakes another
    document.addEventListener("visibilitychange", () => (document.hidden ? this.close() : this.open()));
    window.addEventListener("pagehide", () => this.close());
    window.addEventListener("pageshow", () => this.open());
    this.open();
  }

  open() {
    if (this.source || document.hidden) return;
    this.source = new EventSource("/events");
    this.source.addEventListener("snapshot", (event) => {
      this.live();
      this.heard(JSON.parse(event.data));
    });
    this.source.addEventListener("alive", () => this.live());
    this.source.addEventListener("error", () => this.lose());
    this.expect();
  }

  close() {
    clearTimeout(this.watch);
    this.source?.close();
    this.source = null;
  }

  live() {
    byId("lost").hidden = true;
    document.documentElement.dataset.connection = "live";
    this.expect();
  }

  expect() {
    clearTimeout(this.watch);
    this.watch = setTimeout(() => this.lose(), LONGEST_SILENCE);
  }

  // Tries again by itself; a server that was started anew has another token and says so.
  async lose() {
    this.close();
    document.documentElement.dataset.connection = "lost";
    byId("lost").hidden = false;
    say(byId("lost"), await this.reason());
    this.watch = setTimeout(() => this.open(), BETWEEN_TRIES);
  }

  async reason() {
    try {
      const answer = await fetch("/page/icon.svg", { cache: "no-store" });
      if (answer.status === 403) return "The preview was started anew: open the address that the terminal shows now.";
    } catch {
      // Nobody answers.
    }
    return "No connection to the preview: trying again. If it was ended, start it again in the terminal.";
  }

  // The version of the snapshot that knows of the order; an error with the server's words if it was refused.
  order(kind, words) {
    const answer = this.before.then(() => this.send(kind, words));
    this.before = answer.catch(() => {});
    return answer;
  }

  async send(kind, words) {
    const headers = { "Content-Type": "application/json" };
    const answer = await fetch(`/orders/${kind}`, { method: "POST", headers, body: JSON.stringify(words) });
    const isJson = (answer.headers.get("Content-Type") ?? "").startsWith("application/json");
    const said = isJson ? await answer.json() : { message: (await answer.text()).trim() };
    if (!answer.ok) throw new Error(said.message);
    return said.version;
  }
}
