// The findings: one line each that opens in place. Without this script they all stand open.
(() => {
  const { make, set, close } = bookEntries;
  const entries = [...document.querySelectorAll(".finding.entry")];
  close(entries);
  const every = make("button", { type: "button" }, "Open all findings");
  every.onclick = () => {
    const isOpen = every.textContent.startsWith("Open");
    for (const entry of entries) set(entry, isOpen);
    every.textContent = isOpen ? "Close all findings" : "Open all findings";
  };
  (entries[0].closest("section") || entries[0].previousElementSibling).before(make("p", { className: "tools" }, every));
  const goto = () => {
    const entry = document.getElementById(location.hash.slice(1));
    if (!entry?.matches(".finding.entry")) return;
    set(entry, true);
    entry.scrollIntoView();
  };
  addEventListener("hashchange", goto);
  goto();
})();
