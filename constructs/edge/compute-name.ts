import { type ConstructProblem, isKnown } from "../shared/validate";

/**
 * The rule for names of Compute Engine's resources.
 * @see https://cloud.google.com/compute/docs/naming-resources
 */
export function checkComputeName(name: string): readonly ConstructProblem[] {
  if (!isKnown(name) || /^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/.test(name)) return [];
  return [
    {
      option: "name",
      value: name,
      rule: "must be 1 to 63 lower-case letters, digits and hyphens, starting with a letter",
      fix: "Take a name of that form",
    },
  ];
}
