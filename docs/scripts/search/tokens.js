/* A folded text → its tokens, each with its place; generator/search/tokens.py does it the same way. */

/* Two steps are longer than any one: no token hides between two others. */
export const BESIDE = 8;
export const STEPS = new Map([["", BESIDE], [" ", 9], ["-", 10], ["'", 11], [", ", 12], ["/", 13], [" (", 14]]);
export const OPAQUE = 15;
const SINGLE =
  "\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u2e80-\\u9fff\\ua000-\\ua4cf\\uac00-\\ud7ff\\uf900-\\ufaff" +
  "\\u{20000}-\\u{3ffff}";
const LETTER = `(?:(?![${SINGLE}])[\\p{L}\\p{M}])`;
const PIECES = new RegExp(`${LETTER}+|(?:(?!${LETTER})[^ ])+| `, "gu");
const IS_WORD = new RegExp(`^${LETTER}`, "u");
const SPEAKS = new RegExp(`[${SINGLE}\\p{Nd}]`, "u");
const ENDS_IN_LETTER = new RegExp(`${LETTER}$`, "u");

export const endsInLetter = (text) => ENDS_IN_LETTER.test(text);

/* The tokens of a folded query: words, and characters that stand side by side in runs.
 *
 *   parts   [{text, word, place}]: a word, or a run of characters with the place of the first
 *   sure    whether places alone tell that a text has the query
 *   marks   characters of separators that begin or end it: a text must have them somewhere
 *   open    whether its last word counts as a beginning
 */
export const partsOf = (folded) => {
  const parts = [];
  let place = 0;
  let between = "";
  let sure = true;
  let marks = "";
  for (const [piece] of folded.matchAll(PIECES)) {
    const word = IS_WORD.test(piece);
    if (!word && !SPEAKS.test(piece)) {
      between += piece;
      continue;
    }
    if (parts.length) {
      const step = STEPS.get(between) ?? OPAQUE;
      if (step === OPAQUE) sure = false;
      place += step;
    } else if (between) {
      sure = false;
      marks += between;
    }
    between = "";
    const characters = word ? [piece] : [...piece];
    parts.push({ text: piece, characters, word, place });
    place += BESIDE * (characters.length - 1);
  }
  if (between) {
    sure = false;
    marks += between;
  }
  const last = parts.at(-1);
  return {
    parts,
    sure,
    marks: [...new Set([...marks].filter((mark) => mark !== " "))],
    open: Boolean(last?.word && !between),
  };
};

/* Where a folded text has a folded query: its words whole, of the last one at least the beginning if it is not `closed`. */
export const placesIn = (text, query, closed = false) => {
  const found = [];
  const wordFirst = IS_WORD.test(query);
  const wordLast = closed && endsInLetter(query);
  for (let at = text.indexOf(query); at >= 0 && query; at = text.indexOf(query, at + 1)) {
    const end = at + query.length;
    if (wordFirst && at && endsInLetter(before(text, at))) continue;
    if (wordLast && end < text.length && IS_WORD.test(text.slice(end, end + 2))) continue;
    found.push(at);
  }
  return found;
};

/* The character before a place, a pair of surrogates whole. */
const before = (text, at) => {
  const code = text.charCodeAt(at - 1);
  return code >= 0xdc00 && code < 0xe000 && at > 1 ? text.slice(at - 2, at) : text[at - 1];
};
