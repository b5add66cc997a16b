// Language, theme, pace and quality.

import { byId, element } from "/page/elements.js";

const KINDS = [
  ["language", "languages", { en: "English", ja: "日本語" }, "Language (g)"],
  ["theme", "themes", { dark: "Dark", light: "Light" }, "Theme (t)"],
  ["pace", "paces", { tight: "Tight", narrated: "Narrated" }, "Pace: tight does not hold, narrated waits for the words"],
  ["quality", "qualities", { draft: "480p", preview: "720p", hd: "1080p60" }, "Quality"],
];

export class Switches {
  constructor(chosen) {
    this.chosen = chosen;
    this.setting = {};
    this.groups = KINDS.map((kind) => this.group(...kind));
    byId("switches").append(...this.groups);
  }

  group(name, plural, words, title) {
    const choice = element("select", { "aria-label": title, title, "data-setting": name });
    choice.addEventListener("change", () => this.choose(name, choice.value));
    choice.offer = (setting) => {
      const offered = setting[plural];
      if (choice.dataset.offered !== offered.join(" ")) {
        choice.dataset.offered = offered.join(" ");
        choice.replaceChildren(...offered.map((value) => element("option", { value, lang: name === "language" ? value : null }, words[value] ?? value)));
      }
      choice.hidden = offered.length < 2;
      choice.value = setting[name];
    };
    return choice;
  }

  show(snapshot) {
    this.setting = { ...snapshot.setting, languages: languagesOf(snapshot) };
    this.offer();
  }

  offer() {
    for (const group of this.groups) group.offer(this.setting);
  }

  choose(name, value) {
    this.setting = { ...this.setting, [name]: value };
    this.chosen({ [name]: value });
  }

  // The next of those that there are, as the keys t and g want it.
  next(name, plural) {
    const offered = this.setting[plural] ?? [];
    if (offered.length < 2) return;
    this.choose(name, offered[(offered.indexOf(this.setting[name]) + 1) % offered.length]);
    this.offer();
  }
}

// Those of the target; of a single file, those in which its scene has words.
function languagesOf({ setting, scenes, scene, beats }) {
  if (setting.languages.length) return setting.languages;
  const words = [scenes.find((each) => each.key === scene)?.titles ?? {}, ...beats.map((beat) => beat.narration)];
  const found = new Set(words.flatMap(Object.keys));
  return found.size ? [...found.add(setting.language)].sort() : [];
}
