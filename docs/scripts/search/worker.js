/* The search of a page, beside it: holds the files of the index and answers what the page asks (client.js).
 *
 *   {ask: "search", channel, turn, typed, filters, synonyms, most, language, count, shown, facets, nearly}
 *     → found {total, documents, meant, cut, nothing, relaxed, early}, documents {from, documents, left}, facets {facets};
 *       what is early comes again, with the other languages;
 *       where nothing has all words, nearly {total}: how many have at least half of them, which `most` finds
 *   {ask: "more", channel, turn, from, count, shown}       → documents
 *   {ask: "within", channel, turn, group, from, count}     → units {group, units}
 *   {ask: "facets", channel, turn}                         → facets
 *   {ask: "suggest", channel, turn, typed, count}          → suggestions {suggestions}
 *
 * Every answer bears the channel and the turn of its question; a question of an older turn is dropped. What fails says
 * so: failed {why, part}. A file that is gone means a new build: the index is read again and the search repeated once. */

import { search } from "./engine.js";
import { excerptOf } from "./excerpt.js";
import { fold } from "./fold.js";
import { Foreign, Moved, Store, Unreachable } from "./store.js";
import { prepared, suggested } from "./suggest.js";

const ROOT = new URL("../../", import.meta.url);
const INDEX = "search/index.json";
/* Words that a link takes along, to be marked where it leads. */
const MOST_WORDS = 4;
const LONGEST_WORD = 80;

const get = async (path) => {
  try {
    const answer = await fetch(new URL(path, ROOT), path === INDEX ? { cache: "no-cache" } : {});
    if (answer.ok) return new Uint8Array(await answer.arrayBuffer());
    if (answer.status === 404 || answer.status === 410) return null;
  } catch {
    /* said below */
  }
  throw new Unreachable(path);
};

let opening;
const open = () => {
  opening ??= new Store(get).open().catch((error) => {
    opening = undefined;
    throw error;
  });
  return opening;
};

/* Of each channel its last question and what was found. */
const channels = new Map();

const tell = (question, say, said) => {
  const { channel, turn } = question;
  if (channels.get(channel)?.turn === turn) postMessage({ channel, turn, say, ...said });
};
const stale = ({ channel, turn }) => channels.get(channel)?.turn !== turn;

const answers = {
  async search(question) {
    const state = { turn: question.turn, question };
    channels.set(question.channel, state);
    const store = await open();
    if (stale(question)) return;
    const { typed, filters, synonyms, most, language, typing } = question;
    state.store = store;
    /* Those in the reader's language are shown while the other languages are still looked through. */
    const onFirst = (results) => answers.first(question, state, results, true).catch(() => {});
    const results = await search(store, typed, { filters, synonyms, most, language, typing, onFirst });
    state.final = true;
    await answers.first(question, state, results, false);
    if (question.nearly && !most && !results.total && results.asked.relaxable) await answers.nearly(question);
    if (question.facets && !stale(question)) await answers.facets(question);
  },

  async first(question, state, results, early) {
    if (stale(question)) return;
    const { asked } = results;
    state.other = new Set(
      asked.clauses.flatMap(({ alternatives }) => alternatives.filter(({ name }) => name).map(({ name }) => fold(name, results.store.simple))),
    );
    const documents = await results.documents(0, question.count, question.shown);
    if (early && state.final) return;
    state.results = results;
    tell(question, "found", {
      early,
      total: results.total,
      documents: results.groups.length,
      meant: alike([...new Set(asked.meant.map(({ name }) => name))], question.typed),
      cut: asked.cut,
      nothing: !asked.clauses.length,
      relaxed: Boolean(question.most) && asked.relaxable,
    });
    tell(question, "documents", drawn(state, documents, 0));
  },

  async more(question) {
    const state = channels.get(question.channel);
    const documents = await state.results.documents(question.from, question.count, question.shown);
    tell(question, "documents", drawn(state, documents, question.from));
  },

  async within(question) {
    const state = channels.get(question.channel);
    const group = state.results.groups[question.group];
    const { units, page } = await state.results.document(group, question.from, question.count);
    tell(question, "units", { group: question.group, units: units.map((unit) => unitOf(state, page, unit)) });
  },

  async nearly(question) {
    if (stale(question)) return;
    const { store } = channels.get(question.channel);
    const { typed, filters, synonyms, language } = question;
    await beside(question, "nearly", async () => {
      const { total } = await search(store, typed, { filters, synonyms, language, most: true });
      tell(question, "nearly", { total });
    });
  },

  async facets(question) {
    const state = channels.get(question.channel);
    const { filters } = state.question;
    await beside(question, "facets", async () => {
      const [counted, labels] = await Promise.all([state.results.facets(filters), state.store.labels()]);
      tell(question, "facets", { facets: labelled(counted, labels, filters) });
    });
  },

  async suggest(question) {
    channels.set(question.channel, { turn: question.turn });
    const store = await open();
    const name = store.index.suggestions;
    if (!name) return tell(question, "suggestions", { suggestions: [] });
    store.offers ??= prepared(await store.json(`search/${name}.suggest`), store.simple);
    tell(question, "suggestions", { suggestions: suggested(store.offers, question.typed, store.simple, question.count) });
  },
};

