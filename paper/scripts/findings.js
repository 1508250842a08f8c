// The findings: one line each that opens in place. Without this script they all stand open.
(() => {
  const make = (tag, traits, ...content) => {
    const node = Object.assign(document.createElement(tag), traits);
    node.append(...content);
    return node;
  };
  const entries = [...document.querySelectorAll(".finding.entry")];
  const set = (entry, isOpen) => {
    entry.classList.toggle("open", isOpen);
    entry.querySelector("button.line").ariaExpanded = String(isOpen);
  };
  for (const entry of entries) {
    const first = entry.querySelector("p");
    const button = make("button", { type: "button", className: "line", ariaExpanded: "false" }, ...first.childNodes);
    button.onclick = () => set(entry, !entry.classList.contains("open"));
    first.append(button);
  }
  const every = make("button", { type: "button" }, "Open all findings");
  every.onclick = () => {
    const isOpen = every.textContent.startsWith("Open");
    for (const entry of entries) set(entry, isOpen);
    every.textContent = isOpen ? "Close all findings" : "Open all findings";
  };
  (entries[0].closest("section") || entries[0].previousElementSibling).before(make("p", { className: "tools" }, every));
  document.querySelector("main").classList.add("compact");
  const goto = () => {
    const entry = document.getElementById(location.hash.slice(1));
    if (!entry?.matches(".finding.entry")) return;
    set(entry, true);
    entry.scrollIntoView();
  };
  addEventListener("hashchange", goto);
  goto();
})();
