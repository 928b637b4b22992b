import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { type Problem, ProblemError } from "@infra-tools/runtime/problem";
import { findTerraform } from "@infra-tools/runtime/terraform/find";

const execute = promisify(execFile);
const TIMEOUT_MS = 10_000;

/** One tool of the machine: what it is for, which one is used, and what is wrong with it. */
export interface ToolCheck {
  readonly tool: string;
  readonly ok: boolean;
  /** Without it nothing works; the others are for one purpose only. */
  readonly needed: boolean;
  /** Absent where no version could be read. */
  readonly version: string | undefined;
  /** Absolute path of the program, where more than one could be used. */
  readonly path?: string;
  readonly purpose: string;
  /** Broken rule, with the present value; absent when the tool is fine or simply missing. */
  readonly problem?: string;
  /** Advice when the tool is missing or too old. */
  readonly fix: string;
}

interface Tool {
  readonly name: string;
  readonly commands: readonly (readonly [string, ...string[]])[];
  readonly minimum: readonly [number, number];
  readonly needed: boolean;
  readonly purpose: string;
  readonly fix: string;
}

const NODE: Tool = {
  name: "Node",
  commands: [["node", "--version"]],
  minimum: [20, 19],
  needed: true,
  purpose: "everything",
  fix: "install Node 20 LTS or newer",
};

const OTHERS: readonly Tool[] = [
  {
    name: "git",
    commands: [["git", "--version"]],
    minimum: [2, 20],
    needed: false,
    purpose: "preview, comparisons with a base revision, accepted findings",
    fix: "install git 2.20 or newer",
  },
  {
    name: "gcloud auth plugin",
    commands: [["gke-gcloud-auth-plugin", "--version"]],
    minimum: [0, 0],
    needed: false,
    purpose: "the real GKE clusters; the sandbox does without",
    fix: "install gke-gcloud-auth-plugin, a component of the Google Cloud CLI",
  },
  {
    name: "unshare",
    // It prints its version only from within a namespace, so the answer proves that one can be made.
    commands: [["unshare", "--map-current-user", "--net", "--", "unshare", "--version"]],
    minimum: [2, 38],
    needed: false,
    purpose: "programs in the sandbox that have no network; without it they only have no credentials",
    fix: "install util-linux 2.38 or newer, and allow user namespaces (Linux only)",
  },
  {
    name: "Chromium",
    commands: [
      ["chromium", "--version"],
      ["google-chrome", "--version"],
    ],
    minimum: [0, 0],
    needed: false,
    purpose: "the full tests of the HTML reports",
    fix: "install Debian's package chromium",
  },
];

/** Checks the tools of the machine, in the order of the list that is printed. */
export async function checkTools(env: NodeJS.ProcessEnv): Promise<readonly ToolCheck[]> {
  return Promise.all([checkTool(NODE, env), checkEngine(env), ...OTHERS.map((tool) => checkTool(tool, env))]);
}

/** The engine that every command uses, found as they find it. */
async function checkEngine(env: NodeJS.ProcessEnv): Promise<ToolCheck> {
  const purpose = "plan and apply, in the sandbox and for real";
  const named = env["TERRAFORM_BINARY_NAME"] ?? "";
  const chosen = named === "" ? "" : ", named by TERRAFORM_BINARY_NAME";
  try {
    const { product, version, path } = await findTerraform(env);
    return { tool: product, ok: true, needed: true, version, path: `${path}${chosen}`, purpose, fix: "" };
  } catch (error) {
    const [problem] = error instanceof ProblemError ? error.problems : [];
    if (problem === undefined) throw error;
    return {
      tool: "Terraform",
      ok: false,
      needed: true,
      version: undefined,
      purpose,
      ...(problem.where === "PATH" ? {} : { problem: statement(problem) }),
      fix: problem.fix,
    };
  }
}

function statement({ where, rule, value }: Problem): string {
  return `${where}: ${rule}${value === undefined ? "" : ` (is ${value})`}`;
}

async function checkTool(tool: Tool, env: NodeJS.ProcessEnv): Promise<ToolCheck> {
  const version = await firstVersion(tool, env);
  const { name, needed, minimum, purpose, fix } = tool;
  const isOk = version !== undefined && atLeast(version, minimum);
  const tooOld = version !== undefined && !isOk;
  return {
    tool: name,
    ok: isOk,
    needed,
    version,
    purpose,
    ...(tooOld ? { problem: `${name} must be ${minimum.join(".")} or newer (is ${version})` } : {}),
    fix,
  };
}

async function firstVersion(tool: Tool, env: NodeJS.ProcessEnv): Promise<string | undefined> {
  for (const [command, ...args] of tool.commands) {
    try {
      // Terraform asks for its newest version over the network unless configured not to.
      const { stdout } = await execute(command, args, {
        env: { ...env, CHECKPOINT_DISABLE: "1" },
        timeout: TIMEOUT_MS,
      });
      const version = /\d+\.\d+(\.\d+)*/.exec(stdout)?.[0];
      if (version !== undefined) return version;
    } catch {
      // Not installed, or not working: the next candidate may be.
    }
  }
  return undefined;
}

function atLeast(version: string, [major, minor]: readonly [number, number]): boolean {
  const [a = 0, b = 0] = version.split(".").map(Number);
  return a > major || (a === major && b >= minor);
}

/** One line for each tool, then the program that is used, what is wrong, and what to do. */
export function formatChecks(checks: readonly ToolCheck[]): string {
  const toolWidth = Math.max(...checks.map(({ tool }) => tool.length));
  const versionWidth = Math.max(...checks.map(({ version }) => versionText(version).length));
  return checks
    .flatMap(({ tool, ok, needed, version, path, purpose, problem, fix }) => [
      `${markOf(ok, needed, problem)}  ${tool.padEnd(toolWidth)}  ${versionText(version).padEnd(versionWidth)}  for ${purpose}`,
      ...(path === undefined ? [] : [`         ${path}`]),
      ...(problem === undefined ? [] : [`         ${problem}`]),
      ...(ok ? [] : [`         -> ${fix}`]),
    ])
    .join("\n");
}

function versionText(version: string | undefined): string {
  return version ?? "not found";
}

function markOf(isOk: boolean, isNeeded: boolean, problem: string | undefined): string {
  if (isOk) return "ok     ";
  if (problem !== undefined) return "WRONG  ";
  return isNeeded ? "MISSING" : "absent ";
}
