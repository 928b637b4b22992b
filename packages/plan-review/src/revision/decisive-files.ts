/** Files that decide how a change is reviewed and deployed, with how they are called. */
const DECISIVE: readonly (readonly [RegExp, string])[] = [
  [/(?:^|\/)review\.yaml$/, "review"],
  [/(?:^|\/)parity\.yaml$/, "review"],
  [/^(?:\.gitlab\/|docs\/)?CODEOWNERS$/, "review"],
  [/^\.gitlab-ci\.ya?ml$/, "pipeline"],
  [/^\.(?:gitlab|ci|github)\//, "pipeline"],
  [/^packages\//, "tools"],
  [
    /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|\.terraform\.lock\.hcl)$/,
    "dependencies",
  ],
];

/** Changed files that decide about the review, by what they are. A folder of tools is named once. */
export interface DecisiveFiles {
  /** Rules of the review, owners of files, and the pipeline. */
  readonly rules: readonly string[];
  /** Programs that review and deploy, and their dependencies. */
  readonly programs: readonly string[];
}

export function decisiveFiles(changed: readonly string[]): DecisiveFiles {
  const rules = new Set<string>();
  const programs = new Set<string>();
  for (const file of changed) {
    const [, kind] = DECISIVE.find(([pattern]) => pattern.test(file)) ?? [];
    if (kind === undefined) continue;
    if (kind === "tools") programs.add(file.split("/").slice(0, 2).join("/"));
    else (kind === "dependencies" ? programs : rules).add(file);
  }
  return { rules: [...rules].sort(), programs: [...programs].sort() };
}
