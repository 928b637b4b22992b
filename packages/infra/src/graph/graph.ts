import { escapeHtml } from "@infra-tools/report/escape/html";
import { drawGraph, printDot } from "@infra-tools/report/graphviz";
import type { Json } from "@infra-tools/terraform-plan/value";
import { pictureByParts } from "./by-parts";
import { pictureByResources } from "./by-resources";
import { dotGraph } from "./draw";
import type { Picture } from "./picture";
import { readResources } from "./read";
import { STYLE } from "./style";

/** Kind of a box: a part of the stack in one cloud, or a single resource. */
export type Detail = "parts" | "resources";

const LEGEND =
  "An arrow leads to what is needed, unless other arrows imply it. Dashed: only read, not made here.";

/** The picture of a synthesized stack, from its `cdk.tf.json`. */
export function stackPicture(configuration: Json, detail: Detail): Picture {
  const resources = readResources(configuration);
  return detail === "parts" ? pictureByParts(resources) : pictureByResources(resources);
}

/** A self-contained SVG file, in light and dark. The same picture always gives the same bytes. */
export async function svgFile(picture: Picture, title: string): Promise<string> {
  const svg = await drawGraph(dotGraph(picture, `${title}. ${LEGEND}`));
  const end = svg.indexOf(">") + 1;
  const open = svg.slice(0, end - 1);
  const name = escapeHtml(title);
  const head = `<title>${name}</title>\n<style>${STYLE}</style>\n`;
  const page = `<rect class="page" x="0.5" y="0.5" width="99.9%" height="99.9%" rx="8"/>`;
  return `${open} role="img" aria-label="${name}">\n${head}${page}${svg.slice(end)}\n`;
}

/** The picture as a DOT file, for other tools. */
export function dotFile(picture: Picture, title: string): Promise<string> {
  return printDot(dotGraph(picture, `${title}. ${LEGEND}`));
}
