import { createHash } from "node:crypto";
import { makeVisible } from "@infra-tools/report/escape/visible";
import type { Finding, Severity } from "@infra-tools/terraform-plan/model";
import { formatPath } from "@infra-tools/terraform-plan/path";
import type { Review, ReviewedPlan } from "../reviewed";
import { placeOf, type SourceLines } from "./source-lines";

/** One entry of GitLab's Code Quality report, which shows findings next to the lines of a merge request. */
export interface CodeQualityEntry {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: "info" | "minor" | "major" | "critical" | "blocker";
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

export interface CodeQualityOptions {
  /** Source lines by plan label. */
  readonly sources?: ReadonlyMap<string, SourceLines>;
  /** The file to name where no source line is known, by plan label; `main.ts` when left out. GitLab demands one. */
  readonly fallback?: (label: string) => string;
}

const SEVERITIES: Readonly<Record<Severity, CodeQualityEntry["severity"]>> = {
  danger: "critical",
  warning: "major",
  notice: "info",
};

const DEFAULT_FALLBACK = () => "main.ts";

/** Open findings, each at the line that creates the resource. */
export function codeQuality(review: Review, options: CodeQualityOptions = {}): readonly CodeQualityEntry[] {
  return review.plans.flatMap((reviewed) =>
    reviewed.findings
      .filter(({ accepted }) => accepted === undefined)
      .map((finding) => entry(reviewed, finding, options)),
  );
}

function entry(reviewed: ReviewedPlan, finding: Finding, options: CodeQualityOptions): CodeQualityEntry {
  const { plan } = reviewed;
  const path = finding.path.length === 0 ? "" : ` (${formatPath(finding.path)})`;
  return {
    description: makeVisible(
      `${plan.label}: ${finding.address}${path}: ${finding.message} ${finding.advice}`,
    ),
    check_name: finding.rule,
    fingerprint: createHash("sha256").update(`${plan.label}\n${finding.fingerprint}`).digest("hex"),
    severity: SEVERITIES[finding.severity],
    location: sourcePlace(reviewed, finding, options),
  };
}

/** Source line of the construct that a finding is about, or the file that stands for the plan. */
export function sourcePlace(
  { plan }: ReviewedPlan,
  finding: Finding,
  { sources, fallback = DEFAULT_FALLBACK }: CodeQualityOptions,
): CodeQualityEntry["location"] {
  const construct = plan.changes.find(({ address }) => address === finding.address)?.constructPath;
  return locate(construct, sources?.get(plan.label)) ?? { path: fallback(plan.label), lines: { begin: 1 } };
}

/** The construct's own line, else that of the nearest one around it. */
function locate(
  construct: string | undefined,
  sources: SourceLines = {},
): CodeQualityEntry["location"] | undefined {
  for (let path = construct; path !== undefined && path !== ""; path = parent(path)) {
    const place = Object.hasOwn(sources, path) ? placeOf(sources[path] ?? "") : undefined;
    if (place !== undefined) return { path: place.file, lines: { begin: place.line } };
  }
  return undefined;
}

function parent(path: string): string | undefined {
  const slash = path.lastIndexOf("/");
  return slash < 0 ? undefined : path.slice(0, slash);
}
