// The panel beside a number, links into the filtered register, and the register. The pages are whole without.
(() => {
  const make = (tag, traits, ...content) => {
    const node = Object.assign(document.createElement(tag), traits);
    node.append(...content);
    return node;
  };
  const byId = (id) => document.getElementById(id);
  const all = (selector) => [...document.querySelectorAll(selector)];
  const on = (type, act) => document.addEventListener(type, act);

  // Quarto folds a note by its head, which the keyboard does not reach and no one is told of.
  for (const head of all(".callout-header[data-bs-toggle]")) {
    Object.assign(head, { role: "button", tabIndex: 0 });
    head.onkeydown = (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      head.click();
    };
  }

  // On a phone a figure is a drawing of its own, if it has one.
  if (matchMedia("(max-width: 44rem)").matches) {
    for (const image of all("img[data-narrow]")) {
      image.src = image.src.replace(/[^/]*$/, image.dataset.narrow.replace(/.*\//, ""));
      image.classList.add("narrow");
    }
  }

  // A table with sentences is read row by row on a phone, each cell behind the name of its column.
  const ROLES = { table: "table", tbody: "rowgroup", tr: "row", td: "cell" };
  for (const table of all("main table")) {
    const names = [...table.querySelectorAll("thead th")].map((head) => head.textContent);
    const cells = [...table.querySelectorAll("tbody td")];
    const wordy = new Set(cells.filter((cell) => cell.textContent.length > 30).map((cell) => cell.cellIndex));
    if (names.length < 4 || !wordy.size) continue;
    table.classList.add("stacked");
    for (const cell of cells) {
      cell.dataset.name = names[cell.cellIndex];
      cell.classList.toggle("short", cell.textContent.length < 16);
    }
    if (table.querySelector("caption a")) continue; // a table by role may own no link
    for (const part of [table, ...table.querySelectorAll("tbody, tbody tr, tbody td")]) part.role = ROLES[part.localName];
  }

  // Panel: on the first click, tap or Enter; the second follows the link; Escape closes it.
  const [source] = all('link[href$="panels.js"]');
  const panel = make("div", { id: "panel", popover: "manual", role: "group" });
  let claims, link, wanted;
  const close = () => {
    link = wanted = null;
    panel.remove();
  };
  const open = (a) => {
    if (a === link) return;
    close();
    if (!claims) {
      wanted = a;
      if (!byId("panels")) document.head.append(make("script", { id: "panels", src: source.href }));
      return;
    }
    link = a;
    const id = a.hash.slice(1), [page, stated, found, verdict, state, name, works] = claims[id];
    const sources = source.href.replace("figures/panels.js", "sources.html#");
    const links = works.map(([work, text]) => make("a", { href: sources + work }, text));
    const terms = [["Stated", stated], ["Found", found], [name, ...links]].filter(([, said]) => said);
    panel.ariaLabel = `Claim ${id}`;
    panel.replaceChildren(
      make("p", {}, make("b", {}, id), ` ${page} `, make("span", { className: `badge ${state}` }, verdict)),
      make("dl", {}, ...terms.flatMap(([term, ...said]) => [make("dt", {}, term), ...said.map((one) => make("dd", {}, one))])),
      make("p", {}, make("a", { href: a.href }, `Entry ${id} in the register`)));
    a.removeAttribute("title");
    a.after(panel);
    panel.showPopover();
    const { left, top, bottom } = a.getBoundingClientRect(), { offsetWidth: wide, offsetHeight: high } = panel;
    const room = document.documentElement.clientWidth - wide - 8;
    panel.style.left = `${scrollX + Math.max(8, Math.min(left, room))}px`;
    panel.style.top = `${scrollY + (bottom + high > innerHeight && top > high ? top - high : bottom)}px`;
  };
  window.bookClaims = (data) => { claims = data; if (wanted) open(wanted); };
  if (source && panel.showPopover) {
    const claim = ({ target }) => target.closest("a.claim");
    const near = (node) => node === link || panel.contains(node);
    on("pointerdown", ({ target }) => { if (!near(claim({ target }) || target)) close(); });
    on("click", (event) => {
      const a = claim(event);
      if (!a || a === link || a === wanted || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      open(a);
    });
    on("focusin", ({ target }) => { if (!near(target)) close(); });
    on("keydown", ({ key }) => {
      if (key !== "Escape" || !link) return;
      if (panel.contains(document.activeElement)) link.focus();
      close();
    });
  }

  // A count leads to the claims that it counts.
  for (const a of all("a[data-filter]")) a.search = a.dataset.filter;

  // The register, the explorer and the charts have scripts of their own.
  const here = document.querySelector('script[src$="claims.js"]').src;
  const own = { ".register": ["minisearch", "entries", "register"], ".works": ["entries", "sources"], ".finding": ["entries", "findings"], ".explorer": ["explorer"], ".chart": ["charts"] };
  for (const name of new Set(Object.entries(own).flatMap(([block, names]) => all(block)[0] ? names : []))) {
    document.head.append(make("script", { async: false, src: here.replace("claims.js", `${name}.js`) }));
  }
})();
