import { hash } from "node:crypto";
import { openFindings } from "@infra-tools/plan-review/report";
import type { Review } from "@infra-tools/plan-review/review";
import { code, type Doc, paragraph, text } from "@infra-tools/report/doc/doc";
import { renderMarkdown } from "@infra-tools/report/render/markdown";
import { type Finding, SEVERITIES, type Severity } from "@infra-tools/terraform-plan/model";
import { formatPath } from "@infra-tools/terraform-plan/path";
import type { ThreadedFinding } from "../threads/sync-threads";

/** A thread is read in passing; the report has the rest. */
const BUDGET = 4_000;

/** Findings at least as severe as `from` that nobody has accepted, each as the text of a thread. */
export function threadedFindings(review: Review, from: Severity): readonly ThreadedFinding[] {
  const severe = SEVERITIES.slice(0, SEVERITIES.indexOf(from) + 1);
  const groups = new Map<string, [Finding, ...Finding[]]>();
  for (const finding of openFindings(review)) {
    if (!severe.includes(finding.severity)) continue;
    const key = threadKey(finding);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  return [...groups].map(([fingerprint, findings]) => ({
    fingerprint,
    body: renderMarkdown(threadDoc(findings), { budget: BUDGET }),
  }));
}

/** The same finding in two environments is one thing to talk about, though each environment accepts it by itself. */
function threadKey({ rule, address, path, message }: Finding): string {
  return hash("sha256", JSON.stringify([rule, address, formatPath(path), message])).slice(0, 12);
}

function threadDoc(findings: readonly [Finding, ...Finding[]]): Doc {
  const [{ severity, address, path, message, advice, rule }] = findings;
  return {
    title: `${severity} in ${findings.map(({ plan }) => plan).join(" and ")}: ${rule}`,
    blocks: [
      paragraph(text(message)),
      paragraph(code(address), ...(path.length === 0 ? [] : [text(" "), code(formatPath(path))])),
      paragraph(text(advice)),
      paragraph(
        text("Resolve this thread when the change is meant so, or accept it in a commit: "),
        ...findings.flatMap(({ fingerprint }, index) => [
          text(index === 0 ? "" : ", "),
          code(`Accept-Finding: ${fingerprint} <reason>`),
        ]),
      ),
    ],
  };
}
