"""Labelled messages become counts that anyone can recount, or are refused in a line that names the file."""

import csv
import io
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import Field

from mathanim.inputs.assignments import assigned, parameters_in
from mathanim.inputs.declared_check import declared_fault
from mathanim.inputs.errors import InputError
from mathanim.inputs.parameters import Parameters, checked
from mathanim.inputs.tables.labelled_messages import THE_LECTURES_FILTER, messages_from
from mathanim.inputs.tables.message_fields import MessagesInput
from mathanim.inputs.tables.message_words import words_of
from mathanim.maths.probability.naive_bayes import naive_bayes

MAIL = {
    "spam": ["Free money, winner!", "FREE ｍｏｎｅｙ for you", "You are a winner", ""],
    "ham": ["hello, lunch at noon?", "Hello again - money for lunch"],
}


class Filter(Parameters):
    messages: MessagesInput = Field(default=messages_from(THE_LECTURES_FILTER), description="mail")


def in_folder(folder: Path, mail: dict[str, list[str]]) -> Path:
    for label, texts in mail.items():
        (folder / label).mkdir(parents=True)
        for number, text in enumerate(texts):
            (folder / label / f"{number}.txt").write_text(text, encoding="utf-8")
    return folder


def in_csv(file: Path, mail: dict[str, list[str]], separator: str = ",", mark: bytes = b"") -> Path:
    text = io.StringIO()
    rows = [("text", "Label"), *((text, label) for label, texts in mail.items() for text in texts)]
    csv.writer(text, delimiter=separator).writerows(rows)
    file.write_bytes(mark + text.getvalue().encode())
    return file


def refusal(value: Any) -> str:
    with pytest.raises(InputError) as refused:
        messages_from(value)
    return str(refused.value)


def test_the_lectures_table_is_counted_and_gives_its_two_answers() -> None:
    table = Filter().messages
    assert table.priors.tolist() == [0.4, 0.6]
    assert table.likelihoods.tolist() == [[0.5, 0.25, 0.3, 0.02], [0.05, 0.02, 0.05, 0.3]]
    for language, texts in {
        "en": ["Free! Winner, money!", "hello money"],
        "ja": ["無料で当選!お金", "こんにちは、お金"],
    }.items():
        spam = [
            naive_bayes(table.priors, table.likelihoods, table.seen_in(text, language)).probabilities[0].item()
            for text in texts
        ]
        assert [f"{p:.4f}" for p in spam] == ["0.9980", "0.2105"]


def test_a_folder_a_csv_and_counts_are_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(in_folder(tmp_path / "here", {}).parent)
    in_folder(tmp_path / "mail", MAIL)
    in_csv(tmp_path / "mail.csv", MAIL, ";", b"\xef\xbb\xbf")
    order = {"classes": ["spam", "ham"], "most": 3}
    (tmp_path / "numbers.toml").write_text('messages = { file = "mail", classes = ["spam", "ham"], most = 3 }')
    ways: list[Any] = [
        {"messages": {**assigned(["messages=@mail"])["messages"], **order}},
        {"messages": {**assigned(["messages=mail.csv"])["messages"], **order}},
        parameters_in(tmp_path / "numbers.toml"),
    ]
    found = [checked(Filter, way).plain()["messages"] for way in ways]
    expected = {
        "classes": ["spam", "ham"],
        "words": ["hello", "lunch", "again"],
        "messages": [4, 2],
        "counts": [[0, 0, 0], [2, 2, 1]],
        "alpha": 1.0,
    }
    assert found == [expected] * 3
    assert checked(Filter, {"messages": expected}).plain()["messages"] == expected


def test_words_that_are_given_are_counted_and_classes_translated(tmp_path: Path) -> None:
    names = {"en": ["ham", "spam"], "ja": ["普通", "迷惑"]}
    table = messages_from(
        {"file": str(in_folder(tmp_path / "m", MAIL)), "classes": names, "words": ["Money", "never"], "alpha": 0.5}
    )
    assert table.counts.tolist() == [[1, 0], [2, 0]]
    assert table.likelihoods.tolist() == [[1.5 / 3, 0.5 / 3], [2.5 / 5, 0.5 / 5]]
    assert table.classes.in_language("ja") == ("普通", "迷惑")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("無料でメールを受け取る。おめでとう!", {"無料", "メール", "受", "取", "おめでとう"}),
        ("ﾒｰﾙ　ＦＲＥＥ　100円", {"メール", "free", "100", "円"}),
        ("Don’t stop -- DON'T_STOP <b>now</b>", {"don't", "stop", "b", "now"}),
        ("賞金 受け取り すごーい", {"賞金", "受", "取", "すごーい"}),
        ("x" * 41 + " 🎉 \x00", set()),
    ],
)
def test_words_are_runs_of_one_script(text: str, words: set[str]) -> None:
    assert words_of(text) == words


@given(mail=st.dictionaries(st.sampled_from("abc"), st.lists(st.text(max_size=12), max_size=4), max_size=3))
@settings(max_examples=40, deadline=None)
def test_any_mail_is_counted_as_a_reader_would_or_refused(mail: dict[str, list[str]], tmp_path_factory: Any) -> None:
    folder = in_folder(
        tmp_path_factory.mktemp("mail"), {k: [t.replace("\ud800", "") for t in v] for k, v in mail.items()}
    )
    try:
        table = messages_from({"file": str(folder)})
    except InputError as error:
        assert "\n" not in str(error)
        return
    for row, label in enumerate(table.classes.english):
        texts = [(file.read_bytes()).decode() for file in (folder / label).iterdir()]
        assert table.messages[row] == len(texts)
        assert table.counts[row].tolist() == [sum(word in words_of(t) for t in texts) for word in table.words.english]


