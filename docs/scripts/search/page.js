/* The page search/: the query and its filters are its address, so that a search can be linked and gone back to.
 *
 *   ?q=核安保 培训&language=zh&year=2022&year=2015&synonyms=off&match=most
 */

import { lineTo } from "./client.js";
import { append, count, element, filled, group } from "./draw.js";
import { Panel } from "./panel.js";
import { LONGEST } from "./query.js";

const DOCUMENTS = 10;
const PARAGRAPHS = 3;
const FURTHER = 20;
const PAUSE = 250;
const SYNONYMS_SHOWN = 5;
const QUOTE = /["“”„‟«»「」『』＂]/u;
const QUOTES = new RegExp(QUOTE, "gu");

const find = (selector) => document.querySelector(selector);
const said = JSON.parse(find("#search-words").textContent);
const form = find("form.searching");
const input = form.querySelector("input");
const found = find(".found");
const results = find("#results");
const status = find("#found-status");
const trouble = find(".trouble");
const meaning = find(".meaning");
const jumps = find(".jumps");
const ways = find(".searching-ways");
const moreDocuments = find(".more-documents");
const known = found.dataset.facets.split(" ");
const titled = document.title;

/* --- the address ------------------------------------------------------------------------------------- */

let state = { q: "", filters: {}, synonyms: true, most: false };
let left = 0;
let early = false;
let drawnDocuments = 0;
let toScroll = null;
let languages = null;

const fromAddress = () => {
  const params = new URLSearchParams(location.search);
  const filters = {};
  for (const facet of known) {
    const values = [...new Set(params.getAll(facet).filter(Boolean))];
    if (values.length) filters[facet] = values;
  }
  return { q: params.get("q") ?? "", filters, synonyms: params.get("synonyms") !== "off", most: params.get("match") === "most" };
};

const addressOf = ({ q, filters, synonyms, most }) => {
  const params = new URLSearchParams();
  /* One character more than is read: the page says then that it was too much. */
  if (q) params.set("q", [...q].slice(0, LONGEST + 1).join(""));
  for (const facet of known) for (const value of filters[facet] ?? []) params.append(facet, value);
  if (!synonyms) params.set("synonyms", "off");
  if (most) params.set("match", "most");
  const query = params.toString();
  return location.pathname + (query && `?${query}`);
};

/* Other words are asked for in full again. */
const go = (change, replace = false) => {
  const next = { ...state, ...("q" in change && { most: false }), ...change };
  if (addressOf(next) !== addressOf(state)) history[replace ? "replaceState" : "pushState"]({}, "", addressOf(next));
  state = next;
  run();
};

/* --- asking ------------------------------------------------------------------------------------------ */

const heard = {
  found({ total, documents, meant, cut, nothing, relaxed, early: partial }) {
    early = partial;
    const held = document.activeElement;
    results.replaceChildren();
    results.dataset.pending = total;
    trouble.replaceChildren();
    drawnDocuments = 0;
    meaning.replaceChildren(...notes({ meant, cut, relaxed, total }));
    meaning.hidden = !meaning.children.length;
    ways.hidden = total > 0;
    status.textContent = early
      ? said.searching
      : nothing
      ? said.asks_nothing
      : total
        ? filled(relaxed ? said.found_relaxed : said.found, { n: count(total), documents: count(documents) })
        : filled(narrowed() ? said.nothing_filtered : said.nothing, { q: short(state.q.replace(QUOTES, " ").trim()) });
    if (!total && !nothing) results.append(element("p", { class: "try" }, said.try), ...remedies());
    keepFocus(held);
  },
  nearly({ total }) {
    if (!total) return;
    status.textContent = filled(said.nearly, { nothing: status.textContent, n: count(total) });
    results.querySelector(".try").after(act(said.relax, { most: true }));
  },
  documents({ documents, from, left: remaining }) {
    if (from !== drawnDocuments) return;
    results.append(...documents.map((one) => group(one, loccit.root, said, languages)));
    drawnDocuments += documents.length;
    left = remaining;
    if (early) return;
    moreDocuments.hidden = !left;
    done();
    if (toScroll !== null && drawnDocuments) scrollTo(0, toScroll);
    toScroll = null;
    /* Said anew, also where it has been near all the time. */
    nearEnd.unobserve(moreDocuments);
    nearEnd.observe(moreDocuments);
  },
  units({ group: number, units }) {
    const section = results.querySelector(`[data-group="${number}"]`);
    if (section) append(section, units, loccit.root, said);
  },
  facets({ facets }) {
    const several = facets.find(({ facet }) => facet === "language");
    if (several?.values.length > 1) nameLanguages(several.values);
    panel.show(facets);
  },
  failed({ why, part }) {
    const again = part === "facets" ? () => page.on("facets", {}) : run;
    const [text, label, act] =
      why === "foreign" ? [said.foreign, said.reload, () => location.reload()]
      : why === "unstarted" ? [said.unstarted, said.again, run]
      : [part === "facets" ? said.failed_facets : said.failed, said.again, again];
    const button = element("button", { type: "button" }, label);
    button.addEventListener("click", () => {
      trouble.replaceChildren();
      act();
    });
    trouble.replaceChildren(element("p", { class: "problem" }, text, " ", button));
    if (part === "facets") return panel.aside.setAttribute("aria-busy", "false");
    if (part === "search") {
      results.replaceChildren();
      status.textContent = "";
      ways.hidden = false;
    }
    results.setAttribute("aria-busy", "false");
    moreDocuments.hidden = !left;
  },
};

const page = lineTo("page", (say, message) => heard[say]?.(message));
const panel = new Panel(find("#facets"), find(".chosen"), find(".narrow"), said, (filters) => go({ filters }));

const run = (shown = 0) => {
  const { q, filters, synonyms, most } = state;
  const asked = Boolean(q.trim());
  const held = document.activeElement;
  found.hidden = !asked;
  /* What stood below nothing found stays until something is found. */
  if (!asked || !results.children.length) ways.hidden = asked;
  left = 0;
  moreDocuments.hidden = true;
  trouble.replaceChildren();
  delete results.dataset.total;
  document.title = asked ? `${short(q)} - ${titled}` : titled;
  offerJump(q);
  if (!asked) {
    page.quiet();
    results.replaceChildren();
    results.setAttribute("aria-busy", "false");
    return panel.clear();
  }
  results.setAttribute("aria-busy", "true");
  status.textContent = said.searching;
  panel.busy(filters);
  keepFocus(held);
  page.ask("search", {
    typed: q, filters, synonyms, most, language: document.documentElement.lang.slice(0, 2), facets: true, nearly: true,
    count: Math.max(DOCUMENTS, typeof shown === "number" ? shown : 0), shown: PARAGRAPHS,
  });
};

const done = () => {
  if (results.dataset.pending !== undefined) results.dataset.total = results.dataset.pending;
  results.setAttribute("aria-busy", "false");
};

const more = () => {
  if (!left || results.getAttribute("aria-busy") === "true") return;
  results.setAttribute("aria-busy", "true");
  page.on("more", { from: drawnDocuments, count: DOCUMENTS, shown: PARAGRAPHS });
};

/* Where what had the focus is drawn anew or gone: the keyboard goes on from there, not from the top of the page. */
const keepFocus = (held) => {
  if (held.isConnected) return;
  const again = held.type === "checkbox" ? meaning.querySelector("input") : null;
  (again ?? status).focus({ preventScroll: true });
};

/* --- what is said beside ------------------------------------------------------------------------------ */

const short = (text) => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
const narrowed = () => Object.keys(state.filters).length > 0;

const act = (label, change) => {
  const button = element("button", { type: "button" }, label);
  button.addEventListener("click", () => go(change));
  return button;
};

const remedies = () => [
  ...(narrowed() ? [act(said.unfilter, { filters: {} })] : []),
  ...(QUOTE.test(state.q) ? [act(said.unquote, { q: state.q.replace(QUOTES, " ").trim() })] : []),
];

const notes = ({ meant, cut, relaxed, total }) => {
  const made = cut ? [element("p", { class: "cut" }, said.cut)] : [];
  if (relaxed) made.push(element("p", { class: "relaxed" }, said.relaxed, " ", act(said.unrelax, { most: false })));
  if (meant.length) {
    const box = element("input", { type: "checkbox" });
    box.checked = state.synonyms;
    box.addEventListener("change", () => go({ synonyms: box.checked }));
    const names = element("span", { class: "also-names" }, meant.slice(0, SYNONYMS_SHOWN).join(said.list_separator));
    if (meant.length > SYNONYMS_SHOWN) {
      const rest = element("button", { type: "button" }, filled(said.also_more, { n: count(meant.length - SYNONYMS_SHOWN) }));
      rest.addEventListener("click", () => names.replaceChildren(meant.join(said.list_separator)));
      names.append(said.list_separator, rest);
    }
    made.push(element("p", { class: "also-line" },
      element("span", {}, ...(state.synonyms ? [said.also, " ", names] : [said.also_off])),
      element("label", {}, box, said.with_also)));
  }
  const bare = state.q.trim();
  if (total && !relaxed && !QUOTE.test(bare) && !/(^|\s)[-−]\S/u.test(bare) && bare.length > 1 && bare.length <= 60)
    made.push(element("p", { class: "quote-line" }, act(filled(said.quote, { q: bare }), { q: `“${bare}”` })));
  return made;
};

/* What reads like a citation leads there first. */
let jumping = 0;
const offerJump = async (text) => {
  const turn = (jumping += 1);
  const answers = text.trim() && text.length < 300 ? (await loccit.addresses()).resolve(text) : [];
  if (turn !== jumping) return;
  jumps.replaceChildren(
    ...answers.slice(0, 4).map(({ href, label, note }) =>
      element("li", {}, element("a", { class: "jump", href: new URL(href, loccit.root).href }, element("b", {}, label), " ", element("span", {}, note)))),
  );
  jumps.hidden = !answers.length;
};

/* Documents say their language where there are several. */
const nameLanguages = (values) => {
  if (languages) return;
  languages = Object.fromEntries(values);
  for (const section of results.querySelectorAll(".group")) {
    const code = section.querySelector("h2").lang;
    section.querySelector(".group-count").before(element("span", {}, languages[code] ?? code));
  }
};

/* --- what a reader does ------------------------------------------------------------------------------- */

let waiting;
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(waiting);
  if (input.value === state.q) run();
  else go({ q: input.value });
});
const typing = (event) => {
  clearTimeout(waiting);
  if (!event.isComposing) waiting = setTimeout(() => input.value !== state.q && go({ q: input.value }, Boolean(state.q)), PAUSE);
};
input.addEventListener("input", typing);
input.addEventListener("compositionend", typing);
moreDocuments.addEventListener("click", more);
const nearEnd = new IntersectionObserver((seen) => seen.some(({ isIntersecting }) => isIntersecting) && more(), { rootMargin: "400px" });
results.addEventListener("click", ({ target }) => {
  const button = target.closest(".more-units");
  if (!button) return;
  const section = button.closest(".group");
  button.setAttribute("aria-busy", "true");
  page.on("within", { group: Number(section.dataset.group), from: section.querySelectorAll(".hit").length, count: FURTHER });
});

const arrive = () => {
  state = fromAddress();
  input.value = state.q;
  toScroll = history.state?.y ?? null;
  run(history.state?.shown);
};
addEventListener("popstate", arrive);
/* Coming back, one finds what one left: as many documents, as far down. */
addEventListener("pagehide", () => history.replaceState({ shown: drawnDocuments, y: scrollY }, ""));
/* What was typed before this script ran is not lost. */
const typed = input.value;
arrive();
if (typed && !state.q) {
  input.value = typed;
  go({ q: typed });
}
if (!state.q && matchMedia("(hover: hover)").matches) input.focus();
