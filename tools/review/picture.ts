import type { Picture } from "../shared/doc/doc";
import type { Plan } from "./model";
import { alternative } from "./picture/alternative";
import { dotGraph } from "./picture/draw";
import { pictureGraph } from "./picture/graph";

/** More boxes than this are no picture but a wall. */
const MOST_NODES = 40;

/**
 * Draws what a plan changes and what hangs on what it takes away, from left to right. Undefined when there is nothing
 * to see that a list does not show: fewer than two resources, or none that refers to another.
 */
export async function reviewPicture(plan: Plan): Promise<Picture | undefined> {
  const graph = pictureGraph(plan, MOST_NODES);
  if (graph.edges.length === 0) return undefined;
  const { instance } = await import("@viz-js/viz");
  const svg = (await instance()).renderString(dotGraph(graph), { format: "svg" });
  return { kind: "picture", svg: inlineSvg(svg), alternative: alternative(graph) };
}

/** Only the element itself, without what belongs into a file of its own. Its names are hidden from screen readers by the figure. */
function inlineSvg(svg: string): string {
  return svg
    .slice(svg.indexOf("<svg"))
    .replace(/<!--.*?-->\n?/gs, "")
    .replace(/<title>[^<]*<\/title>\n?/g, "")
    .replace(/ font-family="[^"]*"/g, "")
    .replace(/ id="[^"]*"/g, "")
    .trim();
}
