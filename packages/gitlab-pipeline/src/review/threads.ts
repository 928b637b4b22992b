import { openFindings } from "@infra-tools/plan-review/report";
import type { Review } from "@infra-tools/plan-review/review";
import { code, type Doc, paragraph, text } from "@infra-tools/report/doc/doc";
import { renderMarkdown } from "@infra-tools/report/render/markdown";
import { type Finding, SEVERITIES, type Severity } from "@infra-tools/terraform-plan/model";
import { formatPath } from "@infra-tools/terraform-plan/path";
import type { ThreadedFinding } from "../threads/sync-threads";

/** A thread is read in passing; the report has the rest. */
const BUDGET = 4_000;

/** Findings at least as grave as `from` that nobody has accepted, each as the text of a thread. */
export function threadedFindings(review: Review, from: Severity): readonly ThreadedFinding[] {
  const grave = SEVERITIES.slice(0, SEVERITIES.indexOf(from) + 1);
  const byFingerprint = new Map<string, Finding[]>();
  for (const finding of openFindings(review)) {
    if (!grave.includes(finding.severity)) continue;
    byFingerprint.set(finding.fingerprint, [...(byFingerprint.get(finding.fingerprint) ?? []), finding]);
  }
  return [...byFingerprint].map(([fingerprint, findings]) => ({
    fingerprint,
    body: renderMarkdown(threadDoc(findings), { budget: BUDGET }),
  }));
}

/** The same finding in two environments is one thing to talk about. */
function threadDoc(findings: readonly Finding[]): Doc {
  const [finding] = findings;
  if (finding === undefined) throw new Error("a thread is about a finding");
  const { severity, address, path, message, advice, rule, fingerprint } = finding;
  return {
    title: `${severity} in ${findings.map(({ plan }) => plan).join(" and ")}: ${rule}`,
    blocks: [
      paragraph(text(message)),
      paragraph(code(address), ...(path.length === 0 ? [] : [text(" "), code(formatPath(path))])),
      paragraph(text(advice)),
      paragraph(
        text("Resolve this thread when the change is meant so, or accept it in a commit: "),
        code(`Accept-Finding: ${fingerprint} <reason>`),
      ),
    ],
  };
}
