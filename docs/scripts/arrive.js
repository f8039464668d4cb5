/* Arriving at an address. Inside a closed fold it opens the fold first. An address can name a range,
 * #p9..p13: one arrives at the first, and all of it are marked. A link to a range leads to the first where no
 * script runs (href="#p9" data-through="p13"); here it gets the whole range, so that it can be copied from the
 * address bar. Everything else about arriving (the mark, the distance from the header) is style. */
"use strict";
{
  const TO = "..";
  const MOST = 200;

  /* p9, p13 → p9, p10, p11, p12, p13; p3-a, p3-c → p3-a, p3-b, p3-c */
  const range = (first, last) => {
    const [from, to] = [first, last].map((id) => /^(.*?)(\d+|(?<=-)[a-z])$/.exec(id));
    if (!from || !to || from[1] !== to[1]) return [first];
    const digits = /\d/.test(from[2]);
    const [low, high] = [from, to].map((found) => (digits ? Number(found[2]) : found[2].charCodeAt(0)));
    const length = Math.min(Math.max(high - low, 0), MOST) + 1;
    return Array.from({ length }, (_, i) => from[1] + (digits ? low + i : String.fromCharCode(low + i)));
  };

  const arrive = () => {
    let id;
    try {
      id = decodeURIComponent(location.hash.slice(1));
    } catch {
      return; /* a "%" that escapes nothing is no address of ours */
    }
    const [first, last] = id.split(TO);
    const target = first && document.getElementById(first);
    for (const node of document.querySelectorAll(".arrived")) node.classList.remove("arrived");
    if (!target) return;
    let closed = false;
    for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) {
      closed ||= !fold.open;
      fold.open = true;
    }
    if (last) {
      for (const member of range(first, last)) {
        document.getElementById(member)?.classList.add("arrived");
        for (const below of document.querySelectorAll(`a.num[id^="${CSS.escape(member)}-"]`)) below.classList.add("arrived");
      }
      target.focus({ preventScroll: true });
    }
    if (closed || last) target.scrollIntoView();
  };

  const start = () => {
    for (const link of document.querySelectorAll("a[data-through]")) link.hash += TO + link.dataset.through;
    arrive();
  };

  addEventListener("hashchange", arrive);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
}
