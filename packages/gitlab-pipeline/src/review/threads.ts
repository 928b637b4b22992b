import { hash } from "node:crypto";
import { openFindings } from "@infra-tools/plan-review/report";
import type { Review } from "@infra-tools/plan-review/review";
import { code, type Doc, type Line, paragraph, text } from "@infra-tools/report/doc/doc";
import { renderMarkdown } from "@infra-tools/report/render/markdown";
import { type Finding, SEVERITIES, type Severity } from "@infra-tools/terraform-plan/model";
import { formatPath } from "@infra-tools/terraform-plan/path";
import type { ThreadedFinding } from "../threads/sync-threads";

/** A thread is read in passing; the report has the rest. */
const BUDGET = 4_000;

/** More threads than this nobody resolves one by one: there is one for each rule then, at most a page of them. */
const MAX_THREADS = 40;

/** Findings that the thread of a rule lists. */
const MAX_LISTED = 25;

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
  if (groups.size > MAX_THREADS) return groupedByRule([...groups.values()].flat());
  return [...groups].map(([fingerprint, findings]) => ({
    fingerprint,
    body: renderMarkdown(threadDoc(findings), { budget: BUDGET }),
  }));
}

/** One thread for each rule. Its key has all findings in it: one more or less is something to talk about again. */
function groupedByRule(findings: readonly Finding[]): readonly ThreadedFinding[] {
  const rules = [...new Set(findings.map(({ rule }) => rule))];
  return rules.map((rule) => {
    const ofRule = findings.filter((finding) => finding.rule === rule);
    return {
      fingerprint: shortHash([rule, ...ofRule.map(({ fingerprint }) => fingerprint).sort()]),
      body: renderMarkdown(ruleDoc(rule, ofRule), { budget: BUDGET }),
    };
  });
}

function ruleDoc(rule: string, findings: readonly Finding[]): Doc {
  const rest = findings.length - MAX_LISTED;
  const items = findings
    .slice(0, MAX_LISTED)
    .map(
      ({ plan, address, path, fingerprint }): Line => [
        text(`${plan}: `),
        code(address),
        ...(path.length === 0 ? [] : [text(" "), code(formatPath(path))]),
        text(" · "),
        code(fingerprint),
      ],
    );
  return {
    title: `${findings.length} findings: ${rule}`,
    blocks: [
      ...(findings[0] === undefined ? [] : [paragraph(text(findings[0].advice))]),
      { kind: "list", items: rest > 0 ? [...items, [text(`${rest} more, in the report`)]] : items },
      paragraph(
        text("Resolve this thread when the changes are intended, or accept each in a commit: "),
        code("Accept-Finding: <fingerprint> <reason>"),
      ),
    ],
  };
}

/** The same finding in two environments is one thing to talk about, though each environment accepts it by itself. */
function threadKey({ rule, address, path, message }: Finding): string {
  return shortHash([rule, address, formatPath(path), message]);
}

function shortHash(parts: readonly string[]): string {
  return hash("sha256", JSON.stringify(parts)).slice(0, 12);
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
        text("Resolve this thread when the change is intended, or accept it in a commit: "),
        ...findings.flatMap(({ fingerprint }, index) => [
          text(index === 0 ? "" : ", "),
          code(`Accept-Finding: ${fingerprint} <reason>`),
        ]),
      ),
    ],
  };
}
