import { renderHtml } from "@infra-tools/report/render/html";
import { renderMarkdown } from "@infra-tools/report/render/markdown";
import { renderTerminal } from "@infra-tools/report/render/terminal";
import { renderJson } from "@infra-tools/runtime/json";
import { codeQuality } from "../../src/outputs/codequality";
import { compactReview } from "../../src/outputs/compact";
import { reviewJson } from "../../src/outputs/json";
import { junit } from "../../src/outputs/junit";
import { sarif } from "../../src/outputs/sarif";
import { terraformWidget } from "../../src/outputs/widget";
import { dotGraph } from "../../src/picture/draw";
import { pictureGraph } from "../../src/picture/graph";
import { reviewReport } from "../../src/report";
import type { Review } from "../../src/reviewed";

/** Everything that a review prints or writes, by its name. */
export function everyOutput(review: Review): Readonly<Record<string, string>> {
  const report = reviewReport(review);
  const terminal = { color: false, width: 120 };
  return {
    terminal: renderTerminal(report, { ...terminal, details: false }),
    details: renderTerminal(report, { ...terminal, details: true }),
    markdown: renderMarkdown(report),
    html: renderHtml(report),
    json: renderJson(reviewJson(review)),
    compact: compactReview(review),
    sarif: renderJson(sarif(review)),
    junit: junit(review),
    codequality: renderJson(codeQuality(review)),
    widget: renderJson(terraformWidget(review)),
    digest: review.plans.map(({ digest }) => JSON.stringify(digest)).join("\n"),
    problems: review.plans.map(({ plan }) => JSON.stringify(plan.problems)).join("\n"),
    picture: review.plans.map(({ plan }) => dotGraph(pictureGraph(plan, 10_000))).join("\n"),
  };
}
