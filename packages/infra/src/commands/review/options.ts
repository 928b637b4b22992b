import { ProblemError } from "@infra-tools/runtime/problem";
import { SEVERITIES, type Severity } from "@infra-tools/terraform-plan/model";
import type { Input } from "../../command";
import type { LoadOptions } from "./load-plan";
import type { ReviewFiles } from "./write-files";

export interface ReviewOptions extends LoadOptions, ReviewFiles {
  readonly details: boolean;
  readonly markdown: boolean;
  readonly budget: number;
  readonly baseSynthesized: string | undefined;
  readonly base: string | undefined;
  readonly head: string;
  readonly config: string | undefined;
  readonly failOn: Severity | undefined;
}

/** Below this not even a verdict with its counts fits. */
const LEAST_BUDGET = 1_000;
/** GitLab refuses longer notes. */
const MOST_BUDGET = 1_000_000;

export function readOptions({ options }: Input): ReviewOptions {
  const text = (name: string) => {
    const value = options[name];
    return typeof value === "string" && value !== "" ? value : undefined;
  };
  const failOn = text("failOn");
  return {
    details: options["details"] === true,
    markdown: options["markdown"] === true,
    budget: readBudget(text("budget") ?? ""),
    html: text("html"),
    widget: text("widget"),
    codequality: text("codequality"),
    sources: text("sources"),
    synthesized: text("synthesized"),
    baseSynthesized: text("baseSynthesized"),
    base: text("base"),
    head: text("head") ?? "HEAD",
    config: text("config"),
    failOn: SEVERITIES.find((severity) => severity === failOn),
  };
}

function readBudget(written: string): number {
  const budget = Number(written);
  if (/^\d+$/.test(written) && budget >= LEAST_BUDGET && budget <= MOST_BUDGET) return budget;
  throw new ProblemError({
    where: "--budget",
    value: written,
    rule: `a budget is a number of characters from ${LEAST_BUDGET} to ${MOST_BUDGET}`,
    fix: "leave it out for 60000, which GitLab renders in time",
  });
}
