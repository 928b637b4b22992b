import { REPORT_OPTIONS } from "@infra-tools/report/output";
import { defineCommand, type Program } from "@infra-tools/runtime/command-line/command";
import { flag, rest, text } from "@infra-tools/runtime/command-line/parameter";
import { ProblemError } from "@infra-tools/runtime/problem";
import { environmentSuggestions } from "../parameters";

/** `infra diff` */
export const diff = defineCommand({
  description:
    "Compares the synthesized stacks block by block, and finds causes by putting one environment's settings into the other. " +
    "With --base one environment is compared with itself at another revision; with --state two states are compared. " +
    "Exit codes: 0 no differences, 2 differences, 3 a difference without a cause or a setting not expected to differ.",
  arguments: {
    what: rest("two environments or more; one with --base; two files of terraform show -json with --state", {
      suggestions: environmentSuggestions,
    }),
  },
  options: {
    base: text("<ref>", "compare one environment with itself at this git revision"),
    since: text(
      "<ref>",
      "say what began and what ended to differ since this git revision, and which commit did it",
    ),
    state: flag("compare two states instead, secrets hidden"),
    raw: flag("with --state: compare names and generated values too: ids, addresses, times of creation"),
    explain: text("<address>", "show why one block, construct or attribute differs"),
    table: flag("list every difference with its cause"),
    matrix: flag(
      "compare all environments, or those named, setting by setting; the default for more than two",
    ),
    exact: flag("swap settings one by one to find causes, never in groups, however many differ"),
    hidden: flag("list the differences left out as well: the order of sets, empty values, spelling"),
    details: REPORT_OPTIONS.details,
    markdown: REPORT_OPTIONS.markdown,
    html: text("<file>", "write a page that needs no network: side by side, with a filter"),
  },
  examples: [
    { command: "{self} pre ops", explanation: "what differs, grouped by cause" },
    { command: "{self} pre ops --explain edge", explanation: "everything about one part, with evidence" },
    { command: "{self} --matrix", explanation: "all environments, setting by setting" },
    { command: "{self} ops --base main", explanation: "what a branch changes in ops" },
    { command: "{self} pre ops --since v1.2.0", explanation: "what began and ended to differ, by commit" },
    {
      command: "{self} --state pre.json ops.json",
      explanation: "what really exists, from terraform show -json",
    },
  ],
  run: async (context, { arguments: { what: names }, options }) => {
    const what = comparands(context.program, names, options);
    const form = { ...options, details: options.details || options.explain !== undefined };
    switch (what.kind) {
      case "environments":
        return (await import("../diff/compare-environments")).compareEnvironments(context, form, what);
      case "matrix":
        return (await import("../diff/compare-all")).compareAll(context, form, what);
      case "since":
        return (await import("../diff/compare-since")).compareSince(context, form, what);
      case "revision":
        return (await import("../diff/compare-revision")).compareRevision(context, form, what);
      case "states":
        return (await import("@infra-tools/environment-diff/commands/compare")).compareFiles(
          context,
          what,
          form,
        );
    }
  },
});

type Comparands =
  | { readonly kind: "since"; readonly a: string; readonly b: string; readonly ref: string }
  | { readonly kind: "matrix"; readonly names: readonly string[] }
  | { readonly kind: "environments"; readonly a: string; readonly b: string }
  | { readonly kind: "revision"; readonly environment: string; readonly base: string }
  | { readonly kind: "states"; readonly a: string; readonly b: string };

function comparands(
  { name }: Program,
  names: readonly string[],
  {
    base,
    since,
    state,
    matrix,
  }: {
    readonly base: string | undefined;
    readonly since: string | undefined;
    readonly state: boolean;
    readonly matrix: boolean;
  },
): Comparands {
  const [a = "", b = ""] = names;
  if (state && base !== undefined) {
    throw new ProblemError({
      where: "--state",
      rule: "states have no revisions, so --base cannot be combined with it",
      fix: "leave one of the two out",
    });
  }
  if (base !== undefined) {
    requireCount(names, 1, "with --base one environment is named", `${name} diff ops --base main`);
    return { kind: "revision", environment: a, base };
  }
  if (since !== undefined) {
    requireCount(
      names,
      2,
      "with --since two environments are compared",
      `${name} diff pre ops --since main~20`,
    );
    return { kind: "since", a, b, ref: since };
  }
  if (!state && (matrix || names.length > 2)) return { kind: "matrix", names: [...new Set(names)] };
  const example = state ? `${name} diff --state pre.json ops.json` : `${name} diff pre ops`;
  requireCount(names, 2, `two ${state ? "states" : "environments"} are compared`, example);
  return { kind: state ? "states" : "environments", a, b };
}

function requireCount(names: readonly string[], count: number, rule: string, example: string): void {
  if (names.length === count) return;
  throw new ProblemError({ where: "diff", value: names.join(" "), rule, fix: `for example ${example}` });
}
