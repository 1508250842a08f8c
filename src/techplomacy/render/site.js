// Search, colours, and the chapter list on small screens. The pages work without it.
(() => {
  "use strict";
  const root = document.body.dataset.root;

  // Colours: the reader's system decides until the button is used.
  const button = document.querySelector("button.theme");
  const system = matchMedia("(prefers-color-scheme: dark)");
  const theme = () => document.documentElement.dataset.theme || (system.matches ? "dark" : "light");
  const label = () => button.setAttribute("aria-label", theme() === "dark" ? "Use light colours" : "Use dark colours");
  button.hidden = false;
  label();
  system.addEventListener("change", label);
  button.addEventListener("click", () => {
    const other = theme() === "dark" ? "light" : "dark";
    document.documentElement.dataset.theme = other;
    try { localStorage.setItem("book-theme", other); } catch (e) { /* not remembered */ }
    label();
  });

  // Chapter list: closed at first where it would push the text down.
  const close = (query, box) => { if (box && matchMedia(query).matches) box.open = false; };
  close("(max-width: 58rem)", document.querySelector(".contents"));
  close("(max-width: 78rem)", document.querySelector(".toc details"));

  // Mark the section being read.
  const links = new Map([...document.querySelectorAll(".toc a")].map((a) => [decodeURIComponent(a.hash.slice(1)), a]));
  const heads = [...links.keys()].map((id) => document.getElementById(id)).filter(Boolean);
  let marked = null;
  const mark = () => {
    const passed = heads.filter((h) => h.getBoundingClientRect().top < 120);
    const now = passed.length ? links.get(passed[passed.length - 1].id) : null;
    if (now === marked) return;
    if (marked) marked.removeAttribute("aria-current");
    if (now) now.setAttribute("aria-current", "true");
    marked = now;
  };
  if (heads.length) { addEventListener("scroll", mark, { passive: true }); mark(); }

  // Search: the index is a script, so that it loads from a local file too.
  const box = document.querySelector(".search");
  if (!box) return;
  const input = box.querySelector("input");
  const list = box.querySelector("ul");
  const state = box.querySelector("[role=status]");
  let records = null;
  box.hidden = false;
  window.bookSearch = (data) => { records = data.map((r) => ({ page: r[0], id: r[1], title: r[2], text: r[3], low: (r[2] + " " + r[3]).toLowerCase() })); run(); };
  const load = () => {
    if (document.getElementById("search-index")) return;
    const script = document.createElement("script");
    script.id = "search-index";
    script.src = root + "site/search.js";
    document.head.append(script);
  };
  const clear = () => { list.replaceChildren(); list.hidden = true; state.textContent = ""; };
  const snippet = (record, words) => {
    const low = record.text.toLowerCase();
    const at = Math.max(0, Math.min(...words.map((w) => low.indexOf(w)).filter((i) => i >= 0), low.length) - 40);
    const from = low.length && at < low.length ? at : 0;
    const span = document.createElement("span");
    let rest = (from ? "…" : "") + record.text.slice(from, from + 130) + (record.text.length > from + 130 ? "…" : "");
    const pattern = new RegExp("(" + words.map((w) => w.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|") + ")", "gi");
    for (const piece of rest.split(pattern)) {
      const hit = words.includes(piece.toLowerCase());
      const node = hit ? document.createElement("mark") : document.createTextNode(piece);
      if (hit) node.textContent = piece;
      span.append(node);
    }
    return span;
  };
  const run = () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    if (!words.length || !records) return clear();
    const score = (r) => words.reduce((sum, w) => sum + (r.id.toLowerCase() === w ? 9 : 0) + (r.title.toLowerCase().includes(w) ? 3 : 0), 0);
    const found = records.filter((r) => words.every((w) => r.low.includes(w))).map((r, i) => [score(r), -i, r]).sort((a, b) => b[0] - a[0] || b[1] - a[1]);
    list.replaceChildren(...found.slice(0, 12).map(([, , r]) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      const title = document.createElement("strong");
      link.href = root + r.page + "#" + r.id;
      title.textContent = r.title;
      link.append(title, snippet(r, words));
      item.append(link);
      return item;
    }));
    list.hidden = !found.length;
    state.textContent = found.length ? found.length + " places found" : "Nothing found";
    state.classList.toggle("unseen", found.length > 0);
  };
  input.addEventListener("focus", load);
  input.addEventListener("input", () => { load(); run(); });
  box.addEventListener("keydown", (event) => {
    const stops = [input, ...list.querySelectorAll("a")];
    const at = stops.indexOf(document.activeElement);
    if (event.key === "Escape") { input.value = ""; clear(); input.focus(); }
    if (event.key === "Enter" && at === 0 && stops[1]) stops[1].click();
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && stops[at + step]) { stops[at + step].focus(); event.preventDefault(); }
  });
  list.addEventListener("click", () => { if (matchMedia("(max-width: 58rem)").matches) clear(); });
  addEventListener("keydown", (event) => {
    if (event.key === "/" && !/^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName)) { input.focus(); event.preventDefault(); }
  });
})();
