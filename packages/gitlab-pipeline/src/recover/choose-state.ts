import { ProblemError } from "@infra-tools/runtime/problem";
import { parseJson } from "@infra-tools/terraform-plan/value";
import * as z from "zod";

const head = z.looseObject({ version: z.literal(4), serial: z.int().nonnegative(), lineage: z.string() });

export type Recovery = "push" | "already stored";

/**
 * Decides whether the state that was left over must be stored: it must belong to the same history and be newer. An equal serial
 * with equal text was stored before the connection was lost; everything else means that somebody has applied since.
 *
 * @throws ProblemError when storing it would lose what somebody else did
 */
export function chooseState(left: string, stored: string | undefined): Recovery {
  if (stored === undefined) return "push";
  const ours = readHead(left, "the sealed state");
  const theirs = readHead(stored, "the stored state");
  if (ours.lineage !== theirs.lineage) {
    throw refused(
      `belongs to another history (lineage ${ours.lineage}, stored is ${theirs.lineage})`,
      "find out which state describes the cloud; push that one with terraform state push",
    );
  }
  if (ours.serial > theirs.serial) return "push";
  if (ours.serial === theirs.serial && sameContent(left, stored)) return "already stored";
  throw refused(
    `is not newer (serial ${ours.serial}, stored is ${theirs.serial}): somebody has applied since`,
    "run the drift job: it shows which objects the stored state lacks; import or remove those",
  );
}

function readHead(text: string, what: string): z.infer<typeof head> {
  const parsed = head.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  throw new ProblemError({
    where: what,
    rule: "must be a Terraform state of format 4",
    fix: "take the file that the failed job left, unchanged",
  });
}

/** Terraform and GitLab write the same state with other white space. */
function sameContent(a: string, b: string): boolean {
  return JSON.stringify(parseJson(a)) === JSON.stringify(parseJson(b));
}

function refused(rule: string, fix: string): ProblemError {
  return new ProblemError({ where: "the sealed state", rule, fix });
}
