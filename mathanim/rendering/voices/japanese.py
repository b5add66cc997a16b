"""Japanese narrations as they are spoken: numbers, signs, letters and hard words in kana."""

import re

from mathanim.rendering.voices.symbols import in_signs_we_know, named

LETTERS = {
    **{"a": "エー", "b": "ビー", "c": "シー", "d": "ディー", "e": "イー", "f": "エフ", "g": "ジー", "h": "エイチ"},
    **{"i": "アイ", "j": "ジェー", "k": "ケー", "l": "エル", "m": "エム", "n": "エヌ", "o": "オー", "p": "ピー"},
    **{"q": "キュー", "r": "アール", "s": "エス", "t": "ティー", "u": "ユー", "v": "ブイ", "w": "ダブリュー"},
    **{"x": "エックス", "y": "ワイ", "z": "ゼット"},
}
WORDS = {
    "pytorch": "パイトーチ",
    "module": "モジュール",
    "relu": "レルー",
    "softmax": "ソフトマックス",
    "sigmoid": "シグモイド",
    "tanh": "ハイパボリックタンジェント",
    "sin": "サイン",
    "cos": "コサイン",
    "tan": "タンジェント",
    "log": "ログ",
    "ln": "ログ",
    "exp": "エクスポネンシャル",
    "lim": "リミット",
    "max": "マックス",
    "min": "ミニマム",
    "det": "デターミナント",
    "python": "パイソン",
}
HARD = {
    "割線": "カッセン",
    "尤度": "ユード",
    "人中": "ニンチュー",
    "割る": "ワル",
    "掛ける": "カケル",
    "和": "ワ",
    "固有値": "コユーチ",
    "内積": "ナイセキ",
    "外積": "ガイセキ",
    "像": "ゾー",
    "核": "カク",
}
"""Words that dictionaries of everyday Japanese read otherwise than a mathematician does."""
STANDS_ALONE = {"和", "像", "核"}
INDICES = ("ゼロ", "ワン", "ツー", "スリー", "フォー", "ファイブ", "シックス", "セブン", "エイト", "ナイン")
DIGITS = ("ゼロ", "イチ", "ニー", "サン", "ヨン", "ゴー", "ロク", "ナナ", "ハチ", "キュー")
KANJI = "〇一二三四五六七八九"
NUMBER = re.compile(r"(−?)(\d+)(?:\.(\d+))?(?:e([-+]?)0*(\d+))?")
MODULUS = re.compile(r"(?<![\w)])\|([^|]+)\|(?![\w(])", re.ASCII)
KANJI_LETTER = "々〆一-龯"
MOST_DIGITS = 16


def spoken_japanese(text: str) -> str:
    """The text with everything in kana or kanji that a voice reads as a lecturer would say it."""
    text = in_signs_we_know("".join(text.split("\n")))
    text = re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", text)
    text = re.sub(r"(?<![\w)])-(?=[\d.a-zA-Zα-ωΔ(])|(?<=[^\x00-\x7f])-(?=\d)|(?<=\s)-(?=\s)", "−", text)
    for word, reading in HARD.items():
        text = re.sub(alone(word) if word in STANDS_ALONE else word, reading, text)
    text = re.sub(r"(?<![A-Za-z])([A-Za-z])(\d+)", lambda found: found[1] + indexed(found[2]), text)
    text = NUMBER.sub(number_in_words, text)
    text = MODULUS.sub(r"\1の絶対値", text)
    text = re.sub(r"([A-Za-z][′″']*)\(([^()]*)\)", r"\1 \2", text)
    text = re.sub(r"[A-Za-z]+", latin, text.replace("'", "′"))
    return "".join(re.split(r"\s+", named(text, "ja")))


def alone(word: str) -> str:
    """A pattern for the word where no other kanji touches it."""
    return f"(?<![{KANJI_LETTER}]){word}(?![{KANJI_LETTER}])"


def indexed(digits: str) -> str:
    """A letter's index, as it is said: e1 is イーワン."""
    return "".join(INDICES[int(digit)] for digit in digits)


def latin(found: re.Match[str]) -> str:
    """A word in Latin letters: as it is known, else letter by letter."""
    word = found[0]
    return WORDS.get(word.lower()) or "".join(LETTERS[letter.lower()] for letter in word)


def number_in_words(found: re.Match[str]) -> str:
    """A number: whole ones in kanji, as counters after them are read with; places after the point one by one."""
    sign, whole, places, power_sign, power = found.groups()
    minus = "マイナス" if sign else ""
    said = counted(whole) if places is None else f"{counted(whole, 'レー')}点{digits_said(places)}"
    if power is None:
        return f"{minus}{said}"
    return f"{minus}{said}カケル十の{'マイナス' if power_sign == '-' else ''}{counted(power)}乗"


def digits_said(digits: str) -> str:
    """Digits one by one."""
    return "".join(DIGITS[int(digit)] for digit in digits)


def counted(digits: str, zero: str = "ゼロ") -> str:
    """A whole number in kanji numerals; one that is too long for that digit by digit."""
    number = int(digits)
    if number == 0:
        return zero
    if number >= 10**MOST_DIGITS:
        return digits_said(digits)
    said = ""
    for unit in ("", "万", "億", "兆"):
        number, group = divmod(number, 10_000)
        said = (f"{below_ten_thousand(group)}{unit}" if group else "") + said
    return said


def below_ten_thousand(number: int) -> str:
    """A number from 1 to 9999 in kanji numerals."""
    said = ""
    for value, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, value)
        if digit:
            said += f"{'' if digit == 1 and unit else KANJI[digit]}{unit}"
    return said
