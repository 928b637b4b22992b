import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ContainerProps } from "../../../constructs/gke/container";
import { endsWithProblems, type JobContainerProps, wireEnds } from "../../../constructs/gke/ends-with";
import { CONTAINER } from "./samples";

/** A main container and the helper that ends with it, wired up. */
function wirePair(main: readonly string[], helper: readonly string[]) {
  const { containers, volumes } = wireEnds([
    { ...CONTAINER, name: "main", command: main },
    { ...CONTAINER, name: "helper", command: helper, endsWith: "main" },
  ]);
  const [wiredMain, wiredHelper] = containers;
  if (wiredMain === undefined || wiredHelper === undefined) throw new Error("a container is missing");
  return { main: wiredMain, helper: wiredHelper, volumes };
}

interface Running {
  /** Exit code, or the signal's name. */
  readonly ended: Promise<number | string | null>;
  kill(): void;
}

/** Runs a container's command as the kubelet would. */
type Run = (container: ContainerProps) => Running;

/** Gives a test a shared folder of its own; whatever still runs there at its end is killed. */
async function inFolder(test: (run: Run, folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "ends-"));
  const started: ChildProcess[] = [];
  const run: Run = (container) => {
    const [program = "", ...words] = container.command ?? [];
    const file = container.env?.["LIFECYCLE_FILE"]?.replace("/run/lifecycle", folder) ?? "";
    const env = { ...process.env, LIFECYCLE_FILE: file };
    // A process group of its own, so that a shell's children go with it.
    const child = spawn(program, words, { env, stdio: "ignore", detached: true });
    started.push(child);
    const ended = new Promise<number | string | null>((resolve, reject) => {
      child.on("error", reject);
      child.on("exit", (code, signal) => resolve(code ?? signal));
    });
    return { ended, kill: () => child.kill("SIGTERM") };
  };
  try {
    await Promise.race([test(run, folder), rejectAfter(10_000)]);
  } finally {
    for (const { pid, exitCode, signalCode } of started) {
      if (pid !== undefined && exitCode === null && signalCode === null) process.kill(-pid, "SIGKILL");
    }
    rmSync(folder, { recursive: true, force: true });
  }
}

function rejectAfter(milliseconds: number): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error("a container never ended")), milliseconds).unref();
  });
}

// Side by side: each waits for real processes.
describe("a helper that ends with its main container", () => {
  const FOREVER = ["sh", "-c", "trap 'exit 9' TERM; while :; do sleep 0.1; done"];

  it.concurrent("is stopped when the main container has ended, and ends well", () =>
    inFolder(async (run) => {
      const pair = wirePair(["sh", "-c", "sleep 0.3; exit 0"], FOREVER);
      const [main, helper] = [run(pair.main), run(pair.helper)];
      expect(await main.ended).toBe(0);
      expect(await helper.ended).toBe(0);
    }));

  it.concurrent("ends well when the main container fails, whose exit code stays", () =>
    inFolder(async (run) => {
      const pair = wirePair(["sh", "-c", "exit 7"], FOREVER);
      const [main, helper] = [run(pair.main), run(pair.helper)];
      expect(await main.ended).toBe(7);
      expect(await helper.ended).toBe(0);
    }));

  it.concurrent("fails with its own exit code when it ends too early", () =>
    inFolder(async (run, folder) => {
      const pair = wirePair(["true"], ["sh", "-c", "exit 5"]);
      expect(await run(pair.helper).ended).toBe(5);
      expect(existsSync(join(folder, "main"))).toBe(false);
    }));

  it.concurrent("passes the stop signal on, in both containers", () =>
    inFolder(async (run, folder) => {
      const pair = wirePair(FOREVER, FOREVER);
      const [main, helper] = [run(pair.main), run(pair.helper)];
      await new Promise((resolve) => setTimeout(resolve, 300));
      helper.kill();
      expect(await helper.ended).toBe(9);
      main.kill();
      expect(await main.ended).toBe(9);
      expect(existsSync(join(folder, "main"))).toBe(true);
    }));

  it.concurrent("hands every word of the command on as it stands", () =>
    inFolder(async (run) => {
      const words = ["a b", "$HOME", "'", "*", ""];
      const check =
        'test "$#" = 5 && test "$1" = "a b" && test "$2" = \'$HOME\' && test "$3" = "\'" && test "$4" = "*" && test -z "$5"';
      const pair = wirePair(["sh", "-c", check, "sh", ...words], FOREVER);
      expect(await run(pair.main).ended).toBe(0);
    }));
});

describe("wireEnds", () => {
  it("changes nothing where no container waits for another", () => {
    const containers = [CONTAINER];
    expect(wireEnds(containers)).toEqual({ containers, volumes: {} });
  });

  it("leaves other containers alone, and keeps environment, mounts and volumes", () => {
    const scratch = { scratch: { emptyDir: { sizeLimit: "1Mi" } } };
    const mounts = [{ volume: "scratch", path: "/tmp" }];
    const { containers, volumes } = wireEnds(
      [
        { ...CONTAINER, name: "main", command: ["run"], env: { A: "1" }, mounts },
        { ...CONTAINER, name: "helper", command: ["help"], endsWith: "main" },
        { ...CONTAINER, name: "other" },
      ],
      scratch,
    );
    expect(containers[0]).toMatchObject({
      env: { A: "1", LIFECYCLE_FILE: "/run/lifecycle/main" },
      mounts: [...mounts, { volume: "lifecycle", path: "/run/lifecycle" }],
    });
    expect(containers[2]).toEqual({ ...CONTAINER, name: "other" });
    expect(volumes).toEqual({ ...scratch, lifecycle: { emptyDir: { sizeLimit: "1Mi" } } });
  });
});

describe("the rules of endsWith", () => {
  const main: JobContainerProps = { ...CONTAINER, name: "main", command: ["run"] };
  const helper: JobContainerProps = { ...CONTAINER, name: "helper", command: ["help"], endsWith: "main" };
  const problemsOf = (...containers: readonly JobContainerProps[]) =>
    endsWithProblems(containers).map(({ option, rule }) => `${option} ${rule}`);

  it("accept a helper of a container that ends by itself", () => {
    expect(problemsOf(main, helper)).toEqual([]);
  });

  it("refuse a container that is not there, the helper itself, and another helper", () => {
    const rule = "containers.helper.endsWith must be another container, one that ends by itself";
    expect(problemsOf(helper)).toEqual([rule]);
    expect(problemsOf(main, { ...helper, endsWith: "helper" })).toEqual([rule]);
    expect(problemsOf(main, { ...helper, endsWith: "third" }, { ...helper, name: "third" })).toEqual([rule]);
  });

  it("refuse containers whose command nobody says", () => {
    const rule = "command must be said, because it is run by a shell that watches the other's end";
    expect(problemsOf({ ...main, command: undefined }, { ...helper, command: [] })).toEqual([
      `containers.helper.${rule}`,
      `containers.main.${rule}`,
    ]);
  });
});
