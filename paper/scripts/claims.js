// The panel beside a number, and the register's filter. The pages are whole without.
(() => {
  const make = (tag, traits, ...content) => {
    const node = Object.assign(document.createElement(tag), traits);
    node.append(...content);
    return node;
  };
  const byId = (id) => document.getElementById(id);
  const all = (selector) => [...document.querySelectorAll(selector)];
  const on = (type, act) => document.addEventListener(type, act);

  // Panel: on hover, focus and first tap; the pointer may enter it; Escape closes it.
  const [source] = all('link[href$="panels.js"]');
  const panel = make("div", { id: "panel", popover: "manual", role: "group" });
  let claims, link, wanted, timer, touched;
  const close = () => {
    clearTimeout(timer);
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
    on("pointerover", (event) => {
      if (event.pointerType === "touch") return;
      clearTimeout(timer);
      const a = claim(event);
      if (a) timer = setTimeout(open, 150, a);
      else if (!near(event.target) && !near(document.activeElement)) timer = setTimeout(close, 300);
    });
    on("pointerdown", (event) => {
      touched = event.pointerType === "touch";
      if (!near(claim(event) || event.target)) close();
    });
    on("click", (event) => {
      const a = claim(event);
      if (!a || !touched || a === link || a === wanted) return;
      event.preventDefault();
      open(a);
    });
    on("focusin", (event) => {
      const a = claim(event);
      if (a && a.matches(":focus-visible")) open(a);
      else if (!near(event.target)) close();
    });
    on("keydown", ({ key }) => {
      if (key !== "Escape" || !link) return;
      if (panel.contains(document.activeElement)) link.focus();
      close();
    });
  }

  // Register: what is chosen stands in the address.
  const [box] = all(".register");
  if (!box) return;
  const entries = all(".entry[data-kind]");
  const homes = entries.map((entry) => [entry, entry.parentNode, entry.nextSibling]).reverse();
  const head = (section) => byId(`register-${section}`);
  const orders = {
    verdict: ["contradicted", "qualified", "confirmed-by-rounding", "confirmed", "undecided", "not-checkable"],
    weight: ["central", "supporting", "incidental"],
    order: ["verdict", "weight"],
  };
  const grouped = (name) => Object.groupBy(entries, (entry) => entry.dataset[name]);
  const state = make("p", { role: "status" });
  const fields = ["section", "kind", "verdict", "basis", "order"].map((name) => {
    const groups = grouped(name);
    const options = (orders[name] || Object.keys(groups)).map((value) => {
      const text = name === "section" ? head(value).innerText.split("\n")[0] : value.replaceAll("-", " ");
      return new Option(groups[value] ? `${text} (${groups[value].length})` : text, value);
    });
    return make("select", { name }, new Option(name === "order" ? "of print" : "all", ""), ...options);
  });
  fields.push(make("input", { name: "words", type: "search" }));
  const form = make("form", { ariaLabel: "Filter the claims" }, ...fields.map((node) => make("label", {}, node.name, node)), make("a", { href: location.pathname }, "Show all"), state);
  const sorted = make("div");

  const apply = () => {
    const { words, order, ...chosen } = Object.fromEntries(new FormData(form));
    const parts = words.toLowerCase().split(/\s+/);
    for (const entry of entries) {
      entry.lastElementChild.textContent = "";
      const text = entry.textContent.toLowerCase();
      const fits = Object.entries(chosen).every(([name, value]) => !value || entry.dataset[name] === value);
      entry.hidden = !fits || !parts.every((part) => text.includes(part));
    }
    for (const [id, group] of Object.entries(grouped("section"))) head(id).hidden = order || group.every((entry) => entry.hidden);
    if (order) for (const rank of orders[order]) sorted.append(...grouped(order)[rank] || []);
    else if (sorted.firstChild) for (const [entry, parent, next] of homes) parent.insertBefore(entry, next);
    // Before and after a claim: in the list as it is shown.
    const shown = all(".entry[data-kind]:not([hidden])");
    const step = (text, to) => to ? [make("a", { href: `#${to.id}` }, text.replace("C", to.id)), " "] : [];
    shown.forEach((entry, i) => entry.lastElementChild.append(...step("← C", shown[i - 1]), ...step("C →", shown[i + 1])));
    state.textContent = shown[0] ? `${shown.length} of ${entries.length} claims` : "No claim fits";
  };
  const read = () => {
    const query = new URLSearchParams(location.search);
    for (const node of fields) {
      node.value = query.get(node.name) || "";
      if (node.selectedIndex < 0) node.value = "";
    }
    apply();
    // What is linked to is shown, whatever the filter.
    if (byId(location.hash.slice(1))?.closest("[hidden]")) location.replace(location.pathname + location.hash);
  };
  form.oninput = ({ target }) => {
    const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    history[target.name === "words" ? "replaceState" : "pushState"](null, "", `${location.pathname}?${query}`);
    apply();
  };
  form.onsubmit = () => false;
  addEventListener("popstate", read);
  box.append(form);
  box.after(sorted);
  read();
})();
