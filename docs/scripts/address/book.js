/* The address book of the site (data/addresses.json) as the resolver asks it: what is called how, where it lies, which
 * parts it can have, and how the site names it. As link/catalogue.py and link/targets.py have it. */
import { keyOf, romanOf, slugOf, tokensOf } from "./text.js";

export const GOALS = "sdg";
const REGIONS = { annex: "annex", part: "part", sec: "section", rule: "rule", principle: "principle" };
const UNITS = { x: "words", q: "quote", t: "table" };
const DIGITS = [0x3007, 0x4e00, 0x4e8c, 0x4e09, 0x56db, 0x4e94, 0x516d, 0x4e03, 0x516b, 0x4e5d];

export const unique = (list) => [...new Set(list)];

/* `p1:3 p3-a:b` → p1, p2, p3, p3-a, p3-b */
const spread = (runs) => {
  const found = new Set();
  for (const run of runs.split(" ")) {
    const [first, last] = run.split(":");
    found.add(first);
    const [, stem, from] = /^(.*?)(\d+|[a-z])$/.exec(first) || [];
    for (let value = from; last && value !== last; found.add(stem + value))
      value = /\d/.test(value) ? String(+value + 1) : String.fromCharCode(value.charCodeAt(0) + 1);
  }
  return found;
};

export class Book {
  constructor(data) {
    this.data = data;
    this.names = new Map();
    this.symbols = [];
    this.documents = new Map();
    this.entities = new Map();
    this.bySymbol = new Map();
    this.cited = new Set(data.cited);
    const bySlug = new Map();
    for (const [name, slug, titles, pages, runs, aliases = [], moved = {}] of data.documents) {
      const document = { name, slug, titles, pages, runs, moved };
      bySlug.set(slug, document);
      this.documents.set(name, document);
      [...titles, ...aliases, ...(name === slug ? [slug] : [])].forEach((called) => this.#name(called, name));
      this.#number(name, name, true);
    }
    for (const row of data.entities) {
      const [id, home, slug, title, names, symbols = [], articles = 0, paragraphs = {}, preamble = 0, actions = 0, near = []] = row;
      /* Most pages are <family>/<id>/; other addresses are whole. */
      const page = home && !home.includes("/") ? `${home}/${id}/` : home;
      this.entities.set(id, { id, page, title: title || names[0], names, articles, paragraphs, preamble, actions, near });
      if (bySlug.has(slug)) this.documents.set(id, bySlug.get(slug));
      [id, ...names].forEach((called) => this.#name(called, id));
      symbols.forEach((symbol) => this.bySymbol.set(symbol, id));
    }
    for (const symbol of unique([...this.cited, ...this.bySymbol.keys()]))
      if (symbol.includes("/") && !this.documents.has(symbol) && !this.documents.has(this.bySymbol.get(symbol)))
        this.#number(symbol, symbol, false);
  }

  #name(called, base) {
    const key = keyOf(called);
    if (key) this.names.set(key, (this.names.get(key) || new Set()).add(base));
  }

  #number(symbol, base, inCorpus) {
    const joint = symbol.split(/-(?=[A-Z]+(?:\(\d+\))?\/)/);
    unique([symbol, symbol.replace(/\s?\([^()]*\)$/, ""), ...joint]).forEach((form, at) => {
      const tokens = tokensOf(form);
      if (tokens) this.symbols.push({ tokens, base, inCorpus, whole: at === 0 });
    });
  }

  /* What has a name: what has a page, and no line of the glossary where an entry has a page of its own. */
  named(key) {
    const found = [...(this.names.get(key) || [])].sort();
    const withPage = found.filter((base) => this.address(base));
    let paged = withPage.length ? withPage : found;
    const isTerm = (base) => this.entities.get(base)?.page.includes("#");
    if (paged.some((base) => this.entities.has(base) && !isTerm(base))) paged = paged.filter((base) => !isTerm(base));
    const byDocument = new Map(paged.reverse().map((base) => [this.documents.get(base) || base, base]));
    return [...byDocument.values()].sort();
  }

