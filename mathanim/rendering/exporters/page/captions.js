// The captions that the audience sees: none, or those of one language, on every clip until they are switched again.

"use strict";

class Captions {
  constructor(languages, say) {
    this.choices = [{ code: "", name: say.none }, ...languages];
    this.choice = 0;
    this.say = say.aloud;
  }

  addTo(video, step) {
    for (const { code, address } of step.captions) {
      const track = document.createElement("track");
      track.kind = "captions";
      track.srclang = code;
      track.label = this.choices.find((choice) => choice.code === code).name;
      track.src = address;
      video.append(track);
    }
    video.textTracks.addEventListener("change", () => this.apply(video)); // browsers switch tracks on by themselves
    this.apply(video);
  }

  apply(video) {
    for (const track of video.textTracks) {
      const mode = track.language === this.choices[this.choice].code ? "showing" : "disabled";
      if (track.mode !== mode) track.mode = mode;
    }
  }

  switchOver(video) {
    this.choice = (this.choice + 1) % this.choices.length;
    if (video) this.apply(video);
    this.say(this.choices[this.choice].name);
  }
}
