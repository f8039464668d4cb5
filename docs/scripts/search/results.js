/* The units that were found, best first: by document, with what to mark in them. */

import { countFacets } from "./facets.js";
import { foldWithOrigin } from "./fold.js";
import { HAN, formsOf } from "./lexicon.js";
import { keyOf, ordinalOf } from "./shard.js";
import { placesIn } from "./tokens.js";

export class Results {
  /* `found` are units by language, `hits` those of them that pass the filters, in order; `asked` is of asked.js. */
  constructor(store, asked, found, hits) {
    this.store = store;
    this.asked = asked;
    this.found = found;
    this.hits = hits;
  }

  /* Units that have all that was asked for. */
  get total() {
    return this.hits.length;
  }

  get groups() {
    this.grouped ??= grouped(this.hits);
    return this.grouped;
  }

  /* Documents with their units, from the n-th document on: [{language, key, page, title, symbol, date, units, of}] */
  async documents(from, count, shown = 3) {
    return Promise.all(this.groups.slice(from, from + count).map((group) => this.document(group, 0, shown)));
  }

  async document({ language, key, ordinals }, from, count) {
    const units = await Promise.all(
      ordinals.slice(from, from + count).map(async (ordinal) => {
        const unit = await this.store.unit(language, key, ordinal);
        return { ...unit, marks: await this.marks(language, unit.text) };
      }),
    );
    const { page, title, symbol, date } = units[0];
    return { language, key, page, title, symbol, date, units, of: ordinals.length };
  }

  /* Where in a text the words stand: [[start, end]], in order, none inside another. */
  async marks(language, text) {
    const { folded, origin } = foldWithOrigin(text, this.store.simple);
    const found = [];
    const beside = [];
    const named = new Set();
    for (const { said, closed, minor, clause, loose } of await this.sought(language)) {
      if (loose && named.has(clause)) continue;
      for (const at of placesIn(folded, said, closed)) {
        const end = at + said.length;
        (minor ? beside : found).push([at, end]);
        if (!loose) named.add(clause);
      }
    }
    joinedTo(found, beside);
    found.sort(([a], [b]) => a - b);
    const made = [];
    for (const [start, end] of found)
      if (made.length && start <= made.at(-1)[1]) made.at(-1)[1] = Math.max(made.at(-1)[1], end);
      else made.push([start, end]);
    return made.map(([start, end]) => [origin[start], Math.max(origin[end], origin[end - 1] + 1)]).filter(([start, end]) => start < end);
  }

  /* Everything that is marked: [{said, closed, minor, clause, loose}]. What is minor is marked only beside other words, the loose
   * parts of a name only where the name is not. */
  sought(language) {
    this.seeking ??= new Map();
    if (!this.seeking.has(language)) this.seeking.set(language, this.seek(language));
    return this.seeking.get(language);
  }

  async seek(language) {
    const all = [];
    for (const [clause, { alternatives }] of this.asked.clauses.entries())
      for (const { elements, loose = false } of alternatives)
        for (const { phrase, word, closed = false, open } of elements)
          if (phrase !== undefined) all.push({ said: phrase, closed, minor: isSingle(phrase), clause, loose });
          else
            for (const form of await formsOf(this.store, language, word))
              all.push({ said: form, closed: !(open && form === word), minor: false, clause, loose });
    all.sort((a, b) => a.loose - b.loose);
    return all.every(({ minor }) => minor) ? all.map((one) => ({ ...one, minor: false })) : all;
  }

  /* How many of the hits have each value: {facet: [[value, count] …]} */
  facets(filters) {
    return countFacets(this.store, this.found, filters);
  }
}

const isSingle = (phrase) => [...phrase].length === 1 && HAN.test(phrase);

/* Adds those of the others that touch one that is there, until none is left. */
const joinedTo = (found, others) => {
  const starts = new Set(found.map(([start]) => start));
  const ends = new Set(found.map(([, end]) => end));
  let left = others;
  for (let before = -1; left.length !== before; ) {
    before = left.length;
    left = left.filter(([start, end]) => {
      if (!ends.has(start) && !starts.has(end)) return true;
      found.push([start, end]);
      starts.add(start);
      ends.add(end);
      return false;
    });
  }
};

const grouped = (hits) => {
  const groups = new Map();
  for (const { language, id } of hits) {
    const name = `${language} ${keyOf(id)}`;
    let group = groups.get(name);
    if (!group) {
      group = { language, key: keyOf(id), ordinals: [] };
      groups.set(name, group);
    }
    group.ordinals.push(ordinalOf(id));
  }
  return [...groups.values()];
};
