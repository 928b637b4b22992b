import { makeVisible } from "@infra-tools/report/escape/visible";
import type { Finding, Severity } from "@infra-tools/terraform-plan/model";
import { formatPath } from "@infra-tools/terraform-plan/path";
import type { Json } from "@infra-tools/terraform-plan/value";
import { version } from "../../package.json";
import type { Review, ReviewedPlan } from "../reviewed";
import { findRule } from "../rules";
import { type CodeQualityOptions, sourcePlace } from "./codequality";

const LEVELS: Readonly<Record<Severity, string>> = { danger: "error", warning: "warning", notice: "note" };

/**
 * Findings as SARIF 2.1.0, accepted ones as suppressed results:
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function sarif(review: Review, options: CodeQualityOptions = {}): Json {
  const findings = review.plans.flatMap(({ findings: all }) => all);
  const ids = [...new Set(findings.map(({ rule }) => rule))].sort();
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "plan-review", version, rules: ids.map(ruleJson) } },
        results: review.plans.flatMap((reviewed) =>
          reviewed.findings.map((finding) => resultJson(reviewed, finding, ids, options)),
        ),
      },
    ],
  };
}

function ruleJson(id: string): Json {
  const rule = findRule(id);
  return {
    id,
    ...(rule === undefined
      ? {}
      : {
          shortDescription: { text: rule.title },
          fullDescription: { text: rule.explanation },
          defaultConfiguration: { level: LEVELS[rule.severity] },
        }),
  };
}

function resultJson(
  reviewed: ReviewedPlan,
  finding: Finding,
  ids: readonly string[],
  options: CodeQualityOptions,
): Json {
  const { plan } = reviewed;
  const { path, lines } = sourcePlace(reviewed, finding, options);
  return {
    ruleId: finding.rule,
    ruleIndex: ids.indexOf(finding.rule),
    level: LEVELS[finding.severity],
    message: { text: makeVisible(`${finding.message} ${finding.advice}`) },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: path }, region: { startLine: lines.begin } },
        logicalLocations: [{ fullyQualifiedName: makeVisible(finding.address), kind: "resource" }],
      },
    ],
    partialFingerprints: { "planReview/v1": `${plan.label}:${finding.fingerprint}` },
    properties: { plan: plan.label, path: makeVisible(formatPath(finding.path)), byName: finding.byName },
    ...(finding.accepted === undefined
      ? {}
      : { suppressions: [{ kind: "inSource", justification: makeVisible(finding.accepted) }] }),
  };
}
