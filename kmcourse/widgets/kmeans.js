// The course's kmeans.py and rounding.py in JavaScript, for what must follow a pointer at once. Nothing here knows of
// the page. X and centroids are flat Float64Arrays, row after row, `n` numbers a row; labels count from 0.
// tests/shared/cases.json holds the cases that both languages must pass.

const RELATIVE = 1e-9;

function squaredDistance(X, row, centroids, cluster, n) {
  let sum = 0;
  for (let feature = 0; feature < n; feature += 1) {
    const difference = X[row * n + feature] - centroids[cluster * n + feature];
    sum += difference * difference;
  }
  return sum;
}

/** Point i's share of the sum in J: the squared distance to the centroid it is given. */
export function termOf(X, labels, centroids, n, i) {
  return squaredDistance(X, i, centroids, labels[i], n);
}

/** Every squared distance, row after row: a row a point, a column a centroid. */
export function squaredDistances(X, centroids, n) {
  const K = centroids.length / n;
  const places = Float64Array.from({ length: (X.length / n) * K }, (_, place) => place);
  return places.map((place) => squaredDistance(X, Math.floor(place / K), centroids, place % K, n));
}

/** J: the mean of the terms. */
export function computeCost(X, labels, centroids, n) {
  let sum = 0;
  for (let i = 0; i < labels.length; i += 1) sum += squaredDistance(X, i, centroids, labels[i], n);
  return sum / labels.length;
}

/** The best c for these centroids; a tie goes to the lowest. */
export function assignPoints(X, centroids, n) {
  const labels = new Int32Array(X.length / n);
  for (let i = 0; i < labels.length; i += 1) {
    let nearest = Infinity;
    for (let cluster = 0; cluster < centroids.length / n; cluster += 1) {
      const distance = squaredDistance(X, i, centroids, cluster, n);
      if (distance < nearest) {
        nearest = distance;
        labels[i] = cluster;
      }
    }
  }
  return labels;
}

/** The best centroids for these labels; one without points stays where it is. */
export function moveCentroids(X, labels, centroids, n) {
  const sums = new Float64Array(centroids.length);
  const counts = new Float64Array(centroids.length / n);
  for (let i = 0; i < labels.length; i += 1) {
    counts[labels[i]] += 1;
    for (let feature = 0; feature < n; feature += 1) sums[labels[i] * n + feature] += X[i * n + feature];
  }
  return sums.map((sum, place) => {
    const count = counts[Math.floor(place / n)];
    return count > 0 ? sum / count : centroids[place];
  });
}

/** The rounding in J that the size of X explains. */
export function costTolerance(X, n) {
  let largest = 0;
  for (const value of X) largest = Math.max(largest, Math.abs(value));
  return n * ((X.length / n) * Number.EPSILON * largest) ** 2;
}

/** Whether J went up from `before` to `after` by more than rounding. */
export function costRises(before, after, tolerance = 0) {
  return after > before * (1 + RELATIVE) + tolerance;
}

/** Whether two values of J differ by no more than rounding. */
export function sameCost(before, after, tolerance = 0) {
  return !costRises(before, after, tolerance) && !costRises(after, before, tolerance);
}

/** A whole run: [{kind, labels, centroids, cost}], assign first, until J after a move equals J after the move before. */
export function halfSteps(X, start, n, maxIterations = 100) {
  const tolerance = costTolerance(X, n);
  const steps = [];
  let centroids = start;
  let costBefore = null;
  for (let iteration = 0; iteration < maxIterations; iteration += 1) {
    const labels = assignPoints(X, centroids, n);
    steps.push({ kind: "assign", labels, centroids, cost: computeCost(X, labels, centroids, n) });
    centroids = moveCentroids(X, labels, centroids, n);
    const cost = computeCost(X, labels, centroids, n);
    steps.push({ kind: "move", labels, centroids, cost });
    if (costBefore !== null && sameCost(costBefore, cost, tolerance)) break;
    costBefore = cost;
  }
  return steps;
}
