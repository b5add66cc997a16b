// The deck as a show: one step a slide of reveal.js, keys, clicks, captions and the speaker's window.

"use strict";

class Show {
  constructor(told) {
    this.words = WORDS[told.language];
    this.steps = told.steps.map((step, number) => this.stepOf(step, number, told.frame_rate));
    this.sections = [...document.querySelectorAll("section[data-step]")];
    const say = { none: this.words.noCaptions, aloud: (text) => this.tell(text) };
    this.stage = new Stage(document.getElementById("stage"), new Captions(told.languages, say));
    this.speaker = new Speaker(this.steps, this.words, (text) => this.tell(text));
    this.number = -1;
    this.deck = new Reveal(document.querySelector(".reveal"), {
      width: told.width, height: told.height, margin: 0, center: false, maxScale: 10,
      transition: "none", backgroundTransition: "none", navigationMode: "linear", hash: true,
      controls: false, slideNumber: "c/t", scrollActivationWidth: null, autoPlayMedia: false,
      postMessage: false, postMessageEvents: false,
    });
  }

  stepOf(step, number, frameRate) {
    return {
      number, ground: step.ground, isLoop: step.is_loop, file: step.file, scene: step.scene, captions: step.captions,
      lastMoment: (step.frames - 0.5) / frameRate,
      lastButOne: (step.frames - 1.5) / frameRate,
      poster: () => document.getElementById(`poster-${number}`),
      notes: () => [...this.sections[number].querySelectorAll("aside.notes > *")],
    };
  }

  begin() {
    const { deck, stage } = this;
    deck.on("ready", () => this.arrive());
    deck.on("slidechanged", () => this.arrive());
    deck.on("fragmentshown", () => stage.endLoop(() => deck.next()));
    deck.on("fragmenthidden", () => (stage.newest.isStill ? deck.prev() : stage.loopOn()));
    deck.on("paused", () => stage.hold());
    deck.on("resumed", () => stage.goOn());
    deck.on("overviewshown", () => this.hangPosters());
    deck.on("overviewhidden", () => this.takePostersDown());
    document.querySelector(".reveal").addEventListener("click", (event) => this.clicked(event));
    this.bindKeys();
    return deck.initialize().then(() => this.translateKeys());
  }

  bindKeys() {
    const keys = [
      [67, "C", this.words.captions, () => this.stage.switchCaptions()],
      [82, "R", this.words.replay, () => this.replay()],
      [83, "S", this.words.speaker, () => this.speaker.open()],
      [116, "F5", this.words.fullscreen, () => document.documentElement.requestFullscreen?.()],
    ];
    for (const [keyCode, key, description, act] of keys) this.deck.addKeyBinding({ keyCode, key, description }, act);
  }

  translateKeys() {
    for (const [key, does] of Object.entries(this.words.shortcuts)) this.deck.registerKeyboardShortcut(key, does);
  }

  // Forward plays the clip; whoever goes back, and to a loop that was finished, finds the last frame.
  arrive() {
    const section = this.deck.getCurrentSlide();
    const number = Number(section.dataset.step);
    const isStill = number < this.number || section.querySelector(".fragment.visible") !== null;
    document.querySelectorAll("[data-previous-indexv]").forEach((scene) => scene.removeAttribute("data-previous-indexv"));
    this.number = number;
    this.stage.show(this.steps[number], isStill);
    this.speaker.update(number);
  }

  // A loop that was finished is a loop again.
  replay() {
    this.stage.replay();
    this.deck.prevFragment();
  }

  clicked(event) {
    const isElsewhere = event.target.closest(".progress, .slide-number, .r-overlay, .jump-to-slide");
    if (isElsewhere || event.defaultPrevented || this.deck.isOverview()) return;
    if (this.deck.isPaused()) this.deck.togglePause();
    else this.deck.next();
  }

  hangPosters() {
    this.sections.forEach((section, number) => {
      const poster = new Image();
      poster.className = "hung";
      poster.src = this.steps[number].poster().src;
      section.append(poster);
    });
  }

  takePostersDown() {
    document.querySelectorAll(".hung").forEach((poster) => poster.remove());
  }

  tell(text) {
    const said = document.getElementById("said");
    said.textContent = text;
    clearTimeout(this.quiet);
    this.quiet = setTimeout(() => (said.textContent = ""), 2000);
  }
}

document.addEventListener("DOMContentLoaded", () => {
  if (!document.documentElement.classList.contains("show")) return;
  new Show(JSON.parse(document.getElementById("told").textContent)).begin();
});
