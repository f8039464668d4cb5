/* Lists that can be sorted and narrowed.
 *
 *   <div class="filter" data-table="documents" hidden></div>
 *   <table class="index" id="documents">
 *     <thead><tr><th data-sort="date">…<th data-sort="text" data-filter>…
 *     <tbody><tr><td data-value="2022-08-01">…
 *
 * `data-sort` is text, number, date or pinyin; `data-filter` turns a column's distinct values into
 * a select. A cell's `data-value` is its sort key, else its text is. `data-also="ID"` names a fold
 * with a list that is narrowed by the same words, and opens where it has what is looked for. Words
 * come from #loccit-words. Without this script the table is a table.
 */
"use strict";
{
  const words = JSON.parse(document.getElementById("loccit-words")?.textContent || "{}");
  const collators = {
    pinyin: new Intl.Collator("zh-Hans-u-co-pinyin", { numeric: true }),
    text: new Intl.Collator(document.documentElement.lang || undefined, { numeric: true }),
  };

  /* Full width, case and blanks do not matter when narrowing. */
  const fold = (text) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");

  const textOf = (cell) => (cell ? cell.textContent.trim() : "");
  const keyOf = (row, column) => row.cells[column]?.dataset.value ?? textOf(row.cells[column]);

  /* What is not known stands last, whichever way one sorts. */
  const comparison = (column, kind, direction) => (one, other) => {
    const [a, b] = [keyOf(one, column), keyOf(other, column)];
    if (!a || !b) return (a ? 0 : 1) - (b ? 0 : 1);
    if (kind === "number") return direction * (parseFloat(a) - parseFloat(b));
    if (kind === "date") return direction * (a < b ? -1 : a > b ? 1 : 0);
    return direction * (collators[kind] || collators.text).compare(a, b);
  };

  const labelled = (word, control, name) => {
    const label = document.createElement("label");
    const caption = document.createElement("span");
    label.className = name;
    caption.textContent = word || "";
    label.append(caption, control);
    return label;
  };

  const select = (options) => {
    const control = document.createElement("select");
    control.append(...options.map(([value, text]) => new Option(text, value)));
    return control;
  };

  const sortable = (table, heads) => {
    const body = table.tBodies[0];
    const sort = (column, direction) => {
      heads.forEach((head) => head.removeAttribute("aria-sort"));
      heads[column].setAttribute("aria-sort", direction > 0 ? "ascending" : "descending");
      body.append(...[...body.rows].sort(comparison(column, heads[column].dataset.sort, direction)));
    };
    heads.forEach((head, column) => {
      if (!head.dataset.sort) return;
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        sort(column, head.getAttribute("aria-sort") === "ascending" ? -1 : 1);
      });
    });
    return sort;
  };

  /* Cards on phones need the name of each value, and assistive technology the roles that
   * `display: block` takes from a table. */
  const describe = (table, heads) => {
    table.setAttribute("role", "table");
    [...table.tHead.rows, ...table.tBodies[0].rows].forEach((row) => row.setAttribute("role", "row"));
    [table.tHead, ...table.tBodies].forEach((part) => part.setAttribute("role", "rowgroup"));
    heads.forEach((head) => head.setAttribute("role", "columnheader"));
    const names = heads.map(textOf);
    for (const row of table.tBodies[0].rows)
      [...row.cells].forEach((cell, column) => {
        cell.setAttribute("role", cell.tagName === "TH" ? "rowheader" : "cell");
        cell.dataset.label ??= names[column] || "";
        if (heads[column]?.dataset.sort) cell.dataset.kind = heads[column].dataset.sort;
      });
  };

  const controls = (place, table, heads, sort) => {
    const rows = [...table.tBodies[0].rows];
    const folded = new Map(rows.map((row) => [row, fold(row.textContent)]));

    const box = document.createElement("input");
    box.type = "search";
    box.autocomplete = "off";

    const choices = heads.flatMap((head, column) => {
      if (!head.hasAttribute("data-filter")) return [];
      const values = [...new Set(rows.map((row) => textOf(row.cells[column])))].filter(Boolean);
      values.sort((collators[head.dataset.sort] || collators.text).compare);
      return [{ head, column, control: select([["", words.all || ""], ...values.map((v) => [v, v])]) }];
    });

    const order = select(
      heads.flatMap((head, column) => {
        if (!head.dataset.sort) return [];
        const name = textOf(head);
        return [[`${column} 1`, `${name} ↑`], [`${column} -1`, `${name} ↓`]];
      }),
    );
    order.prepend(new Option(words.as_listed || "", "", true, true));

    const also = document.getElementById(place.dataset.also || "");
    const items = also ? [...also.querySelectorAll("li")].map((item) => [item, fold(item.textContent)]) : [];

    const count = document.createElement("output");
    const empty = document.createElement("p");
    empty.className = "empty";
    empty.textContent = words.nothing || "";

    const narrow = () => {
      const wanted = fold(box.value);
      let left = 0;
      for (const row of rows) {
        row.hidden =
          !folded.get(row).includes(wanted) ||
          choices.some((c) => c.control.value && textOf(row.cells[c.column]) !== c.control.value);
        left += row.hidden ? 0 : 1;
      }
      count.textContent = `${left} / ${rows.length}`;
      let more = 0;
      for (const [item, text] of items) {
        item.hidden = !text.includes(wanted);
        more += item.hidden ? 0 : 1;
      }
      if (also) {
        also.hidden = !more;
        also.open = Boolean(wanted && more);
      }
      empty.hidden = left > 0 || (Boolean(wanted) && more > 0);
    };

    box.addEventListener("input", narrow);
    choices.forEach((choice) => choice.control.addEventListener("change", narrow));
    order.addEventListener("change", () => {
      if (order.value) sort(...order.value.split(" ").map(Number));
    });
    place.append(
      labelled(words.narrow, box, "narrow"),
      ...choices.map((choice) => labelled(textOf(choice.head), choice.control, "choice")),
      labelled(words.sort, order, "sort"),
      count,
    );
    table.after(empty);
    place.hidden = false;
    count.textContent = `${rows.length} / ${rows.length}`;
    empty.hidden = true;
  };

  /* A table wider than its page scrolls in its own box, which the keyboard must reach. */
  const reachable = (table) => {
    if (table.scrollWidth > table.clientWidth) table.tabIndex = 0;
    else table.removeAttribute("tabindex");
  };

  const start = () => {
    for (const place of document.querySelectorAll(".filter[data-table]")) {
      const table = document.getElementById(place.dataset.table);
      const heads = table?.tHead && table.tBodies.length ? [...table.tHead.rows[0].cells] : null;
      if (!heads) continue;
      describe(table, heads);
      controls(place, table, heads, sortable(table, heads));
    }
    const watch = new ResizeObserver((entries) => entries.forEach((e) => reachable(e.target)));
    document.querySelectorAll("table.doc-table").forEach((table) => watch.observe(table));
  };

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
}
