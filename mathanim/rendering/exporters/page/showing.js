// One clip on the stage, from its first frame or already at its last; its memory is given back when it leaves.

"use strict";

const happens = (target, ...names) =>
  new Promise((resolve) => names.forEach((name) => target.addEventListener(name, resolve, { once: true })));
const nextPaint = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
const OUT_OF_SIGHT = "-200vw"; // with its captions where they belong

class Showing {
  static grounds = new Map();

  constructor(step, isStill, captions) {
    this.step = step;
    this.isStill = isStill;
    this.source = new ClipSource(step);
    this.video = document.createElement("video");
    Object.assign(this.video, { playsInline: true, preload: "auto", disableRemotePlayback: true });
    this.video.loop = step.isLoop && !isStill;
    captions.addTo(this.video, step);
    if (isStill) this.video.style.objectPosition = OUT_OF_SIGHT;
    this.failed = happens(this.video, "error");
    this.video.src = this.source.address;
  }

  // Resolves as soon as the picture that is meant has been painted, or the browser gives up.
  painted() {
    return this.isStill ? this.lastPicture() : Promise.race([this.firstFrame(), this.failed]);
  }

  // The end of a long clip takes long to decode: its picture is seen, and of the clip the captions alone.
  lastPicture() {
    this.video.currentTime = this.step.lastMoment;
    return this.standIn();
  }

  async firstFrame() {
    const painted = (resolve) => this.video.requestVideoFrameCallback(resolve);
    const first = this.video.requestVideoFrameCallback ? new Promise(painted) : happens(this.video, "playing");
    this.play();
    this.watchEnd();
    await first;
    await nextPaint();
  }

  // A browser that is held up may end a clip and never show its last picture; a loop is never left at its end.
  async watchEnd() {
    if (!this.video.requestVideoFrameCallback || this.step.isLoop) return;
    let seen = 0;
    const see = (_, { mediaTime }) => {
      seen = mediaTime;
      this.video.requestVideoFrameCallback(see);
    };
    this.video.requestVideoFrameCallback(see);
    await happens(this.video, "ended");
    await nextPaint();
    if (seen > this.step.lastButOne) return;
    await this.standIn();
    this.video.style.objectPosition = OUT_OF_SIGHT;
  }

  // A browser that may not play aloud before somebody has touched the page may still play without sound.
  async play() {
    try {
      await this.video.play();
    } catch (reason) {
      if (reason.name !== "NotAllowedError") return;
      this.video.muted = true;
      await this.video.play().catch(() => {});
    }
  }

  // The picture at the clip's end under the clip, also for a browser that cannot play it.
  async standIn() {
    this.poster ??= document.createElement("img");
    Object.assign(this.poster, { src: this.step.poster().src, decoding: "sync" });
    this.video.before(this.poster);
    await this.poster.decode().catch(() => {});
    await nextPaint();
  }

  // The colour in the corner as this browser shows it; each is looked for once, for looking costs memory.
  ground() {
    const { ground } = this.step;
    if (this.isStill) return Showing.grounds.get(ground) ?? ground;
    if (!Showing.grounds.has(ground)) Showing.grounds.set(ground, this.colourOfCorner() ?? ground);
    return Showing.grounds.get(ground);
  }

  // Nothing where it may not be read, as in a clip beside the page, or is no shade of what it will be at the end.
  colourOfCorner() {
    try {
      const pen = new OffscreenCanvas(1, 1).getContext("2d");
      pen.drawImage(this.video, 0, 0, 1, 1, 0, 0, 1, 1);
      const seen = [...pen.getImageData(0, 0, 1, 1).data];
      const meant = [1, 3, 5].map((place) => parseInt(this.step.ground.slice(place, place + 2), 16));
      const isNear = seen[3] === 255 && meant.every((shade, place) => Math.abs(shade - seen[place]) <= 8);
      return isNear ? `rgb(${seen.slice(0, 3).join(" ")})` : null;
    } catch {
      return null;
    }
  }

  get isOver() {
    return this.isStill || this.video.ended || this.video.error !== null;
  }

  release() {
    this.video.pause();
    this.video.replaceChildren();
    this.video.removeAttribute("src");
    this.video.load();
    this.video.remove();
    this.poster?.remove();
    this.source.close();
  }
}
