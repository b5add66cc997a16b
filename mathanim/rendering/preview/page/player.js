// Plays the beat at work: runs, stops, steps frame by frame, and keeps its moment when a new clip comes.

import { liking } from "/page/elements.js";
import { happens, Layers } from "/page/layers.js";

export const SPEEDS = [0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4];
const wantsCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;

export class Player {
  constructor(place, changed) {
    this.layers = new Layers(place);
    this.changed = changed;
    this.frameRate = 30;
    this.seconds = 0;
    this.moment = 0; // kept while a still stands in for the clip
    this.isRunning = !wantsCalm;
    this.isLooping = liking.of("loop", true);
    this.speed = liking.of("speed", 1);
    this.key = "";
    place.addEventListener("picture", () => this.changed());
    let seen = -1;
    const tick = () => {
      if (this.isRunning && this.layers.clip && this.frame !== seen) {
        seen = this.frame;
        this.changed();
      }
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  }

  // The newest of what there is: a fresh clip, else a fresh still, else what is seen already.
  // A clip that is about to be replaced rests, so that the new picture is drawn and shown the sooner.
  show(key, beat, frameRate, isAwaited) {
    this.frameRate = frameRate;
    const isOther = key !== this.key;
    if (isOther) this.turnTo(key);
    this.seconds = beat.seconds ?? this.seconds;
    if (beat.clip && beat.is_clip_fresh) this.turnToClip(beat, isOther);
    else if (beat.still && (beat.is_still_fresh || (isOther && !beat.clip))) this.turnToStill(beat.still);
    else if (beat.clip && isOther) this.turnToClip(beat, isOther);
    this.rest(isAwaited && !beat.is_still_fresh && !beat.is_clip_fresh);
    this.changed();
  }

  rest(isWanted) {
    const clip = this.layers.clip;
    if (isWanted) clip?.pause();
    else if (clip?.paused && this.isRunning && !clip.ended) this.run(clip);
  }

  async run(clip) {
    if (!clip) return;
    clip.loop = this.isLooping;
    await clip.play().catch(() => {}); // it was paused meanwhile
  }

  // Chromium takes a clip that loops to its start when its last frame is sought twice, also one that is paused.
  hold(clip) {
    if (!clip) return;
    clip.loop = false;
    clip.pause();
  }

  turnTo(key) {
    this.key = key;
    this.moment = 0;
    this.seconds = 0;
    this.isRunning = !wantsCalm;
    this.layers.forget();
  }

  turnToStill(still) {
    this.keepMoment();
    this.layers.showStill(still, this.key);
  }

  async turnToClip(beat, isOther) {
    const key = this.key;
    if (isOther && beat.still) await this.layers.showStill(beat.still, key);
    if (key === this.key && !this.layers.awaited) this.layers.showClip(beat.clip, key, (clip) => this.prepare(clip));
    else if (!isOther) this.layers.showClip(beat.clip, key, (clip) => this.prepare(clip));
  }

  async prepare(clip) {
    clip.playbackRate = this.speed;
    clip.addEventListener("ended", () => this.ended(clip));
    const before = this.layers.clip;
    const runs = () => before?.dataset.beat === this.key && before === this.layers.clip && !before.paused;
    if (runs()) await this.meet(clip, before, runs);
    if (!runs()) await this.follow(clip);
    if (this.isRunning) await this.run(clip);
    if (!this.isRunning) await this.follow(clip); // it was paused meanwhile
  }

  // Go to the moment that is seen, and on to wherever the author goes until the clip is there.
  async follow(clip) {
    this.hold(clip);
    for (let tries = 0; tries < 9; tries += 1) {
      this.keepMoment();
      const wanted = this.frameAt(this.moment, clip);
      if (wanted === this.frameAt(clip.currentTime, clip)) return;
      await this.place(clip, this.moment);
    }
  }

  // Wait with a clip a little ahead of the one that runs until that one comes there; if it was too quick, try again.
  async meet(clip, before, runs) {
    const length = clip.duration;
    for (let ahead = 0.1; ahead < 1; ahead *= 2) {
      const moment = before.currentTime + ahead * this.speed;
      const place = await this.place(clip, this.isLooping ? moment % length : moment);
      const isYetToCome = () => (place - before.currentTime + length) % length < length / 2;
      if (!isYetToCome()) continue;
      while (runs() && isYetToCome()) await nextPicture();
      return;
    }
  }

  // Bring a clip to the middle of the frame that is seen at a moment; when that is.
  async place(clip, moment) {
    const sought = happens(clip, "seeked");
    const middle = this.middle(this.frameAt(moment, clip));
    clip.currentTime = middle;
    await sought;
    return middle;
  }

  keepMoment() {
    const clip = this.layers.clip;
    if (clip?.dataset.beat === this.key) this.moment = clip.currentTime;
  }

  ended(clip) {
    if (clip === this.layers.clip) this.isRunning = false;
    this.changed();
  }

  get length() {
    const clip = this.layers.clip;
    return clip && Number.isFinite(clip.duration) ? clip.duration : this.seconds;
  }

  get frames() {
    return Math.max(1, Math.round(this.length * this.frameRate));
  }

  get frame() {
    return this.frameAt(this.layers.clip ? this.layers.clip.currentTime : this.moment);
  }

  frameAt(seconds, clip = this.layers.clip) {
    const length = clip && Number.isFinite(clip.duration) ? clip.duration : this.length;
    const last = Math.max(0, Math.round(length * this.frameRate) - 1);
    return Math.max(0, Math.min(last, Math.floor(seconds * this.frameRate + 0.01)));
  }

  middle(frame) {
    return (frame + 0.5) / this.frameRate;
  }

  seek(frame) {
    const wanted = Math.max(0, Math.min(this.frames - 1, frame));
    this.moment = this.middle(wanted);
    if (this.layers.clip) this.layers.clip.currentTime = this.moment;
    this.changed();
  }

  step(frames) {
    this.pause();
    this.seek(this.frame + frames);
  }

  pause() {
    this.isRunning = false;
    this.hold(this.layers.clip);
    this.changed();
  }

  toggle() {
    if (this.isRunning) return this.pause();
    this.isRunning = true;
    const clip = this.layers.clip;
    if (clip && this.frame >= this.frames - 1) clip.currentTime = 0;
    this.run(clip);
    this.changed();
  }

  toggleLoop() {
    this.isLooping = !this.isLooping;
    liking.keep("loop", this.isLooping);
    if (this.layers.clip) this.layers.clip.loop = this.isLooping && this.isRunning;
    this.changed();
  }

  setSpeed(speed) {
    this.speed = speed;
    liking.keep("speed", speed);
    if (this.layers.clip) this.layers.clip.playbackRate = speed;
    this.changed();
  }

  changeSpeed(by) {
    const place = SPEEDS.indexOf(this.speed) + by;
    this.setSpeed(SPEEDS[Math.max(0, Math.min(SPEEDS.length - 1, place))]);
  }
}

const nextPicture = () => new Promise((resolve) => requestAnimationFrame(resolve));
