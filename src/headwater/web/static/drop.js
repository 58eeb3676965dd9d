// Files dropped anywhere on the frame are those of its field; the browser alone takes them on the field itself.
"use strict";
for (const frame of document.querySelectorAll(".drop")) {
  const field = frame.querySelector("input");
  const over = (on) => (event) => { event.preventDefault(); frame.classList.toggle("over", on); };
  frame.addEventListener("dragover", over(true));
  frame.addEventListener("dragleave", over(false));
  frame.addEventListener("drop", (event) => { over(false)(event); field.files = event.dataTransfer.files; });
}
