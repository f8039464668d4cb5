/* What is called for: narrows the rows of `calls/` by verb, addressee, document and theme.
 *
 *   <form class="filter calls-filter" hidden>…<select name="verb">…<output></output></form>
 *   <div class="calls-found"><table id="calls-rows">…<tr data-verb data-class data-of data-document data-themes>
 *
 * What is chosen stands in the address (?verb=urge&of=iaea), so that a narrowed list can be linked.
 * Where rows are on pages of their own, the form says where two small files are that tell which
 * pages have what (`data-pages`, `data-documents`); the rows are read from those pages as they are
 * needed. Without this script the page is a page.
 */
"use strict";
{
  const AT_ONCE = 200;
  const KEYS = ["verb", "class", "of", "document", "theme"];

  const asked = () => {
    const query = new URLSearchParams(location.search);
    return Object.fromEntries(KEYS.map((key) => [key, query.get(key) || ""]));
  };

  const chosen = (form) => {
    const value = (name) => form.elements[name]?.value.trim() || "";
    const verb = value("verb");
    const whole = verb.startsWith("class:") ? verb.slice(6) : "";
    return { verb: whole ? "" : verb, class: whole, of: value("of"), document: slug(value("document")), theme: value("theme") };
  };

  /* As documents' addresses have a symbol: A/RES/75/1 is a-res-75-1. */
  const slug = (text) => text.toLowerCase().replace(/[^a-z0-9.]+/g, "-").replace(/^[-.]+|[-.]+$/g, "");

  const show = (form, wanted) => {
    const set = (name, value) => {
      const control = form.elements[name];
      if (!control) return;
      control.value = value;
      if (control.tagName === "SELECT" && control.selectedIndex < 0) control.value = "";
    };
    set("verb", wanted.class ? `class:${wanted.class}` : wanted.verb);
    set("of", wanted.of);
    set("document", wanted.document);
    set("theme", wanted.theme);
  };

  const addressOf = (wanted) => {
    const query = new URLSearchParams(KEYS.filter((key) => wanted[key]).map((key) => [key, wanted[key]]));
    return `${location.pathname}${query.size ? `?${query}` : ""}${location.hash}`;
  };

  const has = (list, value) => !value || list.split(" ").includes(value);
  const fits = (row, wanted) =>
    (!wanted.verb || row.dataset.verb === wanted.verb) &&
    (!wanted.class || row.dataset.class === wanted.class) &&
    (!wanted.document || row.dataset.document === wanted.document) &&
    has(row.dataset.of, wanted.of) &&
    has(row.dataset.themes, wanted.theme);

  /* --- all rows are here ------------------------------------------------------------------- */

  const here = (form, table, empty) => {
    const rows = [...table.tBodies[0].rows];
    return (wanted) => {
      let left = 0;
      for (const row of rows) {
        row.hidden = !fits(row, wanted);
        left += row.hidden ? 0 : 1;
      }
      form.querySelector("output").textContent = `${left} / ${rows.length}`;
      empty.hidden = left > 0;
    };
  };

  /* --- rows are on pages of their own ------------------------------------------------------ */

  const elsewhere = (form, table, empty) => {
    const output = form.querySelector("output");
    const total = output.textContent;
    const root = new URL(form.dataset.root, location.href);
    const found = table.closest(".calls-found");
    const more = found.querySelector(".more-rows");
    const kept = new Map();
    const once = (address, read) => {
      if (!kept.has(address)) {
        const answer = fetch(address).then((reply) => (reply.ok ? read(reply) : Promise.reject(reply.status)));
        answer.catch(() => kept.delete(address));
        kept.set(address, answer);
      }
      return kept.get(address);
    };
    const rowsOf = (part) => {
      const address = new URL(part.page, root);
      return once(address.href, async (reply) => {
        const page = new DOMParser().parseFromString(await reply.text(), "text/html");
        const rows = [...page.querySelectorAll("#calls-rows tbody tr")];
        for (const link of page.querySelectorAll("#calls-rows a[href]")) {
          link.href = new URL(link.getAttribute("href"), address).href;
        }
        return rows;
      });
    };
    let turn = 0;
    let goOn = null;
    more.addEventListener("click", () => goOn?.());

    return async (wanted) => {
      const mine = ++turn;
      const body = table.tBodies[0];
      body.replaceChildren();
      empty.hidden = true;
      more.hidden = true;
      found.hidden = !KEYS.some((key) => wanted[key]);
      output.textContent = total;
      if (found.hidden) return;
      output.textContent = form.dataset.wait;
      const all = await once(form.dataset.pages, (reply) => reply.json());
      let parts = all.map((part, place) => ({ ...part, place }));
      if (wanted.document) {
        const places = await once(form.dataset.documents, (reply) => reply.json());
        const those = new Set(places[wanted.document] || []);
        parts = parts.filter((part) => those.has(part.place));
      }
      parts = parts.filter(
        (part) =>
          (!wanted.verb || part.verb === wanted.verb) &&
          (!wanted.class || part.class === wanted.class) &&
          (!wanted.of || part.of.includes(wanted.of)) &&
          (!wanted.theme || part.themes.includes(wanted.theme)),
      );
      let waiting = [];
      goOn = async () => {
        more.hidden = true;
        let shown = 0;
        while (shown < AT_ONCE && (waiting.length || parts.length)) {
          if (!waiting.length) {
            waiting = (await rowsOf(parts.shift())).filter((row) => fits(row, wanted));
            if (mine !== turn) return;
          }
          const some = waiting.splice(0, AT_ONCE - shown);
          body.append(...some.map((row) => row.cloneNode(true)));
          shown += some.length;
        }
        const open = waiting.length || parts.length;
        output.textContent = `${body.rows.length}${open ? "+" : ""} / ${total}`;
        more.hidden = !open;
        empty.hidden = body.rows.length > 0;
      };
      if (mine === turn) await goOn();
    };
  };

  /* ----------------------------------------------------------------------------------------- */

  const start = () => {
    const form = document.querySelector("form.calls-filter");
    const table = document.getElementById("calls-rows");
    if (!form || !table) return;
    const empty = document.querySelector(".calls-found .empty");
    const list = (form.dataset.pages ? elsewhere : here)(form, table, empty);
    const narrow = (wanted) =>
      Promise.resolve(list(wanted)).catch(() => {
        form.querySelector("output").textContent = "–";
      });
    const change = () => {
      const wanted = chosen(form);
      history.replaceState(history.state, "", addressOf(wanted));
      narrow(wanted);
    };
    form.hidden = false;
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("change", change);
    form.addEventListener("reset", () => setTimeout(change));
    const arrive = () => {
      show(form, asked());
      narrow(chosen(form));
    };
    addEventListener("popstate", arrive);
    /* Links of this page narrow it where it stands. */
    document.addEventListener("click", (event) => {
      const link = event.target.closest?.("a[href^='?']");
      if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      history.pushState(null, "", link.href);
      arrive();
      document.getElementById(link.hash.slice(1))?.scrollIntoView();
    });
    arrive();
    if (location.search && location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
  };

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
}
