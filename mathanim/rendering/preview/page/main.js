// The page of the preview: hears what there is to show, shows it, and orders what the author chooses.

import { Beats, Scenes } from "/page/beats.js";
import { Connection } from "/page/connection.js";
import { byId, liking, say } from "/page/elements.js";
import { Keys } from "/page/keys.js";
import { Findings, LastError, Numbers, showWords } from "/page/notes.js";
import { Parameters } from "/page/parameters.js";
import { Player } from "/page/player.js";
import { Switches } from "/page/switches.js";
import { toggleFullScreen, Transport } from "/page/transport.js";

history.replaceState(null, "", "/"); // the token needs not stand there for every eye

let snapshot = null;
let ahead = null; // the beat that was chosen here and that the studio may not know of yet

const player = new Player(byId("picture"), () => transport?.show());
const transport = new Transport(player);
const scenes = new Scenes((key) => order("scene", { key }));
const beats = new Beats(chooseBeat);
const switches = new Switches((setting) => order("setting", setting));
const parameters = new Parameters((kind, words) => connection.order(kind, words));
const findings = new Findings(() => player.step(player.frames));
const numbers = new Numbers();
const lastError = new LastError();
const keys = new Keys([
  [[" "], "Space", () => player.toggle(), "play or pause"],
  [["ArrowLeft"], "←", () => player.step(-1), "one frame back"],
  [["ArrowRight"], "→", () => player.step(1), "one frame on"],
  [["Shift+ArrowLeft"], "Shift ←", () => player.step(-Math.round(player.frameRate)), "one second back"],
  [["Shift+ArrowRight"], "Shift →", () => player.step(Math.round(player.frameRate)), "one second on"],
  [["Home"], "Home", () => player.seek(0), "to the first frame"],
  [["End"], "End", () => player.step(player.frames), "to the last frame"],
  [["ArrowUp", "k"], "↑ k", () => nextBeat(-1), "the beat before"],
  [["ArrowDown", "j"], "↓ j", () => nextBeat(1), "the beat after"],
  [["l"], "l", () => player.toggleLoop(), "loop"],
  [["<", ","], "<", () => player.changeSpeed(-1), "slower"],
  [[">", "."], ">", () => player.changeSpeed(1), "faster"],
  [["f"], "f", toggleFullScreen, "full screen"],
  [["t"], "t", () => switches.next("theme", "themes"), "the other theme"],
  [["g"], "g", () => switches.next("language", "languages"), "the next language"],
  [["p"], "p", togglePanel, "show or hide the panel"],
  [["e"], "e", () => lastError.toggle(), "fold or unfold the error"],
  [["?"], "?", () => keys.toggleHelp(), "these keys"],
]);
const connection = new Connection(show);

byId("help-button").addEventListener("click", () => keys.toggleHelp());
byId("panel-button").addEventListener("click", togglePanel);
showPanel(liking.of("panel", true));

function show(heard) {
  snapshot = heard;
  if (ahead && (ahead.scene !== snapshot.scene || snapshot.version >= ahead.version)) ahead = null;
  const name = ahead?.name ?? snapshot.beat;
  const beat = snapshot.beats.find((each) => each.name === name) ?? null;
  showWords(snapshot, beat);
  scenes.show(snapshot);
  beats.show(snapshot.beats, name);
  switches.show(snapshot);
  parameters.show(snapshot);
  findings.show(beat?.findings ?? []);
  numbers.show(snapshot.numbers);
  lastError.show(snapshot.error);
  if (beat) player.show(`${snapshot.scene} ${name}`, beat, snapshot.setting.frame_rate, Boolean(snapshot.work));
  byId("empty").hidden = Boolean(player.layers.shown);
  say(byId("empty"), snapshot.error ? "No picture yet" : "Waiting for the first picture");
  byId("picture").setAttribute("aria-label", beat ? `Beat ${name.replaceAll("_", " ")}` : "No picture yet");
  document.documentElement.dataset.version = snapshot.version;
}

byId("picture").addEventListener("picture", () => (byId("empty").hidden = true));

async function chooseBeat(name) {
  if (!snapshot) return;
  ahead = { name, scene: snapshot.scene, version: Infinity };
  const mine = ahead;
  show(snapshot);
  mine.version = await order("beat", { name });
  if (mine.version === undefined && ahead === mine) ahead = null;
  show(snapshot);
}

function nextBeat(by) {
  if (!snapshot?.beats.length) return;
  const at = snapshot.beats.findIndex((each) => each.name === (ahead?.name ?? snapshot.beat));
  const to = Math.max(0, Math.min(snapshot.beats.length - 1, at + by));
  if (to !== at) chooseBeat(snapshot.beats[to].name);
}

// What is refused is said where the eyes are; what is lost the connection says.
async function order(kind, words) {
  try {
    return await connection.order(kind, words);
  } catch (error) {
    say(byId("work"), error.message);
    if (snapshot) switches.show(snapshot);
    return undefined;
  }
}

function togglePanel() {
  showPanel(byId("panel").hidden);
  liking.keep("panel", !byId("panel").hidden);
}

function showPanel(isShown) {
  byId("panel").hidden = !isShown;
  byId("panel-button").setAttribute("aria-expanded", isShown);
}
