"""Wrong pictures, made otherwise than by the known mistakes: named if they make one, and never falsely."""

import pytest

from kmcourse.checks import Guard, judge
from kmcourse.exercises import find_exercise
from tests.exercises.written import written

DRAWN = "start = km.initialize_centroids(pixels, K, rng)"
PICTURE = """
pixels = image.reshape(-1, 3){kind}
{start}
labels, palette, costs = km.run_kmeans(pixels, start)
{give}
"""
OWN_LOOP = """
palette = start
for _ in range(10):
    labels = []
    for x in pixels:
        least, label = {limit}, 0
        for k in range(K):
            if np.sum((x - palette[k]) ** 2) < least:
                least, label = np.sum((x - palette[k]) ** 2), k
        labels.append(label)
    palette = km.move_centroids(pixels, np.array(labels), palette)
return palette[labels].round().astype(np.uint8).reshape(image.shape)
"""
REDRAWN = "return palette.round().astype(np.uint8)[labels].reshape(image.shape)"
NEAR = "np.argmin([np.linalg.norm(x - colour) for colour in palette])"
PICTURES = [
    ("floats", {"give": "return palette[labels].reshape(image.shape).round()"}),
    ("floats", {"give": "return palette[labels].reshape(image.shape).tolist()"}),
    ("from_0_to_1", {"kind": " / 255", "give": "return palette[labels].reshape(image.shape)"}),
    ("all_black", {"kind": " / 255", "give": "return palette.astype('uint8')[labels].reshape(image.shape)"}),
    (None, {"kind": " / 255"}),
    ("labels_alone", {"give": "return labels.reshape(image.shape[:2])"}),
    ("rows_of_pixels", {"give": "return palette.astype('uint8')[labels]"}),
    ("palette_alone", {"give": "return palette.astype('uint8')"}),
    ("centroids_not_moved", {"give": "palette = start\nlabels = km.assign_points(pixels, palette)\n" + REDRAWN}),
    ("always_the_same_start", {"start": "start = pixels[:K]"}),
    ("randomness_from_elsewhere", {"start": "start = pixels[np.random.choice(len(pixels), K, replace=False)]"}),
    (
        "unsigned_differences",
        {"give": f"palette = palette.astype(np.uint8)\nlabels = [{NEAR} for x in image.reshape(-1, 3)]\n" + REDRAWN},
    ),
    ("smallest_begins_much_too_low", {"give": OWN_LOOP.format(limit=999)}),
    ("smallest_begins_too_low", {"give": OWN_LOOP.format(limit=100_000)}),
    ("writes_into_the_picture", {"give": "image[:] = palette.round()[labels].reshape(image.shape)\nreturn image"}),
    (None, {"give": "return palette[labels].round().astype(int).reshape(image.shape)"}),
    (None, {"give": "return palette"}),
    (None, {"give": "return (255 - palette).round().astype(np.uint8)[labels].reshape(image.shape)"}),
]
PER_CHANNEL = """
redrawn = np.zeros_like(image)
for c in range(3):
    levels = image[:, :, c].reshape(-1, 1).astype(float)
    labels, palette, costs = km.run_kmeans(levels, km.initialize_centroids(levels, K, rng))
    redrawn[:, :, c] = palette[labels].reshape(image.shape[:2])
return redrawn
"""
ANSWERS = [
    *((m, PICTURE.format(**{"kind": ".astype(float)", "start": DRAWN, "give": REDRAWN, **c})) for m, c in PICTURES),
    ("each_channel_by_itself", PER_CHANNEL),
]


@pytest.mark.parametrize(("mistake", "body"), ANSWERS, ids=[mistake or "unnamed" for mistake, _ in ANSWERS])
def test_a_wrong_picture_is_named_by_what_was_done_or_not_at_all(mistake, body):
    report = judge(find_exercise("compress_image"), Guard(written("compress_image", body)))

    assert report.outcome == "failed"
    assert report.mistake == mistake, report
