// The register: one line a claim that opens in place, facets with counts, a search by whole words,
// and an address that holds what is chosen. Without this script the page is a plain list.
(() => {
  const { make, fold } = bookEntries;
  const byId = (id) => document.getElementById(id);
  const [box] = document.querySelectorAll(".register");
  const entries = [...document.querySelectorAll(".entry[data-kind]")];
  const homes = entries.map((entry) => [entry, entry.parentNode, entry.nextSibling]).reverse();
  const heading = (section) => byId(`register-${section}`);
  const abbreviations = Object.fromEntries((box.dataset.abbreviations || "").split(";").map((pair) => pair.trim().split("=")).filter(([, long]) => long));

  // Facets: a name, what its values are called, and values that stand for several.
  const FACETS = {
    verdict: ["Verdict", {}],
    degree: ["Undecided: leaning or reason", {}],
    weight: ["Weight in the argument", {}],
    class: ["Best class of source", {}],
    basis: ["Decided by", { cited: "the work cited here", "cited-elsewhere": "a work cited elsewhere", independent: "independent documents", "own-data": "own data", none: "nothing" }],
    cited: ["The cited work", { supports: "says so", "supports-part": "says so of a part", "does-not-support": "says otherwise", silent: "is silent", unreachable: "could not be reached", unchecked: "was not looked up", "no-source": "there is none" }],
    internal: ["With the rest of the article", { consistent: "its numbers agree", inconsistent: "disagrees", untestable: "nothing to compare" }],
    extent: ["Read of the deciding documents", { excerpt: "excerpts alone", mixed: "some in full", whole: "in full" }],
    speaker: ["Decided by documents of", {}],
    interest: ["Whose voice decides", { none: "somebody without a stake", "own-office": "an office, on itself", "own-state": "a state, on itself", "own-firm": "a firm, on itself", "own-product": "a maker, on its product", "own-rank": "one who is ranked", "own-institution": "an institution, on itself", "own-figures": "a party, in figures on itself" }],
    voice: ["Would change without the party's word", { party: "yes" }],
    sourced: ["Has a source", {}],
    checkable: ["Can be checked", {}],
    kind: ["Kind", {}],
    section: ["Section", {}],
    page: ["Page", {}],
    restates: ["Said before", { yes: "restatements", no: "said first here" }],
  };
  const GROUPS = {
    "not-holding": ["needs qualifying or is contradicted", ["qualified", "contradicted"]],
    holding: ["holds", ["confirmed", "confirmed-by-rounding"]],
    decided: ["decided", ["confirmed", "confirmed-by-rounding", "attested", "qualified", "contradicted"]],
  };
  const RANKS = {
    verdict: ["contradicted", "qualified", "attested", "confirmed-by-rounding", "confirmed", "undecided", "not-checkable"],
    weight: ["central", "supporting", "incidental"],
  };
  const PRESETS = {
    "Central and not holding": { weight: "central", verdict: "not-holding", restates: "no" },
    "Checkable, cites nothing": { sourced: "no", checkable: "yes", restates: "no" },
    "Cited work says otherwise": { cited: "does-not-support", restates: "no" },
    "Rests on the press": { class: "press", restates: "no" },
    "Would change without the party's word": { voice: "party", restates: "no" },
  };

  const own = (entry, name) => (entry.dataset[name] || "").split("|");
  const fits = (entry, name, value) => {
    if (!value) return true;
    return own(entry, name).some((one) => name === "verdict" && GROUPS[value] ? GROUPS[value][1].includes(one) : one === value);
  };
  const called = (name, value) => {
    // Quarto has the heading within its section, whose text would be long to put together.
    if (name === "section") return (heading(value).querySelector("h2") || heading(value)).innerText.replace(/^[\w.]+ /, "");
    if (name === "speaker") return value;
    return FACETS[name][1][value] || GROUPS[value]?.[0] || value.replaceAll("-", " ");
  };
  const valuesOf = (name) => {
    const every = entries.flatMap((entry) => own(entry, name)).filter(Boolean);
    const seen = [...new Set(every)];
    if (name === "speaker") return seen.filter((value) => every.indexOf(value) !== every.lastIndexOf(value)).sort((a, b) => a.localeCompare(b));
    const ranked = RANKS[name]?.filter((value) => seen.includes(value)) || seen;
    return name === "verdict" ? [...ranked, ...Object.keys(GROUPS)] : ranked;
  };

  // Search: whole words, accents folded; "a phrase"; page:86, cited:…, id:….
  const bare = (text) => ` ${fold(text).replace(/[^\p{L}\p{N}]+/gu, " ").trim()} `;
  const shortened = (text) => Object.entries(abbreviations)
    .reduce((said, [short, long]) => said.replaceAll(new RegExp(`\\b${long.replaceAll(" ", "\\s+")}\\b`, "gi"), short), text);
  const plain = (text) => bare(shortened(text));
  // Of what has a short form, the words of the long one can be searched too.
  const both = (text) => plain(text) + (shortened(text) === text ? "" : bare(text));
  const line = (entry, name) => [...entry.querySelectorAll("em")].filter((em) => em.textContent === `${name}:`).map((em) => {
    let text = "";
    for (let node = em.nextSibling; node && node.nodeName !== "BR"; node = node.nextSibling) text += node.textContent;
    return text;
  }).join(" ");
  const documents = () => entries.map((entry) => {
    const body = entry.cloneNode(true);
    const labels = [...body.querySelectorAll("em")].filter((em) => /^(Used in|Coder)/.test(em.textContent));
    const links = [...body.querySelectorAll(".tools"), body.lastElementChild]; // what this script has put there
    for (const node of [...labels, ...links]) node.remove();
    return {
      id: entry.id,
      statement: both(entry.querySelector("p").textContent + " " + line(entry, "Printed as") + " " + entry.dataset.listed),
      cited: both(line(entry, "Cited")),
      evidence: both(body.textContent),
      page: ` ${entry.dataset.page || ""} `,
    };
  });
  let index;
  let known;
  // Made when something is first searched: it takes as long as the page takes to open.
  const indexed = () => {
    if (index) return index;
    index = new MiniSearch({ fields: ["id", "statement", "cited", "evidence", "page"], tokenize: (text) => fold(text).match(/[\p{L}\p{N}]+/gu) || [] });
    const all = documents();
    known = new Map(all.map((one) => [one.id, one]));
    index.addAll(all);
    return index;
  };
  const parts = (query) => [...query.matchAll(/(?:(\w+):)?(?:"([^"]*)"|(\S+))/g)].map(([, field, phrase, word]) => [field, (phrase ?? word) || ""]);
  const found = (query, everywhere) => {
    const wanted = parts(shortened(query)).filter(([, text]) => plain(text).trim());
    if (!wanted.length) return null;
    const sets = wanted.map(([field, text]) => {
      const fields = ["id", "cited", "page", "statement", "evidence"].includes(field) ? [field] : everywhere ? ["id", "statement", "cited", "evidence"] : ["id", "statement"];
      const said = plain(text);
      const hits = indexed().search(said, { fields, combineWith: "AND" }).map((hit) => hit.id);
      return new Set(said.trim().includes(" ") ? hits.filter((id) => fields.some((name) => name !== "id" && known.get(id)[name].includes(said))) : hits);
    });
    return sets.reduce((kept, next) => new Set([...kept].filter((id) => next.has(id))));
  };

  // The form.
  const varies = (name) => new Set(entries.map((entry) => entry.dataset[name] || "")).size > 1;
  const selects = Object.keys(FACETS).filter(varies).map((name) =>
    make("select", { name }, new Option("all", ""), ...valuesOf(name).map((value) => new Option(called(name, value), value))));
  const order = make("select", { name: "order" }, new Option("of print", ""), new Option("verdict", "verdict"), new Option("weight", "weight"));
  const page = valuesOf("page").find((value) => /^\d+$/.test(value));
  const placeholder = `Words, "a phrase"${page ? `, page:${page}` : ""}`;
  const words = make("input", { name: "words", type: "search", placeholder, ariaLabel: "Search the claims" });
  const everywhere = make("input", { name: "everywhere", type: "checkbox", value: "yes" });
  const state = make("p", { role: "status" });
  const count = make("span");
  const more = make("details", {},
    make("summary", {}, "Filter and sort", count),
    make("div", { className: "facets" }, ...[...selects, order].map((node) => make("label", {}, node === order ? "Order" : FACETS[node.name][0], node))));
  const presets = make("p", { className: "presets" }, ...Object.entries(PRESETS)
    .filter(([, chosen]) => entries.some((entry) => Object.entries(chosen).every(([name, value]) => fits(entry, name, value))))
    .flatMap(([name, chosen]) => [make("a", { href: `?${new URLSearchParams(chosen)}` }, name), " "]),
  make("a", { href: location.pathname }, "Show all"));
  const form = make("form", { ariaLabel: "Filter the claims" },
    make("div", { className: "bar" }, words, make("label", {}, everywhere, "also in the evidence"), state), presets, more);
  const fields = [...selects, order, words];
  const sorted = make("div");

  const choice = () => {
    const given = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    return given;
  };
  const apply = () => {
    const chosen = Object.fromEntries(selects.map((node) => [node.name, node.value]));
    const hits = found(words.value, everywhere.checked);
    const passes = (entry, but) => (!hits || hits.has(entry.id)) && Object.entries(chosen).every(([name, value]) => name === but || fits(entry, name, value));
    for (const entry of entries) entry.hidden = !passes(entry);
    for (const node of selects) {
      const pool = entries.filter((entry) => passes(entry, node.name));
      for (const option of [...node.options].slice(1)) {
        option.text = `${called(node.name, option.value)} (${pool.filter((entry) => fits(entry, node.name, option.value)).length})`;
      }
    }
    const groups = Object.groupBy(entries, (entry) => entry.dataset.section);
    for (const [section, group] of Object.entries(groups)) heading(section).hidden = order.value || group.every((entry) => entry.hidden);
    if (order.value) for (const rank of RANKS[order.value]) sorted.append(...entries.filter((entry) => entry.dataset[order.value] === rank));
    else if (sorted.firstChild) for (const [entry, parent, next] of homes) parent.insertBefore(entry, next);
    const shown = [...document.querySelectorAll(".entry[data-kind]:not([hidden])")];
    const step = (text, to) => to ? [make("a", { href: `#${to.id}` }, text.replace("C", to.id)), " "] : [];
    shown.forEach((entry, i) => entry.lastElementChild.replaceChildren(...step("← C", shown[i - 1]), ...step("C →", shown[i + 1])));
    const asked = [...choice()].sort().join();
    for (const a of presets.children) a.ariaCurrent = asked && asked === [...new URLSearchParams(a.search)].sort().join() ? "true" : null;
    const active = selects.filter((node) => node.value).length;
    count.textContent = active ? ` (${active} chosen)` : "";
    const all = entries.filter((entry) => fits(entry, "restates", chosen.restates)).length;
    state.textContent = shown[0] ? `${shown.length} of ${all} claims` : "No claim fits";
  };

  // One line a claim.
  const set = (entry, isOpen) => {
    bookEntries.set(entry, isOpen);
    if (isOpen && !entry.querySelector(".tools")) entry.querySelector("p").after(tools(entry));
  };
  const copy = (button, text) => navigator.clipboard.writeText(text).then(() => {
    const said = button.textContent;
    button.textContent = "Copied";
    setTimeout(() => { button.textContent = said; }, 1500);
  });
  const tools = (entry) => {
    const address = () => `${location.origin}${location.pathname}#${entry.id}`;
    const cite = () => `${box.dataset.cite} Claim ${entry.id}${entry.dataset.page ? `, on p. ${entry.dataset.page}` : ""} of the article. ${address()}`;
    const button = (text, say) => {
      const node = make("button", { type: "button" }, text);
      node.onclick = () => copy(node, say());
      return [node, " "];
    };
    const sent = Object.entries({ report: "Report an error", reply: "Reply" }).filter(([name]) => box.dataset[name])
      .flatMap(([name, text]) => [make("a", { href: box.dataset[name].replaceAll("{claim}", entry.id) }, text), " "]);
    return make("p", { className: "tools" }, ...button("Copy link", address), ...button("Copy citation", cite), ...sent);
  };
  bookEntries.close(entries, set);

  const goto = () => {
    const entry = byId(location.hash.slice(1));
    if (!entry?.matches(".entry[data-kind]")) return;
    // What is linked to is shown, whatever the filter.
    if (entry.hidden) return location.replace(location.pathname + location.hash);
    set(entry, true);
    entry.scrollIntoView();
  };
  const read = () => {
    const query = new URLSearchParams(location.search);
    for (const node of fields) {
      node.value = query.get(node.name) || "";
      if (node.selectedIndex < 0) node.value = "";
    }
    everywhere.checked = query.has("everywhere");
    apply();
    goto();
  };
  form.oninput = ({ target }) => {
    const query = choice();
    history[target === words ? "replaceState" : "pushState"](null, "", query.size ? `${location.pathname}?${query}` : location.pathname);
    apply();
  };
  form.onsubmit = () => false;
  addEventListener("popstate", read);
  addEventListener("hashchange", goto);
  box.replaceChildren(form);
  box.after(sorted);
  read();
})();
