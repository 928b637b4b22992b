import {
  type Block,
  code,
  type Doc,
  type Line,
  link,
  paragraph,
  strong,
  text,
} from "@infra-tools/report/doc/doc";
import { renderMarkdown } from "@infra-tools/report/render/markdown";
import * as z from "zod";
import type { Attempt } from "../deploy/attempt";
import { printHidden, readHidden } from "../note/hidden-comment";
import type { RecoverOutcome } from "../recover/run-recover";

const COMMENT = "infra-deploy";

const marker = z.object({ v: z.literal(1), environment: z.string(), pipeline: z.int().nonnegative() });

/** End of a deploy: what its record says, or that it left none. */
export type DeployEnd = Attempt["outcome"] | "lost";

/** Result of a deploy, as a merge request's note reports it. */
export interface DeployResult {
  readonly environment: string;
  readonly commit: string;
  readonly pipeline: number;
  readonly end: DeployEnd;
  readonly attempt: Attempt | undefined;
  /** Person who started the deploy and its page, where GitLab says so. */
  readonly user: string | undefined;
  readonly jobUrl: string | undefined;
  /** Undefined when cleaning up failed, too. */
  readonly recovered: RecoverOutcome | undefined;
}

export function printDeployMarker({ environment, pipeline }: DeployResult): string {
  return printHidden(COMMENT, { v: 1, environment, pipeline });
}

/** Id of the pipeline that a note about this environment's deploy shows. */
export function deployPipelineOf(environment: string, body: string): number | undefined {
  const [first = ""] = body.split("\n", 1);
  const read = marker.safeParse(readHidden(COMMENT, first)).data;
  return read?.environment === environment ? read.pipeline : undefined;
}

export function resultText(result: DeployResult): string {
  return `${printDeployMarker(result)}\n${renderMarkdown(resultDoc(result))}`.trimEnd();
}

export function resultDoc(result: DeployResult): Doc {
  const { environment, commit, pipeline, user, jobUrl } = result;
  const [title, tone] = TITLES[result.end];
  return {
    title: `Deploy of ${environment}: ${title}`,
    blocks: [
      { kind: "callout", tone, priority: 0, lines: [[text(sentence(result))], ...recoveryLines(result)] },
      ...failureBlocks(result),
      paragraph(
        ...(user === undefined ? [] : [text(`Started by ${user} · `, "muted")]),
        ...(jobUrl === undefined ? [] : [link("the job", jobUrl), text(" · ", "muted")]),
        text(`pipeline ${pipeline}, commit `, "muted"),
        code(commit.slice(0, 12), "muted"),
      ),
    ],
  };
}

const TITLES: Readonly<Record<DeployEnd, readonly [title: string, tone: "good" | "warning" | "danger"]>> = {
  applied: ["done", "good"],
  "nothing to do": ["nothing to do", "good"],
  refused: ["waits for a person", "warning"],
  failed: ["failed", "danger"],
  running: ["stopped in the middle", "danger"],
  lost: ["stopped, and left no record", "danger"],
};

function sentence({ environment, end, attempt }: DeployResult): string {
  const { done = 0, total = 0 } = attempt ?? {};
  switch (end) {
    case "applied":
      return `${done === 1 ? "1 object was" : `${done} objects were`} changed as reviewed or accepted.`;
    case "nothing to do":
      return "The plan changes nothing.";
    case "refused":
      return `The plan of the merged commit is not the reviewed one, so nothing was applied. Look at it; if it is intended, start the job "deploy: ${environment} (changed)".`;
    case "failed":
      return `The apply failed after ${done} of about ${total} objects. What was done is in the state; fix the cause and run the pipeline again.`;
    default:
      return "The job was cancelled or lost its runner. What it changed last may be in no state: look at the drift before the next deploy.";
  }
}

function recoveryLines({ environment, recovered, end }: DeployResult): readonly Line[] {
  if (recovered === undefined) {
    return [
      [
        strong("The state is still locked."),
        text(` Its lock could not be released: look at the job "result: ${environment}".`),
      ],
    ];
  }
  if (end === "applied" || end === "nothing to do" || end === "refused") return [];
  return [[text("The state is stored and its lock is released.")]];
}

function failureBlocks({ attempt }: DeployResult): readonly Block[] {
  const failures = attempt?.failures ?? [];
  return failures.length === 0
    ? []
    : [{ kind: "list", items: failures.map((failure): Line => [text(failure)]), priority: 1 }];
}
