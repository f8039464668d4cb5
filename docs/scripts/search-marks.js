/* Arriving from the search: the words that were looked for are marked, in the paragraph of the address and in whatever
 * else comes into view. A link of the search takes them along,
 *
 *   documents/gc-59-res-10/?q=核安保&q=nuclear+security#p12
 *
 * and they leave the address at once, so that what is copied or printed is the address of the paragraph.
 */
"use strict";
{
  const words = JSON.parse(document.getElementById("loccit-words")?.textContent || "{}");
  const here = document.currentScript.src;
  const root = new URL("..", here);
  const BLOCKS = "p, li, h1, h2, h3, h4, h5, h6, td, th, dd, blockquote, figcaption";
  const NO_TEXT = "a.num, a.headerlink, sup, script, style, nav, details.outline, .doc-links, .doc-notice, .preview";
  const MOST_WORDS = 8;
  const LONGEST = 200;

  /* The blocks' own text, without what stands in blocks inside them. */
  const textsOf = (block) => {
    const found = [];
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement;
      if (parent.closest(BLOCKS) === block && !parent.closest(NO_TEXT)) found.push(walker.currentNode);
    }
    return found;
  };

  /* A stretch of the joined texts, in a mark; a mark never crosses the edge of an element. */
  const wrap = (nodes, start, end) => {
    let at = 0;
    const made = [];
    for (const node of nodes) {
      const { length } = node.data;
      const from = Math.max(start - at, 0);
      const to = Math.min(end - at, length);
      at += length;
      if (from >= to) continue;
      const range = document.createRange();
      range.setStart(node, from);
      range.setEnd(node, to);
      const mark = document.createElement("mark");
      mark.className = "sought";
      range.surroundContents(mark);
      made.push(mark);
    }
    return made;
  };

  const marking = async (sought, doc) => {
    const [{ fold, foldWithOrigin, pairsOf }, { placesIn }, index] = await Promise.all([
      import(new URL("search/fold.js", here)),
      import(new URL("search/tokens.js", here)),
      fetch(new URL("search/index.json", root)).then((answer) => answer.json()).catch(() => ({})),
    ]);
    const simple = pairsOf(index.traditional ?? "");
    const phrases = sought.map((text) => fold(text, simple).trim()).filter(Boolean);

    const mark = (block) => {
      const nodes = textsOf(block);
      const { folded, origin } = foldWithOrigin(nodes.map(({ data }) => data).join(""), simple);
      const found = phrases.flatMap((phrase) => placesIn(folded, phrase).map((at) => [at, at + phrase.length]));
      found.sort(([a, one], [b, other]) => a - b || other - one);
      let last = Infinity;
      /* From the end, so that the nodes before stay as they are. */
      const apart = found.filter(([start], at) => !at || start >= Math.max(...found.slice(0, at).map(([, end]) => end)));
      for (const [start, end] of apart.reverse()) {
        wrap(nodes, origin[start], Math.min(origin[end - 1] + 1, last));
        last = origin[start];
      }
    };

    const watch = new IntersectionObserver((seen) => {
      for (const { isIntersecting, target } of seen)
        if (isIntersecting) {
          watch.unobserve(target);
          mark(target);
        }
      say();
    });
    const blocks = [...doc.querySelectorAll(BLOCKS)];
    const place = document.getElementById(decoded(location.hash.slice(1)).split("..")[0]);
    const own = place?.closest(BLOCKS);
    if (own) mark(own);
    for (const block of blocks) if (block !== own) watch.observe(block);

    /* --- and the way to be rid of them --- */

    const chip = document.createElement("div");
    chip.className = "sought-chip";
    chip.lang = document.documentElement.lang;
    const status = document.createElement("span");
    status.setAttribute("role", "status");
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = words.unmark;
    chip.append(status, button);
    document.body.append(chip);
    function say() {
      const number = doc.querySelectorAll("mark.sought").length;
      chip.hidden = !number;
      const text = words.marked.replace("{n}", number);
      if (status.textContent !== text) status.textContent = text;
    }
    say();
    const clear = () => {
      watch.disconnect();
      for (const one of doc.querySelectorAll("mark.sought")) {
        const { parentNode } = one;
        one.replaceWith(...one.childNodes);
        parentNode.normalize();
      }
      chip.remove();
      removeEventListener("keydown", onKey);
      history.replaceState({ ...history.state, sought: undefined }, "");
    };
    const onKey = ({ key, defaultPrevented }) => {
      if (key === "Escape" && !defaultPrevented && !document.getElementById("__search")?.checked) clear();
    };
    addEventListener("keydown", onKey);
    button.addEventListener("click", clear);
  };

  const decoded = (text) => {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  };

  const start = () => {
    const doc = document.querySelector(".doc");
    if (!doc) return;
    const asked = new URLSearchParams(location.search).getAll("q");
    const sought = (asked.length ? asked : (history.state?.sought ?? [])).slice(0, MOST_WORDS).map((text) => text.slice(0, LONGEST));
    if (asked.length) history.replaceState({ ...history.state, sought }, "", location.pathname + location.hash);
    if (sought.some((text) => text.trim())) marking(sought, doc);
  };

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
}
