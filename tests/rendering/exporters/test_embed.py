"""Each snippet says what it should to the reader of its medium, whatever the words and names are, and nothing else."""

import ast
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import av
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from PIL import Image

from mathanim.commands import embed_command
from mathanim.rendering.clips.formats import FORMATS
from mathanim.rendering.errors import WrongUse
from mathanim.rendering.exporters.clip_files import one_line
from mathanim.rendering.exporters.embed import MEDIA
from mathanim.rendering.exporters.embedding import Address, Embedding, Shown, address, embedding_of

MARP_LETS_THROUGH = {
    *("class", "dir", "lang", "title", "autoplay", "controls", "loop", "muted", "playsinline", "poster", "preload"),
    *("src", "height", "width", "alt"),
}
HOSTILE = st.sampled_from(
    ['"><script>alert(1)</script>', "{{ constructor }}", "![x](javascript:alert(1))", "```", "' onload='x", "{{< x >}}"]
)
words = st.one_of(st.text(max_size=60), HOSTILE).map(one_line).filter(bool)
names = st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30)
places = names.map(lambda name: address(Path(f"clips/x{name}.mp4"), None))
embeddings = st.builds(
    Embedding,
    clip=places,
    poster=st.one_of(st.none(), places),
    tracks=st.lists(st.tuples(st.sampled_from(["en", "ja"]), places), max_size=2).map(tuple),
    description=words,
    width=st.integers(16, 4000),
    height=st.integers(16, 4000),
    is_loop=st.booleans(),
    has_sound=st.booleans(),
    is_sized=st.booleans(),
)
PLAIN = Embedding(
    Address("a.mp4", "a.mp4"), Address("a.png", "a.png"), (), "A curve", 1920, 1080, is_loop=False, has_sound=False
)
GIF = replace(PLAIN, clip=Address("a.gif", "a.gif"))


