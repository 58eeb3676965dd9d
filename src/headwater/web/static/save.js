// A picture as PNG: the page's own SVG drawn twice as large on a canvas, and handed to the person as a file.
"use strict";
const TWICE = 2;
async function save(button) {
  const image = new Image();
  image.src = button.dataset.svg;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.naturalWidth * TWICE;
  canvas.height = image.naturalHeight * TWICE;
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise((done) => canvas.toBlob(done, "image/png"));
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = `${button.dataset.name}.png`;
  link.click();
  URL.revokeObjectURL(link.href);
}
for (const button of document.querySelectorAll("button.png")) {
  button.hidden = false;
  button.addEventListener("click", () => save(button));
}
