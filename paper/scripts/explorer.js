// The explorer: tables of the package in the browser, by SQLite; asks for the data once it is opened.
(() => {
  const place = document.querySelector("main .explorer");
  const source = place?.querySelector("a");
  if (!source) return;
  const ROWS = 25, COLOURS = ["#1d5673", "#b3541e", "#21603e", "#7b3f8c", "#8a6d00", "#98301d", "#4d4b78", "#5f5b53"];
  const make = (tag, traits, ...content) => {
    const { data, ...own } = traits;
    const node = Object.assign(document.createElement(tag), own);
    for (const [name, value] of Object.entries(data ?? {})) node.setAttribute(name, value);
    node.append(...content);
    return node;
  };
  const svg = (tag, traits, ...content) => {
    const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(traits)) node.setAttribute(name, value);
    node.append(...content);
    return node;
  };
  const quoted = (name) => `"${name.replaceAll('"', '""')}"`;
  const unpacked = async (text) => {
    const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  };
  const state = make("p", { id: "explorer-state", role: "status", data: { role: "status" } }, "The data are being loaded.");
  let db;
  const fill = (made, { tables, views }) => {
    made.run("BEGIN");
    for (const { name, sql, columns } of tables) {
      made.run(sql);
      if (!columns.length) continue;
      const row = made.prepare(`INSERT INTO ${quoted(name)} VALUES (${columns.map(() => "?").join(",")})`);
      columns[0].forEach((_, n) => row.run(columns.map((each) => each[n])));
      row.free();
    }
    made.run(["COMMIT", ...views].join(";\n"));
    db = made;
  };
  const ask = (query, values = []) => {
    const found = db.exec(query, values)[0];
    return found ?? { columns: [], values: [] };
  };
  const save = (name, { columns, values }) => {
    const cell = (v) => (v === null ? "" : /[",\n]/.test(v) ? `"${String(v).replaceAll('"', '""')}"` : String(v));
    const text = [columns, ...values].map((row) => row.map(cell).join(",")).join("\n") + "\n";
    const link = make("a", { href: URL.createObjectURL(new Blob([text], { type: "text/csv" })), download: `${name}.csv` });
    link.click();
    URL.revokeObjectURL(link.href);
  };
  const labelled = (text, control) => make("label", {}, `${text} `, control);

  const browser = () => {
    const names = ask("SELECT name FROM sqlite_master WHERE type IN ('table', 'view') ORDER BY type = 'view', name").values.flat();
    const table = make("select", { id: "explorer-table" }, ...names.map((name) => make("option", {}, name)));
    const column = make("select", { id: "explorer-column" });
    const filter = make("input", { id: "explorer-filter", type: "search", autocomplete: "off" });
    const sheet = make("table", {});
    const count = make("p", { id: "explorer-count", data: { role: "status" } });
    const back = make("button", { type: "button" }, "Previous"), on = make("button", { type: "button" }, "Next");
    const download = make("button", { type: "button", id: "explorer-download" }, "Download the selection");
    let columns = [], order = "", down = false, from = 0;
    const where = () => {
      const asked = filter.value.trim();
      const chosen = column.value ? [column.value] : columns;
      const test = chosen.map((name) => `instr(lower(${quoted(name)}), lower(?1))`).join(" OR ");
      return [`FROM ${quoted(table.value)}${asked ? ` WHERE ${test}` : ""}`, asked ? [asked] : []];
    };
    const sorted = () => (order ? ` ORDER BY ${quoted(order)} IS NULL, ${quoted(order)}${down ? " DESC" : ""}` : "");
    const show = () => {
      const [what, values] = where();
      const total = ask(`SELECT COUNT(*) ${what}`, values).values[0][0];
      const rows = ask(`SELECT * ${what}${sorted()} LIMIT ${ROWS} OFFSET ${from}`, values).values;
      const heads = columns.map((name) => {
        const button = make("button", { type: "button" }, name);
        button.onclick = () => ([down, order, from] = [order === name && !down, name, 0]) && show();
        const way = order !== name ? "none" : down ? "descending" : "ascending";
        return make("th", { scope: "col", data: { "aria-sort": way } }, button);
      });
      const body = rows.map((row) => make("tr", {}, ...row.map((cell) => make("td", { className: String(cell).length > 240 ? "longer" : String(cell).length > 40 ? "long" : "" }, cell === null ? "" : String(cell)))));
      sheet.replaceChildren(make("thead", {}, make("tr", {}, ...heads)), make("tbody", {}, ...body));
      count.textContent = total ? `Rows ${from + 1} to ${from + rows.length} of ${total}.` : "No row has that.";
      [back.disabled, on.disabled, download.disabled] = [from === 0, from + ROWS >= total, total === 0];
    };
    const pick = () => {
      columns = ask(`SELECT name FROM pragma_table_info(?1)`, [table.value]).values.flat();
      const any = make("option", { value: "" }, "any column");
      column.replaceChildren(any, ...columns.map((name) => make("option", { value: name }, name)));
      [order, down, from, filter.value] = ["", false, 0, ""];
      show();
    };
    table.onchange = pick;
    filter.oninput = column.onchange = () => { from = 0; show(); };
    back.onclick = () => { from -= ROWS; show(); };
    on.onclick = () => { from += ROWS; show(); };
    download.onclick = () => { const [what, values] = where(); save(table.value, ask(`SELECT * ${what}${sorted()}`, values)); };
    table.value = names.includes("claims_with_verdicts") ? "claims_with_verdicts" : names[0];
    const scroll = make("div", { className: "explorer-scroll", tabIndex: 0, data: { role: "region", "aria-label": "Rows of the table" } }, sheet);
    const controls = make("p", { className: "explorer-controls" }, labelled("Table", table), labelled("Filter", filter), labelled("in", column));
    pick();
    return [controls, count, scroll, make("p", { className: "explorer-controls" }, back, on, download)];
  };

  const plotter = () => {
    const listed = ask("SELECT DISTINCT indicator_id, indicator FROM panel_long ORDER BY indicator");
    const indicator = make("select", { id: "explorer-indicator" }, ...listed.values.map(([id, title]) => make("option", { value: id }, title)));
    const states = make("select", { id: "explorer-states", multiple: true, size: 6 });
    const drawing = make("div", { id: "explorer-plot" });
    const download = make("button", { type: "button", id: "explorer-series" }, "Download the series");
    const known = ask("SELECT entity_id FROM panel_long WHERE value IS NOT NULL GROUP BY 1 ORDER BY COUNT(*) DESC").values.flat();
    indicator.value = ask("SELECT indicator_id FROM panel_long WHERE value IS NOT NULL GROUP BY 1 ORDER BY COUNT(*) DESC, indicator").values[0]?.[0] ?? "";
    let series = { columns: [], values: [] };
    const draw = () => {
      const chosen = [...states.selectedOptions].map((each) => each.value);
      const marks = chosen.map((_, n) => `?${n + 2}`).join(", ");
      series = ask(`SELECT entity, year, value, unit FROM panel_long WHERE indicator_id = ?1 AND value IS NOT NULL
        AND entity_id IN (${marks}) ORDER BY entity, year`, [indicator.value, ...chosen]);
      download.disabled = !series.values.length;
      const title = indicator.selectedOptions[0]?.textContent ?? "";
      drawing.replaceChildren(...(series.values.length ? [lines(series.values, title)] : [make("p", {}, "Pick one state or several.")]));
    };
    const pick = () => {
      const kept = new Set([...states.selectedOptions].map((each) => each.value));
      const there = ask("SELECT DISTINCT entity_id, entity FROM panel_long WHERE indicator_id = ?1 AND value IS NOT NULL ORDER BY entity", [indicator.value]).values;
      states.replaceChildren(...there.map(([id, name]) => make("option", { value: id, selected: kept.has(id) }, name)));
      if (!states.selectedOptions.length) {
        const most = known.filter((id) => there.some(([own]) => own === id)).slice(0, 3);
        for (const each of states.options) each.selected = most.includes(each.value);
      }
      draw();
    };
    indicator.onchange = pick;
    states.onchange = draw;
    download.onclick = () => save(indicator.value, series);
    pick();
    return [make("h3", { id: "explorer-drawing" }, "An indicator by state and year"),
      make("p", { className: "explorer-controls" }, labelled("Indicator", indicator), labelled("States", states), download), drawing];
  };

  const lines = (rows, title) => {
    const [width, height, left, right, top, foot] = [Math.max(300, Math.min(640, place.clientWidth)), 340, 60, 110, 30, 30];
    const unit = rows[0][3], isRank = unit === "rank"; // the first place stands on top
    const years = rows.map((row) => row[1]), values = rows.map((row) => row[2]);
    const [x0, x1, y0, y1] = [Math.min(...years), Math.max(...years), Math.min(...values), Math.max(...values)];
    const x = (year) => left + ((year - x0) / (x1 - x0 || 1)) * (width - left - right);
    const y = (value) => height - foot - ((isRank ? y1 - value : value - y0) / (y1 - y0 || 1)) * (height - foot - top);
    const text = (at, words, more = {}) => svg("text", { x: at[0], y: at[1], fill: "#211f1c", "font-size": 12, ...more }, words);
    const parts = [text([left, 16], title.endsWith(unit) ? title : `${title} (${unit})`)];
    const middle = (y0 + y1) / 2;
    for (const value of [...new Set([y0, isRank ? Math.round(middle) : middle, y1])]) parts.push(text([left - 6, y(value) + 4], String(+value.toPrecision(4)), { "text-anchor": "end" }));
    for (const year of [...new Set([x0, Math.round((x0 + x1) / 2), x1])]) parts.push(text([x(year), height - 8], String(year), { "text-anchor": "middle" }));
    [...new Set(rows.map((row) => row[0]))].forEach((name, n) => {
      const own = rows.filter((row) => row[0] === name), colour = COLOURS[n % COLOURS.length];
      parts.push(svg("polyline", { points: own.map((row) => `${x(row[1])},${y(row[2])}`).join(" "), fill: "none", stroke: colour, "stroke-width": 2 }));
      for (const row of own) parts.push(svg("circle", { cx: x(row[1]), cy: y(row[2]), r: 3, fill: colour }, svg("title", {}, `${name}, ${row[1]}: ${row[2]}`)));
      const last = own.at(-1);
      parts.push(text([x(last[1]) + 8, y(last[2]) + 4], name));
    });
    return svg("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": `${title} by state and year` }, ...parts);
  };

  const style = `.explorer .explorer-scroll { overflow-x: auto; max-width: 100%; }
    .explorer table { font-size: 0.8em; border-collapse: collapse; } .explorer td { vertical-align: top; max-width: 22rem; padding: 0.25em 0.6em 0.25em 0; }
    .explorer th button { background: none; border: 0; padding: 0; color: inherit; font: inherit; font-weight: 600; cursor: pointer; text-align: left; }
    .explorer th[aria-sort="ascending"] button::after { content: " ▲"; } .explorer th[aria-sort="descending"] button::after { content: " ▼"; }
    .explorer td.long { min-width: 18rem; } .explorer td.longer { min-width: 42rem; } #explorer-plot svg { filter: var(--drawing, none); }
    .explorer > button { padding: 0.4rem 1rem; font: inherit; cursor: pointer; }
    .explorer .explorer-controls { display: flex; flex-wrap: wrap; gap: 0.6rem 1.2rem; align-items: end; } .explorer select, .explorer input { font: inherit; max-width: 18rem; }`;
  window.bookExplorer = async (engine, data) => {
    try {
      const SQL = await initSqlJs({ wasmBinary: await unpacked(engine) });
      fill(new SQL.Database(), JSON.parse(new TextDecoder().decode(await unpacked(data))));
      place.replaceChildren(...browser(), ...plotter());
    } catch (error) {
      state.textContent = `This browser cannot show the explorer (${error.message}); the files below have the same data.`;
    }
  };
  const looks = new CSSStyleSheet(); // a style of this kind needs no leave from the page's policy
  looks.replaceSync(style);
  document.adoptedStyleSheets.push(looks);
  const script = make("script", { src: source.href });
  script.onerror = () => { state.textContent = "The data could not be loaded; the files below have the same data."; };
  source.parentElement.hidden = true;
  const open = make("button", { type: "button" }, "Open the explorer");
  open.onclick = () => { open.replaceWith(state); document.head.append(script); };
  place.append(open);
})();
