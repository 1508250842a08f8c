// Charts that answer: each picture of a chart is replaced by the live one, with its questions and a table.
(() => {
  const make = (tag, traits, ...content) => {
    const node = Object.assign(document.createElement(tag), traits);
    node.append(...content);
    return node;
  };
  const load = (src) => new Promise((done, failed) => document.head.append(make("script", { src, onload: done, onerror: failed })));
  const table = (columns, rows) => make("table", {},
    make("thead", {}, make("tr", {}, ...Object.values(columns).map((name) => make("th", { scope: "col" }, name)))),
    make("tbody", {}, ...rows.map((row) => make("tr", {}, ...Object.keys(columns).map((field) => make("td", {}, String(row[field] ?? "")))))));

  // On a phone a chart has a description of its own, or is drawn as wide as there is room if its marks
  // have enough of it.
  const ENOUGH = 240;
  const isPhone = matchMedia("(max-width: 44rem)").matches;
  const rows = (spec) => spec.data.find(({ name }) => name === "rows");
  const chosen = ({ spec, narrow }) => {
    if (!narrow || !isPhone) return spec;
    rows(narrow).values = rows(spec).values;
    return narrow;
  };
  const fit = async (view, place, room, enough) => {
    const width = view.width() + Math.min(0, room - view.container().firstChild.viewBox.baseVal.width);
    if (width < enough) return;
    if (width < view.width() || !enough) place.classList.add("fits");
    await view.width(width).runAsync();
  };

  const show = async (image, chart) => {
    const { choices, columns } = chart;
    const spec = chosen(chart);
    const place = make("div", { className: "live", role: "img", ariaLabel: image.alt });
    const { vega } = window;
    // Expressions are interpreted, never evaluated as code.
    const read = vega.parse(spec, null, { ast: true });
    const view = new vega.View(read, { expr: vega.expressionInterpreter, renderer: "svg", container: place, hover: true });
    const says = ([name, value]) => `${name}: ${value}`;
    view.tooltip((_, event, item, value) => { place.title = value && typeof value === "object" ? Object.entries(value).map(says).join("\n") : ""; });
    await view.runAsync();
    const drawing = place.querySelector("svg");
    await fit(view, place, image.closest(".chart").clientWidth, spec === chart.narrow ? 0 : ENOUGH);
    Object.assign(drawing.style, { width: "100%", height: "auto" });
    // The place around it says what is seen; its marks, one by one, would say nothing.
    drawing.ariaHidden = "true";
    const asked = Object.fromEntries(choices.map(({ signal, value }) => [signal, value]));
    const fold = make("details", {}, make("summary", {}, "The numbers as a table"));
    const fill = () => {
      if (!fold.open) return;
      const rows = view.data("rows").filter((row) => choices.every(({ signal, field }) => asked[signal] === "" || String(row[field]) === String(asked[signal])));
      const scroll = make("div", { className: "table-scroll", role: "region", tabIndex: 0, ariaLabel: "The numbers of the chart" }, table(columns, rows));
      fold.replaceChildren(fold.firstChild, scroll);
    };
    fold.ontoggle = fill;
    const questions = choices.map(({ signal, label, value, values }) => {
      const options = [...new Set(values)].map((one) => new Option(one, one));
      const select = make("select", {}, ...(value === "" ? [new Option("all", "")] : []), ...options);
      select.value = value;
      select.onchange = () => {
        asked[signal] = values.find((one) => String(one) === select.value) ?? "";
        view.signal(signal, asked[signal]).runAsync();
        fill();
      };
      return make("label", {}, `${label} `, select);
    });
    image.closest(".chart").replaceChildren(make("p", { className: "questions" }, ...questions), place, fold);
  };

  const images = [...document.querySelectorAll(".chart img")];
  let given;
  window.bookChart = (chart) => { given = chart; };
  const start = async () => {
    await load(images[0].src.replace(/[^/]*$/, "vega.js"));
    for (const image of images) {
      await load(image.src.replace(/svg$/, "js"));
      await show(image, given);
    }
  };
  // Without the engine the pictures stay.
  start().catch((error) => console.warn("The charts stay pictures:", error.message ?? error.type));
})();
