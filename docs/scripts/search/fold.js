/* What a reader takes for the same text is the same once folded; generator/search/folding.py does it the same way. */

const ALIKE = new Map();
for (const [many, one] of [
  ["〈<", "《"], ["〉>", "》"], ["“”„‟", '"'], ["‘’‚‛ʼ", "'"], ["‐‑‒–−", "-"], ["•‧∙⋅・", "·"], ["ς", "σ"],
  ["أإآٱ", "ا"], ["ىی", "ي"], ["ة", "ه"], ["ک", "ك"], ["ё", "е"],
])
  for (const character of many) ALIKE.set(character, one);

/* What is not seen: soft hyphens, joiners, marks of direction and of a character's shape, Arabic vowel signs. */
const UNSEEN =
  /[\u00ad\u034f\u0610-\u061a\u061c\u0640\u064b-\u065f\u0670\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff\u{e0100}-\u{e01ef}]/gu;
/* The index has it between texts. */
const BOUNDARY = /\ue000/gu;
const HAN_CLASS =
  "\\u2e80-\\u2fff\\u3001-\\u303f\\u3040-\\u30ff\\u3105-\\u312f\\u3220-\\u33ff\\u3400-\\u4dbf\\u4e00-\\u9fff" +
  "\\uf900-\\ufaff\\ufe30-\\ufe4f\\uff01-\\uff60\\uffe0-\\uffe6\\u{20000}-\\u{3134f}";
/* White space as Python's \s has it: the browsers' has a byte order mark more and a few separators less. */
const SPACE = "[\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]";
const IS_SPACE = new RegExp(SPACE, "u");
const BESIDE_HAN = new RegExp(`(?<=[${HAN_CLASS}])${SPACE}+|${SPACE}+(?=[${HAN_CLASS}])`, "gu");
const ELSEWHERE = new RegExp(`${SPACE}+`, "gu");
/* A letter with what joins it: accents, Hangul vowels, half-width sound marks. What folds to several characters, or to none, keeps
 * its place by being folded alone. */
const JOINED = "[\\p{M}\\u1160-\\u11ff\\u3131-\\u318e\\uff9e\\uff9f\\uffa0-\\uffdc]";
const CLUSTER = new RegExp(`[^]${JOINED}*`, "gu");

/* Pairs of a traditional character and its simplified one → what each becomes. */
export const pairsOf = (traditional) => {
  const letters = [...traditional];
  const simple = new Map();
  for (let at = 0; at + 1 < letters.length; at += 2) simple.set(letters[at], letters[at + 1]);
  return simple;
};

const each = (text, simple) => {
  let made = "";
  const lower = text.replace(BOUNDARY, " ").normalize("NFKC").toLowerCase();
  for (const character of lower.normalize("NFKC").replaceAll("i\u0307", "i")) {
    const alike = ALIKE.get(character) ?? character;
    made += simple.get(alike) ?? alike;
  }
  return made.replace(UNSEEN, "");
};

/* The text as it is compared. */
export const fold = (text, simple) => each(text, simple).replace(BESIDE_HAN, "").replace(ELSEWHERE, " ");

/* The same with the way back: origin[i] is where in the text the i-th code unit of the folded one came from,
 * origin[length] where the text ends. */
export const foldWithOrigin = (text, simple) => {
  let flat = "";
  const from = [];
  for (const cluster of text.matchAll(CLUSTER)) {
    const folded = each(cluster[0], simple);
    for (let at = 0; at < folded.length; at += 1) from.push(cluster.index);
    flat += folded;
  }
  from.push(text.length);
  /* The blanks, as fold takes them away. */
  const gone = new Uint8Array(flat.length);
  for (const blank of flat.matchAll(BESIDE_HAN)) gone.fill(1, blank.index, blank.index + blank[0].length);
  let folded = "";
  const origin = [];
  let wasBlank = false;
  for (let at = 0; at < flat.length; at += 1) {
    if (gone[at]) continue;
    const blank = IS_SPACE.test(flat[at]);
    if (blank && wasBlank) continue;
    wasBlank = blank;
    folded += blank ? " " : flat[at];
    origin.push(from[at]);
  }
  origin.push(text.length);
  return { folded, origin };
};
