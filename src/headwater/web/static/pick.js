// Two are compared: while fewer are ticked the button waits, and a third takes the place of the first.
"use strict";
for (const form of document.querySelectorAll("form[data-pick]")) {
  const most = Number(form.dataset.pick);
  const button = form.querySelector("button[type=submit]");
  let ticked = [...form.querySelectorAll("input[name=pick]:checked")];
  const renew = () => { button.disabled = ticked.length !== most; };
  form.addEventListener("change", (event) => {
    if (event.target.name !== "pick") return;
    ticked = ticked.filter((one) => one.checked && one !== event.target);
    if (event.target.checked) ticked.push(event.target);
    while (ticked.length > most) ticked.shift().checked = false;
    renew();
  });
  renew();
}