  /* What a symbol, or the end of one, means; the corpus comes before the rest. */
  numbered(tokens) {
    const tail = this.symbols.filter((one) => one.tokens.endsWith(tokens));
    const exact = tail.filter((one) => one.tokens === tokens);
    const some = / [a-z]/.test(tokens) && tokens.lastIndexOf(" ") > 0;
    const inside = some ? this.symbols.filter((one) => `${one.tokens} `.includes(`${tokens} `)) : [];
    const tiers = [exact.filter((one) => one.whole), exact, tail.filter((one) => one.inCorpus), tail, inside];
    const found = tiers.find((tier) => tier.length) || [];
    return { bases: unique(found.map((one) => one.base)), full: found.length > 0 && found[0].tokens === tokens };
  }

  /* What is meant by a word for treaties alone; without its article and its ending, where a title has it so. */
  called(kind) {
    const word = kind.toLowerCase();
    if (this.data.usual[word]) return this.data.usual[word];
    const voted = unique(Object.values(this.data.usual).flat());
    const bare = word.replace(/^\u0627\u0644/, "");
    const stems = [bare, ...(bare.length > 5 ? [bare.slice(0, -1), bare.slice(0, -2)] : [])];
    const named = (id, stem) => this.entities.get(id)?.names.some((name) => name.toLowerCase().includes(stem));
    const found = stems.map((stem) => voted.filter((id) => named(id, stem)));
    return found.find((ids) => ids.length) || [];
  }

  anchors(document, language) {
    document.known ??= {};
    const runs = document.runs[language] ?? Object.values(document.runs)[0] ?? "";
    return (document.known[language] ??= spread(runs));
  }

  /* Where a target lies, seen from a reader of the interface's language. */
  address(target) {
    const [base, part = ""] = target.split("#");
    const { language, planPage, goalsPage } = this.data;
    const document = this.documents.get(base);
    const fragment = part ? `#${part}` : "";
    if (document) {
      const first = language in document.pages ? language : Object.keys(document.pages)[0];
      if (!part) return document.pages[first];
      const has = [first, ...Object.keys(document.pages)].find((code) => this.anchors(document, code).has(part));
      return has ? document.pages[has] + fragment : null;
    }
    if (base === GOALS) return part ? `${goalsPage}#${part.includes(".") ? "target" : "goal"}-${part}` : goalsPage;
    const entity = this.entities.get(base) || (!this.cited.has(base) && this.entities.get(this.bySymbol.get(base)));
    if (!entity) return this.cited.has(base) ? `references/${slugOf(base)}/${fragment}` : null;
    if (entity.id !== base || entity.page.includes("#")) return entity.page || null;
    if (part && entity.actions) return planPage + fragment;
    return entity.page ? entity.page + fragment : null;
  }

  /* Whether what is known allows the target: there is no article XII of the NPT. */
  holds(target) {
    const [base, part = ""] = target.split("#");
    if (base === GOALS) {
      const [goal, below] = part.split(".");
      const last = this.data.goals[goal - 1];
      if (!last) return !part;
      return !below || (/^\d+$/.test(below) ? +below > 0 && +below <= last[0] : below >= "a" && below <= last[1]);
    }
    const entity = this.entities.get(base);
    if (!entity || !part) return true;
    const [, article, paragraph] = /^art-(\d+)(?:-(\d+))?(?:-.*)?$/.exec(part) || [];
    if (article && entity.articles) {
      const most = Object.keys(entity.paragraphs).length ? (entity.paragraphs[article] ?? 1) : Infinity;
      return +article <= entity.articles && (!paragraph || +paragraph <= most);
    }
    const [, place] = /^preamble-(\d+)$/.exec(part) || [];
    if (place && entity.preamble) return +place <= entity.preamble;
    const [, action] = /^action-(\d+)$/.exec(part) || [];
    return !action || (+action > 0 && +action <= entity.actions);
  }

  /* --- in words -------------------------------------------------------------------------------------- */

