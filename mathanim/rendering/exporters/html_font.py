"""The font of a page's own words: those characters that it uses, from the packaged font, inside the page."""

from collections.abc import Iterable
from importlib.resources import files
from io import BytesIO

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from mathanim.rendering.exporters.html_text import data_address

PACKAGE, FILE, JAPANESE = "manimgx_fonts_cjk", "NotoSansCJK-VF.otf.ttc", 0
ASCII = range(0x20, 0x7F)
NOT_FOR_SCREENS = ["BASE", "DSIG", "GPOS", "STAT", "VORG", "VVAR", "vhea", "vmtx"]


def font_style(texts: Iterable[str]) -> str:
    """A style by which the family ``Deck`` has every character of the texts that the packaged font has.

    No machine needs to have a Japanese font then; of what the packaged font lacks, the browser uses its own.
    """
    characters = {*ASCII, *(ord(character) for text in texts for character in text)}
    address = data_address("font/woff", subset_font(characters))
    return f'@font-face {{ font-family: Deck; font-weight: 100 900; src: url("{address}") format("woff"); }}'


def subset_font(characters: Iterable[int]) -> bytes:
    """The packaged font with the glyphs of these characters alone, in all weights, as WOFF."""
    options = Options(hinting=False, layout_features=["ccmp", "locl"], name_IDs=[0, 1, 2, 13, 14])
    options.drop_tables += NOT_FOR_SCREENS
    with TTFont(str(files(PACKAGE) / FILE), fontNumber=JAPANESE, lazy=True) as font:
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=sorted(characters))
        subsetter.subset(font)
        font.flavor = "woff"
        content = BytesIO()
        font.save(content)
    return content.getvalue()
