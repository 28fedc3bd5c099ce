"""What the staircase and its kin say: whole sentences with named fields. Points, clusters and half-steps count from 1.

The page fills the fields in (words.js); nothing here is glued from pieces.
"""

WORDS = {
    "counted": "Points, clusters and half-steps are counted from 1.",
    "start": "Start: {K} centroids, {m} points, and no point has a centroid yet, so there is no J. Press Step.",
    "byHand": "Start from where you put the centroids, c kept: J = {cost}. Step to see what assign saves.",
    "first": "Half-step 1, assign: every point takes its centroid. J starts at {cost}.",
    "firstGoing": "Half-step 1, assign: every point takes a centroid.",
    "going": {
        "assign": "Half-step {step}, assign: μ stays and c is chosen anew. J = {cost}.",
        "move": "Half-step {step}, move: c stays and the centroids go. J = {cost}.",
    },
    "fell": {
        "assign": (
            "Half-step {step}, assign: {moved} of the points changed centroid, and J fell from {before} to {cost}, "
            "{change} saved."
        ),
        "move": (
            "Half-step {step}, move: the centroids went, c stayed, and J fell from {before} to {cost}, {change} saved."
        ),
    },
    "same": "Half-step {step}, {kind}: nothing to save; J stays at {cost}.",
    "rose": {
        "assign": "J rose by {change} at half-step {step}, an assign: a right K-means never does this.",
        "move": "J rose by {change} at half-step {step}, a move: a right K-means never does this.",
    },
    "flat": "J is flat at {cost}: stop. Nothing changes any more.",
    "notFlat": "The run ends here, after half-step {step}, at J = {cost}; J was not flat yet.",
    "flatAfterRise": (
        "J is flat at {cost}: stop. But J rose by {change} at half-step {rise}: a right K-means never does this."
    ),
    "notFlatAfterRise": (
        "The run ends here, after half-step {step}, at J = {cost}. J rose by {change} at half-step {rise}: a right "
        "K-means never does this."
    ),
    "better": {
        "assign": "{sentence} The dashed line is better: with x{point} given centroid {centroid}, J is {lower}.",
        "move": "{sentence} The dashed line is better: centroid {centroid}, nudged along it, lowers J to {lower}.",
    },
    "betterBefore": "{sentence} But half-step {step} left something to gain: look at it.",
    "stair": "{change} saved by {kind}",
    "risen": "rose by {change}: {kind}",
    "flatStair": "flat: stop",
    "cost": "J = {cost}",
    "noCost": "J: not yet",
    "dragged": "You move μ{cluster} and c stays, so J answers the move alone: J = {cost}; it was {before}.",
    "draggedBare": "You move μ{cluster}. No point has a centroid yet, so there is no J.",
    "released": "The run starts again from here, c kept: J = {cost}. Step to see what assign saves.",
    "releasedBare": "The run starts again from here. Press Step.",
    "waiting": "The run starts again from here as soon as Python has run your functions.",
    "nobody": (
        "Your functions run in Python, which does not hear this picture: run the cell again to go on from your own "
        "start."
    ),
    "handedIn": "This run was handed in as numbers, so it cannot go on from here: step or scrub to return to it.",
    "point": (
        "x{i} = {at}; c{i} = {cluster}; μ{k} = {centroid}; its term is {term}, and J is the mean of {m} such terms."
    ),
    "pointBare": "x{i} = {at}; it has no centroid yet.",
    "noPoint": "Point at a point, or type its number, to read its term of J.",
    "history": "c of this point so far",
    "sinceStep": "{cluster} since half-step {step}",
    "sinceStart": "{cluster} from the start",
    "regions": "Regions",
    "plane": "{m} points in the plane, each with a line to its centroid, and {K} centroids.",
    "stairs": "J after each half-step: {costs}.",
    "byHandRow": "by hand",
    "row": {"fell": "{change} saved", "rose": "rose by {change}", "same": "same"},
}
