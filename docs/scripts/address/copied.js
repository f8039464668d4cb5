/* Citations as the site itself copies them, taken apart, as link/asked/copied.py has it:
 * NPT/CONF.2020/WP.77, p187-15-a. The words are those of the interface. */
import { unique } from "./book.js";
import { escaped, plainOf } from "./text.js";

const REGIONS = {
  annex: "annex-",
  part: "part-",
  section: "sec-",
  article: "art-",
  rule: "rule-",
  principle: "principle-",
};
const ITEMS = { numbered_item: "", ordinal_item: "", quote: "q", table: "t", words: "x" };
const UNITS = {
  paragraph: "p",
  preamble: "pp-",
  preamble_ordinal: "pp-",
  footnote: "fn-",
  quote: "q",
  table: "t",
  words: "x",
};
const OWN = "\\(?[A-Za-z0-9*.]+\\)?";

/* A function that gives the whole and the anchor of such a citation; nothing for other texts. */
export const ownWords = (said) => {
  const words = (keys, number = OWN) =>
    unique(keys.map((key) => escaped(plainOf(said[key])).replace("\\{n\\}", number)))
      .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
      .join("|");
  const [regions, units, items] = [REGIONS, UNITS, ITEMS].map((keys) => words(Object.keys(keys)));
  const joint = "\\s*,?\\s*";
  const form = new RegExp(
    `^(.+?)${joint}((?:(?:${regions})${joint})*)(${units})((?:${joint}(?:${items}|\\s?\\([a-z]{1,4}\\)))*)$`,
    "i",
  );
  const steps = (text, table) => {
    const order = Object.keys(table).sort((a, b) => said[b].length - said[a].length);
    const forms = order.map((key) => [key, new RegExp(words([key], `(${OWN})`), "iy")]);
    const found = [];
    for (let place = 0; place < text.length; ) {
      const letter = /\(([a-z]{1,4})\)/iy;
      letter.lastIndex = place;
      const matches = forms.map(([key, each]) => ((each.lastIndex = place), [key, each.exec(text)]));
      const match = matches.find(([, one]) => one);
      const step = match ? null : letter.exec(text);
      const number = match?.[1][1].replace(/^\(+|\)+$/g, "").replace("*", "star");
      if (match) found.push((table[match[0]] + number).toLowerCase());
      else if (step) found.push(step[1].toLowerCase());
      place += match ? match[1][0].length : step ? step[0].length : 1;
    }
    return found;
  };
  return (plain) => {
    const found = form.exec(plain);
    if (!found) return [];
    const [unit] = steps(found[3], UNITS);
    return [found[1], [...steps(found[2], REGIONS), unit, ...steps(found[4], ITEMS)].join("-")];
  };
};
