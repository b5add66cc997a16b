"""Labelled messages, ten thousand ways spoilt: counted as a reader would count them, or one clear refusal."""

import csv
import io
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathanim.inputs.tables.labelled_messages import LabelledMessages, messages_from
from mathanim.inputs.tables.message_words import words_of
from tests.inputs.csv_by_hand import readings_by_hand
from tests.inputs.damage import damaged
from tests.inputs.outcomes import FEW, outcome

Mail = list[tuple[str, str]]
WORDS = [
    "free",
    "FREE",
    "don't",
    "無料",
    "ﾒｰﾙ",
    "メール",
    "こんにちは",
    "ß",
    "İ",
    "ﬁ",
    "100",
    "🎉",
    "\x1b[31m",
    "x" * 41,
    "の",
]
TEXTS = st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join) | st.text(max_size=8)
LABELS = st.sampled_from(["spam", "ham", "spam", "ham", "迷惑", "a,b", "a\nb", "", "x" * 41])
MAIL = st.lists(st.tuples(LABELS, TEXTS), min_size=1, max_size=6)
HEADS = st.sampled_from(
    [["label", "text"], ["Text", "LABEL"], ["label", "text"], ["label", "text "], ["lable", "text"]]
)
ASKED = st.sampled_from(
    [{}, {}, {"most": 1}, {"alpha": 0.0}, {"classes": ["spam", "ham"]}, {"words": ["free", "無料 free"]}]
)
NAMES = st.sampled_from(["spam", "ham", "迷惑", ".hidden", "a\nb", "\x1b[31m", "\udcff", "x" * 60, "a b"])
FOLDERS = st.dictionaries(
    NAMES, st.lists(damaged(TEXTS.map(str.encode), 1), min_size=1, max_size=3), min_size=1, max_size=3
)
STRANGERS = st.sampled_from(["none", "none", "none", "link", "loop", "folder", "file", "empty"])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("mail")


@st.composite
def csv_files(draw: st.DrawFn) -> bytes:
    head, text = draw(HEADS), io.StringIO()
    rows = [row if head[0].casefold().startswith("l") else row[::-1] for row in draw(MAIL)]
    csv.writer(text, delimiter=draw(st.sampled_from(",;\t"))).writerows([head, *rows])
    return text.getvalue().encode()


@FEW
@given(content=damaged(csv_files()), asked=ASKED)
def test_mail_in_a_csv_file_is_counted_right_or_refused(content: bytes, asked: dict[str, object], folder: Path) -> None:
    file = folder / "mail.csv"
    file.write_bytes(content)
    if came := outcome(lambda: messages_from({"file": str(file), **asked}), folder):
        assert any(is_counted_right(came, mail_by_hand(cells)) for cells in readings_by_hand(content))


def mail_by_hand(cells: list[list[str]]) -> Mail:
    """The label and text of each row, whichever comes first."""
    head, *rows = cells
    place = [name.casefold() for name in head].index("label") if len(head) == 2 else 0
    return [(row[place], row[1 - place]) for row in rows] if all(len(row) == 2 for row in rows) else []


def is_counted_right(came: LabelledMessages, mail: Mail) -> bool:
    """Whether each class has its messages, and each word is in as many of them as a reader finds."""
    held = [(label, words_of(text)) for label, text in mail]
    sizes = [sum(label == one for label, _ in held) for one in came.classes.english]
    pieces = [words_of(word) for word in came.words.english]
    counts = [
        [sum(label == one and piece <= words for label, words in held) for piece in pieces]
        for one in came.classes.english
    ]
    return sum(sizes) == len(mail) and came.messages.tolist() == sizes and came.counts.tolist() == counts


@FEW
@given(mail=FOLDERS, stranger=STRANGERS, asked=ASKED)
def test_mail_in_a_folder_is_counted_right_or_refused(
    mail: dict[str, list[bytes]], stranger: str, asked: dict[str, object], folder: Path
) -> None:
    place = folder / "mail"
    shutil.rmtree(place, ignore_errors=True)
    for label, texts in mail.items():
        (place / label).mkdir(parents=True)
        for number, text in enumerate(texts):
            (place / label / f"{number}.txt").write_bytes(text)
    group = next(iter(mail))
    put_a_stranger(stranger, place / group)
    if came := outcome(lambda: messages_from({"file": str(place), **asked}), place):
        seen = [(label, text.decode("utf-8-sig")) for label, texts in mail.items() for text in texts if label[0] != "."]
        assert (stranger == "none" or group[0] == ".") and is_counted_right(came, seen)


def put_a_stranger(kind: str, group: Path) -> None:
    """Put what belongs in no folder of messages into one, or beside it."""
    match kind:
        case "link":
            (group / "link.txt").symlink_to("/etc/passwd")
        case "loop":
            (group / "loop").symlink_to(group)
        case "folder":
            (group / "folder").mkdir()
        case "file":
            (group.parent / "file.txt").write_text("x")
        case "empty":
            (group.parent / "empty").mkdir()
