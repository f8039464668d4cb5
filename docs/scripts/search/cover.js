/* A phrase → the terms that say it, each with its place in the phrase.
 *
 * Of a run of characters the longest terms there are. Of words each by itself, but that a row of frequent words is told by the
 * places of the word behind it: for `organización de la unidad` neither `de` nor `la` is asked for. */

import { BESIDE, OPAQUE, STEPS } from "./tokens.js";

/* Words of the longest row that is told, and the bits of each: five of the word, three of what stands behind it. */
const LONGEST_ROW = 4;
const BITS = 8;
const NEAREST = STEPS.get(" ") - 1;

/* [{text, place, placed, word, open, told}]: `placed` tells whether it has places, `open` whether it is a beginning, `told` what row
 * comes before it. The most telling come first. */
export const coverOf = (manifest, { parts, open }, closed) => {
  const cover = [];
  for (let at = parts.length - 1; at >= 0; ) {
    const part = parts[at];
    if (!part.word) {
      cover.push(...grams(manifest, part));
      at -= 1;
      continue;
    }
    const { told, count } = rowBefore(manifest, parts, at);
    const isOpen = open && !closed && at === parts.length - 1;
    cover.push({ text: part.text, place: part.place, placed: true, word: true, open: isOpen, told });
    at -= 1 + count;
  }
  return cover.sort((a, b) => a.open - b.open || b.text.length - a.text.length);
};

/* The row of frequent words before a word as its places tell it: {row, mask}, to be compared with the lowest bits. */
const rowBefore = ({ frequent }, parts, at) => {
  let [row, mask, count] = [0, 0, 0];
  for (; count < LONGEST_ROW && count < at; count += 1) {
    const part = parts[at - count - 1];
    const step = parts[at - count].place - part.place;
    const number = part.word ? frequent.indexOf(part.text) : -1;
    if (number < 0 || step <= NEAREST || step >= OPAQUE) break;
    row |= ((number << 3) | (step - NEAREST)) << (BITS * count);
    mask |= ((1 << BITS) - 1) << (BITS * count);
  }
  return { told: count ? { row, mask } : null, count };
};

const grams = ({ extended }, { characters, place, text }) => {
  if (characters.length === 1) return [{ text, place, placed: false, told: null, open: false, word: false }];
  const cover = [];
  for (let at = 0; at < characters.length; ) {
    const from = Math.min(at, characters.length - 2);
    let length = 2;
    const said = () => characters.slice(from, from + length).join("");
    while (from + length < characters.length && extended.includes(said())) length += 1;
    cover.push({ text: said(), place: place + BESIDE * from, placed: true, told: null, open: false, word: false });
    at = from + length;
  }
  return cover;
};
