"""Finding what a class handed in: how platforms name it, what counts of several, and names that mean no good."""

import io
import os
import tempfile
import zipfile
from pathlib import Path

import pytest

from kmcourse.classroom.hand_ins.submissions import find_submissions
from kmcourse.classroom.hand_ins.zips import ZipError
from kmcourse.classroom.results.file_names import file_names


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


def test_canvas_says_who_is_late_and_the_number_of_the_file_which_is_last(tmp_path):
    hand_in(tmp_path, "chen_1_9_hw-2.ipynb", at=1000)
    hand_in(tmp_path, "chen_LATE_1_10_hw.ipynb", at=900)
    hand_in(tmp_path, "wu_2_9_hw-2.ipynb", at=1000)
    hand_in(tmp_path, "wu_2_10_hw.ipynb", at=900)

    one, another = find_submissions(tmp_path)
    assert (one.read(), one.is_late, one.earlier) == (b"chen_LATE_1_10_hw.ipynb", True, ("chen_1_9_hw-2.ipynb",))
    assert (another.read(), another.is_late) == (b"wu_2_10_hw.ipynb", False)
    assert (one.handed_in, one.told_by) == ("", "")  # its files have the time of the download


def test_canvas_without_names_tells_students_apart_all_the_same(tmp_path):
    hand_in(tmp_path, "LATE_anon_a1b2c_1_hw.ipynb", "anon_x9y8z_2_hw.ipynb")

    assert {student: one.is_late for student, one in found(tmp_path).items()} == {
        "anon_a1b2c": True,
        "anon_x9y8z": False,
    }


def test_the_latest_counts_and_when_it_was_is_said(tmp_path):
    hand_in(tmp_path, "alice/z.ipynb", at=1000)
    hand_in(tmp_path, "alice/a.ipynb", at=2000)

    (one,) = find_submissions(tmp_path)
    assert (one.source, one.earlier, one.handed_in) == (
        "alice/a.ipynb",
        ("alice/z.ipynb",),
        "1970-01-01T00:33:20+00:00",
    )


def test_blackboard_counts_by_its_own_time_which_is_of_this_machines_zone(tmp_path, in_taipei):
    hand_in(tmp_path, "Hw_alice_attempt_2026-03-02-10-00-00_a.ipynb", at=1000)
    hand_in(tmp_path, "Hw_alice_attempt_2026-03-01-10-00-00_a.ipynb", at=2000)
    hand_in(tmp_path, "Hw_alice_attempt_2026-03-02-10-00-00.txt", at=3000)

    (one,) = find_submissions(tmp_path)
    assert (one.handed_in, one.told_by) == ("2026-03-02T02:00:00+00:00", "name")
    assert one.earlier == ("Hw_alice_attempt_2026-03-01-10-00-00_a.ipynb",)


def test_what_has_no_such_time_is_no_name_of_blackboard(tmp_path):
    hand_in(tmp_path, "Hw_alice_attempt_2026-13-41-10-00-00_a.ipynb")

    assert list(found(tmp_path)) == ["Hw_alice_attempt_2026-13-41-10-00-00_a"]


def test_a_time_in_a_zip_is_of_this_machines_zone(tmp_path, in_taipei):
    with zipfile.ZipFile(tmp_path / "class.zip", "w") as archive:
        archive.writestr(zipfile.ZipInfo("alice/a.ipynb", (2026, 3, 1, 8, 30, 0)), "A")
        archive.writestr(zipfile.ZipInfo("alice/b.ipynb", (2026, 3, 1, 8, 29, 0)), "B")
        archive.writestr(zipfile.ZipInfo("bob/b.ipynb"), "B")  # 1980, as where a packer knows no time

    students = found(tmp_path / "class.zip")
    assert (students["alice"].handed_in, students["alice"].told_by) == ("2026-03-01T00:30:00+00:00", "zip")
    assert students["alice"].read() == b"A"
    assert (students["bob"].handed_in, students["bob"].told_by) == ("", "")


@pytest.mark.parametrize(
    "names",
    [
        ["Wang Wei_1_assignsubmission_file_/hw.ipynb", "Wang Wei_2_assignsubmission_file_/hw.ipynb"],
        ["wangwei_1_10_hw.ipynb", "wangwei_2_11_hw.ipynb"],
    ],
)
def test_two_students_of_one_name_are_two(tmp_path, names):
    hand_in(tmp_path, *names)
    (name,) = {name.partition("_")[0] for name in names}

    assert texts(tmp_path) == {f"{name} (1)": names[0], f"{name} (2)": names[1]}


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


def test_a_zip_a_student_in_the_zip_of_the_class(tmp_path):
    own = io.BytesIO()
    with zipfile.ZipFile(own, "w") as archive:
        archive.writestr(zipfile.ZipInfo("old.ipynb", (2026, 1, 1, 0, 0, 0)), "O")
        archive.writestr(zipfile.ZipInfo("new.ipynb", (2026, 1, 2, 0, 0, 0)), "N")
    names = {
        "Alice_1_assignsubmission_file_/homework.zip": own.getvalue(),
        "Bob_2_assignsubmission_file_/b.zip": b"none",
    }
    path = packed(tmp_path / "class.zip", **names)

    students = found(path)
    assert students["Alice"].read() == b"N"
    assert students["Alice"].source == "Alice_1_assignsubmission_file_/homework/new.ipynb"
    assert students["Bob"].problem == "The file cannot be read: It is no zip, or it is damaged."


def test_what_is_in_a_students_zip_was_handed_in_when_the_zip_was(tmp_path):
    packed(tmp_path / "alice.zip", **{"a.ipynb": "Z"})
    os.utime(tmp_path / "alice.zip", (2000, 2000))
    hand_in(tmp_path, "alice.ipynb", at=1000)

    (one,) = find_submissions(tmp_path)
    assert (one.read(), one.handed_in) == (b"Z", "1970-01-01T00:33:20+00:00")


