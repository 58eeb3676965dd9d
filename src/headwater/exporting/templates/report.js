"use strict";
(() => {
  const root = document.documentElement;
  root.classList.add("scripted");
  const body = document.getElementById("figures").tBodies[0];
  const rows = [...body.rows];

  const keyOf = (row, column) => {
    const cell = row.cells[column];
    return cell.dataset.sort === undefined ? cell.textContent.trim().toLowerCase() : Number(cell.dataset.sort);
  };
  const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
  const heads = [...document.querySelectorAll("#figures th")];
  heads.forEach((head, column) => {
    head.firstElementChild.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      heads.forEach((other) => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      rows.sort((a, b) => compare(keyOf(a, column), keyOf(b, column)) * (down ? -1 : 1));
      body.append(...rows);
    });
  });

  const filter = document.getElementById("filter");
  filter.addEventListener("input", () => {
    const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const row of rows) {
      const text = row.textContent.toLowerCase();
      row.hidden = !words.every((word) => text.includes(word));
    }
    document.getElementById("nothing").hidden = rows.length === 0 || rows.some((row) => !row.hidden);
  });

  const open = (claim) => {
    for (let at = claim; at; at = at.parentElement.closest("details")) at.open = true;
  };
  const light = (claim, on) => {
    const article = claim.closest("article");
    article.querySelectorAll("mark").forEach((mark) => {
      mark.classList.toggle("lit", on && mark.dataset.c.split(" ").includes(claim.id.slice(2)));
    });
    article.classList.toggle("lighting", on);
  };
  document.querySelectorAll("details.claim").forEach((claim) => {
    claim.addEventListener("pointerenter", () => light(claim, true));
    claim.addEventListener("pointerleave", () => light(claim, false));
    claim.addEventListener("focusin", () => light(claim, true));
    claim.addEventListener("focusout", () => light(claim, false));
  });
  document.querySelectorAll(".text mark").forEach((mark) => {
    mark.addEventListener("click", () => {
      const claim = document.getElementById("c-" + mark.dataset.c.split(" ").pop());
      open(claim);
      claim.scrollIntoView({ block: "nearest" });
      light(claim, true);
    });
  });

  const follow = () => {
    const claim = location.hash.startsWith("#c-") && document.getElementById(location.hash.slice(1));
    if (claim) {
      open(claim);
      light(claim, true);
      claim.closest("article").scrollIntoView({ block: "start" });
    }
  };
  addEventListener("hashchange", follow);
  follow();
})();
