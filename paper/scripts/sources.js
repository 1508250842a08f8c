// The sources: one line a work that opens in place, found by words, by list and by who speaks.
// Without this script the page is a plain list.
(() => {
  const { make, fold, set, close } = bookEntries;
  const LONG = 100; // a longer list stands open only if something is asked of it
  const [box] = document.querySelectorAll(".works");
  const entries = [...document.querySelectorAll(".work.entry")];
  const heading = (list) => document.querySelector(`h2#sources-${list}, #sources-${list} > h2`);
  const named = (list) => heading(list).innerText.split("\n")[0].replace(/^[\w.]+ /, "");

  // Search: the beginnings of words, accents folded.
  const plain = (text) => fold(text).replace(/[^\p{L}\p{N}]+/gu, " ");
  const said = new Map(entries.map((entry) => [entry, ` ${plain(entry.textContent)}`]));

  // The form.
  const valuesOf = (name) => [...new Set(entries.map((entry) => entry.dataset[name]))];
  const called = (name, value) => name === "list" ? named(value) : value.replaceAll("-", " ");
  const select = (name, label) => {
    const options = valuesOf(name).map((value) => new Option("", value));
    return make("select", { name, ariaLabel: label }, new Option(`${label}: all`, ""), ...options);
  };
  const words = make("input", { name: "words", type: "search", placeholder: "Title, name, claim or year", ariaLabel: "Search the sources" });
  const selects = [select("list", "List"), select("class", "Who speaks")];
  const state = make("p", { role: "status" });
  const form = make("form", { ariaLabel: "Filter the sources" }, make("div", { className: "bar" }, words, ...selects, state));
  const more = Object.fromEntries(valuesOf("list").map((list) => {
    const size = entries.filter((entry) => entry.dataset.list === list).length;
    const node = make("p", { hidden: true }, make("a", { href: `?list=${list}` }, `Show all ${size}`), ", or search and filter above.");
    heading(list).after(node);
    return [list, Object.assign(node, { size })];
  }));

  const apply = () => {
    const wanted = plain(words.value).trim().split(" ").filter(Boolean);
    const chosen = selects.filter((node) => node.value);
    const isIdle = !wanted.length && !chosen.length;
    const passes = (entry, but) => wanted.every((word) => said.get(entry).includes(` ${word}`))
      && chosen.every((node) => node === but || entry.dataset[node.name] === node.value);
    for (const entry of entries) entry.hidden = !passes(entry) || (isIdle && more[entry.dataset.list].size > LONG);
    for (const node of selects) {
      const pool = entries.filter((entry) => passes(entry, node));
      for (const option of [...node.options].slice(1)) {
        option.text = `${called(node.name, option.value)} (${pool.filter((entry) => entry.dataset[node.name] === option.value).length})`;
      }
    }
    for (const [list, node] of Object.entries(more)) {
      node.hidden = !isIdle || node.size <= LONG;
      heading(list).hidden = !isIdle && !entries.some((entry) => entry.dataset.list === list && !entry.hidden);
    }
    const count = entries.filter((entry) => passes(entry)).length;
    state.textContent = count ? `${count} of ${entries.length} works` : "No work fits";
  };

  close(entries);

  const goto = () => {
    const entry = document.getElementById(location.hash.slice(1));
    if (!entry?.matches(".work.entry")) return;
    entry.hidden = false; // what is linked to is shown, whatever the filter
    set(entry, true);
    entry.scrollIntoView();
  };
  const read = () => {
    const query = new URLSearchParams(location.search);
    for (const node of [words, ...selects]) node.value = query.get(node.name) || "";
    apply();
    goto();
  };
  form.oninput = () => {
    const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    history.replaceState(null, "", query.size ? `?${query}` : location.pathname);
    apply();
  };
  form.onsubmit = () => false;
  addEventListener("popstate", read);
  addEventListener("hashchange", goto);
  box.replaceChildren(form);
  read();
})();
