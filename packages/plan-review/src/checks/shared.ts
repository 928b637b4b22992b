import type { ChangeContext } from "../context";
import type { Check, Issue, RuleTexts } from "../rule";

/** Result of an analysis that feeds several rules: `statement` is the first sentence of the message, without its period. */
export interface Analysed<Id extends string> extends Omit<Issue, "message" | "advice"> {
  readonly rule: Id;
  readonly statement: string;
  /** Overrides the rule's own. */
  readonly consequence?: string;
  readonly advice?: string;
}

/**
 * Turns an analysis that feeds several rules into one check per rule. The analysis runs once for each change: the
 * result is kept as long as the context.
 */
export function shared<Id extends string>(
  analyse: (context: ChangeContext) => readonly Analysed<Id>[],
): (rule: Id, texts: RuleTexts) => Check {
  const results = new WeakMap<ChangeContext, readonly Analysed<Id>[]>();
  const analysed = (context: ChangeContext) => {
    const result = results.get(context) ?? analyse(context);
    results.set(context, result);
    return result;
  };
  return (rule, texts) => (context) =>
    analysed(context)
      .filter((issue) => issue.rule === rule)
      .map(({ rule: _, statement, consequence = texts.consequence, advice = texts.advice, ...issue }) => ({
        ...issue,
        message: `${statement}. ${consequence}`,
        advice,
      }));
}
