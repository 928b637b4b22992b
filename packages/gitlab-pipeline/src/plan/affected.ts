import { decisiveFiles } from "@infra-tools/plan-review/decisive-files";

/** A merge request, as far as it decides whether an environment's plan can differ from that of the target branch. */
export interface Comparison {
  /** Text of the stack at the base; undefined when there is none, or it cannot be synthesized. */
  readonly base: string | undefined;
  /** Text of the stack with the change. */
  readonly head: string;
  /** Files that differ from the base. */
  readonly changedFiles: readonly string[];
}

/**
 * True unless a merge request leaves an environment's stack as it is, to the byte, and every file that decides how plans are
 * made and reviewed. By synthesis and not by paths: a construct that both environments share may change only one of them.
 */
export function isAffected({ base, head, changedFiles }: Comparison): boolean {
  const { rules, programs } = decisiveFiles(changedFiles);
  return base !== head || rules.length > 0 || programs.length > 0;
}
