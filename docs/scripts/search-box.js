/* The search of the header, with the keys that Material has: `/`, `s`, `f` and Ctrl-K open it, arrows go through what it
 * offers, Enter goes there or to the page of results, Esc closes it.
 *
 * It offers, in this order: the place that is meant, where what is typed reads like a citation (address.js); names, titles
 * and headings; the first paragraphs; all results. What it needs is fetched when it is first used. Without this script
 * it is a plain form. The page search/ has its own script, which is fetched here.
 */
"use strict";
{
  const words = JSON.parse(document.getElementById("loccit-words")?.textContent || "{}");
  const here = document.currentScript.src;
  const root = new URL("..", here);
  const JUMPS = 3;
  const OFFERED = 5;
  const PASSAGES = 4;
  const PAUSE = 120;
  const LEADING = 24;
  const LONGEST = 1001; /* one character more than is read, so that the page says it was too much */

  const load = () => Promise.all([import(new URL("search/client.js", here)), import(new URL("search/draw.js", here))]);

  const header = (box) => {
    const form = box.querySelector("form");
    const input = box.querySelector("input");
    const list = box.querySelector("[role=listbox]");
    const meta = box.querySelector(".md-search-result__meta");
    const toggle = document.getElementById("__search");
    const greeting = meta.textContent;
    let parts = { jump: [], offered: [], passages: [] };
    let options = [];
    let active = -1;
    let lines;
    let all; /* the way to all results, the same element for the same words: it may be chosen */
    let sure = false; /* whether the first is what was meant */
    let asked = 0;
    let waiting;

    let wanted = false;
    const open = (now) => {
      wanted = now;
      if (toggle.checked !== now) toggle.click();
    };

    /* --- what is offered --- */

    const ready = () =>
      (lines ??= load()
        .then(([{ lineTo }, draw]) => ({
          draw,
          names: lineTo("names", (say, told) => {
            if (say === "suggestions") put("offered", told.suggestions.map((one) => offer(draw, one)));
          }),
          passages: lineTo("box", (say, told) => {
            if (say === "found") {
              meta.textContent = told.total
                ? draw.filled(words.search_found, { n: draw.count(told.total) })
                : words.search_nothing;
              if (!told.total) put("passages", []);
            } else if (say === "documents") put("passages", told.documents.map((one) => passage(draw, one)));
            else if (say === "failed") {
              meta.textContent = words.search_failed;
              put("passages", []);
            }
          }),
        }))
        .catch(() => {
          lines = undefined; /* a copy without its scripts: the form still leads to the page */
        }));

    const option = (draw, href, ...children) =>
      draw.element("a", { class: "md-search-result__link", role: "option", "aria-selected": "false", tabindex: "-1", href },
        draw.element("span", { class: "md-search-result__article" }, ...children));

    const offer = (draw, { text, kind, page, note, as }) =>
      option(draw, new URL(page, root).href,
        draw.element("span", { class: "offer-text" }, text),
        draw.element("span", { class: "offer-note" }, as && as !== note ? as : note),
        draw.element("span", { class: "offer-kind" }, kind));

    const passage = (draw, { language, title, symbol, units: [unit] }) =>
      option(draw, new URL(unit.href, root).href,
        draw.element("span", { class: "offer-place" }, draw.element("b", {}, symbol || title), " ", unit.cited),
        draw.element("span", { class: "offer-words", lang: language, dir: draw.directionOf(language) }, ...draw.pieces(nearest(unit.pieces))));

    /* Two lines have room for little more than the words themselves. */
    const nearest = ([first, ...rest]) =>
      rest.length && !first[1] && first[0].length > LEADING ? [["", "cut"], [first[0].slice(-LEADING), ""], ...rest] : [first, ...rest];

    const jump = (draw, { href, label, note }) =>
      option(draw, new URL(href, root).href,
        draw.element("span", { class: "offer-text" }, label),
        draw.element("span", { class: "offer-note" }, note));

    const put = (name, made) => {
      parts = { ...parts, [name]: made };
      draw();
    };

    const draw = async () => {
      const { draw: make } = (await ready()) ?? {};
      if (!make) return;
      const chosen = options[active];
      const first = sure && active < 0;
      const heads = { jump: words.search_jump, offered: words.search_offered, passages: words.search_passages };
      const jumps = new Set(parts.jump.map(({ href }) => href));
      const groups = Object.entries(heads).flatMap(([name, head]) => {
        const shown = parts[name].filter(({ href }) => name === "jump" || !jumps.has(href));
        if (!shown.length) return [];
        const id = `header-${name}`;
        return make.element("div", { role: "group", class: `offers ${name}`, "aria-labelledby": id },
          make.element("div", { class: "offers-head", id, role: "presentation" }, head), ...shown);
      });
      const typed = input.value.trim();
      if (typed && all?.typed !== typed) {
        const text = make.filled(words.search_all, { q: typed.slice(0, 40) });
        all = { typed, made: option(make, pageOf(typed), make.element("span", { class: "offer-all" }, text)) };
      }
      if (typed) groups.push(all.made);
      list.replaceChildren(...groups);
      options = [...list.querySelectorAll("[role=option]")];
      options.forEach((one, at) => (one.id = `header-option-${at}`));
      const place = options.indexOf(chosen);
      choose(place >= 0 ? place : first ? 0 : -1, false);
      input.setAttribute("aria-expanded", options.length > 0);
    };

    const pageOf = (typed) => `${form.action}?q=${encodeURIComponent([...typed].slice(0, LONGEST).join(""))}`;

    const choose = (place, scroll = true) => {
      options[active]?.setAttribute("aria-selected", "false");
      options.forEach((one) => one.setAttribute("aria-selected", "false"));
      active = place;
      const one = options[place];
      if (!one) return input.removeAttribute("aria-activedescendant");
      one.setAttribute("aria-selected", "true");
      input.setAttribute("aria-activedescendant", one.id);
      if (scroll) one.scrollIntoView({ block: "nearest" });
    };

    /* --- what is typed --- */

    const resolved = async (text) => (text ? (await loccit.addresses()).resolve(text) : []);
    /* A name means its page as well as the places where it stands; only a citation is gone to at once. */
    const certain = (answers) => (answers.length === 1 && answers[0].kind !== "name" ? answers : []);

    const look = async () => {
      const turn = (asked += 1);
      const typed = input.value.trim();
      const known = await ready();
      if (turn !== asked || !known) return;
      if (!typed) {
        known.names.quiet();
        known.passages.quiet();
        parts = { jump: [], offered: [], passages: [] };
        meta.textContent = greeting;
        return draw();
      }
      const text = [...typed].slice(0, LONGEST).join("");
      active = -1;
      sure = false;
      known.names.ask("suggest", { typed: text, count: OFFERED });
      known.passages.ask("search", {
        typed: text, typing: true, filters: {}, synonyms: true, count: PASSAGES, shown: 1, language: document.documentElement.lang.slice(0, 2),
      });
      const answers = typed.length < 300 ? await resolved(typed) : [];
      if (turn !== asked) return;
      sure = certain(answers).length > 0;
      put("jump", answers.slice(0, JUMPS).map((one) => jump(known.draw, one)));
    };

    const leave = () => {
      open(false);
      input.blur();
      choose(-1);
    };

    input.addEventListener("focus", () => {
      open(true);
      ready();
      loccit.addresses();
      if (input.value && !options.length) look();
    });
    input.addEventListener("input", (event) => {
      clearTimeout(waiting);
      if (!event.isComposing) waiting = setTimeout(look, PAUSE);
    });
    input.addEventListener("compositionend", () => {
      clearTimeout(waiting);
      waiting = setTimeout(look, PAUSE);
    });
    input.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step && options.length) {
        event.preventDefault();
        /* One place of the round is the input itself. */
        const next = active + step;
        choose(next < -1 ? options.length - 1 : next < options.length ? next : -1);
      } else if (event.key === "Escape") {
        event.preventDefault();
        leave();
      } else if (event.key === "Tab") open(false);
    });
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const typed = input.value.trim();
      if (!typed) return;
      if (options[active]) return follow(options[active]);
      const [answer] = typed.length < 300 ? certain(await resolved(typed)) : [];
      if (answer) location.assign(new URL(answer.href, root).href);
      else location.assign(pageOf(typed));
    });
    const follow = (one) => {
      const { href } = one;
      leave();
      location.assign(href);
    };
    form.addEventListener("reset", () => {
      setTimeout(() => {
        input.focus();
        look();
      });
    });
    list.addEventListener("mousedown", (event) => event.preventDefault()); /* the box keeps the focus */
    list.addEventListener("click", ({ target, ctrlKey, metaKey, shiftKey }) => {
      if (target.closest("a") && !ctrlKey && !metaKey && !shiftKey) leave();
    });
    toggle.addEventListener("change", () => {
      if (toggle.checked) input.focus();
      /* The theme closes it a moment after a page has come, though one types already. */
      else if (wanted && document.activeElement === input) setTimeout(() => open(wanted));
    });
    addEventListener("click", ({ target }) => {
      if (target.closest("[for=__search]")) wanted = false;
    }, true);

    /* --- the keys of every page --- */

    const typing = (target) => target.isContentEditable || /^(?:input|textarea|select)$/i.test(target.tagName);
    addEventListener("keydown", (event) => {
      const { key, ctrlKey, metaKey, altKey, target } = event;
      const command = (ctrlKey || metaKey) && !altKey && key.toLowerCase() === "k";
      const plain = !ctrlKey && !metaKey && !altKey && ["/", "s", "f"].includes(key) && !typing(target);
      if (!command && !plain) return;
      event.preventDefault();
      input.focus();
      input.select();
    });
    /* What is clicked beside it closes it. */
    addEventListener("click", ({ target }) => {
      if (toggle.checked && document.activeElement !== input && !box.contains(target) && target !== toggle && !target.closest("[for=__search]"))
        open(false);
    });
    if (document.activeElement === input) {
      open(true);
      look();
    }
  };

  const start = () => {
    const box = document.querySelector("[data-loccit=search]");
    if (box) header(box);
    if (document.getElementById("search-words")) import(new URL("search/page.js", here));
  };

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
}
