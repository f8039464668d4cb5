/* What an unquoted query needs to know of words: how Chinese is cut, which words are forms of one, which names mean one thing. */

import { fold } from "./fold.js";

export const HAN = /[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3134f}]/u;
/* Characters of the longest word of jieba's dictionary, and of the longest name. */
const LONGEST_WORD = 20;
const LONGEST_NAME = 80;
/* Letters that a form may have beyond its stem; English and French have no more. */
const LONGEST_ENDING = 6;
const SHORTEST_STEM = 3;
/* What Arabic writes together with a word before it. */
const CLITICS = /^(?:و|ف)?(?:ال|لل|بال|كال|ب|ل|ك)?/u;

const CRC = new Uint32Array(256).map((_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});
const crc32 = (text) => {
  let value = 0xffffffff;
  for (const byte of new TextEncoder().encode(text)) value = CRC[(value ^ byte) & 255] ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
};

const partAt = (store, begin) => store.lexicon(crc32(begin) % store.index.lexicon.length);

/* The part of the lexicon for what begins like that. */
const partFor = (store, text) => {
  const [first, second] = text;
  return partAt(store, first >= "\u2e80" ? first : first + (second ?? ""));
};

/* A run of Han as jieba cuts it, by its dictionary alone. `but`: a word that it is not to know. */
export const cut = async (store, run, but = "") => {
  const letters = [...run];
  const parts = await Promise.all(letters.map((letter) => partFor(store, letter)));
  const logTotal = Math.log(store.index.total || 1);
  const best = new Float64Array(letters.length + 1);
  const ends = new Uint32Array(letters.length);
  for (let at = letters.length - 1; at >= 0; at -= 1) {
    best[at] = -Infinity;
    const words = parts[at].words ?? {};
    let word = "";
    for (let end = at + 1; end <= letters.length && end - at <= LONGEST_WORD; end += 1) {
      word += letters[end - 1];
      const weight = word !== but && Object.hasOwn(words, word) ? words[word] : 0;
      if (!weight && end > at + 1) continue;
      const value = Math.log(weight || 1) - logTotal + best[end];
      if (value >= best[at]) {
        best[at] = value;
        ends[at] = end;
      }
    }
  }
  const made = [];
  for (let at = 0; at < letters.length; at = ends[at]) made.push(letters.slice(at, ends[at]).join(""));
  return made;
};

/* Without the accents of Latin letters, as the stems are; ñ is a letter of its own. */
export const plain = (word) =>
  word.normalize("NFD").replace(/(?<=[a-z])[\u0300-\u0302\u0304-\u036f]+|(?<=[a-mo-z])\u0303/gu, "").normalize("NFC");

/* All words of a language that are forms of this one. */
export const formsOf = async (store, language, word) => {
  const bare = plain(word);
  const stems = `stems-${language}`;
  const part = await partFor(store, bare);
  const found = new Set([word]);
  const add = (forms) => forms.forEach((form) => found.add(form));
  const of = part[`of-${language}`] ?? {};
  const stem = Object.hasOwn(of, word) ? of[word] : "";
  if (stem) add((await partFor(store, stem))[stems][stem]);
  let near = null;
  for (const [stem, forms] of Object.entries(part[stems] ?? {})) {
    if (forms.some((form) => form === word || plain(form) === bare)) add(forms);
    const ending = bare.length - stem.length;
    const most = Math.min(LONGEST_ENDING, stem.length - 1);
    if (stem.length >= SHORTEST_STEM && ending >= 0 && ending <= most && bare.startsWith(stem) && !(near?.[0].length >= stem.length))
      near = [stem, forms];
  }
  /* A form that no text has: negotiating, where there are negotiate and negotiation. */
  if (found.size === 1 && near) add(near[1]);
  if (found.size === 1 && language === "ar") {
    const [clitics] = word.match(CLITICS);
    if (clitics && word.length - clitics.length > 2) add(await formsOf(store, language, word.slice(clitics.length)));
  }
  return [...found];
};

/* Every registered name in a folded text that begins and ends at one of the `edges`, the longest first: [{start, end, entities}] */
export const namesIn = async (store, text, edges) => {
  const found = [];
  for (let at = 0; at < text.length; ) {
    const names = edges.has(at) && text[at] !== " " ? ((await partFor(store, text.slice(at, at + 2))).names ?? {}) : {};
    let length = Math.min(LONGEST_NAME, text.length - at);
    for (; length > 1; length -= 1)
      if (edges.has(at + length) && Object.hasOwn(names, text.slice(at, at + length))) break;
    if (length > 1) found.push({ start: at, end: at + length, entities: names[text.slice(at, at + length)] });
    at += Math.max(1, length);
  }
  return found;
};

/* The other names of what a name means: [[entity, name] …] */
export const otherNames = async (store, name, entities) => {
  const found = await Promise.all(
    entities.map(async (entity) => {
      const { meanings } = await partAt(store, entity);
      return meanings[entity].filter((other) => fold(other, store.simple) !== name).map((other) => [entity, other]);
    }),
  );
  return found.flat();
};
