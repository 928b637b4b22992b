import { join } from "node:path";
import type { NamedData } from "@infra-tools/environment-diff/parity/matrix";
import { hideSetting } from "@infra-tools/environment-diff/report/hide-secrets";
import { shortSetting } from "@infra-tools/environment-diff/report/words";
import { differingSettings } from "@infra-tools/environment-diff/settings";
import { FAIL_ON } from "@infra-tools/plan-review/fail-on";
import { REPORT_OPTIONS } from "@infra-tools/report/output";
import { type Context, defineCommand } from "@infra-tools/runtime/command-line/command";
import { flag, rest } from "@infra-tools/runtime/command-line/parameter";
import { EXIT } from "@infra-tools/runtime/exit-code";
import { ProblemError } from "@infra-tools/runtime/problem";
import { run, runInForeground } from "@infra-tools/runtime/run";
import { fieldDoc } from "../../../../environments/field-doc";
import { environmentProblems } from "../../../../environments/validate";
import { pairData } from "../diff/as-json";
import { loadParity, parityVerdict } from "../diff/compare-environments";
import { environmentSuggestions } from "../parameters";
import { type PromotedSetting, promote as promoteSettings } from "../promote/promote";
import { settingsFile } from "../settings-source/file";

/** `infra promote` */
export const promote = defineCommand({
  description:
    "Copies settings from one environment's data file into another's, comments kept, and previews the change: Terraform plans it " +
    "in the sandbox on what the last commit would have made, and the review judges it. Nothing is committed. Exit codes " +
    "are those of the preview; 0 when the settings do not differ.",
  arguments: {
    words: rest(
      "one or more settings, then the environment that has the values and the one that takes them",
      {
        required: true,
        suggestions: environmentSuggestions,
      },
    ),
  },
  options: {
    editOnly: flag("change the file without a preview"),
    details: REPORT_OPTIONS.details,
    markdown: REPORT_OPTIONS.markdown,
    html: REPORT_OPTIONS.html,
    failOn: FAIL_ON,
  },
  examples: [
    {
      command: "{self} redis.memorySizeGb pre ops",
      explanation: "give ops the value that pre was tried with",
    },
    {
      command: "{self} edge.dns edge.certificate pre ops",
      explanation: "settings that a rule ties together",
    },
  ],
  run: async (context, { arguments: { words }, options }) => {
    const { settings, from, to } = read(words, context.program.name);
    const parity = loadParity(context.root);
    const promoted = promoteSettings({
      root: context.root,
      settings,
      from,
      to,
      identity: parity.identity,
      check: (data) => environmentProblems(to.name, data),
    }).map((setting) => ({
      ...setting,
      before: hideSetting(setting.before, setting.path),
      after: hideSetting(setting.after, setting.path),
    }));
    for (const line of summary(promoted, { settings, from, to })) context.print(line);
    if (promoted.length === 0)
      return { code: EXIT.ok, result: { file: settingsFile(to.name), settings: [] } };
    const stale = staleEntries(promoted, from, to, context);
    if (stale.length > 0) {
      context.print(`environments/parity.yaml still expects a difference: remove ${stale.join(", ")}`);
    }
    const result = { file: settingsFile(to.name), settings: promoted, staleEntries: stale };
    if (options.editOnly) return { code: EXIT.changes, result };
    const { code, preview } = await previewChange(context, to.name, options);
    return { code, result: { ...result, preview } };
  },
});

interface Words {
  readonly settings: readonly string[];
  readonly from: NamedData;
  readonly to: NamedData;
}

function read(words: readonly string[], program: string): Words {
  const [from = "", to = ""] = words.slice(-2);
  const settings = [...new Set(words.slice(0, -2))];
  if (settings.length === 0 || from === to) {
    throw new ProblemError({
      where: "promote",
      value: words.join(" "),
      rule: "needs a setting and two different environments",
      fix: `for example ${program} promote redis.memorySizeGb pre ops`,
    });
  }
  const data = pairData({ a: from, b: to });
  return { settings, from: { name: from, data: data.a }, to: { name: to, data: data.b } };
}

function summary(promoted: readonly PromotedSetting[], { settings, from, to }: Words): readonly string[] {
  if (promoted.length === 0) {
    return [
      `${settings.join(", ")} ${settings.length === 1 ? "is" : "are"} the same in ${from.name} and ${to.name}.`,
    ];
  }
  return promoted.map(({ path, before, after, line }) => {
    const place = `${settingsFile(to.name)}${line === undefined ? "" : `:${line}`}`;
    return `${place} ${path} ${shortSetting(before)} -> ${shortSetting(after)}`;
  });
}

/** Entries of the parity file that the promotion made stale. */
function staleEntries(
  promoted: readonly PromotedSetting[],
  from: NamedData,
  to: NamedData,
  { root }: Context,
): readonly string[] {
  const paths = new Set(promoted.map(({ path }) => path));
  const settings = differingSettings(from.data, to.data, fieldDoc).filter(
    ({ path }) => ![...paths].some((each) => path === each || path.startsWith(`${each}.`)),
  );
  return parityVerdict(settings, loadParity(root), { a: from.name, b: to.name }).stale.filter((name) =>
    [...paths].some((path) => path === name || path.startsWith(`${name}.`) || name.startsWith(`${path}.`)),
  );
}

interface PreviewOptions {
  readonly details: boolean;
  readonly markdown: boolean;
  readonly html: string | undefined;
  readonly failOn: string | undefined;
}

/** The change is in the data now, so a new process previews it: this one has the data of before. */
async function previewChange(
  context: Context,
  environment: string,
  { details, markdown, html, failOn }: PreviewOptions,
): Promise<{ readonly code: number; readonly preview: unknown }> {
  const words = [
    join(context.root, "infra"),
    "preview",
    environment,
    ...["--base", "HEAD"],
    ...(details ? ["--details"] : []),
    ...(markdown ? ["--markdown"] : []),
    ...(html === undefined ? [] : ["--html", html]),
    ...(failOn === undefined ? [] : ["--fail-on", failOn]),
    ...(context.quiet ? ["--quiet"] : []),
  ];
  const options = { cwd: context.cwd, env: context.env };
  if (!context.json) {
    const code = await runInForeground(process.execPath, words, options);
    return { code, preview: { exitCode: code } };
  }
  const child = await run(process.execPath, [...words, "--json"], { ...options, signal: context.signal });
  return { code: child.code, preview: JSON.parse(child.stdout) };
}
