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
    shortcuts: {},
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
    shortcuts: {
      "&#8594;  ,  &#8595;  ,  SPACE  ,  N  ,  L  ,  J": "次へ",
      "&#8592;  ,  &#8593;  ,  P  ,  H  ,  K": "前へ",
      "Alt + &#8592;/&#8593/&#8594;/&#8595;": "繰り返しの終わりを待たずに移動",
      "Shift + &#8592;/&#8593/&#8594;/&#8595;": "最初または最後へ",
      "B  ,  .": "画面を黒くする",
      F: "全画面",
      G: "番号で移動",
      "ESC, O": "一覧",
    },
    blocked: "発表者の窓が開けません。このファイルにポップアップを許可してください",
  },
};
