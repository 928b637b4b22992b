import { checksIssue, type IssueOutcome, syncIssue } from "@infra-tools/gitlab-pipeline/drift/sync-issue";
import type { GitLab } from "@infra-tools/gitlab-pipeline/gitlab/gitlab";
import type { Network } from "@infra-tools/gitlab-pipeline/http/send";
import { type Block, code, type Doc, type Line, strong, text } from "@infra-tools/report/doc/doc";
import { renderMarkdown } from "@infra-tools/report/render/markdown";
import type { EnvironmentVariables } from "@infra-tools/runtime/run";
import type { Environment } from "../../../../environments/environment";
import { checkBackups } from "./backups";
import { checkCertificateEnd } from "./certificate-end";
import type { CheckResult } from "./check";
import { checkCloudflareRanges } from "./cloudflare-ranges";
import { checkKeyAge } from "./key-age";
import { checkLicenceEnd } from "./licence-end";
import { checkAuthAge, checkPasswordAge } from "./secret-age";
import { checkSigningKeyEnd } from "./signing-key-end";

/** Inputs of the checks besides the data. */
export interface ChecksPort {
  readonly env: EnvironmentVariables;
  readonly now: () => Date;
  readonly network: Network;
}

export interface ChecksOutcome {
  readonly results: readonly CheckResult[];
  readonly doc: Doc;
  readonly issue: IssueOutcome | undefined;
}

/** Looks after what changes by itself, and keeps one issue while something is due. */
export async function runChecks(
  environment: Environment,
  port: ChecksPort,
  gitlab: GitLab | undefined,
): Promise<ChecksOutcome> {
  const now = port.now();
  const results = await Promise.all([
    checkCloudflareRanges(environment, port.network),
    checkBackups(environment, now, port.env, port.network),
    checkLicenceEnd(environment, now),
    checkSigningKeyEnd(environment, now, port.network),
    checkKeyAge(environment, now),
    checkPasswordAge(environment, now, port.env, port.network),
    checkAuthAge(environment, now, port.env, port.network),
    checkCertificateEnd(environment, now, port.env, port.network),
  ]);
  const doc = checksDoc(environment.name, results);
  // What could not be found out fails the job; an issue would be opened and closed with every hiccup of a network.
  const open = results.filter(({ status }) => status === "due");
  const description = open.length > 0 ? renderMarkdown(checksDoc(environment.name, open)) : undefined;
  // An issue about something that could not be looked at stays; another unknown answer does not keep it open.
  const isSettled = (text: string) =>
    results.every(({ name, status }) => status !== "unknown" || !text.includes(`\`${name}\``));
  const issue = gitlab && (await syncIssue(gitlab, checksIssue(environment.name), description, isSettled));
  return { results, doc, issue };
}

function checksDoc(environment: string, results: readonly CheckResult[]): Doc {
  return { title: `Scheduled checks of ${environment}`, blocks: [list(results)] };
}

const TONES = { ok: "good", due: "danger", unknown: "warning" } as const;

function list(results: readonly CheckResult[]): Block {
  return {
    kind: "list",
    priority: 0,
    items: results.map(
      ({ name, status, message, advice }): Line => [
        strong(status, TONES[status]),
        text(" "),
        code(name),
        text(` ${message}${advice === "" ? "" : ` ${advice}`}`),
      ],
    ),
  };
}
