"""The master of a PowerPoint deck: 16:9, in the theme's colours, with layouts for beats and for slides of one's own."""

from copy import deepcopy
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import pptx
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.presentation import Presentation
from pptx.slide import SlideLayout
from pptx.util import Emu, Inches, Pt

from mathanim.inputs.setting import Theme
from mathanim.rendering.exporters.theme_colours import THEME_COLOURS, ThemeColours

WIDTH, HEIGHT = Inches(40 / 3), Inches(7.5)
MARGIN = Fraction(1, 20)
"""What scenes leave free at each edge, as a share of the height."""
JAPANESE_FONT = "Yu Gothic"
TITLE_SIZE = Pt(32)
NUMBER_SIZE = Emu(Inches(1)), Emu(int(HEIGHT * MARGIN))
LAYOUTS_TO_KEEP = ("Title Slide", "Title and Content", "Section Header", "Two Content", "Title Only", "Blank")
SLOTS = {"dark": ("dk1", "lt1", "dk2", "lt2"), "light": ("lt1", "dk1", "lt2", "dk2")}
"""Which of a colour scheme's slots hold background, ink, panel and muted."""


@dataclass(frozen=True)
class EmptyDeck:
    """A presentation without slides, and the layout that its beats have."""

    presentation: Presentation
    beat: SlideLayout


def empty_deck(theme: Theme) -> EmptyDeck:
    """A presentation with a master in the theme's colours, made out of python-pptx's own template."""
    presentation = pptx.Presentation()
    drop_printer(presentation)
    widen(presentation)
    colour(presentation, theme)
    set_type(presentation)
    return EmptyDeck(presentation, beat_layout(presentation))


def drop_printer(presentation: Presentation) -> None:
    """Forget the printer of whoever made the template."""
    relations = presentation.part.rels
    for number, relation in list(relations.items()):
        if relation.reltype == RELATIONSHIP_TYPE.PRINTER_SETTINGS:
            relations.pop(number)


def widen(presentation: Presentation) -> None:
    """Give slides, and all that master and layouts hold, the width of 16:9."""
    assert presentation.slide_width is not None
    stretch = Fraction(WIDTH, presentation.slide_width)
    presentation.slide_width, presentation.slide_height = WIDTH, HEIGHT
    presentation.part._element.sldSz.attrib.pop("type", None)
    for sheet in (presentation.slide_master, *presentation.slide_layouts):
        for frame in sheet.element.iter(qn("a:xfrm")):
            for part, name in ((frame.off, "x"), (frame.ext, "cx")):
                part.set(name, str(round(int(part.get(name)) * stretch)))


def colour(presentation: Presentation, theme: Theme) -> None:
    """Put the theme's colours into the colour scheme, and let the master wear them."""
    part = presentation.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    scheme = parse_xml(part.blob)
    scheme.set("name", f"mathanim {theme}")
    for slot, value in scheme_of(THEME_COLOURS[theme], SLOTS[theme]).items():
        element = scheme.find(f".//{qn('a:clrScheme')}/{qn(f'a:{slot}')}")
        element[:] = [parse_xml(f'<a:srgbClr xmlns:a="{element.nsmap["a"]}" val="{value}"/>')]
    for font in scheme.iter(qn("a:font")):
        if font.get("script") == "Jpan":
            font.set("typeface", JAPANESE_FONT)
    part.blob = serialize_part_xml(scheme)
    worn = presentation.slide_master.element.find(qn("p:clrMap"))
    for role, slot in zip(("bg1", "tx1", "bg2", "tx2"), SLOTS[theme], strict=True):
        worn.set(role, slot)


def scheme_of(colours: ThemeColours, slots: tuple[str, str, str, str]) -> dict[str, str]:
    """The colours by the slots of a colour scheme."""
    grounds = (colours.background, colours.ink, colours.panel, colours.muted)
    accents = {f"accent{number}": accent for number, accent in enumerate(colours.accents, start=1)}
    links = {"hlink": colours.accents[0], "folHlink": colours.muted}
    return {**dict(zip(slots, grounds, strict=True)), **accents, **links}


def set_type(presentation: Presentation) -> None:
    """Set titles flush left, in the letters that were written, and numbers, dates and footers in the muted colour."""
    master = presentation.slide_master.element
    for layout in presentation.slide_layouts:
        for style in layout.element.iter(qn("a:lvl1pPr"), qn("a:defRPr")):
            for name in ("algn", "cap"):
                style.attrib.pop(name, None)
    opening = presentation.slide_layouts[0].placeholders
    opening[1].left, opening[1].width = opening[0].left, opening[0].width
    title = master.find(f".//{qn('p:titleStyle')}/{qn('a:lvl1pPr')}")
    title.set("algn", "l")
    title.find(qn("a:defRPr")).set("sz", str(TITLE_SIZE.centipoints))
    for tint in list(master.iter(qn("a:tint"))):
        tint.getparent().set("val", "tx2")
        tint.getparent().remove(tint)


def beat_layout(presentation: Presentation) -> SlideLayout:
    """The layout of a beat: a title, which the clip covers, and a slide number in the margin that scenes leave free.

    Of the others, those remain that a lecturer is likely to want.
    """
    layouts = {layout.name: layout for layout in presentation.slide_layouts}
    beat, model = layouts["Picture with Caption"], layouts["Title Only"]
    tree = beat.shapes._spTree
    for shape in tree.xpath("p:sp"):
        tree.remove(shape)
    tree.extend(deepcopy(shape) for shape in model.shapes._spTree.xpath("p:sp"))
    beat.element.cSld.set("name", "Beat")
    beat.element.attrib.pop("type")
    number = number_in(beat)
    number.width, number.height = NUMBER_SIZE
    number.left, number.top = WIDTH - number.width, HEIGHT - number.height
    for name, layout in layouts.items():
        if layout is not beat and name not in LAYOUTS_TO_KEEP:
            presentation.slide_layouts.remove(layout)
    return beat


def number_in(layout: SlideLayout) -> Any:
    """The place of the slide number."""
    return next(shape for shape in list(layout.shapes) if shape.element.xpath(".//p:ph[@type='sldNum']"))
