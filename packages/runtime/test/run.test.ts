import { tmpdir } from "node:os";
import { isAlive } from "../src/lock";
import { run, StartError } from "../src/run";

const options = { cwd: tmpdir(), env: { PATH: process.env["PATH"] } };
const shell = (script: string, more: object = {}) => run("/bin/sh", ["-c", script], { ...options, ...more });

describe("running a program", () => {
  it("returns its exit code and both outputs", async () => {
    expect(await shell("echo out; echo err >&2; exit 3")).toEqual({
      code: 3,
      stdout: "out\n",
      stderr: "err\n",
    });
  });

  it("has the exit code that a shell would give when a signal ended it", async () => {
    expect((await shell("kill -TERM $$")).code).toBe(128 + 15);
  });

  it("hands on whole lines as they come, and the last one without its line break", async () => {
    const lines: string[] = [];
    await shell("printf 'a'; sleep 0.05; printf 'b\\nc\\nd'", { onLine: (line: string) => lines.push(line) });
    expect(lines).toEqual(["ab", "c", "d"]);
  });

  it("gives it no variable but those it was told", async () => {
    expect((await shell("env", { env: { ONLY: "this" } })).stdout).toMatch(
      /^(ONLY=this|PWD=.*|_=.*|SHLVL=.*|\n)+$/,
    );
  });

  it("keeps a character whole that comes in two parts", async () => {
    expect((await shell("printf '\\303'; sleep 0.05; printf '\\244'")).stdout).toBe("ä");
  });

  it("interrupts it once, and waits for its clean-up", async () => {
    const abort = new AbortController();
    const script = "trap 'echo cleaned; exit 7' INT; echo ready; while :; do sleep 0.02; done";
    const lines: string[] = [];
    const onLine = (line: string) => {
      lines.push(line);
      if (line === "ready") abort.abort();
    };
    expect((await shell(script, { signal: abort.signal, onLine })).code).toBe(7);
    expect(lines).toEqual(["ready", "cleaned"]);
  });

  it("kills it when it does not stop in time", async () => {
    const abort = new AbortController();
    let pid = 0;
    const onLine = (line: string) => {
      pid = Number(line);
      abort.abort();
    };
    const script = "process.on('SIGINT', () => {}); console.log(process.pid); setInterval(() => {}, 1000)";
    const { code } = await run(process.execPath, ["-e", script], {
      ...options,
      signal: abort.signal,
      onLine,
      graceMs: 100,
    });
    expect(code).toBe(128 + 9);
    expect(isAlive(pid)).toBe(false);
  });

  it("says which program could not be started", async () => {
    await expect(run("no-such-program", [], options)).rejects.toBeInstanceOf(StartError);
    await expect(run("no-such-program", [], options)).rejects.toThrow("no-such-program could not be started");
  });
});
