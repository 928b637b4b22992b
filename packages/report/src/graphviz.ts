import type { Graph } from "@viz-js/viz";
import { escapeHtml } from "./escape/html";
import { makeVisible, shorten } from "./escape/visible";

/**
 * Lays a graph out and draws it: only the `<svg>` element, without ids, titles, tool tips and fonts, so that it may
 * share a page with others and takes its looks from that page's style. Classes of nodes, edges and clusters stay.
 * The same graph always gives the same text.
 */
export async function drawGraph(graph: Graph): Promise<string> {
  return onlyDrawing(await render(graph, "svg"));
}

/** The graph in Graphviz' own language, without a layout, for tools that draw it differently. */
export function printDot(graph: Graph): Promise<string> {
  return render(graph, "canon");
}

/** Loaded late: Graphviz is a megabyte of WebAssembly. */
async function render(graph: Graph, format: "svg" | "canon"): Promise<string> {
  const { instance } = await import("@viz-js/viz");
  return (await instance()).renderString(graph, { format });
}

function onlyDrawing(svg: string): string {
  return svg
    .slice(svg.indexOf("<svg"))
    .replace(/<!--.*?-->\n?/gs, "")
    .replace(/<title>[^<]*<\/title>\n?/g, "")
    .replace(/ font-family="[^"]*"/g, "")
    .replace(/<a xlink:title="[^"]*">/g, "<g>")
    .replaceAll("</a>", "</g>")
    .replace(/ id="[^"]*"/g, "")
    .trim();
}

/**
 * Any text as a label of Graphviz or a part of one: visible, on one line, shortened, and neither back-slashes nor
 * entities in it are read as such.
 */
export function labelText(text: string, limit: number): string {
  return makeVisible(shorten(text, limit)).replaceAll("&", "&amp;").replaceAll("\\", "\\\\");
}

/** The same for a text inside an HTML-like label, where back-slashes mean nothing. */
export function htmlLabelText(text: string, limit: number): string {
  return escapeHtml(shorten(text, limit));
}
