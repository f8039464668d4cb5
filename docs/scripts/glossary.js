/* The glossary's order and its box. Without this script the cards stand in one order, with an index in the other.
 *
 *   <article class="entry" id="nuclear-security" data-pinyin="12 H" data-english="30 N"
 *            data-sounds="he bao an|he an bao">
 *
 * `data-pinyin` and `data-english` have the place in that order and the letter; `data-sounds` how the Chinese forms are
 * read: "hab" and "hean" find 核安保. All forms stand in the card. */
"use strict";
{
  const list = document.getElementById("terms.list");
  const finder = document.querySelector(".finder");

  /* Full width, case and blanks do not matter. */
  const fold = (text) => text.normalize("NFKC").toLowerCase().replace(/[\s'’]+/g, "");

  /* Every form that a card or a line shows. */
  const FORMS = "h3 > [lang], .forms th > [lang], .others dd > [lang], b, .name:not(.term), .sense > [lang]";
  const forms = (entry) => [...entry.querySelectorAll(FORMS)].map((form) => fold(form.textContent)).join("|");

  /* Whether letters are the sounds of a form from some character on, whole, or only their initials. */
  const sounds = (form, wanted) => {
    const parts = form.split(" ");
    if (parts.map((part) => part[0]).join("").includes(wanted)) return true;
    return parts.some((_, place) => parts.slice(place).join("").startsWith(wanted));
  };

  const start = () => {
    const terms = [...list.querySelectorAll("article.entry")];
    const shorts = [...document.querySelectorAll(".shorts .entry")];
    const entries = [...terms, ...shorts];
    const find = new Map(entries.map((entry) => [entry, forms(entry)]));
    const box = finder.querySelector("input");
    const count = finder.querySelector("output");
    const empty = document.querySelector("p.empty");
    const buttons = [...finder.querySelectorAll("button[data-order]")];
    const alphabets = [...document.querySelectorAll(".alphabets .letters")];

    const order = (name) => {
      const key = (entry) => entry.dataset[name].split(" ");
      const sorted = [...terms].sort((one, other) => key(one)[0] - key(other)[0]);
      let letter;
      list.replaceChildren();
      list.dataset.order = name;
      for (const entry of sorted) {
        if (key(entry)[1] !== letter) {
          letter = key(entry)[1];
          const head = document.createElement("h2");
          head.className = "letter";
          head.id = `${name}.${letter.toLowerCase()}`;
          head.textContent = letter;
          list.append(head);
        }
        list.append(entry);
      }
      for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.order === name));
      for (const alphabet of alphabets) alphabet.hidden = alphabet.dataset.order !== name;
      /* Its places are there from now on. */
      for (const link of document.querySelectorAll(`.letters[data-order=${name}] a[data-href]`)) link.href = link.dataset.href;
      letters();
    };

    /* A letter without an entry left is no place to go to. */
    const letters = () => {
      for (const head of list.querySelectorAll("h2.letter")) {
        let left = false;
        for (let next = head.nextElementSibling; next && !next.matches("h2"); next = next.nextElementSibling)
          left ||= !next.hidden;
        head.hidden = !left;
      }
      for (const section of document.querySelectorAll(".shorts > .letter"))
        section.hidden = !section.querySelector(".entry:not([hidden])");
      for (const link of document.querySelectorAll(".letters a"))
        link.classList.toggle("off", Boolean(document.getElementById(link.hash.slice(1))?.closest("[hidden]")));
    };

    const narrow = () => {
      const wanted = fold(box.value);
      const letters_only = /^[a-z]+$/.test(wanted);
      let left = 0;
      for (const entry of entries) {
        const found =
          find.get(entry).includes(wanted) ||
          (letters_only && entry.dataset.sounds.split("|").some((form) => sounds(form, wanted)));
        entry.hidden = !found;
        left += found ? 1 : 0;
      }
      count.textContent = `${left} / ${entries.length}`;
      empty.hidden = left > 0;
      letters();
    };

    /* Whoever asks for an entry sees it, whatever is in the box. */
    const arrive = () => {
      const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (!target?.closest(".entry[hidden], h2[hidden], .shorts [hidden]")) return;
      box.value = "";
      narrow();
      target.scrollIntoView();
    };

    for (const button of buttons) button.addEventListener("click", () => order(button.dataset.order));
    box.addEventListener("input", narrow);
    addEventListener("hashchange", arrive);
    document.querySelector(".by-other").hidden = true;
    finder.hidden = false;
    narrow();
    if (location.hash) document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
  };

  if (list && finder) start();
}
