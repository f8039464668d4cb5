/* A phrase → the units of a language that have it, exactly.
 *
 * The terms of the phrase are fetched, the most telling first, and their units intersected; where one term says it all that is
 * the answer. Else the places of the terms decide, or, where that takes less, the texts. */

import { coverOf } from "./cover.js";
import { fold } from "./fold.js";
import { compare, keyOf, lowerBound, ordinalOf, readPlaces } from "./shard.js";
import { partsOf, placesIn } from "./tokens.js";
import { NOTHING, kept, picked, united } from "./units.js";

/* So many texts are read anyway: some of those that are shown first. */
const SHOWN = 4;
/* In so many files, at most, stands what is looked at of a document. */
const FILES = 2;
/* So many texts are asked for at once: a browser refuses thousands. */
const AT_ONCE = 64;
/* So many more terms are asked for in each round than in the one before. */
const MORE = 2;

/* Units and weights of the units that have the folded phrase; `closed`: its last word is whole too. */
export const findPhrase = async (store, language, folded, closed = false) => {
  const asked = partsOf(folded);
  if (!asked.parts.every((part) => mayHave(store, language, part))) return NOTHING;
  const search = new Search(store, language, await store.manifest(language));
  const read = (left) => search.read(left, folded, closed);
  if (!asked.parts.length) {
    const left = await search.havingMarks(asked.marks);
    return asked.marks.length === 1 && asked.marks[0] === folded ? left : read(left);
  }
  const cover = coverOf(search.manifest, asked, closed);
  const isSure = asked.sure && cover.every((term) => term.placed || cover.length === 1);
  const isEnough = isSure && cover.length === 1 && !cover[0].told;

  let left = null;
  for (let done = 0, count = 1; done < cover.length; done += count, count *= MORE) {
    const round = cover.slice(done, done + count);
    if (left && search.cheaper(left, round)) return read(left);
    await Promise.all(round.map((term) => search.hold(term)));
    for (const { held } of round) {
      if (!held.length) return NOTHING;
      const units = united(held.map((one) => one.units()));
      left = left ? kept(left, units.ids) : units;
      if (!left.ids.length) return NOTHING;
    }
  }
  if (isEnough) return left;
  if (asked.marks.length) left = kept(left, (await search.havingMarks(asked.marks)).ids);
  const told = cover.filter((term) => term.placed);
  if (search.cheaper(left, told)) return read(left);
  if (told.length > 1 || told[0]?.told) left = await search.inPlace(told, left);
  return isSure ? left : read(left);
};

const mayHave = (store, language, { word, characters }) =>
  word ? store.mayBegin(language, characters[0]) : characters.every((one) => store.mayBegin(language, one));

class Search {
  constructor(store, language, manifest) {
    Object.assign(this, { store, language, manifest });
  }

  /* Fetches the units of a term: of all that begin so if it is open. */
  async hold(term) {
    const wide = term.open && this.manifest.wide.includes(term.text);
    term.held = await this.terms(wide ? `${term.text}*` : term.text, term.open && !wide);
    term.all = wide ? null : term.held;
  }

  /* The term of that name, or every word that begins so. */
  async terms(text, open) {
    const shards = this.shards(text, open);
    const files = await Promise.all(shards.map(([, name]) => this.store.terms(this.language, name)));
    return files.flatMap((file, at) => {
      const found = open ? file.beginning(text) : [file.find(text)].filter(Boolean);
      return found.map((term) => {
        let units;
        return { term, units: () => (units ??= file.units(term)), shard: shards[at] };
      });
    });
  }

  /* The files in which the term is if there is one, or all that begin so. */
  shards(text, open) {
    const { shards } = this.manifest;
    const first = Math.max(0, lowerBound(shards.length, (at) => compare(shards[at][0], text) <= 0) - 1);
    let end = first + 1;
    while (open && end < shards.length && shards[end][0].startsWith(text)) end += 1;
    return shards.slice(first, end);
  }

  /* Whether it takes less to read the units than to fetch what these terms still lack: their units, or the places. */
  cheaper(left, cover) {
    const documents = new Set(Array.from(left.ids, keyOf)).size;
    const files = Math.min(left.ids.length, FILES * documents) - SHOWN;
    const texts = files * this.manifest.text;
    if (texts <= 0) return true;
    let others = 0;
    for (const term of cover) {
      const isWide = term.open && this.manifest.wide.includes(term.text);
      const shards = term.held || !isWide ? this.shards(term.text, term.open) : this.shards(`${term.text}*`, false);
      for (const [, name, terms, places] of shards) {
        if (!this.store.has(this.language, name, "terms")) others += terms;
        if (term.held && !this.store.has(this.language, name, "places")) others += places;
      }
    }
    return texts < others;
  }

  async havingMarks(marks) {
    const lists = await Promise.all(marks.map((mark) => this.terms(mark, false)));
    if (!lists.length || !lists.every(([held]) => held)) return NOTHING;
    return lists.map(([held]) => held.units()).reduce((left, units) => kept(left, units.ids));
  }

  /* Those whose text has the phrase. */
  async read(left, folded, closed) {
    const stays = new Uint8Array(left.ids.length);
    const look = async (id, at) => {
      const unit = await this.store.unit(this.language, keyOf(id), ordinalOf(id));
      stays[at] = placesIn(fold(unit.text, this.store.simple), folded, closed).length ? 1 : 0;
    };
    for (let from = 0; from < left.ids.length; from += AT_ONCE)
      await Promise.all(Array.from(left.ids.subarray(from, from + AT_ONCE), (id, at) => look(id, from + at)));
    return picked(left, (at) => stays[at]);
  }

  /* Those in which the terms stand as far apart as in the phrase. */
  async inPlace(cover, left) {
    await Promise.all(cover.map(async (term) => (term.all ??= await this.terms(term.text, true))));
    const names = new Set(cover.flatMap(({ all }) => all.map(({ shard }) => shard[1])));
    const files = new Map();
    await Promise.all([...names].map(async (name) => files.set(name, await this.store.places(this.language, name))));
    let begins = null;
    for (const { all, place, word, told } of cover) {
      const found = new Array(left.ids.length);
      for (const { term, units, shard } of all)
        readPlaces(files.get(shard[1]), term, units().ids, left.ids, word, told, (at, places) => {
          found[at] = found[at] ? found[at].concat(places) : places;
        });
      begins = found.map((places, at) => {
        if (!places) return null;
        const since = places.map((one) => one - place);
        return begins ? common(begins[at], since) : since;
      });
    }
    return picked(left, (at) => begins[at]?.length);
  }
}

const common = (some, others) => {
  if (!some?.length) return null;
  const wanted = new Set(some);
  return others.filter((place) => wanted.has(place));
};