class Elements(HTMLParser):
    """The elements of a page with their attributes, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def first(self, tag: str) -> dict[str, str | None]:
        return next(attributes for name, attributes in self.found if name == tag)


def page_in(snippet: str, medium: str) -> Elements:
    """The HTML of a snippet."""
    return Elements(snippet.split("```{=html}\n")[1].split("\n```\n", maxsplit=1)[0] if medium == "quarto" else snippet)


@given(embeddings, st.sampled_from(["html", "quarto", "marp", "slidev"]))
def test_a_page_has_the_clip_its_words_and_nothing_more(shown: Embedding, medium: str) -> None:
    snippet = MEDIA[medium](shown)
    page = page_in(snippet, medium)
    player = page.first("slidevvideo" if medium == "slidev" else "video")
    source = player["src"] if medium == "marp" else page.first("source")["src"]
    assert unquote(source or "") == shown.clip.path
    assert player["title" if medium == "marp" else "aria-label"] == shown.description
    assert unquote(player.get("poster") or "") == (shown.poster.path if shown.poster else "")
    assert {tag for tag, _ in page.found} <= {"video", "slidevvideo", "source", "track", "a", "img"}
    assert not [name for _, attributes in page.found for name in attributes if name.startswith(("on", ":", "@", "v-"))]
    assert "{{" not in snippet
    assert "\n\n" not in snippet.split(":::\n\n:::")[0]
    if medium != "marp":
        assert [unquote(attributes["src"] or "") for tag, attributes in page.found if tag == "track"] == [
            track.path for _, track in shown.tracks
        ]
    if not shown.poster and medium != "marp":
        assert page.text.strip() == shown.description


@given(embeddings)
def test_marp_lets_all_of_it_through(shown: Embedding) -> None:
    for kind in (shown, replace(shown, clip=GIF.clip)):
        page = Elements(MEDIA["marp"](kind))
        assert [tag for tag, _ in page.found] == ["img" if kind.is_picture else "video"]
        assert {name for _, attributes in page.found for name in attributes} <= MARP_LETS_THROUGH


@given(embeddings, st.booleans())
def test_markdown_shows_one_picture_with_its_words(shown: Embedding, is_picture: bool) -> None:
    kind = replace(shown, clip=GIF.clip) if is_picture else shown
    paragraph, inline, end = MarkdownIt().parse(MEDIA["markdown"](kind))
    assert (paragraph.type, end.type) == ("paragraph_open", "paragraph_close")
    children = inline.children or []
    pictures = [child for child in children if child.type == "image"]
    links = [unquote(str(child.attrs["href"])) for child in children if child.type == "link_open"]
    assert links == ([] if is_picture else [kind.clip.path])
    if is_picture or kind.poster:
        (picture,) = pictures
        assert unquote(str(picture.attrs["src"])) == (
            kind.clip.path if is_picture or not kind.poster else kind.poster.path
        )
        assert "".join(child.content for child in picture.children or []) == kind.description
    else:
        assert "".join(child.content for child in children) == kind.description


@given(embeddings)
def test_a_notebook_runs_one_call_with_plain_values(shown: Embedding) -> None:
    imported, call = ast.parse(MEDIA["jupyter"](shown)).body
    assert isinstance(imported, ast.ImportFrom)
    assert isinstance(call, ast.Expr)
    assert isinstance(call.value, ast.Call)
    named = {keyword.arg: ast.literal_eval(keyword.value) for keyword in call.value.keywords}
    player = Elements(f"<video {named['html_attributes']}>").first("video")
    assert [ast.literal_eval(argument) for argument in call.value.args] == [shown.clip.path]
    assert player["aria-label"] == shown.description
    assert ("loop" in player) == shown.is_loop
    assert set(player) <= {"aria-label", "controls", "autoplay", "loop", "muted", "playsinline"}


@pytest.mark.parametrize("medium", ["html", "quarto", "marp"])
def test_what_loops_begins_by_itself_without_sound_and_nothing_else_does(medium: str) -> None:
    for is_loop in (True, False):
        shown = replace(PLAIN, is_loop=is_loop, has_sound=True)
        player = page_in(MEDIA[medium](shown), medium).first("video")
        assert ("autoplay" in player, "loop" in player, "muted" in player) == (is_loop,) * 3
        assert {"controls", "playsinline"} <= player.keys()


def test_slides_that_know_when_they_are_shown_play_then_with_their_sound() -> None:
    slidev = page_in(MEDIA["slidev"](replace(PLAIN, has_sound=True)), "slidev").first("slidevvideo")
    quarto = page_in(MEDIA["quarto"](PLAIN), "quarto").first("video")
    assert "autoplay" in slidev
    assert "muted" not in slidev
    assert slidev["print-poster"] == "a.png"
    assert "data-autoplay" in quarto


def test_beamer_plays_a_video_from_its_picture_and_refuses_the_rest() -> None:
    assert "\\movie[autostart]{\\includegraphics" in MEDIA["beamer"](PLAIN)
    assert "\\movie[autostart,loop]" in MEDIA["beamer"](replace(PLAIN, is_loop=True))
    for shown, why in (
        (GIF, "make an mp4"),
        (replace(PLAIN, poster=None), "--poster last"),
        (replace(PLAIN, is_local=False), "beside the slides"),
        (replace(PLAIN, clip=Address("50%.mp4", "50%25.mp4")), "TeX cannot read the path '50%.mp4'"),
        (replace(PLAIN, clip=Address("a}\\input{x}.mp4", "")), "TeX cannot read"),
    ):
        with pytest.raises(WrongUse, match=why):
            MEDIA["beamer"](shown)


@given(names)
def test_a_base_is_put_before_the_name_and_must_be_a_place_on_the_web(name: str) -> None:
    found = address(Path("far/away") / f"{name}.mp4", "https://127.0.0.1/clips/")
    assert unquote(found.url) == f"https://127.0.0.1/clips/{name}.mp4"
    assert not set(found.url) & set("<>\"' {}`")
    with pytest.raises(WrongUse, match="--base needs a web address"):
        address(Path(name), "javascript:alert(1)")


def clip_in(folder: Path) -> Path:
    """A clip of two frames, 64 × 36, without sound."""
    file = folder / "a clip.mp4"
    with av.open(str(file), "w") as container:
        stream: Any = container.add_stream("libx264", rate=10)
        stream.width, stream.height, stream.pix_fmt = 64, 36, "yuv420p"
        for _ in range(2):
            container.mux(stream.encode(av.VideoFrame.from_image(Image.new("RGB", (64, 36), "red"))))
        container.mux(stream.encode())
    return file


def test_what_lies_beside_a_clip_is_shown_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    shown = Shown(clip_in(tmp_path), "A clip", False, 1920, 1080, "./run clip x")
    alone = embedding_of(shown, None, None, is_loop=False)
    (tmp_path / "a clip.png").write_bytes(b"")
    (tmp_path / "a clip.ja.vtt").write_text("WEBVTT\n")
    together = embedding_of(shown, None, 32, is_loop=True)
    assert (alone.poster, alone.tracks, alone.width, alone.height, alone.has_sound) == (None, (), 64, 36, False)
    assert together.poster == Address("a clip.png", "a%20clip.png")
    assert together.tracks == (("ja", Address("a clip.ja.vtt", "a%20clip.ja.vtt")),)
    assert (together.width, together.height, together.is_loop) == (32, 18, True)


def test_a_clip_that_is_to_come_is_taken_as_it_will_be(tmp_path: Path) -> None:
    shown = Shown(tmp_path / "a.mp4", "A clip", True, 1920, 1080, "./run clip x")
    coming = embedding_of(shown, None, None, is_loop=False)
    assert coming.poster is not None
    assert (coming.width, coming.height, coming.is_loop, coming.has_sound) == (1920, 1080, True, True)
    assert embedding_of(replace(shown, has_picture=False), None, None, is_loop=False).poster is None


def test_what_is_no_clip_is_refused(tmp_path: Path) -> None:
    for name in ("a.mp4", "a.gif"):
        (tmp_path / name).write_bytes(b"no clip")
        with pytest.raises(WrongUse, match=f"{name} is no clip"):
            embedding_of(Shown(tmp_path / name, "A", False, 16, 9, ""), None, None, is_loop=False)


def test_the_command_offers_what_there_is() -> None:
    assert tuple(MEDIA) == embed_command.MEDIA
    assert set(embed_command.FORMATS) == set(FORMATS)
