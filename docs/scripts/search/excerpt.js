/* What of a text is shown: the words around its marks. */

const WHOLE = 320;
const AROUND = 70;
const MOST_PARTS = 3;
const BLANK = /\s/u;

/* A text and its marks [[start, end, other] …] → pieces [text, sort]: "" plain, "hit", "also" (another name of what was
 * asked), "cut" where something is left out. A short text is shown whole. */
export const excerptOf = (text, marks) => {
  const shown = text.length <= WHOLE ? [[0, text.length]] : windows(text, marks);
  const pieces = [];
  let at = 0;
  for (const [from, to] of shown) {
    if (from > at) pieces.push(["", "cut"]);
    at = from;
    for (const [start, end, other] of marks) {
      if (end <= from || start >= to) continue;
      if (start > at) pieces.push([text.slice(at, start), ""]);
      pieces.push([text.slice(Math.max(start, from), Math.min(end, to)), other ? "also" : "hit"]);
      at = Math.min(end, to);
    }
    if (at < to) pieces.push([text.slice(at, to), ""]);
    at = to;
  }
  if (at < text.length) pieces.push(["", "cut"]);
  return pieces;
};

const windows = (text, marks) => {
  if (!marks.length) return [[0, edge(text, WHOLE, 1)]];
  const made = [];
  for (const [start, end] of marks) {
    const from = edge(text, Math.max(0, start - AROUND), -1);
    const to = edge(text, Math.min(text.length, Math.max(end + AROUND, made.length ? 0 : from + WHOLE / 2)), 1);
    if (made.length && from <= made.at(-1)[1]) made.at(-1)[1] = Math.max(made.at(-1)[1], to);
    else if (made.length === MOST_PARTS) break;
    else made.push([from, to]);
    if (made.reduce((sum, [one, other]) => sum + other - one, 0) > WHOLE) break;
  }
  return made;
};

/* A place near that cuts no word and no pair of surrogates. */
const edge = (text, at, step) => {
  for (let moved = 0; moved < 14 && at > 0 && at < text.length; moved += 1, at += step)
    if (BLANK.test(text[at]) || (text[at] >= "\u2e80" && text[at] < "\ud800")) return at;
  return text[at] >= "\udc00" && text[at] < "\ue000" ? at + 1 : at;
};