def test_hostile_folders_are_refused_and_nothing_outside_is_read(tmp_path: Path) -> None:
    def spoilt(name: str, spoil: Any) -> str:
        folder = in_folder(tmp_path / name, MAIL)
        spoil(folder)
        return refusal({"file": str(folder)})

    secret = tmp_path / "secret"
    secret.write_text("password")
    (tmp_path / "real").mkdir()
    assert "'spam/9' is a link: copy it there" in spoilt("a", lambda f: (f / "spam" / "9").symlink_to(secret))
    assert "'more' is a link: copy it there" in spoilt("b", lambda f: (f / "more").symlink_to(tmp_path / "real"))
    assert "'spam/9' is none" in spoilt("c", lambda f: os.mkfifo(f / "spam" / "9"))
    assert "'spam/in' is none" in spoilt("d", lambda f: (f / "spam" / "in").mkdir())
    assert "folder for each class in 'e': 'x.txt' is none" in spoilt("e", lambda f: (f / "x.txt").write_text("x"))
    assert "UTF-8: line 2 of 'spam/9' is not" in spoilt("f", lambda f: (f / "spam/9").write_bytes(b"a\n\xe9"))
    assert "'spam/9' is none, there is a zero byte" in spoilt("g", lambda f: (f / "spam/9").write_bytes(b"PK\0"))
    assert "at most 1000000 bytes" in spoilt("h", lambda f: os.truncate(_made(f / "spam" / "9"), 10**12))
    assert "at most 10000 messages of" in spoilt("i", _fill)
    assert "every class, and 'empty' is empty" in spoilt("j", lambda f: (f / "empty").mkdir())


def _made(file: Path) -> Path:
    file.touch()
    return file


def _fill(folder: Path) -> None:
    for number in range(11):
        (folder / "spam" / f"large{number}").write_bytes(b"a " * 499_999)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "is empty"),
        ("ham,hi\nspam,free\n", "needs the columns label and text in the first row of 'm.csv', not 'ham', 'hi'"),
        ("label,text\nham,hi,there\n", "needs a label and a text in line 2 of 'm.csv'"),
        ("label,text\nham,hi\n", "classes: needs 2 to 6 classes, not 1"),
        ("label,text\n", "needs 1 to 100 names, not 0"),
        ("label,text\nham,!\nspam,?\n", "file: needs messages with 1 to 200000 different words, not none"),
        ('label,text\nham,"hi\n', "as CSV at line 2: unexpected end of data"),
    ],
)
def test_csv_files_that_cannot_be_used_are_refused(text: str, expected: str, tmp_path: Path) -> None:
    (tmp_path / "m.csv").write_text(text)
    assert expected in refusal({"file": str(tmp_path / "m.csv")})


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ("mail", "needs a folder or a CSV file of messages, written messages=@mail, not 'mail'"),
        ({"file": "/nowhere/mail"}, "needs a file, and there is none at '/nowhere/mail'"),
        ({"file": "a.csv", "counts": [[1]]}, "needs either a file of messages or counts of them, not both"),
        ({"alpha": -1.0}, "alpha: needs a number of at least 0.0, not -1.0"),
        ({"classes": ["a", "b"]}, "needs a file of messages, or else classes, words, messages and counts, all four"),
        ({**THE_LECTURES_FILTER, "messages": [200]}, "messages: needs a number for each class: 2, not 1"),
        ({**THE_LECTURES_FILTER, "messages": [200, 0.5]}, "messages[1]: needs a whole number from 1 to 1000000000"),
        ({**THE_LECTURES_FILTER, "counts": [[1, 2], [3, 4]]}, "counts: needs a row for each class: 2 of 4 numbers"),
        (
            {**THE_LECTURES_FILTER, "messages": [99, 300]},
            "counts[0][0]: needs a whole number from 0 to 99, not 100, for",
        ),
        (
            {**THE_LECTURES_FILTER, "counts": [[0, 1, 1, 1]] * 2},
            "words[0]: free stands in no message: leave it out, or",
        ),
        ({**THE_LECTURES_FILTER, "words": ["a", "a", "b", "c"]}, "words[1]: comes twice"),
    ],
)
def test_what_is_no_table_of_messages_is_refused(change: Any, expected: str) -> None:
    assert expected in refusal(change)


def test_a_label_that_is_no_class_is_named(tmp_path: Path) -> None:
    file = in_csv(tmp_path / "m.csv", {**MAIL, "sapm": ["x"]})
    assert "file: 'sapm' is not among the classes: did you mean 'spam'?" in refusal(
        {"file": str(file), "classes": ["spam", "ham"]}
    )


SCENE = """
from mathanim.drawing.storyboard import Storyboard
from mathanim.inputs.parameters import Parameters
from mathanim.inputs.tables.labelled_messages import THE_LECTURES_FILTER, messages_from
from mathanim.inputs.tables.message_fields import MessagesInput
from pydantic import Field


class Filter(Parameters):
    messages: MessagesInput = Field(default=messages_from(THE_LECTURES_FILTER), description="mail")


class Talk(Storyboard):
    Parameters = Filter
"""


def test_a_scene_of_ones_own_is_refused_its_mail_from_its_source(tmp_path: Path) -> None:
    scene, mail = tmp_path / "talk.py", in_csv(tmp_path / "m.csv", {"ham": ["hi"]})
    scene.write_text(SCENE)
    fault = declared_fault(scene, "Talk", {"messages": {"file": str(mail)}})
    assert str(fault) == f"messages.{refusal({'file': str(mail)})}"
    assert declared_fault(scene, "Talk", {"messages": {"file": str(in_folder(tmp_path / "mail", MAIL))}}) is None
