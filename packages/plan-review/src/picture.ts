import type { Picture } from "@infra-tools/report/doc/doc";
import { drawGraph } from "@infra-tools/report/graphviz";
import type { Plan } from "@infra-tools/terraform-plan/model";
import { alternative } from "./picture/alternative";
import { dotGraph } from "./picture/draw";
import { pictureGraph } from "./picture/graph";
import type { Review, ReviewedPlan } from "./reviewed";

/** More boxes than this are no picture but a wall. */
const MAX_NODES = 40;

/**
 * Draws the resources that a plan changes and the dependents of those it removes, from left to right. Undefined if there is nothing
 * to see that a list does not show: fewer than two resources, or none that refers to another. Its names are hidden
 * from screen readers by the figure, which gives them the text alternative.
 */
export async function reviewPicture(plan: Plan): Promise<Picture | undefined> {
  const graph = pictureGraph(plan, MAX_NODES);
  if (graph.edges.length === 0) return undefined;
  return { kind: "picture", svg: await drawGraph(dotGraph(graph)), alternative: alternative(graph) };
}

/** Pictures of every plan that can be drawn. */
export async function drawPictures(review: Review): Promise<ReadonlyMap<ReviewedPlan, Picture>> {
  const pictures = new Map<ReviewedPlan, Picture>();
  for (const reviewed of review.plans) {
    const picture = await reviewPicture(reviewed.plan);
    if (picture !== undefined) pictures.set(reviewed, picture);
  }
  return pictures;
}
