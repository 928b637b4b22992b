import { htmlLabelText, labelText } from "@infra-tools/report/graphviz";
import type { Graph } from "@viz-js/viz";
import { anchors } from "./anchors";
import { CLOUDS } from "./cloud";
import type { Box, Picture } from "./picture";

type Subgraph = NonNullable<Graph["subgraphs"]>[number];

const NAME_LIMIT = 60;
const CAPTION_LIMIT = 300;
/** Characters in a line of a box, so that boxes stay about as wide as their titles. */
const LINE = 26;
const TITLE_SIZE = 13;
export const SMALL_SIZE = 11;

/**
 * The picture in Graphviz' terms, with a caption below: clouds are clusters. All names are text and nothing else; ids
 * are numbers of ours.
 */
export function dotGraph({ boxes, arrows }: Picture, caption: string): Graph {
  const ids = new Map(boxes.map(({ id }, index) => [id, `n${index}`]));
  return {
    directed: true,
    graphAttributes: {
      rankdir: "LR",
      bgcolor: "transparent",
      fontname: "Helvetica",
      fontsize: SMALL_SIZE,
      label: labelText(caption, CAPTION_LIMIT),
      labelloc: "b",
      labeljust: "l",
      margin: 0,
      nodesep: 0.13,
      ranksep: 0.28,
      pad: 0.2,
    },
    nodeAttributes: {
      shape: "box",
      style: "rounded",
      fontname: "Helvetica",
      fontsize: TITLE_SIZE,
      margin: "0.1,0.06",
      height: 0.3,
    },
    edgeAttributes: { arrowsize: 0.6 },
    subgraphs: CLOUDS.flatMap(({ cloud, title }) => {
      const inside = boxes.filter((box) => box.cloud === cloud);
      return inside.length === 0 ? [] : [cluster(cloud, title, cloud, inside, ids)];
    }),
    edges: [
      ...arrows.map(({ from, to }) => ({ tail: ids.get(from) ?? "", head: ids.get(to) ?? "" })),
      ...anchors({ boxes, arrows }).map(({ from, to }) => ({
        tail: ids.get(from) ?? "",
        head: ids.get(to) ?? "",
        attributes: { style: "invis" },
      })),
    ],
  };
}

function cluster(
  name: string,
  title: string,
  className: string,
  boxes: readonly Box[],
  ids: ReadonlyMap<string, string>,
): Subgraph {
  const parts = [...new Set(boxes.flatMap(({ part }) => part ?? []))];
  return {
    name: `cluster_${name}`,
    graphAttributes: {
      label: labelText(title, NAME_LIMIT),
      fontsize: TITLE_SIZE,
      labelloc: "t",
      class: className,
      style: "rounded",
      labeljust: "l",
      margin: 12,
    },
    nodes: boxes
      .filter(({ part }) => part === undefined)
      .map((box) => ({ name: ids.get(box.id) ?? "", attributes: attributes(box) })),
    subgraphs: parts.map((part, index) =>
      cluster(
        `${name}_${index}`,
        part,
        "part",
        boxes.flatMap(({ part: boxPart, ...box }) => (boxPart === part ? [box] : [])),
        ids,
      ),
    ),
  };
}

function attributes(box: Box) {
  return {
    label: { html: label(box) },
    class: box.readOnly ? "read" : "made",
    ...(box.readOnly ? { style: "rounded,dashed" } : {}),
  };
}

function label({ title, aside, words }: Box): string {
  const small = (text: string) => `<font point-size="${SMALL_SIZE}">${text}</font>`;
  const sameRank =
    aside === undefined
      ? ""
      : `<td align="right">${small(`&#160;&#160;${htmlLabelText(aside, NAME_LIMIT)}`)}</td>`;
  const span = aside === undefined ? "" : ' colspan="2"';
  const below = wrap(words.map((word) => htmlLabelText(word, NAME_LIMIT))).map(
    (line) => `<tr><td align="left"${span}>${small(line)}</td></tr>`,
  );
  const head = `<tr><td align="left"><b>${htmlLabelText(title, NAME_LIMIT)}</b></td>${sameRank}</tr>`;
  return `<table border="0" cellborder="0" cellspacing="0" cellpadding="1">${head}${below.join("")}</table>`;
}

/** Words with commas, in lines that end before they get longer than a box should be. */
function wrap(words: readonly string[]): readonly string[] {
  const lines: string[] = [];
  words.forEach((word, index) => {
    const text = index < words.length - 1 ? `${word},` : word;
    const last = lines.at(-1);
    if (last !== undefined && last.length + text.length < LINE) lines[lines.length - 1] = `${last} ${text}`;
    else lines.push(text);
  });
  return lines;
}
