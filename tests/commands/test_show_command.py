"""What a scene takes and tells is shown without drawing it, and its schema accepts what the scene accepts."""

import json
from pathlib import Path
from typing import Any

import pytest

from mathanim.inputs.texts import scenes_with_texts
from tests.command_line import run

SECANT = "calculus.secant_becomes_tangent"
SCENES = scenes_with_texts("en")


@pytest.fixture(scope="module")
def told() -> dict[str, Any]:
    found = run("show", *SCENES, "--json")
    assert found.returncode == 0, found.stderr
    return {scene["label"]: scene for scene in json.loads(found.stdout)["scenes"]}


@pytest.mark.parametrize("scene", SCENES)
def test_every_parameter_is_explained_in_both_languages(scene: str, told: dict[str, Any]) -> None:
    words = told[scene]["words"]
    assert words.keys() == {control["name"] for control in told[scene]["controls"]}
    assert [name for name, said in words.items() if not (said["en"] and said["ja"])] == []


@pytest.mark.parametrize("scene", SCENES)
def test_every_beat_is_told_with_its_numbers_in_both_languages(scene: str, told: dict[str, Any]) -> None:
    beats = told[scene]["beats"]
    assert beats[0]["name"] == "show_title" and len(beats) > 1
    assert all({"en", "ja"} == beat["narration"].keys() for beat in beats)
    assert not any(mark in text for beat in beats for text in beat["narration"].values() for mark in "{}")


def test_numbers_follow_what_is_set() -> None:
    found = run("show", SECANT, "--set", "point=1", "--set", "function=x**2", "--json")
    (scene,) = json.loads(found.stdout)["scenes"]
    assert scene["numbers"]["derivative"] == pytest.approx(2)
    assert {control["name"]: control["value"] for control in scene["controls"]}["point"] == 1


def test_a_reader_sees_what_to_type_and_nothing_is_written_where_videos_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mathanim.rendering.request.SCENES", tmp_path / "scenes")
    (tmp_path / "media").symlink_to("/proc")  # where nobody writes
    found = run("show", SECANT)
    assert found.returncode == 0, found.stderr
    lines = found.stdout.splitlines()
    assert lines[0] == SECANT
    assert "  point (number from -10000 to 10000): x of the point A / 点 A の x 座標" in lines
    assert "    --set point=3.2" in lines


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([SECANT, "--set", "pont=1"], f"{SECANT}: pont: is not known: did you mean 'point'?"),
        ([SECANT, "--set", "function=1/0"], f"{SECANT}: function: "),
        (["calculus.secnt"], "there is no lecture, scene or file 'calculus.secnt'"),
    ],
)
def test_what_cannot_be_shown_is_said_in_a_line(words: list[str], said: str) -> None:
    found = run("show", *words)
    assert found.returncode == 2
    assert found.stderr.startswith(said)
    assert "Traceback" not in found.stderr


def test_the_schema_knows_every_scene_and_its_parameters(told: dict[str, Any]) -> None:
    found = run("schema")
    assert found.returncode == 0, found.stderr
    schema = json.loads(found.stdout)
    entry = schema["$defs"]["SceneEntry"]
    assert sorted(entry["properties"]["scene"]["enum"]) == sorted(SCENES)
    for rule in entry["allOf"]:
        scene, parameters = rule["if"]["properties"]["scene"]["const"], rule["then"]["properties"]["parameters"]
        assert parameters["properties"].keys() == {control["name"] for control in told[scene]["controls"]}
        assert parameters["additionalProperties"] is False
    named = set(schema["$defs"])
    assert {ref.rpartition("/")[2] for ref in references(schema)} <= named


def references(value: Any) -> list[str]:
    """Every reference in a schema."""
    if isinstance(value, dict):
        own = [value["$ref"]] if isinstance(value.get("$ref"), str) else []
        return own + [ref for part in value.values() for ref in references(part)]
    return [ref for part in value for ref in references(part)] if isinstance(value, list) else []
