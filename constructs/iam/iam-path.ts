import type { ConstructProblem } from "../shared/validate";

/** The rule for IAM paths. */
export function checkIamPath(option: string, path: string): readonly ConstructProblem[] {
  if (path === "/" || /^\/[!-~]*[^/]\/$/.test(path)) return [];
  return [
    {
      option,
      value: path,
      rule: "must begin and end with a slash",
      fix: "Write it like /team/service/",
    },
  ];
}
