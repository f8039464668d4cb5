/* What is asked → the units of one language that answer it, with their scores. */

import { findPhrase } from "./find.js";
import { formsOf } from "./lexicon.js";
import { NONE, both, chosen, either, scaled } from "./scored.js";
import { keyOf, ordinalOf } from "./shard.js";
import { NOTHING, united } from "./units.js";

/* What a unit gains that has the words as they were typed, side by side. */
const EXACT = 1000;
/* What a document gains whose title has them. */
const TITLE = 0.4;

/* The units that have all clauses. */
export const matched = async (store, language, asked) => {
  let left = null;
  const inTitles = new Map();
  for (const clause of longestFirst(asked.clauses)) {
    const found = await findClause(store, language, clause);
    titled(found, inTitles);
    const body = chosen(found, (id) => ordinalOf(id) > 0);
    left = left ? both(left, body) : body;
    if (!left.ids.length) return NONE;
  }
  return left ? ranked(store, language, asked, left, inTitles) : NONE;
};

/* The units that have at least half of the clauses, and of the quoted ones all; `counts` tells how many each has. */
export const nearlyMatched = async (store, language, asked) => {
  const inTitles = new Map();
  const counts = new Map();
  const needed = [];
  let any = NONE;
  for (const clause of asked.clauses) {
    const found = await findClause(store, language, clause);
    titled(found, inTitles);
    const body = chosen(found, (id) => ordinalOf(id) > 0);
    for (const id of body.ids) counts.set(id, (counts.get(id) ?? 0) + 1);
    any = either(any, body, (one, other) => one + other);
    if (clause.quoted) needed.push(new Set(body.ids));
  }
  const least = Math.ceil(asked.clauses.length / 2);
  const most = chosen(any, (id) => counts.get(id) >= least && needed.every((ids) => ids.has(id)));
  return { ...(await ranked(store, language, asked, most, inTitles)), counts };
};

const ranked = async (store, language, asked, units, inTitles) => {
  let left = units;
  for (const phrase of asked.not) {
    const gone = new Set((await findPhrase(store, language, phrase)).ids);
    left = chosen(left, (id) => !gone.has(id));
  }
  const exact = asked.typedFirst && left.ids.length ? new Set((await findPhrase(store, language, asked.text)).ids) : null;
  left.ids.forEach((id, at) => {
    left.scores[at] += TITLE * (inTitles.get(keyOf(id)) ?? 0) + (exact?.has(id) ? EXACT : 0);
  });
  return left;
};

const titled = ({ ids, scores }, inTitles) =>
  ids.forEach((id, at) => {
    if (ordinalOf(id) === 0) inTitles.set(keyOf(id), (inTitles.get(keyOf(id)) ?? 0) + scores[at]);
  });

/* What is long is rare. */
const longestFirst = (clauses) => [...clauses].sort((a, b) => lengthOf(b) - lengthOf(a));
const lengthOf = ({ alternatives }) => Math.max(0, ...alternatives[0].elements.map(({ phrase, word }) => (phrase ?? word).length));

const findClause = async (store, language, { alternatives }) => {
  const found = await Promise.all(
    alternatives.map(async ({ elements, less = 1 }) => {
      let every = null;
      for (const element of elements) {
        const units = scored(store, language, await findElement(store, language, element));
        every = every ? both(every, units) : units;
        if (!every.ids.length) break;
      }
      return scaled(every ?? NONE, less);
    }),
  );
  return found.reduce((one, other) => either(one, other));
};

const findElement = async (store, language, { phrase, word, closed, open }) => {
  if (phrase !== undefined) return findPhrase(store, language, phrase, closed);
  if (!store.mayBegin(language, word)) return NOTHING;
  const forms = await formsOf(store, language, word);
  return united(await Promise.all(forms.map((form) => findPhrase(store, language, form, !(open && form === word)))));
};

const scored = (store, language, { ids, weights }) => {
  const all = store.index.languages[language].units || 1;
  const idf = Math.log(1 + Math.max(0, all - ids.length + 0.5) / (ids.length + 0.5));
  return { ids, scores: Float64Array.from(weights, (weight) => idf * (0.5 + weight)) };
};
