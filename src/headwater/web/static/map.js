"use strict";
// The places of a figure on Natural Earth's countries; without this script, or without the vendored files, the list stands alone.
(async () => {
  const box = document.querySelector(".map");
  const spots = [...document.querySelectorAll(".spots [data-latitude]")];
  if (!box || spots.length === 0 || typeof topojson === "undefined" || !globalThis.d3?.geoPath) return;
  const answer = await fetch("/static/vendor/countries-110m.json");
  if (!answer.ok) return;
  const world = await answer.json();
  const width = 420, height = 240, margin = 26, letter = 6.4, line = 13;
  const points = spots.map((one) => ({
    name: one.firstElementChild.textContent,
    reports: Number(one.dataset.reports),
    at: [Number(one.dataset.longitude), Number(one.dataset.latitude)],
  }));
  const around = { type: "MultiPoint", coordinates: points.map((one) => one.at) };
  const projection = d3.geoNaturalEarth1().rotate([-d3.geoCentroid(around)[0], 0])
    .fitExtent([[margin, margin], [width - margin, height - margin]], around);
  const widest = 800; // closer than this, a country of the coarse map is no longer recognisable
  if (!(projection.scale() < widest)) {
    projection.scale(widest).translate([0, 0]);
    const [x, y] = projection(d3.geoCentroid(around));
    projection.translate([width / 2 - x, height / 2 - y]);
  }
  projection.clipExtent([[0, 0], [width, height]]);
  const path = d3.geoPath(projection);
  const make = (name, attributes, parent) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    parent.append(made);
    return made;
  };
  const svg = make("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": "Map of the places listed below" }, box);
  make("path", { class: "land", d: path(topojson.feature(world, world.objects.countries)) ?? "" }, svg);
  make("path", { class: "border", d: path(topojson.mesh(world, world.objects.countries, (a, b) => a !== b)) ?? "" }, svg);
  const taken = []; // where a name stands already: places of few reports go without, the list has all
  for (const one of points.toSorted((a, b) => b.reports - a.reports)) {
    const [x, y] = projection(one.at);
    const group = make("g", { class: "spot" }, svg);
    const radius = Math.min(3.5 + 1.5 * Math.sqrt(one.reports), 14), beside = radius + 4;
    make("circle", { cx: x, cy: y, r: radius }, group);
    make("title", {}, group).textContent = `${one.name}: ${one.reports} ${one.reports === 1 ? "report" : "reports"}`;
    const end = x > width * 0.7, long = one.name.length * letter, from = end ? x - beside - long : x + beside;
    if (taken.some((other) => Math.abs(other.y - y) < line && other.from < from + long && from < other.from + other.long)) continue;
    taken.push({ y, from, long });
    make("text", { x: end ? x - beside : x + beside, y: y + 4, "text-anchor": end ? "end" : "start" }, group).textContent = one.name;
  }
  box.hidden = false;

  // The same as a file of its own, light whatever the page is; a picture in it has no style sheet but its attributes.
  const looks = {
    ".land": { fill: "#fffefb" },
    ".border": { fill: "none", stroke: "#8794a0", "stroke-width": 0.5 },
    ".spot circle": { fill: "#0a6680", "fill-opacity": 0.45, stroke: "#0a6680", "stroke-width": 1.5 },
    ".spot text": { "font-family": "system-ui, 'Noto Sans', 'DejaVu Sans', sans-serif", "font-size": 11, "font-weight": 600, fill: "#1b242c", "paint-order": "stroke", stroke: "#fffefb", "stroke-width": 3 },
  };
  const file = svg.cloneNode(true), head = 30, whole = { width: width * 2, height: (height + head) * 2 };
  for (const [key, value] of Object.entries({ xmlns: "http://www.w3.org/2000/svg", ...whole, viewBox: `0 ${-head} ${width} ${height + head}` })) file.setAttribute(key, value);
  for (const [selector, look] of Object.entries(looks)) {
    for (const element of file.querySelectorAll(selector)) for (const [key, value] of Object.entries(look)) element.setAttribute(key, value);
  }
  const ground = make("rect", { x: 0, y: 0, width, height, fill: "#e4eef5" }, file);
  const title = make("text", { ...looks[".spot text"], x: 10, y: -10, "font-size": 13 }, file);
  const above = make("rect", { x: 0, y: -head, width, height: head, fill: "#fffefb" }, file);
  title.textContent = box.dataset.title;
  file.prepend(ground, above);
  const address = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(file))}`;
  const save = document.querySelector(".map-save");
  save.querySelector("a").href = address;
  save.querySelector("button").dataset.svg = address;
  save.hidden = false;
})();
