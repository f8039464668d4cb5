/* The address box of the home page: what is typed like a citation leads there.
 *
 *   <form class="address" hidden><input role="combobox" name="q"> … <ul role="listbox">
 *
 * Where nothing is meant the form is sent as it is, to the search (`search/?q=`). The resolver (address/) and its data
 * are fetched when a box is first used; other scripts ask it by
 *
 *   const { resolve, suggest } = await loccit.addresses();   resolve(text) → [{ label, note, href, target, kind }]
 *
 * with each href below `loccit.root`. Words come from #loccit-words.
 */
"use strict";
{
  const words = JSON.parse(document.getElementById("loccit-words")?.textContent || "{}");
  const here = document.currentScript.src;
  const root = new URL("..", here);
  const nothing = { resolve: () => [], suggest: () => [] };
  let loading;

  /* A copy that cannot be fetched (a page opened from a disk) leaves everything to the search. */
  const addresses = () =>
    (loading ??= Promise.all([
      import(new URL("address/resolve.js", here)),
      fetch(new URL("data/addresses.json", root)).then((answer) => (answer.ok ? answer.json() : Promise.reject(answer))),
    ])
      .then(([{ resolver }, data]) => resolver(data))
      .catch(() => nothing));

  const addressOf = ({ href }) => new URL(href, root).href;
  const kindOf = ({ kind }) =>
    ({ document: words.document, paragraph: words.paragraph, article: words.article, name: words.name })[kind] || "";

  const element = (name, attributes, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  };

  const described = (answer) => [
    element("span", { class: "address-label" }, answer.label),
    element("span", { class: "address-note" }, answer.note),
    element("span", { class: "address-kind" }, kindOf(answer)),
  ];

  /* --- the box of the home page ------------------------------------------------------------------------ */

  const box = (form) => {
    const input = form.querySelector("input");
    const list = form.querySelector("[role=listbox]");
    const status = form.querySelector("[role=status]");
    let answers = [];
    let active = -1;
    let asked = 0;

    const choose = (index) => {
      active = index;
      [...list.children].forEach((option, at) => option.setAttribute("aria-selected", at === index));
      const option = list.children[index];
      if (option) input.setAttribute("aria-activedescendant", option.id);
      else input.removeAttribute("aria-activedescendant");
      option?.scrollIntoView({ block: "nearest" });
    };

    /* One place of the round is the input itself. */
    const around = (index) => (index < -1 ? answers.length - 1 : index < answers.length ? index : -1);

    const show = (found) => {
      answers = found;
      list.replaceChildren(
        ...found.map((answer, at) =>
          element("li", { role: "option", id: `${list.id}-${at}`, "aria-selected": false }, ...described(answer)),
        ),
      );
      list.hidden = !found.length;
      input.setAttribute("aria-expanded", found.length > 0);
      status.textContent = found.length ? (words.choices || "").replace("{n}", found.length) : "";
      choose(-1);
    };

    const go = (answer) => {
      show([]);
      location.assign(addressOf(answer));
    };

    const look = async () => {
      const turn = ++asked;
      const text = input.value;
      const { suggest } = await addresses();
      if (turn === asked) show(text.trim() ? suggest(text) : []);
    };

    input.addEventListener("focus", addresses);
    input.addEventListener("input", (event) => {
      if (!event.isComposing) look();
    });
    input.addEventListener("compositionend", look);
    input.addEventListener("blur", () => show([]));
    input.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) {
        event.preventDefault();
        if (list.hidden) look();
        else choose(around(active + step));
      } else if (event.key === "Escape" && !list.hidden) {
        event.preventDefault();
        show([]);
      }
    });
    list.addEventListener("mousedown", (event) => event.preventDefault()); /* the box keeps the focus */
    list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) go(answers[[...list.children].indexOf(option)]);
    });
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      asked += 1;
      if (answers[active]) return go(answers[active]);
      const { resolve } = await addresses();
      const found = resolve(input.value);
      if (found.length === 1) go(found[0]);
      else if (found.length) show(found);
      else if (input.value.trim()) form.submit();
    });
    form.hidden = false;
  };

  const start = () => {
    document.querySelectorAll("form.address").forEach(box);
  };

  globalThis.loccit = { ...globalThis.loccit, addresses, root };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
}
