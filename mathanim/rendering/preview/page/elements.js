// Makes elements of the page: everything that is told to them becomes text, never markup.

export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (name === "value") made.value = value;
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

export function button(words, title, onclick, attributes = {}) {
  return element("button", { type: "button", title, onclick, ...attributes }, words);
}

export const byId = (name) => document.getElementById(name);

// Says it only when it changed, so that nothing is laid out or read aloud for nothing.
export function say(place, words) {
  if (place.textContent !== words) place.textContent = words;
}

// The words of a language, of any other where they are missing.
export function inLanguage(words, language) {
  return words[language] ?? Object.values(words)[0] ?? "";
}

export function isTyping(target) {
  return target instanceof HTMLElement && target.matches("input:not([type=range]):not([type=checkbox]), textarea, select");
}

export async function copy(words, done) {
  try {
    await navigator.clipboard.writeText(words);
    done("copied");
  } catch {
    done("not allowed");
  }
}

// What the author likes stays for the next time, where the browser keeps such things.
export const liking = {
  of(name, otherwise) {
    try {
      return JSON.parse(localStorage.getItem(name)) ?? otherwise;
    } catch {
      return otherwise;
    }
  },
  keep(name, value) {
    try {
      localStorage.setItem(name, JSON.stringify(value));
    } catch {
      // A private window keeps nothing.
    }
  },
};
