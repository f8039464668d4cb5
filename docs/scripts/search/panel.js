/* What the results can be narrowed to, and what they are narrowed to. */

import { count, element, filled } from "./draw.js";

const SHOWN = 6;

/* `changed(filters)` is called when a reader chooses. */
export class Panel {
  constructor(aside, chosen, button, said, changed) {
    Object.assign(this, { aside, chosen, button, said, changed });
    this.filters = {};
    this.open = new Set();
    this.facets = [];
    aside.addEventListener("change", ({ target }) => this.toggle(target.name, target.value, target.checked));
    aside.addEventListener("click", ({ target }) => {
      const facet = target.closest("button")?.dataset.facet;
      if (!facet) return;
      if (!this.open.delete(facet)) this.open.add(facet);
      this.draw();
      aside.querySelector(`button[data-facet="${facet}"]`)?.focus();
    });
    chosen.addEventListener("click", ({ target }) => {
      const one = target.closest("button");
      if (!one) return;
      if (one.dataset.facet) this.toggle(one.dataset.facet, one.dataset.value, false);
      else this.changed({});
    });
    button.addEventListener("click", () => this.fold(button.getAttribute("aria-expanded") === "true"));
  }

  /* On a phone the panel is folded into its button. */
  fold(folded) {
    this.button.setAttribute("aria-expanded", !folded);
    this.aside.classList.toggle("unfolded", !folded);
  }

  toggle(facet, value, wanted) {
    const others = (this.filters[facet] ?? []).filter((one) => one !== value);
    const values = wanted ? [...others, value] : others;
    const filters = { ...this.filters, [facet]: values };
    if (!values.length) delete filters[facet];
    this.changed(filters);
  }

  busy(filters) {
    this.filters = filters;
    this.aside.setAttribute("aria-busy", "true");
    this.drawChosen();
  }

  show(facets) {
    this.facets = facets;
    this.aside.setAttribute("aria-busy", "false");
    this.draw();
    this.drawChosen();
  }

  clear() {
    this.facets = [];
    this.filters = {};
    this.show([]);
  }

  labelOf(facet, value) {
    const row = this.facets.find((one) => one.facet === facet)?.values.find(([one]) => one === value);
    return row?.[1] ?? value;
  }

  draw() {
    const { activeElement } = document;
    const at = this.aside.contains(activeElement) ? [activeElement.name, activeElement.value] : null;
    const shown = this.facets.filter(({ facet, values }) => values.length > 1 || this.filters[facet]?.length);
    this.aside.replaceChildren(...shown.map((one) => this.facet(one)));
    this.button.hidden = !shown.length;
    const held = at && [...this.aside.querySelectorAll("input")].find(({ name, value }) => name === at[0] && value === at[1]);
    held?.focus();
  }

  facet({ facet, label, values }) {
    const wanted = new Set(this.filters[facet] ?? []);
    const open = this.open.has(facet);
    const rows = open ? values : values.filter(([value], at) => at < SHOWN || wanted.has(value));
    const list = element("ul", {}, ...rows.map(([value, name, number]) => {
      const box = element("input", { type: "checkbox", name: facet, value });
      box.checked = wanted.has(value);
      return element("li", {}, element("label", {}, box, element("span", { class: "value" }, name), element("span", { class: "n" }, count(number))));
    }));
    const made = element("fieldset", { "data-facet": facet }, element("legend", {}, label), list);
    if (values.length > SHOWN)
      made.append(element("button", { type: "button", "data-facet": facet, "aria-expanded": open },
        open ? this.said.fewer_values : filled(this.said.more_values, { n: count(values.length - SHOWN) })));
    return made;
  }

  drawChosen() {
    const all = Object.entries(this.filters).flatMap(([facet, values]) => values.map((value) => [facet, value]));
    const chips = all.map(([facet, value]) => {
      const label = this.labelOf(facet, value);
      return element("li", {}, element("button", {
        type: "button", "data-facet": facet, "data-value": value, "aria-label": filled(this.said.remove, { label }),
      }, label, element("span", { "aria-hidden": "true" }, "×")));
    });
    if (all.length > 1) chips.push(element("li", {}, element("button", { type: "button", class: "all" }, this.said.unfilter)));
    this.chosen.replaceChildren(...chips);
    this.chosen.hidden = !all.length;
    this.button.dataset.n = all.length || "";
  }
}
