import { connectSettings } from "@infra-tools/gitlab-pipeline/gitlab/settings";
import { changeSetup, checkSetup, type SetupItem } from "@infra-tools/gitlab-pipeline/setup/setup";
import { code, type Doc, type Line, strong, text } from "@infra-tools/report/doc/doc";
import { printReport } from "@infra-tools/report/output";
import { defineCommand } from "@infra-tools/runtime/command-line/command";
import { flag } from "@infra-tools/runtime/command-line/parameter";
import { EXIT, type ExitCode } from "@infra-tools/runtime/exit-code";
import { ProblemError } from "@infra-tools/runtime/problem";
import type { EnvironmentVariables } from "@infra-tools/runtime/run";
import { environmentNames, environments } from "../../../../../environments";
import { ciIdentity } from "../../../../../environments/ci-identity";
import { expectedVariables } from "../../ci/variables";

/** `infra ci setup`; exit code 2 while something is missing, 1 when something could not be read. */
export const ciSetup = defineCommand({
  description:
    "Reads GITLAB_TOKEN, a Maintainer's. Without --check it sets the order of deploys and that outdated ones do not run; " +
    "the rest is for a person.",
  options: { check: flag("change nothing") },
  examples: [{ command: "{self} --check", explanation: "list what the project lacks" }],
  run: async (context, { options }) => {
    const { gitlab } = ciIdentity();
    const all = environments(environmentNames);
    const settings = connectSettings({
      apiUrl: context.env["CI_API_V4_URL"] || `${gitlab.url}/api/v4`,
      project: context.env["CI_PROJECT_ID"] || gitlab.path,
      token: { kind: "access", value: tokenOf(context.env) },
    });
    const request = {
      deployBranch: gitlab.deployBranch,
      variables: expectedVariables(all),
      groups: environmentNames,
    };
    const findings = await checkSetup(settings, request);
    const items = options.check ? findings : await changeSetup(settings, request, findings);
    await printReport(context, setupDoc(items));
    return { code: exitCode(items), result: { items } };
  },
});

function tokenOf(env: EnvironmentVariables): string {
  const token = env["GITLAB_TOKEN"];
  if (token !== undefined && token !== "") return token;
  throw new ProblemError({
    where: "GITLAB_TOKEN",
    rule: "must be set: the project's settings are for its Maintainers",
    fix: "set it to a personal access token of a Maintainer, with the scope read_api for --check and api otherwise",
  });
}

function exitCode(items: readonly SetupItem[]): ExitCode {
  if (items.some(({ status }) => status === "unknown")) return EXIT.error;
  return items.some(({ status }) => status === "missing") ? EXIT.changes : EXIT.ok;
}

const TONES = { ok: "good", set: "good", missing: "danger", unknown: "warning" } as const;

function setupDoc(items: readonly SetupItem[]): Doc {
  const wanting = items.filter(({ status }) => status !== "ok");
  const verdict =
    wanting.length === 0
      ? `All ${items.length} settings are as the pipeline needs them.`
      : `${wanting.length} of ${items.length} settings need a look.`;
  return {
    title: "Set-up of the GitLab project",
    blocks: [
      {
        kind: "callout",
        tone: wanting.length === 0 ? "good" : "warning",
        lines: [[text(verdict)]],
        priority: 0,
      },
      ...(wanting.length === 0
        ? []
        : [
            {
              kind: "list" as const,
              items: wanting.map(
                ({ what, status, advice }): Line => [
                  strong(status, TONES[status]),
                  text(" "),
                  code(what),
                  text(advice === "" ? "" : ` ${advice}`),
                ],
              ),
            },
          ]),
    ],
  };
}
