/* A click on a paragraph's number copies its citation and address.
 *
 *   NPT/CONF.2020/WP.77，第66段
 *   https://host/documents/npt-conf.2020-wp.77/#p66
 *
 * The number stays a plain link: the browser follows it, so that the address bar and the mark on
 * the paragraph need no script. Words come from #loccit-words.
 */
"use strict";
{
  const SHOWN_MS = 5000;
  const words = JSON.parse(document.getElementById("loccit-words")?.textContent || "{}");
  let toast;
  let timer;

  /* "66." is named by its title (第66段); a heading by its own words. */
  const nameOf = (link) => {
    const heading = link.closest("h1, h2, h3, h4, h5, h6");
    if (!heading) return link.title || link.textContent.trim();
    const copy = heading.cloneNode(true);
    copy.querySelectorAll(".headerlink, sup").forEach((node) => node.remove());
    return copy.textContent.trim();
  };

  /* Without a query: what was searched for is no part of the address. */
  const addressOf = (link) => {
    const url = new URL(link.href);
    url.search = "";
    return url.href;
  };

  const hide = () => {
    clearTimeout(timer);
    toast.replaceChildren();
  };

  const hideLater = () => {
    clearTimeout(timer);
    timer = setTimeout(hide, SHOWN_MS);
  };

  const say = (word, ...rest) => {
    const lead = document.createElement("b");
    lead.textContent = word || "";
    clearTimeout(timer);
    toast.replaceChildren(lead, " ", ...rest);
  };

  /* Pages opened from a disk or over plain http have no navigator.clipboard. */
  const copyTheOldWay = (text) => {
    const before = document.activeElement;
    const area = document.createElement("textarea");
    area.value = text;
    area.readOnly = true;
    area.style.cssText = "position:fixed;inset:0 auto auto 0;opacity:0";
    document.body.append(area);
    area.select();
    let done = false;
    try {
      done = document.execCommand("copy");
    } catch {
      done = false;
    }
    area.remove();
    before?.focus?.({ preventScroll: true });
    return done;
  };

  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return copyTheOldWay(text);
    }
  };

  /* The last resort: the text, selected, for the reader's own Ctrl+C. It waits until the browser
   * has followed the link, which takes the focus. */
  const offer = async (text, from) => {
    await new Promise((done) => setTimeout(done, 100));
    const area = document.createElement("textarea");
    area.value = text;
    area.readOnly = true;
    area.setAttribute("aria-label", words.copy_by_hand || "");
    say(words.copy_by_hand, area);
    area.focus({ preventScroll: true });
    area.select();
    area.addEventListener("blur", hide);
    area.addEventListener("keydown", (event) => {
      if (event.key === "Escape") from.focus({ preventScroll: true });
    });
  };

  const start = () => {
    toast = document.createElement("div");
    toast.className = "toast";
    toast.setAttribute("role", "status");
    toast.setAttribute("aria-live", "polite");
    toast.addEventListener("mouseenter", () => clearTimeout(timer));
    toast.addEventListener("mouseleave", () => {
      if (!toast.querySelector("textarea")) hideLater();
    });
    document.body.append(toast);

    document.addEventListener("click", async (event) => {
      const link = event.target.closest?.(".doc a.num, .doc a.headerlink");
      if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)
        return;
      const work = link.closest(".doc").dataset.cite || document.title;
      const citation = work + (words.separator ?? ", ") + nameOf(link);
      const text = `${citation}\n${addressOf(link)}`;
      if (await copy(text)) {
        say(words.copied, citation);
        hideLater();
      } else {
        offer(text, link);
      }
    });

    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && toast.firstChild) hide();
    });
  };

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
}
