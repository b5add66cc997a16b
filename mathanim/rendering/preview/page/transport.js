// The row under the picture: play, loop, the frames, the speed, full screen.

import { button, byId, element, say } from "/page/elements.js";
import { SPEEDS } from "/page/player.js";

export class Transport {
  constructor(player) {
    this.player = player;
    this.play = button("", "Play or pause (space)", () => player.toggle(), { class: "play" });
    this.back = button("‹", "One frame back (←)", () => player.step(-1), { "aria-label": "One frame back" });
    this.on = button("›", "One frame on (→)", () => player.step(1), { "aria-label": "One frame on" });
    this.loop = button("Loop", "Begin again at the end (l)", () => player.toggleLoop(), { class: "loop" });
    this.frames = element("input", { type: "range", min: 0, max: 1, step: 1, "aria-label": "Frame" });
    this.frames.addEventListener("input", () => (player.pause(), player.seek(Number(this.frames.value))));
    this.clock = element("output", { class: "clock" });
    const speeds = SPEEDS.map((speed) => element("option", { value: speed }, `${speed}×`));
    this.speed = element("select", { title: "Speed (< and >)", "aria-label": "Speed" }, ...speeds);
    this.speed.addEventListener("change", () => player.setSpeed(Number(this.speed.value)));
    this.full = button("Full screen", "The picture alone (f)", toggleFullScreen);
    byId("transport").append(this.frames, this.play, this.back, this.on, this.clock, this.loop, this.speed, this.full);
  }

  show() {
    const { player } = this;
    const hasClip = player.layers.clip !== null;
    for (const part of [this.play, this.back, this.on, this.frames]) part.disabled = !hasClip;
    say(this.play, player.isRunning && hasClip ? "Pause" : "Play");
    this.loop.setAttribute("aria-pressed", player.isLooping);
    this.frames.max = player.frames - 1;
    this.frames.value = player.frame;
    this.frames.setAttribute("aria-valuetext", `frame ${player.frame + 1} of ${player.frames}`);
    this.speed.value = player.speed;
    say(this.clock, player.length ? clockOf(player) : "");
  }
}

function clockOf(player) {
  const width = String(player.frames).length;
  const frame = String(player.frame + 1).padStart(width, "\u2007");
  const seconds = (player.frame / player.frameRate).toFixed(2);
  return `${seconds} / ${player.length.toFixed(2)} s \u00b7 frame ${frame} / ${player.frames}`;
}

export function toggleFullScreen() {
  if (document.fullscreenElement) document.exitFullscreen();
  else byId("stage").requestFullscreen().catch(() => {});
}
