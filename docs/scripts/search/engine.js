/* A query → its results. Runs in a worker, under Node for tests and benchmarks, and anywhere else. */

import { askedOf } from "./asked.js";
import { passing } from "./facets.js";
import { matched, nearlyMatched } from "./matched.js";
import { Results } from "./results.js";
import { keyOf, ordinalOf } from "./shard.js";

export { Results } from "./results.js";

/* What a unit in the reader's language gains. */
const OWN_LANGUAGE = 1.15;
/* So many of the best are looked at for how near the words stand. */
const LOOKED_AT = 10;
const NEAR = 0.5;

/* options:
 *   filters   {facet: [values]}: of one facet any value, of several facets all
 *   synonyms  whether a name brings the others of what it names
 *   language  the reader's
 *   typing    whether the last word is still being typed
 *   most      also those that have at least half of the words, which is what to offer where none has all
 *   onFirst   is called with what has the words themselves in the reader's language, if anything has, before other names and other
 *             languages are looked for, which may take several times as many files */
export const search = async (store, typed, options = {}) => {
  const { language = "", most = false, onFirst } = options;
  const asked = await askedOf(store, typed, options);
  const find = most ? nearlyMatched : matched;
  const found = new Map();
  if (asked.clauses.length) {
    if (onFirst && store.languages().includes(language)) {
      const first = await find(store, language, { ...asked, clauses: asked.clauses.map(asTyped) });
      if (first.ids.length) await onFirst(await resultsOf(store, asked, new Map([[language, first]]), options));
    }
    await Promise.all(store.languages().map(async (one) => found.set(one, await find(store, one, asked))));
  }
  return resultsOf(store, asked, found, options);
};

const asTyped = (clause) => ({ ...clause, alternatives: clause.alternatives.filter(({ name }) => !name) });

const resultsOf = async (store, asked, found, { filters = {}, language = "" }) => {
  const hits = [];
  for (const [one, set] of found) {
    if (filters.language?.length && !filters.language.includes(one)) continue;
    const stays = await passing(store, one, set, filters);
    const gain = one === language ? OWN_LANGUAGE : 1;
    set.ids.forEach((id, at) => {
      if (!stays || stays[at]) hits.push({ language: one, id, words: set.counts?.get(id) ?? 0, score: set.scores[at] * gain });
    });
  }
  hits.sort(inOrder);
  const results = new Results(store, asked, new Map(found), hits);
  if (asked.clauses.length > 1) await lookAt(results);
  return results;
};

/* One more word is worth more than any score. */
const inOrder = (a, b) => b.words - a.words || b.score - a.score || a.id - b.id || (a.language < b.language ? -1 : 1);

/* The best few again, by how near their words stand. */
const lookAt = async (results) => {
  const best = results.hits.slice(0, LOOKED_AT);
  await Promise.all(
    best.map(async (hit) => {
      const unit = await results.store.unit(hit.language, keyOf(hit.id), ordinalOf(hit.id));
      const marks = await results.marks(hit.language, unit.text);
      const covered = marks.reduce((sum, [start, end]) => sum + end - start, 0);
      const span = marks.length ? marks.at(-1)[1] - marks[0][0] : 1;
      hit.score *= 1 + (NEAR * covered) / span;
    }),
  );
  best.sort(inOrder);
  results.hits.splice(0, best.length, ...best);
};
