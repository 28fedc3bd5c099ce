"""Finding what a class handed in: how platforms name it, what counts of several, and names that mean no good."""

import os
import zipfile
from pathlib import Path

import pytest

from kmcourse.classroom.submissions import file_names, find_submissions
from kmcourse.classroom.zips import ZipError


def hand_in(folder, *names, at=None):
    for name in names:
        path = Path(folder, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
        if at is not None:
            os.utime(path, (at, at))


def found(place, assignment=""):
    return {one.student: one for one in find_submissions(place, assignment)}


def texts(place, assignment=""):
    return {student: one.read().decode() for student, one in found(place, assignment).items()}


def test_one_file_a_student(tmp_path):
    hand_in(tmp_path, "alice.ipynb", "bob.ipynb", "notes.txt")

    assert texts(tmp_path) == {"alice": "alice.ipynb", "bob": "bob.ipynb"}


def test_one_folder_a_student_and_an_empty_one_is_said(tmp_path):
    hand_in(tmp_path, "alice/deep/a.ipynb", "bob/b.ipynb", "bob/.ipynb_checkpoints/b-checkpoint.ipynb", "carol/c.txt")

    students = found(tmp_path)
    assert list(students) == ["alice", "bob", "carol"]
    assert students["bob"].earlier == ()
    assert students["carol"].problem == "No notebook (.ipynb) was handed in."


@pytest.mark.parametrize(
    ("name", "student"),
    [
        ("Alice Chen_4711_assignsubmission_file_/homework.ipynb", "Alice Chen"),
        ("Alice Chen_4711_assignsubmission_file_homework.ipynb", "Alice Chen"),
        ("chenalice_4711_99_homework.ipynb", "chenalice"),
        ("Homework 1_alice_attempt_2026-03-01-10-20-30_my_work.ipynb", "alice"),
        ("陳小明_4711_assignsubmission_file_/作業.ipynb", "陳小明"),
        ('O\'Neill, "Bo" <b>.ipynb', 'O\'Neill, "Bo" <b>'),
        ("alice_chen_hw1.ipynb", "alice_chen_hw1"),
    ],
)
def test_the_names_of_learning_platforms(tmp_path, name, student):
    hand_in(tmp_path, name, "another_1_assignsubmission_file_/a.ipynb")

    assert student in found(tmp_path)


def test_canvas_says_who_is_late_and_its_number_says_which_is_last(tmp_path):
    hand_in(tmp_path, "chen_1_2_hw-2.ipynb", at=1000)
    hand_in(tmp_path, "chen_LATE_1_3_hw-10.ipynb", at=900)

    (one,) = find_submissions(tmp_path)
    assert (one.read(), one.is_late, one.earlier) == (b"chen_LATE_1_3_hw-10.ipynb", True, ("chen_1_2_hw-2.ipynb",))


def test_the_latest_counts_and_when_it_was_is_said(tmp_path):
    hand_in(tmp_path, "alice/z.ipynb", at=1000)
    hand_in(tmp_path, "alice/a.ipynb", at=2000)

    (one,) = find_submissions(tmp_path)
    assert (one.source, one.earlier, one.handed_in) == (
        "alice/a.ipynb",
        ("alice/z.ipynb",),
        "1970-01-01T00:33:20+00:00",
    )


def test_blackboard_counts_by_its_own_time(tmp_path):
    hand_in(tmp_path, "Hw_alice_attempt_2026-03-02-10-00-00_a.ipynb", at=1000)
    hand_in(tmp_path, "Hw_alice_attempt_2026-03-01-10-00-00_a.ipynb", at=2000)

    (one,) = find_submissions(tmp_path)
    assert one.handed_in == "2026-03-02T10:00:00+00:00"


def test_another_assignment_in_the_same_folder_does_not_count(tmp_path):
    hand_in(tmp_path, "alice/04_descend.ipynb", at=1000)
    hand_in(tmp_path, "alice/05_diagnose.ipynb", at=2000)

    assert texts(tmp_path, "04_descend") == {"alice": "alice/04_descend.ipynb"}


def packed(path, **members):
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return path


def test_a_zip_of_the_whole_class_and_the_folder_around_it(tmp_path):
    path = packed(tmp_path / "class.zip", **{"hw1/alice/a.ipynb": "A", "hw1/陳/b.ipynb": "B", "__MACOSX/._a.ipynb": ""})

    assert texts(path) == {"alice": "A", "陳": "B"}


def test_a_zip_of_loose_files_in_a_folder_loses_nobody(tmp_path):
    path = packed(tmp_path / "class.zip", **{"hw1/alice.ipynb": "A", "hw1/bob.ipynb": "B"})

    assert texts(path) == {"alice": "A", "bob": "B"}


def test_a_zip_a_student(tmp_path):
    packed(tmp_path / "alice.zip", **{"a.ipynb": "A"})
    packed(tmp_path / "bob.zip", **{"b.txt": "B"})
    (tmp_path / "carol.zip").write_text("no zip")

    students = found(tmp_path)
    assert students["alice"].read() == b"A"
    assert students["bob"].problem == "No notebook (.ipynb) was handed in."
    assert students["carol"].problem == "The file cannot be read: It is no zip, or it is damaged."


def test_a_zip_that_is_none_is_said(tmp_path):
    (tmp_path / "class.zip").write_text("no zip")

    with pytest.raises(ZipError, match="no zip"):
        find_submissions(tmp_path / "class.zip")


def test_a_name_in_a_zip_leads_nowhere(tmp_path):
    path = packed(tmp_path / "class.zip", **{"../../evil.ipynb": "E", "/etc/passwd/b.ipynb": "B", "c/c.ipynb": "C"})

    assert texts(path) == {"evil": "E", "etc": "B", "c": "C"}
    assert not (tmp_path.parent / "evil.ipynb").exists()


def test_a_damaged_member_costs_only_itself(tmp_path):
    path = packed(tmp_path / "class.zip", **{"alice/a.ipynb": "A" * 100, "bob/b.ipynb": "B"})
    path.write_bytes(path.read_bytes().replace(b"A" * 100, b"X" * 100))

    students = found(path)
    assert students["bob"].read() == b"B"
    with pytest.raises(ZipError, match="damaged"):
        students["alice"].read()


def test_a_link_is_not_followed(tmp_path):
    hand_in(tmp_path, "outside/secret.ipynb")
    hand_in(tmp_path, "class/bob.ipynb")
    (tmp_path / "class" / "alice.ipynb").symlink_to(tmp_path / "outside" / "secret.ipynb")
    (tmp_path / "class" / "carol").symlink_to(tmp_path / "outside")

    students = found(tmp_path / "class")
    assert list(students) == ["alice", "bob"]
    assert students["alice"].problem == "It is a link to another file, and links are not followed."


def test_a_pipe_keeps_nobody_waiting(tmp_path):
    os.mkfifo(tmp_path / "alice.ipynb")

    (one,) = find_submissions(tmp_path)
    assert one.problem


def test_names_of_files_are_safe_and_never_alike():
    students = ["../../etc/passwd", "a/b", "a_b", "Alice", "alice", "con", "", "..", "陳小明", "x" * 300, "a\\b"]

    names = file_names(students)

    assert names["陳小明"] == "陳小明"
    assert len({name.casefold() for name in names.values()}) == len(students)
    for name in names.values():
        assert not set(name) & set('/\\<>:"|?*')
        assert not name.startswith(".")
        assert 0 < len(name) < 100
        assert name.lower() != "con"
