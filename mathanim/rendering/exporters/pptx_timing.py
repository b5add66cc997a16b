"""When a clip plays on a PowerPoint slide, in the words of PresentationML."""

from string import Template
from typing import Any

from pptx.oxml import parse_xml

NAMESPACE = "http://schemas.openxmlformats.org/presentationml/2006/main"
WITH_THE_SLIDE = '<p:cond evt="onBegin" delay="0"><p:tn val="2"/></p:cond>'
TIMING = Template(
    f"""<p:timing xmlns:p="{NAMESPACE}"><p:tnLst><p:par>
<p:cTn id="1" dur="indefinite" restart="never" nodeType="tmRoot"><p:childTnLst>
  <p:seq concurrent="1" nextAc="seek">
    <p:cTn id="2" dur="indefinite" nodeType="mainSeq"><p:childTnLst>
      <p:par><p:cTn id="3" fill="hold"><p:stCondLst><p:cond delay="indefinite"/>$begin</p:stCondLst><p:childTnLst>
        <p:par><p:cTn id="4" fill="hold"><p:stCondLst><p:cond delay="0"/></p:stCondLst><p:childTnLst>
          <p:par><p:cTn id="5" presetID="1" presetClass="mediacall" presetSubtype="0" fill="hold" nodeType="$effect">
            <p:stCondLst><p:cond delay="0"/></p:stCondLst>
            <p:childTnLst><p:cmd type="call" cmd="playFrom(0.0)"><p:cBhvr>
              <p:cTn id="6" dur="$milliseconds" fill="hold"/><p:tgtEl><p:spTgt spid="$shape"/></p:tgtEl>
            </p:cBhvr></p:cmd></p:childTnLst>
          </p:cTn></p:par>
        </p:childTnLst></p:cTn></p:par>
      </p:childTnLst></p:cTn></p:par>
    </p:childTnLst></p:cTn>
    <p:prevCondLst><p:cond evt="onPrev" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond></p:prevCondLst>
    <p:nextCondLst><p:cond evt="onNext" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond></p:nextCondLst>
  </p:seq>
  <p:video><p:cMediaNode vol="80000">
    <p:cTn id="7" $repeat fill="hold" display="0"><p:stCondLst><p:cond delay="indefinite"/></p:stCondLst></p:cTn>
    <p:tgtEl><p:spTgt spid="$shape"/></p:tgtEl>
  </p:cMediaNode></p:video>
</p:childTnLst></p:cTn>
</p:par></p:tnLst></p:timing>"""
)
"""As PowerPoint itself writes "Start: Automatically" and "In Click Sequence"."""


def timing_of(shape: int, milliseconds: int, *, on_click: bool, is_loop: bool) -> Any:
    """The timing of a slide whose clip, the shape of that number, plays with the slide or on a click, once or on."""
    text = TIMING.substitute(
        shape=shape,
        milliseconds=milliseconds,
        begin="" if on_click else WITH_THE_SLIDE,
        effect="clickEffect" if on_click else "afterEffect",
        repeat='repeatCount="indefinite"' if is_loop else "",
    )
    return parse_xml(text)
