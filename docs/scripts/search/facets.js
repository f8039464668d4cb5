/* How many of the hits have each value of a facet, and which hits have the wanted ones. */

import { keyOf, ordinalOf } from "./shard.js";

/* The facets that every hit has without a file being read. */
const LAST_YEAR = 2155;
const NO_YEAR = 255;
export const yearOf = (key) => {
  const age = key >>> 20;
  return age === NO_YEAR ? "" : String(LAST_YEAR - age);
};

/* Calls back with every hit's values, `facet:value`, document by document. */
const values = async (store, language, ids, take) => {
  for (let at = 0; at < ids.length; ) {
    const key = keyOf(ids[at]);
    const [row, ofUnits] = await Promise.all([store.row(language, key), store.facets(language, key)]);
    const own = [`language:${language}`, ...(yearOf(key) ? [`year:${yearOf(key)}`] : []), ...row.facets];
    for (; at < ids.length && keyOf(ids[at]) === key; at += 1) {
      const numbers = ofUnits.units[ordinalOf(ids[at]) - 1] ?? [];
      take(at, own, numbers.map((number) => ofUnits.values[number]));
    }
  }
};

const facetOf = (value) => value.slice(0, value.indexOf(":"));

/* Which facets a hit fails: none, one, or more. */
const failing = (active, own, unit) => {
  let fails = "";
  for (const [facet, wanted] of active) {
    if (own.some((value) => wanted.has(value)) || unit.some((value) => wanted.has(value))) continue;
    if (fails) return "several";
    fails = facet;
  }
  return fails;
};

const activeOf = (filters) =>
  Object.entries(filters)
    .filter(([, wanted]) => wanted.length)
    .map(([facet, wanted]) => [facet, new Set(wanted.map((value) => `${facet}:${value}`))]);

/* Of each hit whether it has what is wanted; null where nothing is. */
export const passing = async (store, language, { ids }, filters) => {
  const active = activeOf(filters);
  if (!active.length) return null;
  const stays = new Uint8Array(ids.length);
  await values(store, language, ids, (at, own, unit) => {
    stays[at] = failing(active, own, unit) ? 0 : 1;
  });
  return stays;
};

/* {facet: [[value, count] …]}, the most frequent first; of each facet the hits that all others let through. */
export const countFacets = async (store, found, filters) => {
  const active = activeOf(filters);
  const counts = new Map();
  for (const [language, { ids }] of found)
    await values(store, language, ids, (at, own, unit) => {
      const fails = failing(active, own, unit);
      if (fails === "several") return;
      for (const value of own) if (!fails || fails === facetOf(value)) counts.set(value, (counts.get(value) ?? 0) + 1);
      for (const value of unit) if (!fails || fails === facetOf(value)) counts.set(value, (counts.get(value) ?? 0) + 1);
    });
  const made = {};
  for (const [value, count] of counts) {
    const facet = facetOf(value);
    (made[facet] ??= []).push([value.slice(facet.length + 1), count]);
  }
  for (const listed of Object.values(made)) listed.sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
  return made;
};
