// What the page itself says, in the language of the deck.

"use strict";

const WORDS = {
  en: {
    replay: "Play this step again",
    captions: "Captions: next language, or none",
    speaker: "Speaker's window",
    fullscreen: "Full screen",
    noCaptions: "No captions",
    shown: "Now",
    next: "Next",
    end: "End of the deck",
    time: "Time since the window was opened",
    blocked: "The browser keeps the speaker's window shut: allow pop-ups for this file",
  },
  ja: {
    replay: "このステップをもう一度再生",
    captions: "字幕：次の言語、またはなし",
    speaker: "発表者の窓",
    fullscreen: "全画面",
    noCaptions: "字幕なし",
    shown: "表示中",
    next: "次",
    end: "おわり",
    time: "窓を開いてからの時間",
    blocked: "発表者の窓が開けません。このファイルにポップアップを許可してください",
  },
};
