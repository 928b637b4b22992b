import { join } from "node:path";
import { findRule, RULES, type Rule } from "@infra-tools/plan-review/rules";
import { rulesDocument } from "@infra-tools/plan-review/rules-document";
import { code, type Doc, paragraph, strong, type Tone, text } from "@infra-tools/report/doc/doc";
import { renderTerminal } from "@infra-tools/report/render/terminal";
import { EXIT } from "@infra-tools/runtime/exit-code";
import { ProblemError } from "@infra-tools/runtime/problem";
import { writeFileAtomically } from "@infra-tools/runtime/write-file";
import type { Context, Input, Outcome } from "../../command";

/** `infra rules [id] [--write]`. */
export function runRules(context: Context, input: Input): Outcome {
  if (input.options["write"] === true) {
    const file = join(context.root, "docs", "rules.md");
    writeFileAtomically(file, rulesDocument());
    context.progress(`wrote ${file}`);
    return { code: EXIT.ok, result: { file } };
  }
  const [id] = input.arguments;
  const chosen = id === undefined ? RULES : [ruleNamed(id)];
  const doc = id === undefined ? listOfRules() : explanationOf(ruleNamed(id));
  if (!context.json)
    context.print(renderTerminal(doc, { color: context.color, width: context.width, details: true }));
  return { code: EXIT.ok, result: { rules: chosen } };
}

function ruleNamed(id: string): Rule {
  const rule = findRule(id);
  if (rule !== undefined) return rule;
  const words = id.split("-");
  const near = RULES.filter((other) => words.some((word) => other.id.split("-").includes(word)));
  throw new ProblemError({
    where: "rules",
    value: id,
    rule: "must be the id of a rule",
    fix:
      near.length === 0
        ? "see ./infra rules for all of them"
        : `one of ${near.map((rule) => rule.id).join(", ")}, or see ./infra rules for all of them`,
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
        columns: [{ title: "rule" }, { title: "severity" }, { title: "what it finds" }],
        rows: RULES.map((rule) => ({
          cells: [[code(rule.id)], [text(rule.severity, TONES[rule.severity])], [text(rule.title)]],
        })),
      },
    ],
  };
}

function explanationOf(rule: Rule): Doc {
  return {
    title: rule.title,
    blocks: [
      paragraph(code(rule.id), text(" "), strong(rule.severity, TONES[rule.severity])),
      paragraph(text(rule.explanation)),
      paragraph(strong("Found: "), text(rule.bad)),
      paragraph(strong("Not found: "), text(rule.fine)),
    ],
  };
}
