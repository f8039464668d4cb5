/* A phrase → the units of a language that have it, exactly.
 *
 * The terms of the phrase are fetched, the longest first, and their units intersected; where one term says it all that is the
 * answer. Else the places of the terms decide, or, where few units are left or places cannot tell, the texts. */

import { fold } from "./fold.js";
import { BESIDE, partsOf, placesIn } from "./tokens.js";
import { keyOf, lowerBound, ordinalOf, compare, readPlaces } from "./shard.js";

/* So few units are read rather than their places fetched: their texts are shown next anyway. */
const READ_ANYWAY = 8;
/* So many files of terms are asked for before it is known whether they are needed. */
const AT_ONCE = 6;

export const NOTHING = { ids: new Float64Array(0), weights: new Uint8Array(0) };

/* Units and weights of the units that have the folded phrase; `closed`: its last word is whole too. */
export const findPhrase = async (store, language, folded, closed = false) => {
  const asked = partsOf(folded);
  if (!asked.parts.every((part) => mayHave(store, language, part))) return NOTHING;
  if (!asked.parts.length) {
    const left = await havingMarks(store, language, asked.marks);
    return asked.marks.length === 1 && asked.marks[0] === folded ? left : read(store, language, folded, closed, left);
  }
  const order = asked.parts.map((part, at) => [part, at]).sort(([a], [b]) => b.text.length - a.text.length);
  await begin(store, language, order.map(([part]) => part));
  const cover = [];
  let left = null;
  let whole = true;
  for (const [part, at] of order) {
    const last = asked.open && !closed && at === asked.parts.length - 1;
    for await (const term of part.word ? words(store, language, part, last) : grams(store, language, part)) {
      if (!term.held.length) return NOTHING;
      const units = united(term.held.map((one) => one.units()));
      left = left ? kept(left, units.ids) : units;
      if (!left.ids.length) return NOTHING;
      cover.push({ ...term, ids: units.ids });
      if (cover.length > 2 && left.ids.length <= READ_ANYWAY) whole = false;
      if (!whole) break;
    }
    if (!whole) break;
  }
  const sure = whole && asked.sure && cover.every((term) => term.placed || cover.length === 1);
  if (sure && cover.length === 1) return left;
  if (asked.marks.length) left = kept(left, (await havingMarks(store, language, asked.marks)).ids);
  if (!sure || left.ids.length <= READ_ANYWAY) return read(store, language, folded, closed, left);
  return inPlace(store, cover, left);
};

const mayHave = (store, language, { word, characters }) =>
  word ? store.mayBegin(language, characters[0]) : characters.every((one) => store.mayBegin(language, one));

/* Fetches what is needed first, all at once. */
const begin = (store, language, parts) =>
  Promise.all(
    parts
      .flatMap(({ text, word, characters }) =>
        word || characters.length === 1 ? [text] : characters.slice(0, -1).flatMap((one, at) => (at % 2 ? [] : [one + characters[at + 1]])),
      )
      .slice(0, AT_ONCE)
      .map((term) => termsFrom(store, language, term, null)),
  );

/* The word, or all words that begin with it. */
async function* words(store, language, part, open) {
  const held = await termsFrom(store, language, part.text, open ? part.text : null);
  yield { held, place: part.place, placed: true };
}

/* A run of characters, covered by the longest terms there are. */
async function* grams(store, language, part) {
  const { characters } = part;
  if (characters.length === 1) {
    yield { held: await termsFrom(store, language, part.text, null), place: part.place, placed: false };
    return;
  }
  for (let at = 0; at < characters.length; ) {
    const from = Math.min(at, characters.length - 2);
    let length = 2;
    let held = await termsFrom(store, language, characters.slice(from, from + 2).join(""), null);
    while (held[0]?.term.extended && from + length < characters.length) {
      length += 1;
      held = await termsFrom(store, language, characters.slice(from, from + length).join(""), null);
    }
    yield { held, place: part.place + BESIDE * from, placed: true };
    at = from + length;
  }
}

/* The term of that name, or every term that begins so. */
const termsFrom = async (store, language, text, beginning) => {
  const { shards } = await store.manifest(language);
  let at = Math.max(0, lowerBound(shards.length, (place) => compare(shards[place][0], text) <= 0) - 1);
  const held = [];
  for (; at < shards.length; at += 1) {
    const [first, name] = shards[at];
    if (compare(first, text) > 0 && !(beginning && first.startsWith(beginning))) break;
    const terms = await store.terms(language, name);
    if (!beginning) {
      const term = terms.find(text);
      if (term) held.push(heldBy(store, language, name, terms, term));
      break;
    }
    let place = terms.from(text);
    for (; place < terms.terms.length && terms.terms[place].text.startsWith(beginning); place += 1)
      held.push(heldBy(store, language, name, terms, terms.terms[place]));
    if (place < terms.terms.length) break;
  }
  return held;
};

const heldBy = (store, language, name, terms, term) => ({
  term,
  units: () => terms.units(term),
  places: () => store.places(language, name),
});

const havingMarks = async (store, language, marks) => {
  let left = null;
  for (const mark of marks) {
    const held = await termsFrom(store, language, mark, null);
    if (!held.length) return NOTHING;
    const units = held[0].units();
    left = left ? kept(left, units.ids) : units;
  }
  return left ?? NOTHING;
};

/* Those whose text has the phrase. */
const read = async (store, language, folded, closed, left) => {
  const stays = new Uint8Array(left.ids.length);
  await Promise.all(
    Array.from(left.ids, async (id, at) => {
      const unit = await store.unit(language, keyOf(id), ordinalOf(id));
      stays[at] = placesIn(fold(unit.text, store.simple), folded, closed).length ? 1 : 0;
    }),
  );
  return picked(left, (at) => stays[at]);
};

/* Those in which the terms stand as far apart as in the phrase. */
const inPlace = async (store, cover, left) => {
  let begins = null;
  for (const term of cover) {
    const found = new Array(left.ids.length);
    for (const one of term.held) {
      const { ids } = term.held.length === 1 ? term : one.units();
      readPlaces(await one.places(), one.term, ids, left.ids, (at, places) => {
        found[at] = found[at] ? found[at].concat(places) : places;
      });
    }
    begins = found.map((places, at) => {
      if (!places) return null;
      const since = places.map((place) => place - term.place);
      return begins ? common(begins[at], since) : since;
    });
  }
  return picked(left, (at) => begins[at]?.length);
};

const common = (some, others) => {
  if (!some?.length) return null;
  const wanted = new Set(some);
  return others.filter((place) => wanted.has(place));
};

/* --- sets of units: {ids, weights}, ids ascending --- */

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

/* Without titles, which are not counted. */
export const counted = (units) => picked(units, (at) => ordinalOf(units.ids[at]) > 0);
