/**
 * The page's only script: filters folded entries by text, severity and action, folds and unfolds, opens everything
 * for printing. Severities and actions are two questions: an entry must answer both, each with any of the chosen words.
 */
export const SCRIPT = `
(() => {
  "use strict";
  const panel = document.querySelector(".filter");
  const everything = Array.from(document.querySelectorAll("details"));
  addEventListener("beforeprint", () => {
    for (const entry of everything) {
      entry.dataset.was = entry.open ? "open" : "";
      entry.open = true;
    }
  });
  addEventListener("afterprint", () => {
    for (const entry of everything) entry.open = entry.dataset.was === "open";
  });
  const openTarget = () => {
    const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    for (let element = target || null; element; element = element.parentElement)
      if (element.tagName === "DETAILS") element.open = true;
  };
  addEventListener("hashchange", openTarget);
  openTarget();
  if (!panel) return;
  const severities = ["danger", "warning", "notice"];
  const entries = everything.filter((entry) => entry.dataset.tags);
  const texts = new Map(entries.map((entry) => [entry, entry.textContent.toLowerCase()]));
  const tags = new Map(entries.map((entry) => [entry, entry.dataset.tags.split("\\n")]));
  const sections = Array.from(document.querySelectorAll("main section")).filter((section) => section.querySelector("[data-tags]"));
  const input = panel.querySelector("input");
  const chips = Array.from(panel.querySelectorAll("[data-tag]"));
  const status = panel.querySelector("output");
  const apply = () => {
    const words = input.value.toLowerCase().split(/\\s+/).filter(Boolean);
    const chosen = chips.filter((chip) => chip.getAttribute("aria-pressed") === "true").map((chip) => chip.dataset.tag);
    const questions = [chosen.filter((tag) => severities.includes(tag)), chosen.filter((tag) => !severities.includes(tag))];
    let shown = 0;
    for (const entry of entries) {
      const answers = questions.every((any) => any.length === 0 || any.some((tag) => tags.get(entry).includes(tag)));
      const matches = answers && words.every((word) => texts.get(entry).includes(word));
      entry.toggleAttribute("data-hidden", !matches);
      if (matches) shown += 1;
    }
    for (const section of sections) section.toggleAttribute("data-hidden", !section.querySelector("[data-tags]:not([data-hidden])"));
    status.textContent = shown === entries.length ? shown + " entries" : shown + " of " + entries.length + " entries";
  };
  input.addEventListener("input", apply);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { input.value = ""; apply(); }
  });
  addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || document.activeElement === input) return;
    event.preventDefault();
    input.focus();
  });
  for (const chip of chips) chip.addEventListener("click", () => {
    chip.setAttribute("aria-pressed", String(chip.getAttribute("aria-pressed") !== "true"));
    apply();
  });
  for (const button of panel.querySelectorAll("[data-fold]")) button.addEventListener("click", () => {
    for (const entry of everything) entry.open = button.dataset.fold === "open";
  });
  panel.hidden = false;
  apply();
})();
`;