/* What fails beside the results leaves them as they are. */
const beside = async (question, part, answer) => {
  try {
    await answer();
  } catch (error) {
    if (error instanceof Moved) throw error;
    tell(question, "failed", { why: whyOf(error), part });
  }
};

/* Names in the script of the query first. */
const HAN = /[\u3400-\u9fff]/u;
const alike = (names, typed) => {
  const same = (name) => HAN.test(name) === HAN.test(typed);
  return [...names.filter(same), ...names.filter((name) => !same(name))];
};

/* Documents as the page draws them: everything is text, nothing markup. */
const drawn = (state, documents, from) => ({
  from,
  left: state.results.groups.length - from - documents.length,
  documents: documents.map(({ language, page, title, symbol, date, units, of }, at) => ({
    group: from + at, language, page, title, symbol, date, of,
    units: units.map((unit) => unitOf(state, page, unit)),
  })),
});

const unitOf = ({ store, other }, page, { anchor, cited, kind, text, marks }) => {
  const shown = marks.map(([start, end]) => {
    const said = fold(text.slice(start, end), store.simple);
    return [start, end, other.has(said)];
  });
  const words = [...new Set(marks.map(([start, end]) => text.slice(start, end).replace(/\s+/g, " ").slice(0, LONGEST_WORD)))];
  const query = new URLSearchParams(words.slice(0, MOST_WORDS).map((word) => ["q", word])).toString();
  return { href: `${page}${query && `?${query}`}#${anchor}`, cited, kind, pieces: excerptOf(text, shown) };
};

/* [{facet, label, values: [[value, label, count] …]}]; what was chosen is there even where nothing has it. */
const labelled = (counted, { facets, values }, filters) =>
  facets.map(([facet, label]) => {
    const counts = new Map(counted[facet] ?? []);
    for (const value of filters[facet] ?? []) if (!counts.has(value)) counts.set(value, 0);
    const rows = [...counts].map(([value, count]) => [value, values[facet]?.[value] ?? value, count]);
    if (facet === "year") rows.sort(([one], [other]) => (one < other ? 1 : -1));
    return { facet, label, values: rows };
  });

const whyOf = (error) =>
  error instanceof Foreign ? "foreign" : error instanceof Unreachable ? "unreachable" : error instanceof Moved ? "missing" : "broken";

/* What is asked of an index that is gone is asked of the new one: the search from its beginning, to as far as it was shown. */
const again = async (question) => {
  opening = undefined;
  if (question.ask === "suggest") return answers.suggest(question);
  const { question: first } = channels.get(question.channel);
  return answers.search({ ...first, count: Math.max(first.count, (question.from ?? 0) + (question.count ?? 0)) });
};

onmessage = async ({ data: question }) => {
  if (question.ask !== "search" && question.ask !== "suggest" && (stale(question) || !channels.get(question.channel).results)) return;
  try {
    try {
      await answers[question.ask](question);
    } catch (error) {
      if (!(error instanceof Moved) || stale(question)) throw error;
      await again(question);
    }
  } catch (error) {
    if (whyOf(error) === "broken") console.warn(error);
    tell(question, "failed", { why: whyOf(error), part: question.ask });
  }
};

postMessage({ say: "ready" });
