// Search, colours, and the lists on small screens. The pages work without it.
(() => {
  const { root } = document.body.dataset;
  const page = document.documentElement;
  const find = (selector) => document.querySelector(selector);
  const make = (tag, traits, ...content) => {
    const node = Object.assign(document.createElement(tag), traits);
    node.append(...content);
    return node;
  };

  // Colours: the system's, until the button is used.
  const button = find("button.theme");
  button.hidden = false;
  button.onclick = () => {
    page.dataset.theme = getComputedStyle(page).colorScheme === "dark" ? "light" : "dark";
    try { localStorage["book-theme"] = page.dataset.theme; } catch {}
  };

  // Lists: closed where they would push the text down.
  for (const [width, list] of [[58, ".contents"], [78, ".toc details"]]) {
    if (find(list) && matchMedia(`(max-width: ${width}rem)`).matches) find(list).open = false;
  }

  // Search: its index is a script, compressed, to load from local files too.
  const box = find(".search");
  if (!box) return;
  const input = box.querySelector("input"), list = box.querySelector("ul"), state = box.querySelector("[role=status]");
  let records;
  box.hidden = false;
  // Whole words, accents folded; the last word may be the beginning of one.
  const letters = { ø: "o", æ: "ae", ł: "l", đ: "d", ð: "d", ß: "ss", þ: "th" };
  const fold = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/[øæłđðßþ]/g, (c) => letters[c]);
  const plain = (text) => ` ${fold(text).replace(/[^\p{L}\p{N}]+/gu, " ").trim()} `;
  const item = ([place, id, title, text], words) => {
    const pieces = text.split(/([\p{L}\p{N}]+)/u);
    const is = (piece) => words.some((w, i) => i < words.length - 1 ? fold(piece) === w : fold(piece).startsWith(w));
    const first = Math.max(0, pieces.findIndex(is)), from = Math.max(0, first - 12);
    const shown = pieces.slice(from, from + 44).map((piece) => is(piece) ? make("mark", {}, piece) : piece);
    const href = `${root}${place}#${id}`;
    return make("li", {}, make("a", { href }, make("strong", {}, title), make("span", {}, from ? "…" : "", ...shown, "…")));
  };
  const run = () => {
    const words = plain(input.value).trim().split(" ").filter(Boolean);
    const last = words.length - 1;
    const holds = (text, w, i) => text.includes(i < last ? ` ${w} ` : ` ${w}`) && (i < last || w.length > 2 || text.includes(` ${w} `));
    const score = ([, id, title]) => words.reduce((sum, w, i) => sum + 9 * (id.toLowerCase() === w) + 3 * holds(plain(title), w, i), 0);
    const fits = (record) => words.every((w, i) => holds(record[4] ||= plain(`${record[2]} ${record[3]}`), w, i));
    const found = words[0] && records ? records.filter(fits).sort((a, b) => score(b) - score(a)) : [];
    list.replaceChildren(...found.slice(0, 12).map((record) => item(record, words)));
    list.hidden = !found[0];
    state.textContent = found[0] ? `${found.length} places found` : words[0] && records ? "Nothing found" : "";
  };
  window.bookSearch = async (packed) => {
    const bytes = Uint8Array.from(atob(packed), (c) => c.charCodeAt(0));
    const text = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    records = JSON.parse(await new Response(text).text());
    run();
  };
  input.onfocus = () => { if (!find("#index")) document.head.append(make("script", { id: "index", src: `${root}site/search.js` })); };
  input.oninput = run;
  list.onclick = () => { list.hidden = true; };
  box.onkeydown = ({ key, target }) => {
    if (key === "Enter" && target === input) list.querySelector("a")?.click();
    if (key === "Escape") { input.value = ""; run(); input.focus(); }
  };
})();
