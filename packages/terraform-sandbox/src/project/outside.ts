import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { type Problem, ProblemError } from "@infra-tools/runtime/problem";
import { parseJson } from "@infra-tools/terraform-plan/value";
import { configurationFiles, loadedFiles } from "./files";
import { installedModules } from "./installed-modules";

/** A block that Terraform runs by itself, past the simulated providers. */
interface OutsideBlock {
  readonly text: string;
  readonly line: number | undefined;
}

const REMOTE_STATE = "terraform_remote_state";

/**
 * Refuses a configuration that would reach beyond the sandbox: a provisioner runs a program or opens a connection,
 * `terraform_remote_state` reads a state where it really is, and a module that is not installed would be downloaded. None
 * asks a provider, so nothing could simulate them.
 *
 * @throws ProblemError with every such block.
 */
export function refuseOutsideAccess(folder: string): void {
  const blocks = configurationFiles(folder).flatMap((file) =>
    outsideBlocks(file).map((block) => problemOf(relative(folder, file), block)),
  );
  const installed = installedModules(folder).map(({ source }) => source);
  const modules = loadedFiles(folder).flatMap((file) =>
    remoteSources(file)
      .filter((source) => !installed.some((each) => each === source || each.endsWith(`/${source}`)))
      .map((source) => moduleProblem(relative(folder, file), source)),
  );
  const problems = [...blocks, ...modules];
  if (problems.length > 0) throw new ProblemError(problems);
}

function moduleProblem(file: string, source: string): Problem {
  return {
    where: `module source "${source}"`,
    file,
    rule: "would be downloaded, and no request may leave the sandbox",
    fix: "run `terraform get` in the project first: modules that are installed there are used",
  };
}

/** Sources of a file's modules that are no folders of this machine. */
function remoteSources(file: string): readonly string[] {
  const text = readFileSync(file, "utf8");
  const sources = file.endsWith(".json")
    ? Object.values(Object(Object(parseJson(text)).module)).flatMap((calls) =>
        [calls].flat().map((call) => String(Object(call).source ?? "")),
      )
    : [...text.matchAll(/^[ \t]*module[ \t]+"[\w-]+"[ \t]*\{[^}]*?\bsource[ \t]*=[ \t]*"([^"]+)"/gm)].map(
        ({ 1: source = "" }) => source,
      );
  return sources.filter((source) => source !== "" && !/^(\.{0,2}\/|\.{1,2}$)/.test(source));
}

function problemOf(file: string, { text, line }: OutsideBlock): Problem {
  const isState = text.includes(REMOTE_STATE);
  return {
    where: text,
    file,
    ...(line === undefined ? {} : { line }),
    rule: isState
      ? "is read by Terraform itself from the real backend, and no request may leave the sandbox"
      : "is run by Terraform itself on this machine or over the network, and nothing may leave the sandbox",
    fix: isState
      ? "hand the values in as variables while you use the sandbox"
      : "take it out while you use the sandbox, or run the program in a step of its own",
  };
}

function outsideBlocks(file: string): readonly OutsideBlock[] {
  const text = readFileSync(file, "utf8");
  return file.endsWith(".json") ? inJson(text) : inHcl(text);
}

/** A block begins its line; a line inside a comment or a text may look like one and is refused too. */
function inHcl(text: string): readonly OutsideBlock[] {
  const blocks = text.matchAll(
    /^[ \t]*((?:provisioner|data[ \t]+"terraform_remote_state")[ \t]+"[\w-]+")[ \t]*\{/gm,
  );
  return [...blocks].map(({ 1: block = "", index }) => ({
    text: block,
    line: text.slice(0, index).split("\n").length,
  }));
}

/** A broken file has no blocks here; Terraform reports it. */
function inJson(text: string): readonly OutsideBlock[] {
  const { resource, data } = Object(parseJson(text));
  const states = Object.keys(Object(Object(data)[REMOTE_STATE]));
  return [
    ...provisionersIn(resource),
    ...states.map((name) => ({ text: `data "${REMOTE_STATE}" "${name}"`, line: undefined })),
  ];
}

function provisionersIn(resources: unknown): readonly OutsideBlock[] {
  return Object.entries(Object(resources)).flatMap(([type, byName]) =>
    Object.entries(Object(byName)).flatMap(([name, body]) =>
      [body].flat().flatMap((each) => {
        const { provisioner } = Object(each);
        return provisioner === undefined ? [] : [{ text: `provisioner of ${type}.${name}`, line: undefined }];
      }),
    ),
  );
}
