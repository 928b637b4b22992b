import { rfc1035Label } from "../../vendors/format";
import { type ConstructProblem, isKnown } from "../shared/validate";

const NAME = rfc1035Label();

/**
 * The rule for names of Compute Engine's resources.
 * @see https://cloud.google.com/compute/docs/naming-resources
 */
export function checkComputeName(name: string): readonly ConstructProblem[] {
  if (!isKnown(name) || NAME.pattern.test(name)) return [];
  return [
    {
      option: "name",
      value: name,
      rule: NAME.rule,
      fix: "Take a name of that form",
    },
  ];
}
