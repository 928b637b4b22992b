import { resolve } from "node:path";
import { code, type Doc, paragraph, strong, type Tone, text } from "@infra-tools/report/doc/doc";
import { printReport } from "@infra-tools/report/output";
import { defineCommand, type Program } from "@infra-tools/runtime/command-line/command";
import { optional, text as textOption } from "@infra-tools/runtime/command-line/parameter";
import { EXIT } from "@infra-tools/runtime/exit-code";
import { ProblemError } from "@infra-tools/runtime/problem";
import { writeFileAtomically } from "@infra-tools/runtime/write-file";
import { findRule, RULE_IDS, RULES, type Rule } from "../rules";
import { describeRule, rulesDocument } from "../rules-document";
import { testTeamRules } from "../test-team-rules";

/** `plan-review rules [id]` */
export const rules = defineCommand({
  arguments: {
    id: optional("a rule's id, as findings name it; test runs the examples of the team's own rules", {
      suggestions: async () => [...RULE_IDS, "test"],
    }),
  },
  options: {
    write: textOption("<file>", "write the documentation of all rules as Markdown"),
    config: textOption("<file>", "with test: the review configuration (default: review.yaml)"),
  },
  examples: [
    { command: "{self}", explanation: "list all rules" },
    { command: "{self} retention-reduced", explanation: "explain one, with examples" },
    { command: "{self} --write docs/rules.md", explanation: "the same texts as a document" },
    { command: "{self} test", explanation: "run the examples of the rules in review.yaml" },
  ],
  run: async (context, { arguments: { id }, options: { write, config } }) => {
    if (write !== undefined) {
      writeFileAtomically(resolve(context.cwd, write), rulesDocument());
      context.progress(`wrote ${write}`);
      return { code: EXIT.ok, result: { file: write } };
    }
    if (id === "test") return testTeamRules(context, config);
    const chosen = id === undefined ? RULES : [ruleNamed(id, context.program)];
    const [only] = chosen;
    const doc = id === undefined || only === undefined ? listOfRules() : explanationOf(only);
    await printReport(context, doc, { details: true });
    return { code: EXIT.ok, result: { rules: chosen.map(describeRule) } };
  },
});

function ruleNamed(id: string, { name }: Program): Rule {
  const rule = findRule(id);
  if (rule !== undefined) return rule;
  const words = id.split("-");
  const near = RULES.filter((rule) => words.some((word) => rule.id.split("-").includes(word)));
  throw new ProblemError({
    where: "rules",
    value: id,
    rule: "must be the id of a rule",
    fix:
      near.length === 0
        ? `see ${name} rules for all of them`
        : `one of ${near.map((rule) => rule.id).join(", ")}, or see ${name} rules for all of them`,
  });
}

const TONES: Readonly<Record<Rule["severity"], Tone>> = {
  danger: "danger",
  warning: "warning",
  notice: "muted",
};

function listOfRules(): Doc {
  return {
    title: "Rules of the review",
    blocks: [
      {
        kind: "table",
        columns: [{ title: "rule" }, { title: "severity" }, { title: "finding" }],
        rows: RULES.map((rule) => ({
          cells: [[code(rule.id)], [text(rule.severity, TONES[rule.severity])], [text(rule.title)]],
        })),
      },
    ],
  };
}

function explanationOf(rule: Rule): Doc {
  const { bad, fine } = describeRule(rule);
  return {
    title: rule.title,
    blocks: [
      paragraph(code(rule.id), text(" "), strong(rule.severity, TONES[rule.severity])),
      paragraph(text(rule.explanation)),
      ...bad.map((example) => paragraph(strong("Reported: "), code(example))),
      ...fine.map((example) => paragraph(strong("Not reported: "), code(example))),
    ],
  };
}
