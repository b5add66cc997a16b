"""The words of scenes: read by language, filled with numbers, every gap between the languages named."""

from pathlib import Path

import pytest

from mathanim.inputs.errors import InputError
from mathanim.inputs.setting import LANGUAGES
from mathanim.inputs.texts import TEXTS, SceneTexts, scene_texts, scenes_with_texts, texts_of

ENGLISH = """
[calculus.secant]
title = "The secant becomes the tangent"
[calculus.secant.words]
rise = "rise"
[calculus.secant.narration]
show_curve = "A curve. Its slope is {slope:.2f}."
[calculus.secant.caption]
show_curve = "slope {slope:.1f}"
[probability.bayes]
title = "Bayes"
"""
JAPANESE = """
[calculus.secant]
title = "割線が接線になる"
[calculus.secant.words]
rise = "増分"
[calculus.secant.narration]
show_curve = "曲線です。傾きは {slope:.3f} です。"
[calculus.secant.caption]
show_curve = "傾き {slope:.1f}"
"""


def written(folder: Path, english: str = ENGLISH, japanese: str = JAPANESE) -> Path:
    (folder / "en.toml").write_text(english, encoding="utf-8")
    (folder / "ja.toml").write_text(japanese, encoding="utf-8")
    return folder


def faults(texts: Path, scene: str = "calculus.secant") -> list[str]:
    with pytest.raises(InputError) as refused:
        texts_of(scene, texts=texts)
    return str(refused.value).splitlines()


def test_both_languages_tell_the_same_scene(tmp_path: Path) -> None:
    told = texts_of("calculus.secant", texts=written(tmp_path))
    assert list(told) == ["en", "ja"]
    assert told["en"].title == "The secant becomes the tangent"
    assert told["ja"].word("rise") == "増分"
    assert told["en"].narration("show_curve", {"slope": 6.4}) == "A curve. Its slope is 6.40."
    assert told["ja"].narration("show_curve", {"slope": 6.4}) == "曲線です。傾きは 6.400 です。"
    assert told["ja"].caption("show_curve", {"slope": 6.4}) == "傾き 6.4"


def test_a_voice_says_the_narration_unless_it_has_words_of_its_own_in_that_language(tmp_path: Path) -> None:
    speech = '[calculus.secant.speech]\nshow_curve = "曲線。傾き、{slope:.3f}。"\n'
    told = texts_of("calculus.secant", texts=written(tmp_path, japanese=f"{JAPANESE}{speech}"))
    assert told["ja"].spoken("show_curve", {"slope": 6.4}) == "曲線。傾き、6.400。"
    assert told["en"].spoken("show_curve", {"slope": 6.4}) == told["en"].narration("show_curve", {"slope": 6.4})
    strays = speech.replace("show_curve", "show_curves")
    assert faults(written(tmp_path, japanese=f"{JAPANESE}{strays}")) == [
        "ja.toml: calculus.secant.speech.show_curves: is narrated nowhere: did you mean 'show_curve'?"
    ]


def test_scenes_are_listed_in_the_order_of_the_file(tmp_path: Path) -> None:
    assert scenes_with_texts("en", written(tmp_path)) == ("calculus.secant", "probability.bayes")


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda t: t.word("ris"), "en.toml: calculus.secant.words.ris: is needed and is not there: did you mean"),
        (lambda t: t.caption("name_limit"), "calculus.secant.caption.name_limit: is needed and is not there"),
        (
            lambda t: t.narration("show_curve"),
            "en.toml: calculus.secant.narration.show_curve: names the number 'slope', which was not computed",
        ),
        (lambda t: t.narration("show_curve", {"slope": float("nan")}), "needs a finite number, not nan"),
    ],
)
def test_a_missing_text_or_number_names_file_scene_and_key(tmp_path: Path, ask: object, message: str) -> None:
    told = scene_texts("calculus.secant", "en", written(tmp_path))
    assert callable(ask)
    with pytest.raises(InputError) as refused:
        ask(told)
    assert message in str(refused.value)


