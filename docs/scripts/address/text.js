/* Typed text made plain, and numbers told from it: what languages/folding.py, languages/numbering.py and
 * link/citations/parts.py do. */

const LONGEST = 300;
const ROMAN = /^(?=.)m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/;
const WORTH = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 };
const TEN = "\u5341";
const HUNDRED = "\u767e";
const PREFIX = { article: "art-", preamble: "preamble-", paragraph: "p", action: "action-", within: "" };

/* As the citation tables expect a text: one kind of digit, quotation mark, hyphen and blank. */
export const plainOf = (text) =>
  text
    .normalize("NFKC")
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.codePointAt(0) & 15))
    .replace(/[\u3008<]/g, "\u300a")
    .replace(/[\u3009>]/g, "\u300b")
    .replace(/[\u201c-\u201f]/g, '"')
    .replace(/[\u2018-\u201b\u02bc]/g, "'")
    .replace(/[\u2010-\u2013\u2212]/g, "-")
    .split(/\s+/)
    .filter(Boolean)
    .join(" ")
    .slice(0, LONGEST);

/* A name without case, accents, blanks and marks. */
export const keyOf = (text) => text.normalize("NFKD").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");

/* The letters and numbers of a symbol, a blank before each; nothing where there are other letters. */
export const tokensOf = (text) => {
  const plain = text.replaceAll("\u0410", "A").normalize("NFKD").toLowerCase();
  if (/[^\P{L}a-z]|[^\P{N}0-9]/u.test(plain)) return "";
  const tokens = plain.match(/[a-z]+|\d+/g) || [];
  return tokens.map((token) => ` ${token === "revision" ? "rev" : token}`).join("");
};

export const isSymbol = (text) => /\d/.test(text) && (text.includes("/") || /\p{L}/u.test(text));

export const slugOf = (symbol) =>
  symbol
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, "-")
    .replace(/^[-.]+|[-.]+$/g, "");

export const escaped = (text) => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");

export const letterName = (value) =>
  String.fromCharCode(97 + ((value - 1) % 26)).repeat(1 + Math.floor((value - 1) / 26));

export const romanOf = (value) => {
  let said = "";
  for (const [mark, worth] of [["x", 10], ["ix", 9], ["v", 5], ["iv", 4], ["i", 1]])
    for (; value >= worth; value -= worth) said += mark;
  return said;
};

const romanValue = (text) => {
  if (!ROMAN.test(text)) return 0;
  const worths = [...text].map((mark) => WORTH[mark]);
  return worths.reduce((sum, worth, at) => sum + (worth < Math.max(...worths.slice(at)) ? -worth : worth), 0);
};

/* The worth of what a list or an article is numbered with. */
export const numbers = ({ numerals, letters }) => {
  const isHan = (text) => [...text].every((c) => c === TEN || c === HUNDRED || (numerals[c] ?? 99) < 10);

  const hanValue = (text) => {
    if (!text.includes(TEN) && !text.includes(HUNDRED)) return +[...text].map((c) => numerals[c]).join("");
    let total = 0;
    let digit = 0;
    for (const c of text)
      if (c === TEN || c === HUNDRED) {
        total += Math.max(digit, 1) * (c === TEN ? 10 : 100);
        digit = 0;
      } else digit = numerals[c];
    return total + digit;
  };

  const valueOf = (text) => {
    if (/^\d+$/.test(text)) return +text;
    if (isHan(text)) return hanValue(text);
    const single = /^[A-Z]$/.test(text) ? text.charCodeAt(0) - 64 : 0;
    return romanValue(text.toLowerCase()) || single || numerals[text.toLowerCase()] || 0;
  };

  /* What stands in brackets: a letter first where it can be one, a number below it. */
  const stepOf = (text, depth) => {
    if (/^\d+$/.test(text)) return String(+text);
    if (isHan(text)) return String(hanValue(text));
    const same = [...text].every((c) => c === text[0]);
    const letter = same && letters[text[0]] ? letters[text[0]] + 26 * ([...text].length - 1) : 0;
    const roman = romanValue(text);
    if (roman && (depth > 0 || !letter || [1, 5, 10].includes(roman))) return String(roman);
    if (!letter) return text;
    return depth ? String(letter) : letterName(letter);
  };

  /* The last part of a target: art-4-2, p4-c, action-5, 3.8. */
  const anchorOf = (kind, number, brackets) => {
    const steps = (brackets || "").match(/[^\s()]+/g) || [];
    if (kind === "goal" || kind === "target") return number;
    if (!number) return kind === "within" ? steps.map((step) => stepOf(step, 0)).join("-") : "";
    const [main, behind = ""] = number.split(/\.(?!.*\.)/);
    let made = number;
    if (!/^\d+$/.test(behind)) {
      const [, printed, mark = ""] = /^(.*?)\s?(bis|ter|\u4e4b[\u4e8c\u4e09])?$/.exec(main);
      const value = valueOf(printed);
      if (!value) return "";
      made = value + { bis: "-bis", ter: "-ter", "\u4e4b\u4e8c": "-bis", "\u4e4b\u4e09": "-ter", "": "" }[mark];
      if (behind) steps.unshift(behind.toLowerCase());
    }
    return [PREFIX[kind] + made, ...steps.map((step, depth) => stepOf(step, depth))].join("-");
  };

  return { valueOf, anchorOf };
};