@pytest.mark.parametrize("is_zip", [False, True])
def test_who_handed_in_something_else_is_not_forgotten(tmp_path, is_zip):
    names = ["chen_1_2_essay.pdf", "Bob_1_assignsubmission_file_/b.docx", "dora/d.txt", "eve/e.ipynb", "read me.txt"]
    if is_zip:
        place = packed(tmp_path / "class.zip", **dict.fromkeys(["hw/" + name for name in names], ""))
    else:
        hand_in(place := tmp_path / "class", *names)

    students = found(place)
    assert list(students) == ["Bob", "chen", "dora", "eve"]
    assert [one.problem for one in students.values()] == ["No notebook (.ipynb) was handed in."] * 3 + [""]
    assert students["dora"].source == "dora"


def test_a_zip_that_is_none_is_said(tmp_path):
    (tmp_path / "class.zip").write_text("no zip")

    with pytest.raises(ZipError, match="no zip"):
        find_submissions(tmp_path / "class.zip")


def test_a_name_in_a_zip_leads_nowhere(tmp_path):
    path = packed(tmp_path / "class.zip", **{"../../evil.ipynb": "E", "/etc/passwd/b.ipynb": "B", "c/c.ipynb": "C"})

    assert texts(path) == {"evil": "E", "etc": "B", "c": "C"}
    assert not (tmp_path.parent / "evil.ipynb").exists()


def test_whatever_bytes_a_name_has_it_can_be_written_and_printed(tmp_path):
    for name in (
        b"bad\xff.ipynb",
        b"a\xfe/h\xff.ipynb",
        b"a\xfe/g\xff.ipynb",
        b"esc\x1b]0;x\x07.ipynb",
        b"e\xff/n.txt",
    ):
        path = tmp_path / os.fsdecode(name)
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"{}")

    students = find_submissions(tmp_path)
    said = [text for one in students for text in (one.student, one.source, *one.earlier)]
    assert len(students) == 4
    assert len(said) == 9
    for text in said:
        assert text.encode()
        assert text.isprintable()


def test_two_names_that_are_no_utf8_are_two_students(tmp_path):
    for name in (b"Ren\xe8.ipynb", b"Ren\xe9.ipynb"):
        (tmp_path / os.fsdecode(name)).write_bytes(name)

    assert sorted(one.read() for one in find_submissions(tmp_path)) == [b"Ren\xe8.ipynb", b"Ren\xe9.ipynb"]


def test_nobody_takes_the_name_by_which_others_are_told_apart(tmp_path):
    names = ["Ada_1_assignsubmission_file_", "Ada_2_assignsubmission_file_", "Ada (1)_3_assignsubmission_file_"]
    hand_in(tmp_path, *(f"{name}/{name}.ipynb" for name in names), "Ada (2).ipynb")

    assert len(texts(tmp_path)) == 4


def test_a_name_in_a_zip_ends_where_it_holds_no_character(tmp_path):
    path = packed(tmp_path / "class.zip", **{"bob.ipynb0.exe": "B", "c/c.ipynb": "C", "C:\\con\\x.ipynb": "X"})
    path.write_bytes(path.read_bytes().replace(b"bob.ipynb0.exe", b"bob.ipynb\0.exe"))

    assert texts(path) == {"bob": "B", "c": "C", "C:": "X"}
    assert file_names(["C:"])["C:"].startswith("C_-")


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


def test_what_is_called_a_notebook_and_is_none_costs_nobody_else(tmp_path):
    hand_in(tmp_path, "bob.ipynb", "alice.ipynb/notes.txt")
    (tmp_path / "carol.ipynb").symlink_to(tmp_path / "nowhere")

    students = found(tmp_path)
    assert students["bob"].read() == b"bob.ipynb"
    assert students["alice.ipynb"].problem == "No notebook (.ipynb) was handed in."
    assert students["carol"].problem == "It is a link to another file, and links are not followed."


@pytest.fixture
def nobody():
    """Go on as a user who may not read everything, as root may."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)
    yield
    os.seteuid(user)


def test_what_may_not_be_read_costs_nobody_else(nobody):
    with tempfile.TemporaryDirectory() as folder:
        hand_in(folder, "alice.ipynb", "bob.ipynb", "carol/c.ipynb")
        Path(folder, "alice.ipynb").chmod(0)
        Path(folder, "carol").chmod(0)
        try:
            students = found(folder)
            assert students["bob"].read() == b"bob.ipynb"
            assert students["carol"].problem == "The file cannot be read: Permission denied."
            with pytest.raises(PermissionError):
                students["alice"].read()
        finally:
            Path(folder, "carol").chmod(0o700)


def test_a_pipe_keeps_nobody_waiting(tmp_path):
    os.mkfifo(tmp_path / "alice.ipynb")

    (one,) = find_submissions(tmp_path)
    assert one.problem


def test_names_of_files_are_safe_and_never_alike():
    students = ["../../etc/passwd", "a/b", "a_b", "Alice", "alice", "con", "NUL.txt", "", "..", "陳小明", "a\\b"]
    students += ["x" * 300, "陳" * 100, 'O\'Neill, "Bo"', "a b "]

    names = file_names(students)

    assert names["陳小明"] == "陳小明"
    assert len({name.casefold() for name in names.values()}) == len(students)
    for name in names.values():
        assert not set(name) & set('/\\<>:"|?*')
        assert not name.startswith(".")
        assert 0 < len(name) < 100
        assert len(name.encode()) < 220
        assert name.lower().partition(".")[0] not in ("con", "nul")
