"use strict";
// Claims by mouse and keyboard, and links to words that are selected. Without this script each claim is a link of its own.
(() => {
  const text = document.querySelector(".text");
  const links = [...document.querySelectorAll(".claims a[data-claim]")];
  const marks = [...text.querySelectorAll("mark")];
  const has = (mark, claim) => mark.dataset.c.split(" ").includes(claim);
  const chosen = () => document.querySelector("#record")?.dataset.claim ?? "";
  const gently = { block: "nearest", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" };

  const show = () => {
    const claim = chosen();
    for (const mark of marks) mark.classList.toggle("lit", claim !== "" && has(mark, claim));
    for (const link of links) {
      if (link.dataset.claim === claim) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    text.querySelector("mark.lit")?.scrollIntoView({ ...gently, block: "center" });
    const aside = document.querySelector(".beside");
    if (aside && claim) aside.scrollTop = 0;
  };
  const choose = (link) => {
    if (!link) return;
    link.closest("details")?.setAttribute("open", ""); // a part of another claim may be folded
    link.focus({ preventScroll: true });
    link.click();
  };
  const linkOf = (claim) => links.find((link) => link.dataset.claim === claim);

  document.addEventListener("htmx:after:swap", show);
  text.addEventListener("click", (event) => {
    const number = event.target.closest("a.at");
    if (number) {
      event.preventDefault();
      choose(linkOf(number.id.slice(2)));
      return;
    }
    const mark = event.target.closest("mark");
    if (!mark || !getSelection().isCollapsed) return;
    const claims = mark.dataset.c.split(" ").filter(Boolean);
    const at = claims.indexOf(chosen()); // the innermost first; another click goes outward
    if (claims.length) choose(linkOf(claims[at > 0 ? at - 1 : claims.length - 1]));
  });
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) return;
    const at = links.findIndex((link) => link.dataset.claim === chosen());
    if ("jn".includes(event.key)) choose(links[at + 1]);
    else if ("kp".includes(event.key)) choose(links[at === -1 ? links.length - 1 : at - 1]);
    else if (event.key === "Escape") document.querySelector("#record .close")?.click();
  });

  // Offsets are in code points of the stored text, as everywhere else.
  const before = (node, offset) => {
    const range = document.createRange();
    range.setStart(text, 0);
    range.setEnd(node, offset);
    return [...range.toString()].length;
  };
  const point = document.createElement("a");
  point.className = "point";
  point.textContent = "Link to the chosen words";
  point.hidden = true;
  document.querySelector(".key").append(point);
  document.addEventListener("selectionchange", () => {
    const selection = getSelection();
    const range = selection.rangeCount ? selection.getRangeAt(0) : null;
    const within = range && !range.collapsed && text.contains(range.startContainer) && text.contains(range.endContainer);
    point.hidden = !within;
    if (!within) return;
    const query = new URLSearchParams(chosen() ? { claim: chosen() } : {});
    query.set("span", `${before(range.startContainer, range.startOffset)}-${before(range.endContainer, range.endOffset)}`);
    point.href = `${location.pathname}?${query}#span`;
  });

  const follow = () => {
    const span = /^#span=(\d+-\d+)$/.exec(location.hash);
    if (span) location.replace(`${location.pathname}?span=${span[1]}#span`);
    else if (location.hash.startsWith("#c-") && !chosen()) linkOf(location.hash.slice(3))?.click();
  };
  addEventListener("hashchange", follow);
  document.querySelector(".keys").hidden = links.length === 0;
  follow();
})();
