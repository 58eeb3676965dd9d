"use strict";
// The sentence of the sign that is pointed at, or has the focus, stands below the trajectory; without this script it is the sign's title.
(() => {
  const caption = document.querySelector(".caption");
  const picture = document.querySelector(".dispute figure");
  if (!caption || !picture) return;
  caption.hidden = false;
  const tell = (event) => {
    const sign = event.target.closest("a");
    if (!sign) return;
    caption.dataset.told = "";
    caption.textContent = sign.getAttribute("aria-label");
    picture.querySelector("a.told")?.classList.remove("told");
    sign.classList.add("told");
  };
  picture.addEventListener("pointerover", tell);
  picture.addEventListener("focusin", tell);
})();
