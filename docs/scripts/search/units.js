/* Sets of units: {ids, weights}, ids ascending. */

export const NOTHING = { ids: new Float64Array(0), weights: new Uint8Array(0) };

export const picked = ({ ids, weights }, stays) => {
  const at = [];
  for (let place = 0; place < ids.length; place += 1) if (stays(place)) at.push(place);
  return { ids: Float64Array.from(at, (place) => ids[place]), weights: Uint8Array.from(at, (place) => weights[place]) };
};

/* Those of the first that the second has, with the lesser weight. */
export const kept = (one, ids) => {
  const made = new Float64Array(Math.min(one.ids.length, ids.length));
  const weights = new Uint8Array(made.length);
  let size = 0;
  for (let a = 0, b = 0; a < one.ids.length && b < ids.length; )
    if (one.ids[a] === ids[b]) {
      made[size] = one.ids[a];
      weights[size] = one.weights[a];
      size += 1;
      a += 1;
      b += 1;
    } else if (one.ids[a] < ids[b]) a += 1;
    else b += 1;
  return { ids: made.subarray(0, size), weights: weights.subarray(0, size) };
};

/* Those of any, with the greatest weight. */
export const united = (sets) => {
  if (sets.length === 1) return sets[0];
  if (sets.length > 2) {
    const half = sets.length >> 1;
    return united([united(sets.slice(0, half)), united(sets.slice(half))]);
  }
  const [one, other] = sets;
  const ids = new Float64Array(one.ids.length + other.ids.length);
  const weights = new Uint8Array(ids.length);
  let size = 0;
  for (let a = 0, b = 0; a < one.ids.length || b < other.ids.length; size += 1) {
    const first = a < one.ids.length ? one.ids[a] : Infinity;
    const second = b < other.ids.length ? other.ids[b] : Infinity;
    ids[size] = Math.min(first, second);
    weights[size] = Math.max(first <= second ? one.weights[a] : 0, second <= first ? other.weights[b] : 0);
    if (first <= second) a += 1;
    if (second <= first) b += 1;
  }
  return { ids: ids.subarray(0, size), weights: weights.subarray(0, size) };
};
