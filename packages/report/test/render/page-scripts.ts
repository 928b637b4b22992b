/** Scripts that tests run inside the page. They are text because the project's own code has no browser's types. */

/** Tries what a text that escaped its element would try. */
export const BREAK_IN = `
  const add = (markup) => document.body.insertAdjacentHTML("beforeend", markup);
  add('<img src="https://evil.example/x.png">');
  add('<p style="color:red">styled</p>');
  const script = document.createElement("script");
  script.textContent = "document.title = 'taken over'";
  document.body.append(script);
`;

/** Texts with less contrast than 4.5 to 1 (WCAG 2.1, criterion 1.4.3) against the nearest opaque background. */
export const FIND_FAINT_TEXT = `(() => {
  const channel = (value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  };
  const parse = (color) => (color.match(/[\\d.]+/g) ?? []).map(Number);
  const luminance = ([red, green, blue]) => 0.2126 * channel(red) + 0.7152 * channel(green) + 0.0722 * channel(blue);
  const background = (element) => {
    for (let ancestor = element; ancestor !== null; ancestor = ancestor.parentElement) {
      const color = parse(getComputedStyle(ancestor).backgroundColor);
      if ((color[3] ?? 1) === 1) return color;
    }
    return [255, 255, 255];
  };
  const shown = (element) => element.tagName !== "SCRIPT" && element.getClientRects().length > 0;
  const hasText = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== "");
  return [...document.querySelectorAll("body *")]
    .filter((element) => hasText(element) && shown(element))
    .map((element) => {
      const pair = [getComputedStyle(element).color, background(element).join()].map((color) => luminance(parse(color)) + 0.05);
      return { text: element.textContent.slice(0, 40), contrast: Math.max(...pair) / Math.min(...pair) };
    })
    .filter(({ contrast }) => contrast < 4.5);
})()`;

/** Controls that a screen reader could not name. */
export const COUNT_UNNAMED = `
  [...document.querySelectorAll("button, input, summary, [role=region]")].filter(
    (element) =>
      !(element.textContent.trim() || element.getAttribute("aria-label") || element.closest("label")?.textContent.trim()),
  ).length
`;
