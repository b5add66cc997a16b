// Where the clip of a step is played from: a file beside the page, or the address inside it that holds all its bytes.

"use strict";

class ClipSource {
  static usesBlobs = false; // Chromium keeps the bytes of every blob that it has played until the page is closed

  constructor(step) {
    const held = step.file ? "" : document.getElementById(`clip-${step.number}`).textContent;
    this.address = step.file || (ClipSource.usesBlobs ? ClipSource.blobOf(held) : held);
  }

  static blobOf(held) {
    const [head, text] = held.split(",");
    const bytes = Uint8Array.fromBase64?.(text) ?? Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    return URL.createObjectURL(new Blob([bytes], { type: head.slice(5, head.indexOf(";")) }));
  }

  // A browser that plays no clip out of an address may play it out of a blob; whether that is still to be tried.
  static turnToBlobs(step) {
    const isNew = !step.file && !ClipSource.usesBlobs;
    ClipSource.usesBlobs ||= isNew;
    return isNew;
  }

  close() {
    if (this.address.startsWith("blob:")) URL.revokeObjectURL(this.address);
  }
}
