// The panel beside a claim's number, and the register's filter. The pages are whole without it.
(() => {
  "use strict";
  const make = (tag, traits, ...content) => {
    const node = Object.assign(document.createElement(tag), traits);
    node.append(...content);
    return node;
  };
  const on = (type, act, node = document) => node.addEventListener(type, act);
  const byId = (id) => document.getElementById(id);

  // Panel: on hover, focus and first tap; the pointer may enter it; Escape closes it.
  const source = document.querySelector('link[href$="panels.js"]');
  const panel = make("div", { id: "panel", className: "claim-panel", popover: "manual", role: "group" });
  let claims, link, wanted, timer, touched;
  const close = () => {
    clearTimeout(timer);
    if (link) link.title = link.dataset.title;
    link = wanted = null;
    panel.remove();
  };
  const fill = (id, [page, stated, found, verdict, state, name, works]) => {
    const badge = make("span", { className: "badge " + state }, verdict);
    const address = (work) => new URL("../sources.html#" + work, source.href);
    const links = works.flatMap(([work, text]) => ["; ", make("a", { href: address(work) }, text)]).slice(1);
    const rows = { Stated: [stated], Found: [found], [name]: links };
    panel.ariaLabel = "Claim " + id;
    panel.replaceChildren(make("p", {}, make("b", {}, id), " " + page + " ", badge), make("dl", {}, ...Object.entries(rows).flatMap(
      ([term, said]) => said.length ? [make("dt", {}, term), make("dd", {}, ...said)] : [])),
    make("p", {}, make("a", { href: link.href }, "Entry " + id + " in the register")));
  };
  const open = (a) => {
    clearTimeout(timer);
    if (a === link) return;
    close();
    if (!claims) {
      wanted = a;
      if (!byId("panels")) document.head.append(make("script", { id: "panels", src: source.href }));
      return;
    }
    link = a;
    fill(a.hash.slice(1), claims[a.hash.slice(1)]);
    a.dataset.title = a.title;
    a.title = "";
    a.after(panel);
    panel.showPopover();
    const { left, top, bottom } = a.getBoundingClientRect(), { offsetWidth: wide, offsetHeight: high } = panel;
    const room = document.documentElement.clientWidth - wide - 8;
    panel.style.left = scrollX + Math.max(8, Math.min(left, room)) + "px";
    panel.style.top = scrollY + (bottom + high > innerHeight && top > high ? top - high : bottom) + "px";
  };
  window.bookClaims = (all) => { claims = all; if (wanted) open(wanted); };
  if (source && panel.showPopover) {
    const claim = ({ target }) => target.closest("a.claim");
    on("pointerover", (event) => {
      if (event.pointerType === "touch") return;
      clearTimeout(timer);
      const a = claim(event), near = (node) => node === link || panel.contains(node);
      if (a) timer = setTimeout(open, 150, a);
      else if (!near(event.target) && !near(document.activeElement)) timer = setTimeout(close, 300);
    });
    on("pointerdown", (event) => {
      touched = event.pointerType === "touch";
      if (claim(event) !== link && !panel.contains(event.target)) close();
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
      else if (!panel.contains(event.target) && a !== link) close();
    });
    on("keydown", ({ key }) => {
      if (key !== "Escape" || !link) return;
      const a = link, inside = panel.contains(document.activeElement);
      close();
      if (inside) a.focus();
      close();
    });
  }

  // Register: what is chosen stands in the address.
  const box = document.querySelector(".register");
  if (!box) return;
  const entries = [...document.querySelectorAll(".entry[data-kind]")];
  const homes = entries.map((entry) => [entry, entry.parentNode, entry.nextSibling]).reverse();
  const texts = entries.map((entry) => entry.textContent.toLowerCase());
  const head = (section) => byId("register-" + section);
  const orders = {
    verdict: ["contradicted", "qualified", "confirmed-by-rounding", "confirmed", "undecided", "not-checkable"],
    weight: ["central", "supporting", "incidental"],
  };
  const form = make("form", { ariaLabel: "Filter the claims" });
  const sorted = make("div");
  const state = make("p", { role: "status" });
  const field = (name, words, node) => form.append(make("label", {}, words, Object.assign(node, { name })));
  const choice = (name, words, options) => field(name, words, make("select", {}, ...options.map(([value, text]) => new Option(text, value))));
  for (const name of ["section", "kind", "verdict", "basis"]) {
    const values = new Set([...(orders[name] || []), ...entries.map((entry) => entry.dataset[name])]);
    const words = (value) => name === "section" ? (head(value).querySelector("h2") || head(value)).textContent : value.replaceAll("-", " ");
    choice(name, name[0].toUpperCase() + name.slice(1), [["", "all"], ...[...values].map((value) => [value, words(value)])]);
  }
  choice("sort", "Order", [["", "of print"], ["verdict", "by verdict"], ["weight", "by weight"]]);
  field("text", "Words", make("input", { type: "search" }));
  form.append(make("button", { type: "reset" }, "Show all"), state);
  const fields = form.elements;

  const apply = () => {
    const { text, sort, ...chosen } = Object.fromEntries(new FormData(form));
    const words = text.toLowerCase().split(/\s+/), filled = new Set();
    entries.forEach((entry, i) => {
      const fits = Object.entries(chosen).every(([name, value]) => !value || entry.dataset[name] === value);
      entry.hidden = !fits || !words.every((word) => texts[i].includes(word));
      if (!entry.hidden && !sort) filled.add(entry.dataset.section);
    });
    for (const { value } of fields.section.options) if (value) head(value).hidden = !filled.has(value);
    const rank = (entry) => orders[sort].indexOf(entry.dataset[sort]);
    if (!sort && sorted.firstChild) for (const [entry, parent, next] of homes) parent.insertBefore(entry, next);
    if (sort) sorted.append(...entries.toSorted((a, b) => rank(a) - rank(b)));
    const shown = entries.filter((entry) => !entry.hidden).length;
    document.body.classList.toggle("chosen", sort || shown < entries.length);
    state.textContent = shown + " of " + entries.length + " claims";
  };
  const write = (how, hash = "") => {
    const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    history[how](null, "", location.pathname + (String(query) && "?" + query) + hash);
  };
  const read = () => {
    const query = new URLSearchParams(location.search);
    for (const node of fields) if (node.name) {
      node.value = query.get(node.name) || "";
      if (node.selectedIndex < 0) node.value = "";
    }
    apply();
    // What is linked to is shown, whatever the filter.
    const target = byId(location.hash.slice(1));
    if (!target || !target.closest("[hidden]")) return;
    form.reset();
    write("replaceState", location.hash);
    target.scrollIntoView();
  };
  on("change", ({ target }) => { if (target.name !== "text") { apply(); write("pushState"); } }, form);
  on("input", ({ target }) => { if (target.name === "text") { apply(); write("replaceState"); } }, form);
  on("submit", (event) => event.preventDefault(), form);
  on("reset", () => setTimeout(apply), form);
  on("click", ({ target }) => { if (target.type === "reset") setTimeout(write, 0, "pushState"); }, form);
  on("popstate", read, window);
  box.append(form);
  box.after(sorted);
  read();
})();
