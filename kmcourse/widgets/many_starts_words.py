"""What many starts say: whole sentences with named fields, which the page fills in. All counts are from 1."""

WORDS = {
    "views": "Show",
    "viewNames": ["Where starts end", "A rectangle that sticks", "J against K"],
    "ways": ["Random examples", "k-means++"],
    "inWords": ["random examples", "k-means++"],
    "title": "Where {count} starts end: a dot each, at its J",
    "counted": "{first} of {count} end at {cost}",
    "column": "{way}: {count} starts by their final J; arrow keys go from one to the next",
    "which": "Start {number}: {way}",
    "spoken": "Start {number} of {count} ends at J = {cost}",
    "cost": "J = {cost}",
    "noCost": "J: not yet",
    "begin": "Start {number}: {K} of the points are the first centroids. Press Play.",
    "going": "Half-step {step}, {kind}: J = {cost}.",
    "goingBare": "Half-step {step}, {kind}: every point takes a centroid.",
    "lowest": "Start {number} comes to rest after {steps} half-steps at J = {cost}: no other start here ends lower.",
    "higher": "Start {number} comes to rest after {steps} half-steps at J = {cost}. No half-step was wrong, and "
    "another start ends at {lowest}.",
    "choose": "Choose a dot with the pointer or the arrow keys, and play its run. Starts, clusters and half-steps "
    "are counted from 1.",
    "table": "All endings as a table",
    "columns": ["J at the end", "random examples", "k-means++"],
    "plane": "{m} points in the plane, each with a line to its centroid, and {K} centroids.",
    "corners": "The same four points, two starts",
    "against": "J against the width",
    "width": "Width {width}",
    "stuck": "From the middles of the long sides: J = {cost}",
    "free": "From the middles of the short sides: J = {cost}",
    "stuckCurve": "stuck: (width / 2)²",
    "freeCurve": "free: 0.25",
    "ratio": "× {ratio}",
    "rectangle": "From the middles of the long sides nothing ever moves: J is flat at {stuck}. The other start has "
    "{free}, {ratio} times less: {width}², the width squared.",
    "square": "A square: both starts have J = {stuck}. Make it wider.",
    "counts": "J at the end, against K",
    "numbers": "The same numbers",
    "one": "One start",
    "best": "Best of {tries} starts",
    "again": "Draw other starts",
    "rises": "With one start for each K, J rises from {before} to {after} when a centroid is added, K = {k}: that "
    "is a bad start, no bug. Of {count} such curves {rising} rise somewhere.",
    "falls": "These single starts happen to fall with every centroid more. Of {count} such curves {rising} rise "
    "somewhere: draw others.",
    "curve": "{tries}: {costs}.",
}
