/* Sets of units with scores: {ids, scores}, ids ascending. */

export const NONE = { ids: new Float64Array(0), scores: new Float64Array(0) };

export const chosen = ({ ids, scores }, stays) => {
  const at = [];
  for (let place = 0; place < ids.length; place += 1) if (stays(ids[place])) at.push(place);
  return { ids: Float64Array.from(at, (place) => ids[place]), scores: Float64Array.from(at, (place) => scores[place]) };
};

/* Those of both, their scores added. */
export const both = (one, other) => {
  const size = Math.min(one.ids.length, other.ids.length);
  const ids = new Float64Array(size);
  const scores = new Float64Array(size);
  let made = 0;
  for (let a = 0, b = 0; a < one.ids.length && b < other.ids.length; )
    if (one.ids[a] === other.ids[b]) {
      ids[made] = one.ids[a];
      scores[made] = one.scores[a] + other.scores[b];
      made += 1;
      a += 1;
      b += 1;
    } else if (one.ids[a] < other.ids[b]) a += 1;
    else b += 1;
  return { ids: ids.subarray(0, made), scores: scores.subarray(0, made) };
};

/* Those of either, with the greater score, or with what `of` makes of the two. */
export const either = (one, other, of = Math.max) => {
  const size = one.ids.length + other.ids.length;
  const ids = new Float64Array(size);
  const scores = new Float64Array(size);
  let made = 0;
  for (let a = 0, b = 0; a < one.ids.length || b < other.ids.length; made += 1) {
    const first = a < one.ids.length ? one.ids[a] : Infinity;
    const second = b < other.ids.length ? other.ids[b] : Infinity;
    ids[made] = Math.min(first, second);
    scores[made] = of(first <= second ? one.scores[a] : 0, second <= first ? other.scores[b] : 0);
    if (first <= second) a += 1;
    if (second <= first) b += 1;
  }
  return { ids: ids.subarray(0, made), scores: scores.subarray(0, made) };
};

export const scaled = ({ ids, scores }, by) => (by === 1 ? { ids, scores } : { ids, scores: scores.map((score) => score * by) });
