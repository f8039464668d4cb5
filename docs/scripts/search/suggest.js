/* What may be meant by what is being typed: names, titles and headings that have all its words, each at the beginning of
 * one of theirs, or anywhere where it begins with Han. */

import { fold } from "./fold.js";
import { endsInLetter } from "./tokens.js";

const HAN = /^[\u2e80-\ud7ff\uf900-\ufaff]/u;

/* Rows of the file → what is compared, once. */
export const prepared = ({ kinds, rows }, simple) =>
  rows.map(([text, kind, page, note, also]) => ({
    text, kind: kinds[kind], page, note,
    forms: [text, ...also].map((form) => fold(form, simple)),
    also,
  }));

/* The best few: [{text, kind, page, note, as}]; `as` is the other form that was meant. */
export const suggested = (offers, typed, simple, most) => {
  const parts = fold(typed.slice(0, 200), simple).trim().split(" ").filter(Boolean);
  if (!parts.length) return [];
  const found = [];
  offers.forEach((offer, order) => {
    let best = null;
    offer.forms.forEach((form, at) => {
      const score = scoreOf(form, parts);
      if (score !== null && (!best || score + (at ? 1 : 0) < best.score)) best = { score: score + (at ? 1 : 0), at };
    });
    if (best) found.push({ offer, order, ...best });
  });
  found.sort((one, other) => one.score - other.score || one.order - other.order);
  const made = new Map();
  for (const { offer, at } of found) {
    if (made.size === most) break;
    const { text, kind, page, note, also } = offer;
    if (!made.has(page)) made.set(page, { text, kind, page, note, as: at && /\P{L}|\p{Lu}|[\u2e80-\ud7ff]/u.test(also[at - 1]) ? also[at - 1] : "" });
  }
  return [...made.values()];
};

/* The less, the better: at the beginning, of a short form. Null where a word is missing. */
const scoreOf = (form, parts) => {
  let score = form.length / 50;
  for (const word of parts) {
    let at = form.indexOf(word);
    while (at > 0 && !HAN.test(word) && endsInLetter(form[at - 1]) && endsInLetter(word[0])) at = form.indexOf(word, at + 1);
    if (at < 0) return null;
    score += form.length === word.length ? 0 : at === 0 ? 1 : 4;
  }
  return score;
};
