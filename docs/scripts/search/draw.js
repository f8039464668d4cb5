/* What was found, as elements. Everything comes as text and stays text. */

export const element = (name, attributes = {}, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== null && value !== undefined) made.setAttribute(key, value);
  made.append(...children.filter((child) => child !== null && child !== ""));
  return made;
};

const interfaceLanguage = document.documentElement.lang || "zh";
const numbers = new Intl.NumberFormat(interfaceLanguage);
export const count = (number) => numbers.format(number);
export const filled = (text, places) => text.replace(/\{(\w+)\}/g, (whole, name) => places[name] ?? whole);

const RIGHT_TO_LEFT = new Set(["ar", "fa", "he", "ur"]);
export const directionOf = (language) => (RIGHT_TO_LEFT.has(language) ? "rtl" : "ltr");

export const pieces = (parts, synonym) =>
  parts.map(([text, sort]) => {
    if (sort === "cut") return "…";
    if (sort === "hit") return element("mark", {}, text);
    return sort === "also" ? element("mark", { class: "also", title: synonym }, text) : text;
  });

/* A paragraph that was found: one link, to its own address. */
export const unit = ({ href, cited, kind, pieces: parts }, root, said) =>
  element("li", { class: "hit", "data-kind": kind },
    element("a", { class: "passage", href: new URL(href, root).href },
      element("span", { class: "hit-number", lang: interfaceLanguage }, cited), " ",
      element("span", { class: "hit-text" }, ...pieces(parts, said.synonym))));

/* A document with what was found in it. `languages` names languages where there are several. */
export const group = (found, root, said, languages) => {
  const { language, page, title, symbol, date, units, of, group: number } = found;
  const list = element("ol", { class: "hits", lang: language, dir: directionOf(language) }, ...units.map((one) => unit(one, root, said)));
  const id = `found-${number}`;
  const name = element("h2", { id, lang: language, dir: directionOf(language) },
    element("a", { href: new URL(`${page}#title`, root).href }, title));
  const facts = element("p", { class: "group-facts" },
    ...[
      symbol && element("span", { class: "sym", dir: "ltr" }, symbol),
      date && element("time", { datetime: date }, date),
      languages && element("span", {}, languages[language] ?? language),
      element("span", { class: "group-count" }, filled(said.in_document, { n: count(of) })),
    ].filter(Boolean));
  const made = element("section", { class: "group", "aria-labelledby": id, "data-group": number, "data-of": of }, name, facts, list);
  const left = of - units.length;
  if (left > 0) made.append(moreButton(left, said));
  return made;
};

const moreButton = (left, said) =>
  element("button", { type: "button", class: "more-units" }, filled(said.more_in_document, { n: count(left) }));

/* More of a document's paragraphs, below those that are there; the first of them gets the focus. */
export const append = (section, units, root, said) => {
  const list = section.querySelector(".hits");
  const made = units.map((one) => unit(one, root, said));
  list.append(...made);
  const button = section.querySelector(".more-units");
  const left = Number(section.dataset.of) - list.children.length;
  const had = button === document.activeElement;
  button?.remove();
  if (left > 0) section.append(moreButton(left, said));
  if (had) made[0]?.querySelector("a").focus({ preventScroll: true });
};
