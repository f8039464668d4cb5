/* A reference shows what it leads to: a paragraph its number, words and document, a page its title, who cites it
 * and the official record. A name shows what it names, which stands in its title: a line with the names and the kind,
 * the definition below. Hovering or focusing it is enough; on a phone a tap opens the card, with a way on.
 * Esc closes. What is shown is read from the page that the link leads to, so that it works wherever the site is
 * put; where that cannot be read (a copy on a disk, another page gone) the link is a plain link. */
"use strict";
{
  const WAIT_MS = 350;
  const LEAVE_MS = 250;
  const LENGTH = 400;
  const GAP = 6;
  const HEADINGS = "h1, h2, h3, h4, h5, h6";
  const words = JSON.parse(document.getElementById("loccit-words")?.textContent || "{}");
  const pages = new Map();
  const titles = new WeakMap();
  let card;
  let shown; /* the link whose card is open */
  let wanted; /* the link whose card is to open next */
  let timer;
  let pointer;

  const make = (tag, name, ...inside) => {
    const node = document.createElement(tag);
    if (name) node.className = name;
    node.append(...inside);
    return node;
  };

  const pathOf = (url) => url.pathname.replace(/index\.html$/, "");

  /* The page that an address is on; null where it cannot be read. */
  const pageAt = (url) => {
    const path = pathOf(url);
    if (url.origin === location.origin && path === pathOf(location)) return document;
    if (location.protocol === "file:") return null;
    if (!pages.has(path)) {
      const read = fetch(url).then(async (answer) =>
        answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null,
      );
      pages.set(path, read.catch(() => null));
    }
    return pages.get(path);
  };

  const textOf = (node) => {
    const copy = node.cloneNode(true);
    copy.querySelectorAll("sup.note, .headerlink, .back, .tally, a.num, details").forEach((part) => part.remove());
    copy.querySelectorAll("td, th, dt, li, br").forEach((part) => part.append(" "));
    return copy.textContent.replace(/\s+/g, " ").trim();
  };

  /* The block with an id, then what belongs to it: the items of a paragraph, the members of a range, what stands
   * under a heading. Cut where it is long. */
  const blocksAt = (target, first, last) => {
    const block = target.closest(`p, ${HEADINGS}`) ?? target;
    const found = [];
    let left = LENGTH;
    let passed = !last || last === first;
    for (let node = block; node && left > 0; node = node.nextElementSibling) {
      if (node.matches("details, hr")) continue;
      const number = node.querySelector(":scope > a.num");
      const id = number?.id || node.id;
      if (node !== block) {
        const below = (owner) => id.startsWith(`${owner}-`);
        if (block.matches(HEADINGS) ? node.matches(HEADINGS) : passed && !below(first) && !(last && below(last))) break;
      }
      passed ||= id === last;
      const text = [...textOf(node)];
      const label = number && !number.matches(".none") ? [make("b", "", number.textContent), " "] : [];
      const rest = text.length > left ? `${text.slice(0, left).join("").trimEnd()}…` : text.join("");
      if (rest) found.push(make("p", "", ...label, rest));
      left -= text.length;
    }
    return found;
  };

  const nameOf = (page) =>
    [".doc-symbol:not(.unprinted)", "h1"].map((part) => page.querySelector(part)).filter(Boolean).map(textOf).join(" ");

  /* Of a page: its first words, who cites it, and the official record; of a part of one that is no document, its
   * name and how often it is cited. */
  const about = (page, part) => {
    const found = [make("p", "name", part ? textOf(part) : nameOf(page))];
    const lead = !part && page.querySelector("p.lead");
    const cited = part ? part.querySelector(".tally") : page.querySelector("[data-cited]")?.closest("div");
    const official = page.querySelector("a.official, .doc-facts a[rel~=external]");
    if (lead) found.push(make("p", "", textOf(lead)));
    if (cited) found.push(make("p", "count", textOf(cited)));
    if (official && /^https?:/.test(official.getAttribute("href"))) {
      const link = make("a", "", textOf(official.closest(".doc-facts > div")?.querySelector("dt") ?? official));
      link.href = official.href;
      link.tabIndex = -1; /* the page itself has it for the keyboard */
      found.push(make("p", "count", link));
    }
    return found;
  };

  /* What a name says: its own title has it all, so nothing has to be read. */
  const definitionOf = (title) => {
    const [, ...said] = title.split("\n");
    const body = make("div", "words", ...said.map((line) => make("p", "said", line)));
    body.lang = document.documentElement.lang;
    return body;
  };

  const contentOf = async (link) => {
    if (link.matches(".name")) return definitionOf(titles.get(link) || link.title);
    const page = await pageAt(new URL(link.href));
    if (!page) return null;
    const [first, last] = decodeURIComponent(new URL(link.href).hash.slice(1)).split("..");
    const target = first && first !== "title" ? page.getElementById(first) : null;
    const quoted = target?.closest(".doc");
    const body = make("div", "words", ...(quoted ? blocksAt(target, first, last) : about(page, target)));
    const spoken = (target ?? page.querySelector("h1"))?.closest("[lang]");
    body.lang = spoken?.lang || "";
    body.dir = spoken?.dir || "auto";
    if (target && page !== document) body.append(make("p", "of", nameOf(page)));
    return body;
  };

  const hide = () => {
    clearTimeout(timer);
    wanted = null;
    if (!shown) return;
    const inside = card.contains(document.activeElement);
    if (titles.has(shown)) shown.title = titles.get(shown);
    shown.removeAttribute("aria-describedby");
    card.remove();
    if (inside) shown.focus({ preventScroll: true });
    shown = null;
  };

  /* Under the line of the link that is pointed at, or above it where there is no room. */
  const place = (link, at) => {
    const boxes = [...link.getClientRects()];
    const box = boxes.find((one) => at >= one.top - 2 && at <= one.bottom + 2) ?? boxes[0];
    const below = box.bottom + GAP + card.offsetHeight <= innerHeight || box.top < card.offsetHeight + GAP;
    const top = below ? box.bottom + GAP : box.top - GAP - card.offsetHeight;
    const left = Math.min(Math.max(box.left, GAP), document.documentElement.clientWidth - card.offsetWidth - GAP);
    card.style.insetBlockStart = `${top + scrollY}px`;
    card.style.left = `${left + scrollX}px`;
  };

  const show = async (link, at, tapped) => {
    wanted = link;
    const body = await contentOf(link);
    if (wanted !== link) return;
    hide();
    if (!body?.firstChild && !link.matches(".name[title]")) {
      if (tapped) location.assign(link.href);
      return;
    }
    if (link.title) titles.set(link, link.title);
    const name = (titles.get(link) || link.textContent).split("\n")[0];
    shown = link;
    const named = body.querySelector(".name");
    if (named && name.includes(named.textContent)) named.remove(); /* the line above has said so */
    card = make("div", "preview", make("p", "head", name), body);
    card.classList.toggle("sheet", Boolean(tapped));
    card.classList.toggle("named", link.matches(".name"));
    card.id = "preview";
    card.tabIndex = -1;
    card.setAttribute("role", tapped ? "dialog" : "tooltip");
    card.addEventListener("pointerenter", () => clearTimeout(timer));
    card.addEventListener("pointerleave", later);
    document.body.append(card);
    link.removeAttribute("title"); /* or the browser would draw its own beside the card */
    if (tapped) {
      card.setAttribute("aria-label", name);
      const open = make("a", "", words.open || "");
      open.href = link.href;
      const ways = make("p", "ways", open, make("button", "", words.close || ""));
      ways.addEventListener("click", hide);
      card.append(ways);
      card.focus({ preventScroll: true });
    } else {
      link.setAttribute("aria-describedby", card.id);
      place(link, at);
    }
  };

  const later = () => {
    clearTimeout(timer);
    wanted = null;
    if (shown && !card.matches(".sheet")) timer = setTimeout(hide, LEAVE_MS);
  };

  const soon = (link, at) => {
    clearTimeout(timer);
    if (link !== shown) timer = setTimeout(show, WAIT_MS, link, at);
  };

  const refAt = (event) => event.target.closest?.(".md-content :is(a.ref, a.name)");

  const on = (kind, react) => document.addEventListener(kind, (event) => react(event, refAt(event)));

  on("pointerdown", (event) => (pointer = event.pointerType));
  on("pointerover", (event, link) => link && event.pointerType !== "touch" && soon(link, event.clientY));
  on("pointerout", (event, link) => link && event.pointerType !== "touch" && later());
  on("focusin", (_, link) => link?.matches(":focus-visible") && soon(link));
  on("focusout", (_, link) => link && later());
  on("keydown", (event) => event.key === "Escape" && hide());
  on("click", (event, link) => {
    if (link && pointer === "touch" && event.detail) {
      event.preventDefault();
      show(link, null, true);
    } else if (!shown || !card.contains(event.target)) hide();
  });
}
