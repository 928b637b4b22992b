import { type Problem, ProblemError } from "@infra-tools/runtime/problem";
import { listed } from "@infra-tools/runtime/schema-problems";
import { readYaml } from "@infra-tools/runtime/yaml-file";
import { RULE_IDS } from "../rules";
import { REVIEW_SCHEMA, type ReviewConfig } from "./schema";

export type { ReviewConfig } from "./schema";

/**
 * Reads a configuration file, YAML or JSON.
 *
 * @throws ProblemError with everything that is wrong in it.
 */
export function parseReviewConfig(text: string, file: string): ReviewConfig {
  const config = readYaml(text, { file, schema: REVIEW_SCHEMA, page: "docs/review.md" });
  const problems = [...ruleProblems(config, file), ...suppressionProblems(config, file)];
  if (problems.length > 0) throw new ProblemError(problems);
  return config;
}

/** Ids are names of findings: each is of one rule. */
function ruleProblems({ rules = [] }: ReviewConfig, file: string): readonly Problem[] {
  const taken = new Set<string>(RULE_IDS);
  return rules.flatMap(({ id }, index) => {
    const isTaken = taken.has(id);
    taken.add(id);
    if (!isTaken) return [];
    return [
      {
        where: `${file} > rules > ${index} > id`,
        value: id,
        rule: "is the id of another rule",
        fix: "choose an id that no built-in rule and no other rule of the file has",
      },
    ];
  });
}

function suppressionProblems(
  { rules = [], suppressions = [] }: ReviewConfig,
  file: string,
): readonly Problem[] {
  const ids: readonly string[] = [...RULE_IDS, ...rules.map(({ id }) => id)];
  return suppressions.flatMap(({ rule }, index) =>
    ids.includes(rule)
      ? []
      : [
          {
            where: `${file} > suppressions > ${index} > rule`,
            value: rule,
            rule: "must be the id of a rule",
            fix: listed(ids, rule),
          },
        ],
  );
}