def test_a_scene_without_texts_is_named_for_each_language(tmp_path: Path) -> None:
    assert faults(written(tmp_path), "calculus.secnt") == [
        f"{language}.toml: calculus.secnt: is needed and is not there: did you mean 'calculus.secant'?"
        for language in LANGUAGES
    ]
    assert faults(written(tmp_path), "probability.bayes")[0].startswith("ja.toml: probability.bayes: is needed")


@pytest.mark.parametrize("scene", ["calculus", "", ".", "calculus.", "calculus.secant.words", "title"])
def test_only_subject_and_scene_name_a_scene(tmp_path: Path, scene: str) -> None:
    assert all("is needed and is not there" in fault for fault in faults(written(tmp_path), scene))


def test_all_faults_of_both_languages_come_at_once(tmp_path: Path) -> None:
    english = """
[calculus.secant]
titel = "x"
[calculus.secant.words]
rise = 3
Run = "run"
[calculus.secant.narration]
show_curve = "{x.__class__}"
draw = "{x"
[calculus.secant]
"""
    japanese = '[calculus.secant]\ntitle = ""\nnarration = 3\n[calculus.secant.caption]\na = " "'
    lines = faults(written(tmp_path, english.replace("[calculus.secant]\n", "[calculus.secant]\n", 1)[:-18], japanese))
    assert lines == [
        "en.toml: calculus.secant.title: needs a text that is not empty",
        "en.toml: calculus.secant.titel: is not known: did you mean 'title'?",
        "en.toml: calculus.secant.words.rise: needs a text that is not empty, not 3",
        "en.toml: calculus.secant.words.Run: needs a key of lower-case letters, digits and _",
        "en.toml: calculus.secant.narration.show_curve: needs {name} or a number's format such as {name:.2f},"
        " not {x.__class__}",
        "en.toml: calculus.secant.narration.draw: cannot be filled: expected '}' before end of string;"
        " write {{ and }} for braces themselves",
        "ja.toml: calculus.secant.title: needs a text that is not empty",
        "ja.toml: calculus.secant.narration: needs a table, not 3",
        "ja.toml: calculus.secant.caption.a: needs a text that is not empty, not ' '",
    ]


def test_a_key_or_number_in_one_language_only_is_a_fault(tmp_path: Path) -> None:
    japanese = JAPANESE.replace("{slope:.3f}", "{point:.3f}").replace('rise = "増分"', 'run = "幅"')
    assert faults(written(tmp_path, japanese=japanese)) == [
        "ja.toml: calculus.secant.narration.show_curve: names the numbers point, but en.toml names slope",
        "ja.toml: calculus.secant.words.rise: is needed and is not there, though en.toml has it",
        "en.toml: calculus.secant.words.run: is needed and is not there, though ja.toml has it",
    ]


def test_one_language_can_be_asked_for_alone(tmp_path: Path) -> None:
    (tmp_path / "en.toml").write_text(ENGLISH, encoding="utf-8")
    assert list(texts_of("probability.bayes", ["en"], tmp_path)) == ["en"]
    assert faults(tmp_path) == ["ja.toml: needs a file, but there is none"]


def test_placeholders_are_listed_by_text(tmp_path: Path) -> None:
    told: SceneTexts = scene_texts("calculus.secant", "en", written(tmp_path))
    assert told.placeholders() == {
        "title": frozenset(),
        "words.rise": frozenset(),
        "narration.show_curve": {"slope"},
        "caption.show_curve": {"slope"},
    }


def test_the_shipped_languages_hold_the_same_scenes_keys_and_numbers() -> None:
    english, japanese = (set(scenes_with_texts(language)) for language in LANGUAGES)
    assert english == japanese != set()
    assert TEXTS.is_dir()
    for scene in english:
        assert set(texts_of(scene)) == set(LANGUAGES)
