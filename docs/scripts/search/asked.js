/* What was typed → what must be found: clauses, each of them one of its alternatives, of each alternative every element.
 *
 *   核裁军的 NPT, 1540(2004)   →   核, 裁军, (NPT or any other name of the treaty), the phrase 1540(2004)
 *
 * An element is a {phrase}, which stands in a text as it is, or a {word}, which any of its forms answers. What is typed without
 * blanks and has digits or symbols among its letters is a phrase; Chinese is cut as jieba cuts it. */

import { fold } from "./fold.js";
import { LIGHT } from "./light.js";
import { HAN, cut, namesIn, otherNames } from "./lexicon.js";
import { parse } from "./query.js";
import { partsOf } from "./tokens.js";

const MOST_WORDS = 40;
/* Alternatives count less than the name as it was typed. */
const LOOSE = 0.5;
const OTHER = 0.8;
/* Punctuation around a piece; a bracket that closes may be part of it. */
const AROUND = /^[^\p{L}\p{M}\p{N}(]+|[^\p{L}\p{M}\p{N})]+$/gu;
const FIGURE = /^\d+$/u;
const SAYS = /[\p{L}\p{N}]/u;
const ELIDED = /^\p{L}{1,2}'(?=\p{L})/u;
const RUNS = /[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3134f}]+|[^\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3134f}]+/gu;

/* {clauses, not, text, typedFirst, relaxable, meant, cut}: `text` is all that is loose, `typedFirst` whether what has it as it stands
 * comes first: where it is more than one word, or a name that has others; `relaxable` whether some clauses can be missed, `meant` the synonyms [{entity, typed, name}]. A clause that is `quoted` never can.
 * With `typing` the last word counts as a beginning. */
export const askedOf = async (store, typed, { synonyms = true, typing = false } = {}) => {
  const { phrases, loose, not, cut: tooLong } = parse(typed, store.simple);
  const text = loose.join(" ");
  const words = await wordsOf(store, text);
  const meant = [];
  const made = [];
  const edges = new Set(words.flatMap(({ start, end }) => [start, end]));
  const names = await namesIn(store, text, edges);
  for (let at = 0; at < words.length; at += 1) {
    const name = names.find(({ start }) => start === words[at].start);
    if (!name) {
      made.push({ light: words[at].light, alternatives: [{ elements: [words[at].element] }] });
      continue;
    }
    const own = words.filter(({ start, end }) => start >= name.start && end <= name.end);
    const said = text.slice(name.start, name.end);
    const alternatives = [{ elements: [{ phrase: said, closed: true }] }, ...(await looseParts(store, said, own))];
    for (const [entity, other] of await otherNames(store, said, name.entities)) {
      meant.push({ entity, typed: said, name: other });
      if (synonyms) alternatives.push({ elements: [{ phrase: fold(other, store.simple), closed: true }], entity, name: other, less: OTHER });
    }
    made.push({ alternatives });
    at += own.length - 1;
  }
  const heavy = made.filter(({ light }) => !light);
  const asked = phrases.length || heavy.length ? heavy : made;
  const quoted = phrases.map((phrase) => ({ quoted: true, alternatives: [{ elements: [{ phrase }] }] }));
  const clauses = [...quoted, ...asked].slice(0, MOST_WORDS);
  const last = made.at(-1)?.alternatives[0].elements[0];
  if (typing && last && words.at(-1).end === text.length && !/\s$/u.test(typed)) Object.assign(last, { closed: false, open: true });
  const typedFirst = words.length > 1 || meant.length > 0;
  const relaxable = clauses.length > 1 && clauses.some((clause) => !clause.quoted);
  return { clauses, not, text, typedFirst, relaxable, meant, cut: tooLong || quoted.length + asked.length > MOST_WORDS };
};

/* The parts of a name that may also stand apart: its words, or, in Chinese, what jieba would make of it if it did not know the name. */
const looseParts = async (store, name, own) => {
  if (own.length > 1) return [{ elements: own.filter(({ light }) => !light).map(({ element }) => element), less: LOOSE, loose: true }];
  if (!HAN.test(name) || own[0]?.element.phrase !== name) return [];
  const parts = await cut(store, name, name);
  if (parts.length < 2 || parts.some((part) => [...part].length < 2)) return [];
  return [{ elements: parts.map((phrase) => ({ phrase })), less: LOOSE, loose: true }];
};

/* [{start, end, element, light}] in reading order. */
const wordsOf = async (store, text) => {
  const words = [];
  const add = (start, said, element) => words.push({ start, end: start + said.length, element, light: LIGHT.has(said) });
  for (const { 0: piece, index } of text.matchAll(/[^ ]+/gu)) {
    if (HAN.test(piece)) {
      for (const [at, word] of await glued(store, piece)) if (SAYS.test(word)) add(index + at, word, elementOf(word));
      continue;
    }
    const from = piece.length - piece.replace(/^[^\p{L}\p{M}\p{N}(]+/u, "").length;
    const said = piece.replace(AROUND, "");
    const elided = said.match(ELIDED)?.[0].length ?? 0;
    const word = said.slice(elided);
    if (SAYS.test(word)) add(index + from + elided, word, elementOf(word));
  }
  if (!words.length && text) add(0, text, { phrase: text });
  return words;
};

const elementOf = (said) => {
  const { parts } = partsOf(said);
  return parts.length === 1 && parts[0].word && parts[0].text === said ? { word: said } : { phrase: said };
};

/* A piece with Han: [[place, word] …]. A figure and the single characters beside it are one (8月29日, 第1325), and so are
 * characters side by side that are no word: jieba may know one that no text has. */
const glued = async (store, piece) => {
  const made = [];
  let before = null;
  for (const { 0: run, index } of piece.matchAll(RUNS)) {
    let at = index;
    for (const part of HAN.test(run) ? await cut(store, run) : [run]) {
      const loose = FIGURE.test(part) || (HAN.test(part) && [...part].length === 1 && !LIGHT.has(part));
      if (loose && before) before[1] += part;
      else made.push([at, part]);
      before = loose ? made.at(-1) : null;
      at += part.length;
    }
  }
  return made;
};
