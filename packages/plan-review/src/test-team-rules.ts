import { code, type Line, strong, text } from "@infra-tools/report/doc/doc";
import { printReport } from "@infra-tools/report/output";
import type { Context, Outcome } from "@infra-tools/runtime/command-line/command";
import { EXIT } from "@infra-tools/runtime/exit-code";
import type { Problem } from "@infra-tools/runtime/problem";
import { DEFAULT_CONFIG, loadReviewConfig } from "./config";
import type { ReviewConfig } from "./config/parse";
import { compiled } from "./config/team-rules";
import { planOfExample } from "./example";
import { findingsOf } from "./findings";
import { plural } from "./report/words";

/** `plan-review rules test`: runs the examples of the team's own rules. */
export async function testTeamRules(context: Context, file: string | undefined): Promise<Outcome> {
  const config = await loadReviewConfig(context.root, { file, cwd: context.cwd });
  const problems = failedExamples(config, file ?? DEFAULT_CONFIG);
  const rules = config.rules ?? [];
  const examples = rules.reduce((sum, rule) => sum + rule.examples.bad.length + rule.examples.fine.length, 0);
  const items = rules.map(
    (rule): Line => [
      code(rule.id),
      text(` ${rule.examples.bad.length} reported, ${rule.examples.fine.length} not`),
    ],
  );
  const summary = strong(
    `${examples - problems.length} of ${examples} examples of ${plural(rules.length, "rule")} are as expected`,
    problems.length === 0 ? "good" : "danger",
  );
  await printReport(
    context,
    {
      title: "Rules of the team",
      blocks: [
        { kind: "paragraph", line: [summary] },
        { kind: "list", items },
      ],
    },
    { details: true },
  );
  return {
    code: problems.length === 0 ? EXIT.ok : EXIT.error,
    result: { rules: rules.map(({ id }) => id), examples, failed: problems.length },
    problems,
  };
}

/** Examples that are not reported and should be, and the reverse. */
export function failedExamples({ rules = [] }: ReviewConfig, file: string): readonly Problem[] {
  return rules.flatMap((rule, index) => {
    const one = compiled(rule, "danger");
    const isReported = (example: (typeof one.examples.bad)[number]) =>
      findingsOf(planOfExample(example), { teamRules: [one] }).some((finding) => finding.rule === one.id);
    const place = (kind: string, position: number) =>
      `${file} > rules > ${index} > examples > ${kind} > ${position}`;
    return [
      ...one.examples.bad.flatMap((example, position) =>
        isReported(example)
          ? []
          : [
              {
                where: place("bad", position),
                value: rule.id,
                rule: "must be reported by the rule, and is not",
                fix: "correct the rule's conditions, or move the example to fine",
              },
            ],
      ),
      ...one.examples.fine.flatMap((example, position) =>
        isReported(example)
          ? [
              {
                where: place("fine", position),
                value: rule.id,
                rule: "must not be reported by the rule, and is",
                fix: "narrow the rule's conditions, or move the example to bad",
              },
            ]
          : [],
      ),
    ];
  });
}
