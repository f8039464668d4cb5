/* Arriving at an address inside a closed fold opens the fold first. Everything else about
 * arriving (the mark, the distance from the header) is style. */
"use strict";
{
  const arrive = () => {
    let id;
    try {
      id = decodeURIComponent(location.hash.slice(1));
    } catch {
      return; /* a "%" that escapes nothing is no address of ours */
    }
    const target = id && document.getElementById(id);
    if (!target) return;
    let closed = false;
    for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) {
      closed ||= !fold.open;
      fold.open = true;
    }
    if (closed) target.scrollIntoView();
  };

  addEventListener("hashchange", arrive);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", arrive);
  else arrive();
}
