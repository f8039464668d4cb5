/* What someone typed → what is quoted, what is loose, and what must not be there.
 *
 *   核武器国家 "无核武器区" -中东 NPT   →   the phrase 无核武器区; 核武器国家 and NPT loose; not 中东
 *
 * A quotation mark that is not closed quotes to the end. */

import { fold } from "./fold.js";

/* More than this is not read: a query is not a document. */
export const LONGEST = 1000;
const QUOTE = /["“”„‟«»「」『』＂]/u;
const CLOSES = { "«": "»", "「": "」", "『": "』", "“": "”", "„": "“" };
const BLANK = /\s/u;

/* {phrases: [folded], loose: [folded], not: [folded], cut: whether it was too long} */
export const parse = (typed, simple) => {
  const text = [...typed.slice(0, 2 * LONGEST)].slice(0, LONGEST).join("");
  const made = { phrases: [], loose: [], not: [], cut: typed.length > text.length };
  for (const { said, quoted, minus } of pieces(text)) {
    const folded = fold(said, simple).trim();
    if (!folded) continue;
    if (minus) made.not.push(folded);
    else if (quoted) made.phrases.push(folded);
    else made.loose.push(folded);
  }
  return made;
};

function* pieces(text) {
  for (let at = 0; at < text.length; ) {
    if (BLANK.test(text[at])) {
      at += 1;
      continue;
    }
    const minus = (text[at] === "-" || text[at] === "−") && at + 1 < text.length && !BLANK.test(text[at + 1]);
    const start = minus ? at + 1 : at;
    if (QUOTE.test(text[start])) {
      const close = CLOSES[text[start]];
      let end = start + 1;
      while (end < text.length && !(text[end] === close || QUOTE.test(text[end]))) end += 1;
      yield { said: text.slice(start + 1, end), quoted: true, minus };
      at = end + 1;
    } else {
      let end = start;
      while (end < text.length && !BLANK.test(text[end]) && !QUOTE.test(text[end])) end += 1;
      yield { said: text.slice(start, end), quoted: false, minus };
      at = end;
    }
  }
}
