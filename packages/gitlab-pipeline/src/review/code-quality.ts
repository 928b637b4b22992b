import { existsSync, readFileSync, statSync } from "node:fs";
import { isAbsolute, join, normalize } from "node:path";
import { codeQuality, placeOf, readSourceLines, type SourceLines } from "@infra-tools/plan-review/outputs";
import type { Review } from "@infra-tools/plan-review/review";
import { renderJson } from "@infra-tools/runtime/json";
import { writeFileAtomically } from "@infra-tools/runtime/write-file";
import { artifactsOf, reviewArtifacts } from "../artifact/files";

/**
 * Writes GitLab's Code Quality report: open findings at the lines that make their constructs. A finding that belongs to
 * no construct of this revision, as an output or a resource that is gone, stands at its environment's data.
 */
export function writeCodeQuality(root: string, review: Review): void {
  const labels = review.plans.map(({ plan }) => plan.label);
  const sources = new Map(labels.map((label) => [label, sourceLines(root, label)]));
  const entries = codeQuality(review, { sources, fallback: (label) => dataOf(root, label) });
  writeFileAtomically(reviewArtifacts(root).codeQuality, renderJson(entries));
}

/** Files that a finding without a construct may stand at: its environment's data, else where a project begins. */
function dataOf(root: string, label: string): string {
  const files = [`environments/${label}.ts`, "main.ts", "main.tf"];
  return files.find((file) => isFileOf(root, file)) ?? "main.ts";
}

/** Source lines from the plan's job that are files of this checkout. */
function sourceLines(root: string, environment: string): SourceLines {
  const { sources } = artifactsOf(root, environment);
  if (!existsSync(sources)) return {};
  const lines = readSourceLines(JSON.parse(readFileSync(sources, "utf8")))?.get(environment) ?? {};
  const files = new Set(Object.values(lines).map(fileOf));
  const inCheckout = new Set([...files].filter((file) => isFileOf(root, file)));
  return Object.fromEntries(Object.entries(lines).filter(([, place]) => inCheckout.has(fileOf(place))));
}

function fileOf(place: string): string {
  return placeOf(place)?.file ?? "";
}

function isFileOf(root: string, file: string): boolean {
  if (file === "" || isAbsolute(file) || normalize(file).startsWith("..")) return false;
  return statSync(join(root, file), { throwIfNoEntry: false })?.isFile() === true;
}
