// The scenes of a lecture and the beats of the scene at work, each with its picture.

import { byId, element, inLanguage, say } from "/page/elements.js";

export class Scenes {
  constructor(chosen) {
    this.chosen = chosen;
    this.list = byId("scenes").querySelector("ol");
  }

  show(snapshot) {
    byId("scenes").hidden = snapshot.scenes.length < 2;
    keepRows(this.list, snapshot.scenes.map((scene) => scene.key), (key) => this.row(key));
    snapshot.scenes.forEach((scene, place) => {
      const choice = this.list.children[place].firstChild;
      const words = inLanguage(scene.titles, snapshot.setting.language) || scene.key;
      say(choice, words);
      choice.lang = snapshot.setting.language;
      markCurrent(choice, scene.key === snapshot.scene);
    });
  }

  row(key) {
    const choice = element("button", { type: "button", title: key, onclick: () => this.chosen(key) });
    return element("li", { "data-key": key }, choice);
  }
}

export class Beats {
  constructor(chosen) {
    this.chosen = chosen;
    this.list = byId("beats").querySelector("ol");
  }

  show(beats, beat) {
    keepRows(this.list, beats.map((each) => each.name), (name) => this.row(name));
    beats.forEach((each, place) => this.fill(this.list.children[place].firstChild, each, each.name === beat));
  }

  row(name) {
    const choice = element(
      "button",
      { type: "button", onclick: () => this.chosen(name) },
      element("span", { class: "thumbnail" }, element("span", { class: "badge", hidden: true })),
      element("span", { class: "name" }, name.replaceAll("_", " ")),
      element("span", { class: "length" }),
    );
    return element("li", { "data-key": name }, choice);
  }

  fill(choice, beat, isCurrent) {
    const [thumbnail, , length] = choice.children;
    say(length, beat.seconds === null ? "" : `${beat.seconds.toFixed(1)} s`);
    thumbnail.classList.toggle("stale", !beat.is_still_fresh);
    thumbnail.title = beat.is_still_fresh ? "" : "from before the last save";
    const badge = thumbnail.querySelector(".badge");
    badge.hidden = beat.findings.length === 0;
    say(badge, String(beat.findings.length || ""));
    badge.title = `${beat.findings.length} findings of the layout check`;
    if (beat.still) exchange(thumbnail, beat.still);
    markCurrent(choice, isCurrent);
  }
}

// The new thumbnail takes the old one's place when it is ready.
async function exchange(thumbnail, name) {
  if (thumbnail.dataset.picture === name) return;
  thumbnail.dataset.picture = name;
  const fresh = element("img", { src: `/files/${name}`, alt: "", draggable: "false" });
  try {
    await fresh.decode();
  } catch {
    if (thumbnail.dataset.picture === name) delete thumbnail.dataset.picture;
    return;
  }
  if (thumbnail.dataset.picture !== name) return;
  thumbnail.querySelector("img")?.remove();
  thumbnail.prepend(fresh);
}

// Rows stay what they are as long as the names do, so that focus and pictures stay too.
function keepRows(list, keys, row) {
  const before = new Map([...list.children].map((each) => [each.dataset.key, each]));
  const isSame = keys.length === before.size && keys.every((key, place) => list.children[place].dataset.key === key);
  if (!isSame) list.replaceChildren(...keys.map((key) => before.get(key) ?? row(key)));
}

function markCurrent(choice, isCurrent) {
  if (isCurrent === (choice.getAttribute("aria-current") === "true")) return;
  if (isCurrent) choice.setAttribute("aria-current", "true");
  else choice.removeAttribute("aria-current");
  if (isCurrent) choice.scrollIntoView({ block: "nearest" });
}
