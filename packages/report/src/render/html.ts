import { createHash } from "node:crypto";
import type { Block, Doc, Section } from "../doc/doc";
import { escapeHtml } from "../escape/html";
import { plainText, renderHtmlBlocks } from "./html-blocks";
import { SCRIPT } from "./html-script";
import { STYLE } from "./html-style";

/**
 * A report as one page that needs nothing else: no request leaves it (its Content-Security-Policy forbids them),
 * everything can be read without script, and the only script that may run is ours, named by its hash.
 */
export function renderHtml(doc: Doc): string {
  const policy = [
    "default-src 'none'",
    `style-src '${hash(STYLE)}'`,
    `script-src '${hash(SCRIPT)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const title = escapeHtml(doc.title);
  const [first, ...rest] = doc.blocks;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<a class="skip" href="#report">Skip to the report</a>
<header>
<h1>${title}</h1>
${first === undefined ? "" : `<div class="verdict">${renderHtmlBlocks([first])}</div>`}
</header>
${renderContents(doc.blocks)}
${renderFilter(doc.blocks)}
<main id="report" tabindex="-1">
${renderHtmlBlocks(rest)}
</main>
<script>${SCRIPT}</script>
</body>
</html>
`;
}

function hash(source: string): string {
  return `sha256-${createHash("sha256").update(source).digest("base64")}`;
}

/** Links to the outermost sections, when there is more than one. Their numbers are those `renderHtmlBlocks` gives. */
function renderContents(blocks: readonly Block[]): string {
  const sections = blocks.filter((block): block is Section => block.kind === "section");
  if (sections.length < 2) return "";
  const links = sections.map(
    (section, index) => `<li><a href="#part-${index + 1}">${escapeHtml(plainText(section.title))}</a></li>`,
  );
  return `<nav aria-label="Contents"><ul>${links.join("")}</ul></nav>`;
}

/** Hidden until the script runs, since it does nothing without. */
function renderFilter(blocks: readonly Block[]): string {
  const tags = [...new Set(allTags(blocks))].map(escapeHtml);
  if (tags.length === 0) return "";
  const chips = tags.map(
    (tag) => `<button type="button" aria-pressed="false" data-tag="${tag}">${tag}</button>`,
  );
  return `<search class="filter" hidden>
<label><span class="unseen">Filter by text</span><input type="search" placeholder="Filter: address, attribute, value" autocomplete="off" spellcheck="false"></label>
<div class="chips"><span role="group" aria-label="Filter by severity and action">${chips.join("")}</span>
<span class="folding"><output aria-live="polite"></output><button type="button" data-fold="open">Unfold all</button><button type="button" data-fold="close">Fold all</button></span></div>
</search>`;
}

function allTags(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap((block) => {
    if (block.kind !== "section" && block.kind !== "details") return [];
    return [...(block.kind === "details" ? (block.tags ?? []) : []), ...allTags(block.blocks)];
  });
}
