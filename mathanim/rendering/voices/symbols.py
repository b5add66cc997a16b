"""What mathematical signs are called in each language."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from mathanim.inputs.raised_powers import with_carets
from mathanim.inputs.setting import Language

NAMES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "+": ("plus", "プラス"),
        "−": ("minus", "マイナス"),
        "±": ("plus or minus", "プラスマイナス"),
        "×": ("times", "かける"),
        "·": ("times", "かける"),
        "÷": ("divided by", "わる"),
        "/": ("over", "わる"),
        "=": ("equals", "イコール"),
        "≠": ("is not equal to", "ノットイコール"),
        "≈": ("is about", "ニアリーイコール"),
        "<": ("is less than", "小なり"),
        ">": ("is greater than", "大なり"),
        "≤": ("is at most", "小なりイコール"),
        "≦": ("is at most", "小なりイコール"),
        "≥": ("is at least", "大なりイコール"),
        "≧": ("is at least", "大なりイコール"),
        "→": ("goes to", "やじるし"),
        "∞": ("infinity", "無限大"),
        "√": ("the square root of", "ルート"),
        "∫": ("the integral of", "インテグラル"),
        "∑": ("the sum of", "シグマ"),
        "∂": ("partial", "ラウンド"),
        "∇": ("nabla", "ナブラ"),
        "∈": ("in", "ぞくする"),
        "∩": ("and", "かつ"),
        "∪": ("or", "または"),
        "|": ("given", "ギブン"),
        "∣": ("given", "ギブン"),
        "′": ("prime", "プライム"),
        "″": ("double prime", "ツープライム"),
        "⁻¹": ("inverse", "インバース"),
        "ᵀ": ("transposed", "の転置"),
        "²": ("squared", "の二乗"),
        "³": ("cubed", "の三乗"),
        "^": ("to the power of", "の何乗、"),
        "%": ("percent", "パーセント"),
        "°": ("degrees", "度"),
        "α": ("alpha", "アルファ"),
        "β": ("beta", "ベータ"),
        "γ": ("gamma", "ガンマ"),
        "δ": ("delta", "デルタ"),
        "Δ": ("delta", "デルタ"),
        "ε": ("epsilon", "イプシロン"),
        "η": ("eta", "イータ"),
        "θ": ("theta", "シータ"),
        "κ": ("kappa", "カッパ"),
        "λ": ("lambda", "ラムダ"),
        "Λ": ("lambda", "ラムダ"),
        "μ": ("mu", "ミュー"),
        "ν": ("nu", "ニュー"),
        "ξ": ("ksigh", "クサイ"),
        "π": ("pi", "パイ"),
        "ρ": ("rho", "ロー"),
        "σ": ("sigma", "シグマ"),
        "Σ": ("sigma", "シグマ"),
        "τ": ("tau", "タウ"),
        "φ": ("phi", "ファイ"),
        "χ": ("chi", "カイ"),
        "ψ": ("psi", "プサイ"),
        "ω": ("omega", "オメガ"),
        "Ω": ("omega", "オメガ"),
    }
)
SAME = str.maketrans(
    {
        **{chr(0xFEE0 + code): chr(code) for code in range(0x21, 0x7F) if chr(code) not in "!?,.:;"},
        **{chr(0x2080 + digit): str(digit) for digit in range(10)},
        **dict.fromkeys("‐‑–—", "-"),
        **dict.fromkeys("∕⁄", "/"),
        **dict.fromkeys("≃≒", "≈"),
        "⋅": "·",
        "\u202f": "",
        "µ": "μ",
        "ϕ": "φ",
        "ϵ": "ε",
        "’": "'",
        "∆": "Δ",
    }
)
"""Signs that look alike are read alike; a digit below the line is read as if it stood in it."""
TIMES_TEN = re.compile(r"(?<=\d) · 10\^(-?)(\d+)")


def in_signs_we_know(text: str) -> str:
    """The text with each sign in the one form that has a name, and powers of ten as in 2.5e-12."""
    plain = with_carets(text).translate(SAME)
    return TIMES_TEN.sub(lambda found: f"e{found[1] or '+'}{found[2]}", plain)


def named(text: str, language: Language) -> str:
    """The text with every sign replaced by its name, set apart by spaces."""
    for sign in sorted(NAMES, key=len, reverse=True):
        text = text.replace(sign, f" {NAMES[sign][language == 'ja']} ")
    return text
