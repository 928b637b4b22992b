import { ProblemError } from "@infra-tools/runtime/problem";
import type { Input } from "../../command";

/** What a command line asks for. */
export interface DiffOptions {
  readonly what:
    | { readonly kind: "environments"; readonly a: string; readonly b: string }
    | { readonly kind: "revision"; readonly environment: string; readonly base: string }
    | { readonly kind: "states"; readonly a: string; readonly b: string };
  readonly explain: string | undefined;
  readonly table: boolean;
  readonly details: boolean;
  readonly markdown: boolean;
  readonly html: string | undefined;
}

export function readOptions({ arguments: names, options }: Input): DiffOptions {
  const text = (name: string) => {
    const value = options[name];
    return typeof value === "string" && value !== "" ? value : undefined;
  };
  return {
    what: readWhat(names, text("base"), options["state"] === true),
    explain: text("explain"),
    table: options["table"] === true,
    details: options["details"] === true,
    markdown: options["markdown"] === true,
    html: text("html"),
  };
}

function readWhat(names: readonly string[], base: string | undefined, state: boolean): DiffOptions["what"] {
  const [a = "", b = ""] = names;
  if (state && base !== undefined) {
    throw new ProblemError({
      where: "--state",
      rule: "states have no revisions, so --base does not go with it",
      fix: "leave one of the two out",
    });
  }
  if (base !== undefined) {
    demand(names.length === 1, names, "with --base one environment is named", "./infra diff ops --base main");
    return { kind: "revision", environment: a, base };
  }
  const example = state ? "./infra diff --state pre.json ops.json" : "./infra diff pre ops";
  demand(names.length === 2, names, `two ${state ? "states" : "environments"} are compared`, example);
  return { kind: state ? "states" : "environments", a, b };
}

function demand(holds: boolean, names: readonly string[], rule: string, example: string): void {
  if (holds) return;
  throw new ProblemError({ where: "diff", value: names.join(" "), rule, fix: `for example ${example}` });
}
