"""What the playground says beside the words of the staircase."""

from kmcourse.widgets.staircase_words import WORDS as STAIRCASE

WORDS = STAIRCASE | {
    "title": "Your points and centroids",
    "tools": "The pointer",
    "toolNames": ["moves", "adds points", "adds centroids", "deletes"],
    "count": "Centroids, K = {K}",
    "presets": "Points",
    "undo": "Undo",
    "restart": "Other start",
    "cursor": (
        "Cursor in the plane. Arrow keys move it, with Shift further. Enter does what the pointer would; Delete "
        "deletes the nearest point or centroid."
    ),
    "help": (
        "Drag points and centroids, or choose what the pointer does. By keyboard: Tab to the cursor in the plane, "
        "arrow keys, Enter; Delete deletes."
    ),
    "pointAdded": "A point was added at {at}: {m} points now. The run starts again from here. Press Step.",
    "pointDeleted": "A point was deleted: {m} points now. The run starts again from here. Press Step.",
    "centroidAdded": "Centroid {K} was added at {at}. The run starts again from here. Press Step.",
    "centroidDeleted": "A centroid was deleted: K = {K} now. The run starts again from here. Press Step.",
    "pointHeld": "You move x{i} and c stays: J = {cost}; it was {before}.",
    "pointHeldBare": "You move x{i}. No point has a centroid yet, so there is no J.",
    "picked": "You took x{i}: arrow keys move it, Enter puts it down.",
    "nothingNear": "There is nothing near enough.",
    "fewest": "One point and one centroid must stay.",
    "most": "There is room for {most} points and {mostK} centroids.",
    "undone": "Undone. The run starts again from here. Press Step.",
    "nothingToUndo": "There is nothing to undo.",
    "started": "Other examples as start: the run begins anew. Press Step.",
}