  label(target) {
    const { cite, targets } = this.data.said;
    const [base, part = ""] = target.split("#");
    if (base === GOALS) {
      if (!part) return targets.goals;
      return targets[part.includes(".") ? "target" : "goal"].replace("{n}", part);
    }
    const entity = this.entities.get(base);
    const document = this.documents.get(base);
    let whole = document ? document.name : base;
    if (document && document.name === document.slug) whole = cite.symbol_quote.replace("{title}", document.titles[0]);
    else if (entity && !document) whole = this.#named(entity);
    if (!part) return whole;
    return whole + (entity && !document ? targets.joint : targets.separator) + this.part(part, !document);
  }

  /* An instrument has the marks of a title; a title inside it has the smaller ones. */
  #named({ title, page }) {
    const { instrument } = this.data.said.targets;
    if (!page.startsWith("instruments/")) return title;
    const small = instrument.startsWith("\u300a") ? { "\u300a": "\u3008", "\u300b": "\u3009" } : {};
    return instrument.replace("{name}", title.replace(/[\u300a\u300b]/g, (mark) => small[mark] || mark));
  }

  part(anchor, instrument) {
    const { cite, targets } = this.data.said;
    const steps = anchor.split("-");
    if (steps[0] === "preamble" || steps[0] === "action") return targets[steps[0]].replace("{n}", steps[1]);
    if (steps[0] === "fn") return cite.footnote.replace("{n}", steps.slice(1).join(" ").replace("star", "*"));
    let said = "";
    if (instrument && steps[0] === "art") {
      said = targets.article.replace("{n}", this.#counted(steps[1]));
      steps.splice(0, 2);
      if (/^\d/.test(steps[0])) said += cite.joint + targets.clause.replace("{n}", steps.shift());
      return said + this.#items(steps);
    }
    for (; steps.length > 2 && (REGIONS[steps[0]] || steps[0] === "art"); steps.splice(0, 2))
      said += cite[REGIONS[steps[0]] || "article"].replace("{n}", steps[1].toUpperCase()) + cite.joint;
    const [first, ...below] = steps;
    const [, paragraph] = /^p(\d[\d.]*)$/.exec(first) || (said && /^(\d[\d.]*)$/.exec(first)) || [];
    if (paragraph) {
      const mark = ["bis", "ter", "quater"].includes(below[0]) ? ` ${below.shift()}` : "";
      return said + cite.paragraph.replace("{n}", paragraph + mark) + this.#items(below);
    }
    if (first === "pp" && below.length) {
      const step = below.shift();
      const form = /\d/.test(step) ? cite.preamble_ordinal.replace("{n}", step) : cite.preamble.replace("{n}", `(${step})`);
      return said + form + this.#items(below);
    }
    return said + (this.#unit(first) || steps.join("-"));
  }

  #unit(step) {
    const [, letter, number] = /^([xqt])(\d+)$/.exec(step) || [];
    return letter && this.data.said.cite[UNITS[letter]].replace("{n}", number);
  }

  /* (c), (ii) below a letter; item 15 right below a paragraph. */
  #items(steps) {
    const { cite } = this.data.said;
    const blank = cite.joint.trim() ? " " : "";
    return steps
      .map((step, at) => {
        if (/^\d+$/.test(step) && at === 0) return cite.joint + cite.numbered_item.replace("{n}", step);
        if (/^\d+$/.test(step)) return `${blank}(${romanOf(+step)})`;
        if (/^([a-z])\1*$/.test(step)) return `${blank}(${step})`;
        return this.#unit(step) ? cite.joint + this.#unit(step) : ` ${step}`;
      })
      .join("");
  }

  /* Articles as the interface counts them: a Chinese numeral, or the number. */
  #counted(number) {
    const value = +number;
    if (this.data.said.targets.numerals !== "han" || !value || value > 99) return number;
    const digit = (one) => (one ? String.fromCodePoint(DIGITS[one]) : "");
    const tens = Math.floor(value / 10);
    return (tens > 1 ? digit(tens) : "") + (tens ? "\u5341" : "") + digit(value % 10);
  }
}

