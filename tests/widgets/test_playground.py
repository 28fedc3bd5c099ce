"""The playground as Python sees it, and its edits under Node."""

import base64
import os
import re
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest

import kmcourse as km
from kmcourse.widgets import Playground
from kmcourse.widgets.compose import HERE as WIDGETS
from kmcourse.widgets.compose import composed_script
from kmcourse.widgets.playground_words import STAIRCASE, WORDS


def unpacked(packed):
    return np.frombuffer(base64.b64decode(packed["base64"]), dtype=f"<{packed['kind']}").reshape(-1, 2)


def test_the_reader_s_points_come_first():
    X = np.array([[0.0, 1.0], [2.0, 3.0], [4.0, 9.0]])

    presets = Playground(X, X[:2]).data()["presets"]

    np.testing.assert_array_equal(unpacked(presets[0]["X"]), X)
    np.testing.assert_array_equal(unpacked(presets[0]["centroids"]), X[:2])
    assert [preset["name"] for preset in presets] == ["these points", "two groups", "rectangle", "ring", "stripes"]


def test_every_offered_scene_lies_within_its_frame_and_can_be_run():
    for preset in Playground().data()["presets"]:
        X, centroids, frame = unpacked(preset["X"]), unpacked(preset["centroids"]), preset["frame"]
        for points in (X, centroids):
            assert (points[:, 0] >= frame["x"][0]).all()
            assert (points[:, 1] <= frame["y"][1]).all()
        assert len(km.run_kmeans(X, centroids).costs) >= 4


def test_without_centroids_three_of_the_points_are_the_start():
    X = np.array([[0.0, 0.0], [1.0, 0.0], [9.0, 0.0], [0.0, 8.0]])

    assert Playground(X).centroids.tolist() == [[0, 0], [9, 0], [0, 8]]
    assert Playground(X[:1]).centroids.tolist() == [[0, 0]]
    assert Playground([[1, 1], [1, 1]]).centroids.shape == (2, 2)


@pytest.mark.parametrize(
    ("X", "centroids", "words"),
    [
        ([[1.0], [11.0]], None, "X has 1 columns; expected 2"),
        (np.zeros((301, 2)), None, "X has 301 rows; expected at most 300"),
        (np.zeros((9, 2)), np.zeros((9, 2)), "centroids has 9 rows; expected at most 8"),
        ([[0, 1]], [[1]], "centroids has 1 columns but X has 2"),
    ],
)
def test_what_has_no_place_in_it_is_refused(X, centroids, words):
    with pytest.raises(ValueError, match=words):
        Playground(X, centroids)


def test_the_picture_is_the_run_from_its_start():
    widget = Playground()

    assert "J after each: 31.99, 4.593, 2.231, 1.57" in widget.picture().alt
    assert widget.html() == Playground().html()
    assert not widget.listens


def test_every_sentence_is_one_that_the_page_says():
    page = (WIDGETS / "playground.js").read_text(encoding="utf-8")

    for name in WORDS.keys() - STAIRCASE.keys():
        assert re.search(rf"words\.{name}\b", page), name


def test_the_edits_pass_their_tests():
    node = shutil.which("node")
    if node is None:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)("Install Node 20 to test the JavaScript.")
    command = [node, "--test", str(Path(__file__).parent / "playground_edits.test.mjs")]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=120)

    assert done.returncode == 0, done.stdout + done.stderr


def test_the_script_is_small():
    assert len(composed_script("playground").encode()) < 30_000
