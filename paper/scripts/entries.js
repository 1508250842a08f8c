// What the register, the sources and the findings share: entries of one line that open in place.
const bookEntries = (() => {
  const make = (tag, traits, ...content) => {
    const node = Object.assign(document.createElement(tag), traits);
    node.append(...content);
    return node;
  };

  // Small letters without their accents.
  const LETTERS = { ø: "o", æ: "ae", ł: "l", đ: "d", ð: "d", ß: "ss", þ: "th" };
  const fold = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/[øæłđðßþ]/g, (c) => LETTERS[c]);

  const set = (entry, isOpen) => {
    entry.classList.toggle("open", isOpen);
    entry.querySelector("button.line").ariaExpanded = String(isOpen);
  };
  // Let each entry show its first paragraph alone until that is clicked.
  const close = (entries, toggle = set) => {
    for (const entry of entries) {
      const first = entry.querySelector("p");
      const button = make("button", { type: "button", className: "line", ariaExpanded: "false" }, ...first.childNodes);
      button.onclick = () => toggle(entry, !entry.classList.contains("open"));
      first.append(button);
    }
    document.querySelector("main").classList.add("compact");
  };
  return { make, fold, set, close };
})();
