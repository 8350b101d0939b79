// Makes an exported page answer: tables are sorted, filtered and paged, legends of charts hide and show their series,
// tips follow the pointer. It only moves, hides and marks what is in the page, and writes text, never HTML.
"use strict";

const element = (name, properties, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};

// A table of class "grid": a bar above it, headers that sort, pages of rows.
const grid = (table) => {
  const body = table.tBodies[0];
  const all = [...body.rows];
  const order = new Map(all.map((row, index) => [row, index]));
  const words = new Map(all.map((row) => [row, row.textContent.toLowerCase()]));
  const size = Number(table.dataset.total) || all.length;
  let rows = all;
  let page = 0;
  let sorted = { column: -1, descending: false };

  const filter = element("input", { type: "search", placeholder: "Filter rows" });
  filter.setAttribute("aria-label", "Filter rows");
  const length = element("select", {}, ...[25, 50, 100].map((rows) => element("option", { value: rows }, rows + " rows")));
  length.setAttribute("aria-label", "Rows on a page");
  const back = element("button", { type: "button" }, "‹");
  back.setAttribute("aria-label", "Page before");
  const next = element("button", { type: "button" }, "›");
  next.setAttribute("aria-label", "Next page");
  const place = element("span", { className: "place" });
  place.setAttribute("role", "status");

  const show = () => {
    const step = Number(length.value);
    page = Math.max(0, Math.min(page, Math.ceil(rows.length / step) - 1));
    const shown = rows.slice(page * step, (page + 1) * step);
    body.replaceChildren(...shown);
    const from = shown.length === 0 ? 0 : page * step + 1;
    const found = rows.length === all.length ? "" : " found";
    const whole = size > all.length ? " (of " + size.toLocaleString("en") + " in all)" : "";
    place.textContent = from + "–" + (page * step + shown.length) + " of " + rows.length.toLocaleString("en") + found + whole;
    back.disabled = page === 0;
    next.disabled = (page + 1) * step >= rows.length;
  };

  const compare = (column, number) => (one, other) => {
    const a = one.cells[column];
    const b = other.cells[column];
    const missing = a.classList.contains("null") - b.classList.contains("null");
    if (missing !== 0) return missing * (sorted.descending ? -1 : 1);
    if (number) return Number(a.textContent) - Number(b.textContent) || order.get(one) - order.get(other);
    return a.textContent.localeCompare(b.textContent) || order.get(one) - order.get(other);
  };

  const arrange = () => {
    const wanted = filter.value.trim().toLowerCase();
    rows = wanted === "" ? [...all] : all.filter((row) => words.get(row).includes(wanted));
    if (sorted.column >= 0) {
      rows.sort(compare(sorted.column, table.tHead.rows[0].cells[sorted.column].classList.contains("number")));
      if (sorted.descending) rows.reverse();
    }
    show();
  };

  const sort = (column) => {
    const again = sorted.column === column;
    sorted = again && sorted.descending ? { column: -1, descending: false } : { column, descending: again };
    [...table.tHead.rows[0].cells].forEach((head, index) => {
      const here = index === sorted.column;
      head.setAttribute("aria-sort", here ? (sorted.descending ? "descending" : "ascending") : "none");
    });
    arrange();
  };

  [...table.tHead.rows[0].cells].forEach((head, column) => {
    head.tabIndex = 0;
    head.addEventListener("click", () => sort(column));
    head.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        sort(column);
      }
    });
  });
  filter.addEventListener("input", () => { page = 0; arrange(); });
  length.addEventListener("change", () => { page = 0; show(); });
  back.addEventListener("click", () => { page -= 1; show(); });
  next.addEventListener("click", () => { page += 1; show(); });
  window.addEventListener("beforeprint", () => body.replaceChildren(...rows));
  window.addEventListener("afterprint", show);
  if (all.length > 10) {
    const frame = table.parentElement;
    frame.before(element("div", { className: "bar" }, filter, length, back, next, place));
    frame.parentElement.querySelector(".vonk-size")?.remove();
  }
  arrange();
};

// The words of a legend are buttons; while the pointer is on one, the other series step back.
const chart = (drawing) => {
  const marks = [...drawing.querySelectorAll("[data-series]")];
  const of = (series) => marks.filter((mark) => mark.dataset.series === series);
  marks.filter((mark) => mark.tagName === "text").forEach((word) => {
    const series = word.dataset.series;
    word.setAttribute("role", "switch");
    word.setAttribute("aria-checked", "true");
    word.setAttribute("tabindex", "0");
    const toggle = () => {
      const off = !word.classList.contains("off");
      of(series).forEach((mark) => mark.classList.toggle("off", off));
      word.setAttribute("aria-checked", String(!off));
    };
    word.addEventListener("click", toggle);
    word.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        toggle();
      }
    });
    const fade = (on) => marks.forEach((mark) => mark.classList.toggle("faded", on && mark.dataset.series !== series));
    word.addEventListener("pointerenter", () => fade(true));
    word.addEventListener("pointerleave", () => fade(false));
  });
};

// The tips of marks stand beside the pointer at once, where the browser's own would wait.
const tips = (drawings) => {
  const tip = element("div", { className: "tip", hidden: true });
  document.body.append(tip);
  drawings.forEach((drawing) => {
    drawing.querySelectorAll("title").forEach((title) => {
      title.parentElement.dataset.tip = title.textContent;
      title.remove();
    });
    drawing.addEventListener("pointermove", (event) => {
      const text = event.target.dataset.tip;
      tip.hidden = text === undefined;
      if (text === undefined) return;
      tip.textContent = text;
      const left = Math.min(event.clientX + 14, window.innerWidth - tip.offsetWidth - 8);
      const below = event.clientY + 14 + tip.offsetHeight < window.innerHeight;
      tip.style.left = Math.max(8, left) + "px";
      tip.style.top = (below ? event.clientY + 14 : event.clientY - tip.offsetHeight - 10) + "px";
    });
    drawing.addEventListener("pointerleave", () => { tip.hidden = true; });
  });
};

// One button opens or closes the code of all cells.
const code = (cells) => {
  if (cells.length < 2) return;
  const button = element("button", { type: "button", className: "code-button" }, "Hide code");
  button.addEventListener("click", () => {
    const open = button.textContent !== "Hide code";
    cells.forEach((cell) => { cell.open = open; });
    button.textContent = open ? "Hide code" : "Show code";
  });
  document.querySelector("main").prepend(button);
};

const drawings = [...document.querySelectorAll(".chart > svg")];
document.querySelectorAll("table.grid").forEach(grid);
drawings.forEach(chart);
tips(drawings);
code([...document.querySelectorAll("details.code-of-cell")]);
