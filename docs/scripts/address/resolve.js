/* What a person types → the addresses that it means. The same as generator/link/asked.py; one table of cases holds the
 * two together.
 *
 *   const { resolve, suggest } = resolver(data);     data/addresses.json
 *   resolve("npt art. IV(2)")  →  [{ label, note, href, target, kind }]
 *
 * `resolve` gives one address, several where it is not clear which is meant, or none. `suggest` adds what the text may
 * become. Words, patterns and names all come from the data.
 */
import { Book, GOALS, unique } from "./book.js";
import { ownWords } from "./copied.js";
import { isSymbol, keyOf, letterName, numbers, plainOf, tokensOf } from "./text.js";

const KINDS = ["article", "preamble", "paragraph", "action", "target", "goal", "within"];
const RANKS = ["symbol", "number", "title", "usual", "partial", "alone"];
const ADDRESS =
  /(?:^|\/)(?:documents|references|instruments|initiatives)\/([^/#?]+)\/(?:[a-z]{2}\/)?(?:\?[^#]*)?(?:#(.+))?$/i;
const ANCHOR = /^(.+)#([a-z0-9][a-z0-9.-]*)$/i;
const ALONE =
  /^(.+?)[\s:§¶#]+(\d[\d.]*|[ivx]{1,6}|[\u3007\u96f6\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341\u767e]{1,5})((?:\s?\([a-z0-9]{1,4}\))*)$/i;
const NUMBER =
  /(?:e?s-)?\d+(?:\s?\/\s?\d+)?(?:\s?[a-z](?:\s?-\s?[a-z])?(?![a-z]))?(?:\s?\(\s?(?:\d{4}|[esivxlc-]+)\s?\))?/i;
/* Article III.2 is III(2). */
const POINT = /(?<!\p{L})([ivx]{1,6})\.(\d{1,2})(?![\d.])/giu;
const WORD = /\p{L}{4,}|[\u3400-\u9fff]/u;
/* Places that are offered where it is not clear which is meant. */
const MOST = 12;
/* What can be the beginning of a part: a number and its words, a word, one or two characters. */
const UNFINISHED = [
  /^$/,
  /\s*\d+\D*$/,
  /[\s,]+\S*\s*\d*\D*$/,
  ...[1, 2, 3].map((count) => new RegExp(`[\\u3400-\\u9fff]{${count}}\\s*(?:\\d+\\D{0,3})?$`)),
];
/* What can stand around a whole and is no part of it. */
const AROUND = /^[ ,.'"()\u300a\u300b]+|[ ,.'"()\u300a\u300b]+$/g;

export const resolver = (data) => {
  const book = new Book(data);
  const { valueOf, anchorOf } = numbers(data);
  const languages = Object.values(data.forms).map(compiled);
  const plan = data.entities.map(([id]) => book.entities.get(id)).find((entity) => entity.actions);

  /* --- wholes ------------------------------------------------------------------------------------------ */

  const nothing = { bases: [], rule: "" };

  const bySymbol = (text) => {
    const tokens = isSymbol(text) ? tokensOf(text) : "";
    return tokens ? book.numbered(tokens) : { bases: [], full: false };
  };

  const wholes = (typed, forms) => {
    const key = keyOf(typed);
    if (!key) return nothing;
    if (key === GOALS) return { bases: [GOALS], rule: "title" };
    for (const [form, official] of forms?.qualifiers || []) typed = typed.replace(form, official);
    const text = typed.replace(AROUND, "");
    let { bases, full } = bySymbol(text);
    if (full) return { bases, rule: "symbol" };
    const [noun, bare] = forms ? withoutWords(text, forms) : [false, text];
    const numbered = noun ? book.numbered(tokensOf(bare)).bases : [];
    if (numbered.length) return { bases: numbered, rule: "number" };
    const named = book.named(key);
    if (named.length) return { bases: named, rule: "title" };
    const kind = forms?.bare.exec(text);
    if (kind) return { bases: book.called(kind.groups.kind), rule: "usual" };
    if (!bases.length && !noun) ({ bases, full } = bySymbol(bare));
    return { bases, rule: full ? "symbol" : "partial" };
  };

  /* A resolution by its number and its organ, as a symbol would have them; else a symbol without words around it. */
  const withoutWords = (text, forms) => {
    const [organ, series = ""] = forms.organs.find(([form]) => form.test(text)) || [];
    if (organ) text = text.replace(organ, " ");
    const noun = forms.resolution.test(text) ? "resolution" : forms.decision.test(text) ? "decision" : "";
    if (noun) text = text.replace(forms[noun], " ");
    text = text.replace(forms.filling, " ").replace(AROUND, "");
    const number = NUMBER.exec(text);
    const around = number && text.slice(0, number.index) + text.slice(number.index + number[0].length);
    if (!noun || !number || series === "?" || WORD.test(around)) return [false, text];
    return [true, `${series.startsWith("?") ? "" : series} ${noun.slice(0, 3)} ${number[0]}`];
  };

  /* --- parts ------------------------------------------------------------------------------------------- */

  const firstAnchor = (kind, text, forms) => {
    const item = kind === "target" ? forms.target : kind === "action" || kind === "goal" ? forms.action : forms.item;
    const anchors = [...text.matchAll(item)].map(({ groups }) =>
      anchorOf(kind, groups.number, groups.number ? groups.subs : groups.only),
    );
    return anchors.filter(Boolean);
  };

  const partsOf = (plain, forms) =>
    [...plain.matchAll(forms.form)].flatMap((found) => {
      const kind = KINDS.find((name) => found.groups[name] !== undefined);
      const { clauses } = found.groups;
      const head = clauses ? found[0].slice(0, found[0].length - clauses.length) : found[0];
      let [anchor, ...more] = firstAnchor(kind, head, forms);
      const [clause] = clauses && !more.length ? firstAnchor("within", clauses, forms) : [];
      if (!anchor) return [];
      if (kind === "article") anchor = anchor.replaceAll(".", "-"); /* article 3.2 */
      const end = found.index + found[0].length;
      return [{ kind, start: found.index, end, anchor: clause ? `${anchor}-${clause}` : anchor }];
    });

  const annexOf = (joint) => {
    const number = joint.groups?.annex;
    return number === undefined ? "" : `annex-${valueOf(number.toUpperCase()) || 1}-`;
  };

  const around = (left, right, forms) => {
    let annex = "";
    const after = right.trim() && forms.after.exec(right);
    if (after) [right, annex] = [right.slice(after[0].length), annexOf(after)];
    let before = left.trim() ? forms.before.exec(left) : null;
    if (before && annexOf(before)) {
      annex = annexOf(before);
      left = left.slice(0, before.index);
      before = null;
    }
    const wholesAround = [`${left} ${right}`.trim()];
    if (before?.[0].trim()) wholesAround.push(`${left.slice(0, before.index)} ${right}`.trim());
    return wholesAround.map((whole) => [whole, annex]);
  };

  /* --- readings ---------------------------------------------------------------------------------------- */

  const asPrinted = (anchor) => {
    const [, prefix, number] = /^(.*)preamble-(\d+)$/.exec(anchor) || [];
    return number ? [anchor, `${prefix}pp-${number}`, `${prefix}pp-${letterName(+number)}`] : [anchor];
  };

  const reading = (base, anchor, rule) => {
    const made = (target) => ({ target, href: target && book.address(target), rule });
    const document = book.documents.get(base);
    if (document) {
      if (!anchor) return made(document.name);
      const versions = Object.keys(document.pages);
      const known = (form) => versions.some((code) => book.anchors(document, code).has(form));
      const form = asPrinted(document.moved[anchor] ?? anchor).find(known);
      return made(form && `${document.name}#${form}`);
    }
    if (!anchor) return made(base);
    const target = `${data.wholes[base] ?? base}#${anchor}`;
    const [whole] = target.split("#");
    const hasParts = !book.entities.has(whole) || book.entities.get(whole).page.startsWith("instruments/");
    return made(hasParts && book.holds(target) ? target : null);
  };

  const ofPart = (whole, kind, anchor, forms) => {
    const key = keyOf(whole);
    if (kind === "goal" || kind === "target") {
      const goals = !key || (forms.development.test(whole) && !forms.otherGoals.test(whole));
      const named = ["sdgs", "agenda-2030", GOALS].some((id) => book.names.get(key)?.has(id));
      return goals || named ? [reading(GOALS, anchor, "goal")] : [];
    }
    const { bases, rule } = key ? wholes(whole, forms) : nothing;
    if (kind === "action") {
      const meant = plan && (!key || bases.some((base) => plan.near.includes(base)));
      return meant ? [reading(plan.id, anchor, "action")] : [];
    }
    if (key) return bases.map((base) => reading(base, anchor, rule));
    if (kind !== "article" && kind !== "preamble") return [{ target: null, href: null, rule: "part" }];
    return (data.usual[""] || []).map((base) => reading(base, anchor, "usual"));
  };

  const inLanguage = (plain, forms) => {
    const [part, next, ...more] = partsOf(plain, forms);
    if (!part) {
      const { bases, rule } = wholes(plain, forms);
      return bases.map((base) => reading(base, "", rule));
    }
    let { kind, anchor, end } = part;
    if (next && !more.length && (kind === "paragraph" || kind === "within") && next.kind === "article")
      [kind, anchor, end] = ["article", `${next.anchor}-${anchor.replace(/^p/, "")}`, next.end];
    const found = [];
    for (const [whole, annex] of around(plain.slice(0, part.start), plain.slice(end), forms)) {
      const read = ofPart(whole, kind, annex + anchor, forms);
      found.push(...read);
      if (read.some((one) => one.href)) break;
    }
    return found;
  };

  const own = ownWords(data.said.cite);

  const readings = (plain) => {
    const pasted = ADDRESS.exec(plain) || ANCHOR.exec(plain);
    const { bases, rule } = pasted ? wholes(pasted[1]) : nothing;
    if (bases.length) return bases.map((base) => reading(base, (pasted[2] || "").toLowerCase(), rule));
    const [copied, anchor] = own(plain);
    const named = copied ? wholes(copied) : nothing;
    const cited = named.bases.filter((base) => book.documents.has(base)).map((base) => reading(base, anchor, named.rule));
    if (cited.some((one) => one.href)) return cited;
    const found = [...cited, ...languages.flatMap((forms) => inLanguage(plain, forms))];
    const alone = !found.length && ALONE.exec(plain);
    if (!alone) return found;
    for (const forms of languages) {
      const { bases: named } = wholes(alone[1], forms);
      if (named.length)
        return named.map((base) => {
          const kind = book.entities.get(base)?.articles ? "article" : "paragraph";
          return reading(base, anchorOf(kind, alone[2], alone[3]), "alone");
        });
    }
    return [];
  };

  /* --- answers ----------------------------------------------------------------------------------------- */

  const kindOf = (target) => {
    const part = target.split("#")[1];
    if (!part) return book.documents.has(target) || !book.entities.has(target) ? "document" : "name";
    return /^(art|action|preamble)-|^\d/.test(part) ? "article" : "paragraph";
  };

  /* Beside the label stands the title of a document, or the name by which something else was found. */
  const answer = (target, key) => {
    const label = book.label(target);
    const named = (book.entities.get(target)?.names ?? []).find((name) => keyOf(name).includes(key)) ?? "";
    const note = book.documents.get(target)?.titles[0] ?? named;
    const said = label.includes(note) || (note === named && keyOf(label).includes(key));
    return { label, note: said ? "" : note, href: book.address(target), target, kind: kindOf(target) };
  };

  const rankOf = ({ target, rule }) => (target.includes("#") ? 0 : 10) + Math.max(RANKS.indexOf(rule), 0);

  const resolve = (text) => {
    const good = readings(plainOf(text).replace(POINT, "$1($2)")).filter((one) => one.href);
    const best = Math.min(...good.map(rankOf));
    const targets = unique(good.filter((one) => rankOf(one) === best).map((one) => one.target));
    return targets.slice(0, MOST).map((target) => answer(target, keyOf(text)));
  };

  /* What the text may become: paragraphs whose number begins so, and what has these words in its name. */
  const suggest = (text, most = 8) => {
    const plain = plainOf(text);
    const key = keyOf(plain);
    const found = new Map();
    const add = (target) => {
      const href = book.address(target);
      if (href && found.size < most && !found.has(href)) found.set(href, answer(target, key));
    };
    const begun = UNFINISHED.map((end) => plain.replace(end, "")).find((whole) => whole && resolve(whole).length) || "";
    for (const { target } of begun ? resolve(begun) : []) {
      add(target);
      const document = book.documents.get(target.split("#")[0]);
      const number = /(\d+)\D{0,12}$/.exec(plain)?.[1];
      if (document && number && (target.includes("#p") || begun.length < plain.length))
        for (const anchor of book.anchors(document, data.language))
          if (anchor.startsWith(`p${number}`) && !anchor.includes("-")) add(`${document.name}#${anchor}`);
    }
    const tokens = isSymbol(plain) ? tokensOf(plain) : "";
    for (const one of tokens ? book.symbols : []) if (one.tokens.includes(tokens)) add(one.base);
    const names = key.length > 1 ? [...book.names.keys()].filter((name) => name.includes(key)) : [];
    names.sort((a, b) => a.length - b.length);
    for (const name of names.slice(0, 40)) book.names.get(name).forEach(add);
    return [...found.values()];
  };

  return { resolve, suggest };
};

/* The expressions of one language, made ready. */
const compiled = (forms) => {
  const made = {};
  for (const [name, source] of Object.entries(forms))
    made[name] = Array.isArray(source) ? source.map(([form, said]) => [new RegExp(form, "iu"), said]) : new RegExp(source, "iu");
  for (const name of ["form", "item", "action", "target", "filling"]) made[name] = new RegExp(forms[name], "giu");
  made.after = new RegExp(`^(?:${forms.after})`, "iu");
  made.bare = new RegExp(`^(?:${forms.bare})$`, "iu");
  return made;
};
