// Where clips are shown: the old picture stays until the new one is painted, and then the old clip is given back.

"use strict";

class Stage {
  constructor(place, captions) {
    this.place = place;
    this.captions = captions;
    this.shown = null;
    this.awaited = null;
    this.isHeld = false;
  }

  async show(step, isStill) {
    this.awaited?.release();
    const showing = (this.awaited = new Showing(step, isStill, this.captions));
    this.place.append(showing.video);
    await showing.painted();
    if (showing !== this.awaited) return;
    if (showing.video.error) {
      if (ClipSource.turnToBlobs(step)) return this.show(step, isStill);
      await showing.standIn();
      if (showing !== this.awaited) return;
    }
    this.awaited = null;
    this.shown?.release();
    this.shown = showing;
    document.documentElement.style.setProperty("--ground", showing.ground());
    this.place.dataset.step = step.number;
    if (this.isHeld) showing.video.pause();
  }

  get newest() {
    return this.awaited ?? this.shown;
  }

  replay() {
    if (this.newest) this.show(this.newest.step, false);
  }

  // A loop runs to the end of its round before anything else is shown.
  endLoop(then) {
    const { newest } = this;
    if (newest.isOver) return then();
    newest.video.loop = false;
    newest.video.onended = () => newest === this.newest && then();
  }

  loopOn() {
    const { video } = this.newest;
    video.onended = null;
    video.loop = true;
    if (video.ended) video.play();
  }

  hold() {
    this.isHeld = true;
    this.newest?.video.pause();
  }

  goOn() {
    this.isHeld = false;
    if (this.newest && !this.newest.isOver) this.newest.play();
  }

  switchCaptions() {
    this.captions.switchOver(this.newest?.video);
  }
}
