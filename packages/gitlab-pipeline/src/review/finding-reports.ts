import { existsSync, readFileSync, statSync } from "node:fs";
import { isAbsolute, join, normalize } from "node:path";
import {
  codeQuality,
  junit,
  placeOf,
  readSourceLines,
  type SourceLines,
  sarif,
} from "@infra-tools/plan-review/outputs";
import type { Review } from "@infra-tools/plan-review/review";
import { renderJson } from "@infra-tools/runtime/json";
import { writeFileAtomically } from "@infra-tools/runtime/write-file";
import { artifactsOf, reviewArtifacts } from "../artifact/files";

/**
 * Writes the findings for programs: GitLab's Code Quality and JUnit reports, and SARIF. A finding is at the line that makes
 * its construct; one that belongs to no construct of this revision, as an output or a deleted resource, is at its
 * environment's data.
 */
export function writeFindingReports(root: string, review: Review): void {
  const labels = review.plans.map(({ plan }) => plan.label);
  const sources = new Map(labels.map((label) => [label, sourceLines(root, label)]));
  const options = { sources, fallback: (label: string) => dataOf(root, label) };
  const files = reviewArtifacts(root);
  writeFileAtomically(files.codeQuality, renderJson(codeQuality(review, options)));
  writeFileAtomically(files.sarif, renderJson(sarif(review, options)));
  writeFileAtomically(files.junit, junit(review));
}

/** File of a finding without a construct: its environment's data, else where a project begins. */
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
