import type { ReviewConfig } from "../config/parse";
import { type DecisiveFiles, decisiveFiles } from "./decisive-files";
import { weakerRules } from "./weaker-rules";

/** The base of a change, as far as it decides how the change is reviewed. */
export interface Revision {
  /** The configuration of the base; undefined when it could not be read. */
  readonly config: ReviewConfig | undefined;
  /** Differences that a parity file allows and that of the base does not, by file. */
  readonly parity: readonly { readonly file: string; readonly added: readonly string[] }[];
  /** Files that differ from the base. */
  readonly changed: readonly string[];
}

/** Changes of a revision to its own review, for the plan of one environment. */
export interface OwnRules {
  /** Weaker rules, each as a phrase. */
  readonly weaker: readonly string[];
  readonly files: DecisiveFiles;
}

export function ownRules(
  { config, parity, changed }: Revision,
  head: ReviewConfig,
  environment: string,
): OwnRules {
  return {
    weaker: [
      ...(config === undefined
        ? ["the configuration of the base cannot be read, so that nothing can be compared with it"]
        : weakerRules(config, head, environment)),
      ...parity.map(({ file, added }) => `\`${file}\` allows more differences: ${added.join(", ")}`),
    ],
    files: decisiveFiles(changed),
  };
}
