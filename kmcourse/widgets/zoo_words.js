// What the zoo says: whole sentences with named fields. Points, clusters and half-steps count from 1.

export const DIAGNOSES = ["assign", "move", "loop", "log", "none"];

/** How an answer stands to what it was: "right", "fits" when J or a certificate would let one say so, or "other". */
export function verdictOf(answer, { diagnosis, fits }) {
  if (answer === diagnosis) return "right";
  return fits.includes(answer) ? "fits" : "other";
}

/** How many answers there are of each sort: {right, fits, other, skipped, diagnosed, open}. */
export function tallyOf(answers, curves) {
  const tally = { right: 0, fits: 0, other: 0, skipped: 0, diagnosed: 0, open: 0 };
  answers.forEach((answer, place) => {
    if (answer === null) tally.open += 1;
    else if (answer === "skipped") tally.skipped += 1;
    else {
      tally.diagnosed += 1;
      tally[verdictOf(answer, curves[place])] += 1;
    }
  });
  return tally;
}

export const zooWords = {
  reading: "Each curve is the J that a program noted, half-step by half-step. Odd half-steps are assigns, even ones are moves.",
  counted: "Points, clusters and half-steps are counted from 1.",
  ask: "What is wrong with the program?",
  choices: ["A bug in assign", "A bug in move", "A bug in the loop around them", "A bug in how J is noted", "No bug"],
  diagnose: "Diagnose",
  skip: "Skip",
  next: "Next curve",
  anew: "Begin anew",
  where: ({ step }) => `Show half-step ${step}`,
  strip: "Curves",
  title: ({ number, count }) => `Curve ${number} of ${count}`,
  last: ({ cost }) => `J = ${cost}`,
  noCost: "J: not yet",
  asked: ({ number, steps, last }) =>
    `Curve ${number}: ${steps} half-steps, J at last ${last}. Diagnose it, and see what the program did.`,
  unchosen: "Choose a diagnosis first, or skip this curve.",
  was: {
    assign: "It was a bug in assign.",
    move: "It was a bug in move.",
    loop: "It was a bug in the loop.",
    log: "It was a bug in how J is noted.",
    none: "It was no bug.",
  },
  verdict: {
    right: ({ was }) => `✓ You named it. ${was}`,
    fits: ({ was }) => `≈ What you said fits this J too: J alone cannot tell. ${was}`,
    other: ({ was }) => `✗ Not this time. ${was}`,
    skipped: ({ was }) => `– Skipped. ${was}`,
  },
  marks: { right: "✓", fits: "≈", other: "✗", skipped: "–" },
  heard: {
    right: "named",
    fits: "diagnosed with what fits too",
    other: "diagnosed otherwise",
    skipped: "skipped",
    open: "not yet diagnosed",
  },
  thumb: ({ number, heard }) => `Curve ${number}, ${heard}`,
  untouched: ({ count }) => `${count} curves, none diagnosed yet.`,
  tally: ({ diagnosed, count, right, fits, other, skipped }) =>
    `${diagnosed} of ${count} diagnosed: ✓ ${right} named, ≈ ${fits} that J cannot tell apart, ✗ ${other} otherwise; – ${skipped} skipped.`,
  wrote: "It wrote",
  instead: "in place of",
  added: "It added",
  start: ({ count }) => `The start: no point has a centroid yet. ${count} half-steps follow.`,
  step: {
    first: ({ step, cost }) => `Half-step ${step}, assign: J is noted as ${cost}.`,
    fell: ({ step, kind, cost, change }) => `Half-step ${step}, ${kind}: J fell by ${change} to ${cost}.`,
    rose: ({ step, kind, cost, change }) => `Half-step ${step}, ${kind}: J rose by ${change} to ${cost}.`,
    same: ({ step, kind, cost }) => `Half-step ${step}, ${kind}: J stays at ${cost}.`,
  },
  going: ({ step, kind }) => `Half-step ${step}, ${kind}.`,
  stair: ({ kind, change }) => `${change} saved by ${kind}`,
  risen: ({ kind, change }) => `rose by ${change}: ${kind}`,
  flat: "flat: stop",
  stairs: ({ costs }) => `J after each half-step: ${costs}.`,
  plane: ({ m, K }) => `${m} points in the plane, each with a line to its centroid, and ${K} centroids.`,
};
