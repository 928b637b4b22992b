import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { drainAfter, FORGET_LAST_DRAIN, waitUntilDrained } from "../../../stacks/packagecloud/shutdown";

/** Handle of a pod: runs hooks as the kubelet would, and reads the files that the containers share. */
interface Pod {
  /** Exit code, or the signal's name. */
  run(command: readonly string[]): Promise<number | string | null>;
  has(file: string): boolean;
  write(file: string): void;
}

/** The helper's command with a shorter head start: the script reads it from its last argument. */
function helper(headStartSeconds = 1): readonly string[] {
  return [...waitUntilDrained(60).command.slice(0, -1), String(headStartSeconds)];
}

/** Gives a test the shared folder of one pod; whatever still runs at its end is killed. */
async function inPod(test: (pod: Pod) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "signals-"));
  const started: ChildProcess[] = [];
  const pod: Pod = {
    run: (command) => {
      const [program = "", ...words] = command.map((word) => word.replaceAll("/run/signals", folder));
      // A process group of its own, so that a shell's children go with it.
      const child = spawn(program, words, { stdio: "ignore", detached: true });
      started.push(child);
      return new Promise((resolve, reject) => {
        child.on("error", reject);
        child.on("exit", (code, signal) => resolve(code ?? signal));
      });
    },
    has: (file) => existsSync(join(folder, file)),
    write: (file) => writeFileSync(join(folder, file), ""),
  };
  try {
    await test(pod);
  } finally {
    for (const { pid, exitCode, signalCode } of started) {
      if (pid !== undefined && exitCode === null && signalCode === null) process.kill(-pid, "SIGKILL");
    }
    rmSync(folder, { recursive: true, force: true });
  }
}

/** True if something ends within a time, in seconds. */
function endsWithin(seconds: number, ended: Promise<unknown>): Promise<boolean> {
  const late = new Promise<boolean>((resolve) => {
    setTimeout(() => resolve(false), seconds * 1000).unref();
  });
  return Promise.race([ended.then(() => true), late]);
}

// Side by side: each waits for real processes.
describe("the Redis helper of a pod that is being stopped", () => {
  it.concurrent("goes after its head start when the container beside it crashes in a loop and drains nothing", () =>
    inPod(async (pod) => {
      expect(await endsWithin(5, pod.run(helper()))).toBe(true);
    }));

  it.concurrent("stays until the work in hand is done", () =>
    inPod(async (pod) => {
      const main = pod.run(drainAfter(0, ["sleep", "4"], 60).command);
      const helped = pod.run(helper());
      expect(await endsWithin(2.5, helped)).toBe(false);
      expect(await main).toBe(0);
      expect(pod.has("drained")).toBe(true);
      expect(await endsWithin(5, helped)).toBe(true);
    }));

  it.concurrent("stays while servers wait for the load balancer, before they drain", () =>
    inPod(async (pod) => {
      void pod.run(drainAfter(30, ["true"], 60).command);
      expect(await endsWithin(2.5, pod.run(helper()))).toBe(false);
      expect(pod.has("drained")).toBe(false);
    }));

  it.concurrent("stays when its own command runs first, and the other writes its file within the head start", () =>
    inPod(async (pod) => {
      const helped = pod.run(helper());
      await endsWithin(0.3, helped);
      void pod.run(drainAfter(0, ["sleep", "30"], 60).command);
      expect(await endsWithin(2.5, helped)).toBe(false);
    }));

  it.concurrent("goes when draining has failed: there is nothing left to wait for", () =>
    inPod(async (pod) => {
      expect(await pod.run(drainAfter(0, ["false"], 60).command)).toBe(0);
      expect(await endsWithin(5, pod.run(helper(0)))).toBe(true);
    }));

  it.concurrent("stays for the second drain of a container that was restarted after its first", () =>
    inPod(async (pod) => {
      await pod.run(drainAfter(0, ["true"], 60).command);
      expect(await pod.run(FORGET_LAST_DRAIN)).toBe(0);
      expect([pod.has("draining"), pod.has("drained")]).toEqual([false, false]);
      void pod.run(drainAfter(0, ["sleep", "30"], 60).command);
      expect(await endsWithin(2.5, pod.run(helper()))).toBe(false);
    }));

  it.concurrent("goes when the container was killed while it drained, restarted since, and crashes now", () =>
    inPod(async (pod) => {
      pod.write("draining");
      await pod.run(FORGET_LAST_DRAIN);
      expect(await endsWithin(5, pod.run(helper()))).toBe(true);
    }));
});

describe("the time that stopping takes", () => {
  it("is the load balancer's and the work's for packagecloud", () => {
    expect(drainAfter(15, ["drain"], 60).seconds).toBe(75);
  });

  it("covers the helper's head start, also where the work has less", () => {
    const headStart = Number(waitUntilDrained(60).command.at(-1));
    expect(headStart).toBeGreaterThan(0);
    expect(waitUntilDrained(1).seconds).toBe(headStart);
    expect(waitUntilDrained(3600).seconds).toBe(3600);
  });

  it("hands every word of the drain command on as it stands", () =>
    inPod(async (pod) => {
      const check = 'test "$#" = 3 && test "$1" = "a b" && test "$2" = \'$HOME\' && touch "$3"';
      await pod.run(
        drainAfter(0, ["sh", "-c", check, "sh", "a b", "$HOME", "/run/signals/seen"], 60).command,
      );
      expect(pod.has("seen")).toBe(true);
    }));
});
