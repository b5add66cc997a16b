// Where the clip of a step is played from: a file beside the page, or bytes inside it, taken out only when shown.

"use strict";

class ClipSource {
  constructor(step) {
    this.isInside = !step.file;
    this.address = this.isInside ? URL.createObjectURL(ClipSource.bytesOf(step.number)) : step.file;
  }

  static bytesOf(number) {
    const text = document.getElementById(`clip-${number}`).textContent;
    const bytes = Uint8Array.fromBase64?.(text) ?? Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    return new Blob([bytes], { type: "video/mp4" });
  }

  close() {
    if (this.isInside) URL.revokeObjectURL(this.address);
  }
}
