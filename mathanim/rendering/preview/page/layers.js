// The picture: stills and clips one over another, each shown only when it is ready, so that nothing flashes.

import { element } from "/page/elements.js";

const fileOf = (name) => `/files/${name}`;

export class Layers {
  constructor(place) {
    this.place = place;
    this.stack = element("div", { class: "layers" });
    place.prepend(this.stack);
    this.shown = null; // the element that is seen
    this.awaited = ""; // the name of what is being loaded
    this.turn = 0;
  }

  get clip() {
    return this.shown?.tagName === "VIDEO" ? this.shown : null;
  }

  // What is seen or will be in a moment.
  get coming() {
    return this.awaited || (this.shown?.dataset.picture ?? "");
  }

  // Nothing that was asked for before this comes up any more.
  forget() {
    this.turn += 1;
    this.awaited = "";
  }

  async showStill(name, beat) {
    if (this.isComing(name, beat)) return;
    const turn = this.begin(name);
    const still = element("img", { src: fileOf(name), alt: "", draggable: "false", "data-picture": name, "data-beat": beat });
    try {
      await still.decode();
    } catch {
      return this.giveUp(turn);
    }
    if (turn === this.turn) this.put(still);
  }

  // `prepare` seeks and starts the clip once its length is known.
  async showClip(name, beat, prepare) {
    if (this.isComing(name, beat)) return;
    const turn = this.begin(name);
    const clip = element("video", { muted: true, playsinline: true, preload: "auto", "data-picture": name, "data-beat": beat });
    clip.muted = true;
    this.stack.prepend(clip);
    try {
      const ready = happens(clip, "loadeddata");
      clip.src = fileOf(name);
      await ready;
      if (turn === this.turn) await prepare(clip);
    } catch {
      drop(clip);
      return this.giveUp(turn);
    }
    if (turn === this.turn) this.put(clip);
    else drop(clip);
  }

  isComing(name, beat) {
    if (this.awaited) return this.awaited === name;
    return this.shown?.dataset.picture === name && this.shown.dataset.beat === beat;
  }

  put(layer) {
    const before = this.shown;
    this.stack.append(layer);
    layer.classList.add("shown");
    this.shown = layer;
    this.awaited = "";
    this.place.dataset.picture = layer.dataset.picture;
    this.place.dataset.kind = layer.tagName === "VIDEO" ? "clip" : "still";
    if (before) requestAnimationFrame(() => requestAnimationFrame(() => drop(before)));
    this.place.dispatchEvent(new CustomEvent("picture"));
  }

  begin(name) {
    this.awaited = name;
    this.turn += 1;
    return this.turn;
  }

  giveUp(turn) {
    if (turn === this.turn) this.awaited = "";
  }
}

export function happens(clip, event) {
  return new Promise((resolve, reject) => {
    clip.addEventListener(event, resolve, { once: true });
    clip.addEventListener("error", () => reject(new Error("no clip")), { once: true });
  });
}

// A clip that is only taken out of the page would go on loading.
function drop(layer) {
  if (layer.tagName === "VIDEO") {
    layer.pause();
    layer.removeAttribute("src");
    layer.load();
  }
  layer.remove();
}
