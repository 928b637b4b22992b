import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { isAlive } from "@infra-tools/runtime/lock";
import { type Checkout, createCheckout, type Started } from "./support";

let checkout: Checkout;
/** Folders of this file's checkouts: other suites run beside it, in checkouts of theirs. */
const roots: string[] = [];
beforeEach(() => {
  checkout = createCheckout();
  roots.push(checkout.root);
});
afterEach(() => checkout.remove());

/** Starts a program in the sandbox that prints its process id and waits; resolves with that id. */
async function startWaiting(script: string): Promise<{ readonly started: Started; readonly pid: number }> {
  const started = checkout.start([
    "sandbox",
    "--",
    process.execPath,
    "-e",
    `${script} console.log(process.pid);`,
  ]);
  const pid = await new Promise<number>((resolve) => {
    started.child.stdout?.once("data", (line: string) => resolve(Number(line)));
  });
  return { started, pid };
}

const WAIT = "setInterval(() => {}, 1000);";

describe("infra sandbox -- <program>", () => {
  it("passes on the program's output and exit code, and leaves nothing behind", async () => {
    const run = await checkout.infra(["sandbox", "--", "sh", "-c", "echo said; exit 42"]);
    expect(run).toMatchObject({ code: 42, stdout: "said\n" });
    expect(run.stderr).toContain("SANDBOX");
    expect(readdirSync(checkout.temporary)).toEqual([]);
    expect(readdirSync(checkout.sandbox)).toEqual([]);
  });

  it("shows the program none of the user's credentials and addresses", async () => {
    const secrets = {
      AWS_ACCESS_KEY_ID: "leak",
      AWS_PROFILE: "leak",
      GOOGLE_APPLICATION_CREDENTIALS: "/leak",
      CLOUDFLARE_API_TOKEN: "leak",
      KUBECONFIG: "/leak",
      TF_HTTP_PASSWORD: "leak",
      TF_VAR_secret: "leak",
      TF_CLI_ARGS: "-leak",
      TF_WORKSPACE: "leak",
      HTTPS_PROXY: "http://leak",
      VAULT_TOKEN: "leak",
      HOME: "/leak",
    };
    const run = await checkout.infra(["sandbox", "--", "env"], { ...secrets, LC_ALL: "C.UTF-8", TZ: "UTC" });
    expect(run.code).toBe(0);
    expect(run.stdout).not.toContain("leak");
    const names = run.stdout.split("\n").map((line) => line.split("=")[0]);
    expect(names).toEqual(expect.arrayContaining(["PATH", "HOME", "LC_ALL", "TZ", "CHECKPOINT_DISABLE"]));
    const ours =
      /^(CDKTF_|TF_CLI_CONFIG_FILE$|TERRAFORM_BINARY_NAME$|INFRA_|CHECKPOINT_|DISABLE_VERSION|TMPDIR$|HOME$)/;
    const user =
      /^(CI|COLUMNS|LINES|FORCE_COLOR|NO_COLOR|PATH|TERM|COLORTERM|TZ|LANG|LANGUAGE|TF_LOG|LC_.*|)$/;
    // The shell adds PWD, SHLVL and _ by itself.
    expect(names.filter((name) => !ours.test(name ?? "") && !user.test(name ?? ""))).toEqual([]);
  });

  it.each(["SIGINT", "SIGTERM"] as const)(
    "passes %s on to the program and then cleans up",
    async (signal) => {
      const { started, pid } = await startWaiting(`process.on("${signal}", () => process.exit(7)); ${WAIT}`);
      started.child.kill(signal);
      expect((await started.finished).code).toBe(7);
      expect(isAlive(pid)).toBe(false);
      expect(readdirSync(checkout.temporary)).toEqual([]);
      expect(readdirSync(checkout.sandbox)).toEqual([]);
    },
  );

  it("cleans up when the program is killed", async () => {
    const { started, pid } = await startWaiting(WAIT);
    process.kill(pid, "SIGKILL");
    expect((await started.finished).code).toBe(128 + 9);
    expect(readdirSync(checkout.temporary)).toEqual([]);
    expect(readdirSync(checkout.sandbox)).toEqual([]);
  });

  it("cleans up after itself the next time when it was killed", async () => {
    const { started, pid } = await startWaiting(WAIT);
    started.child.kill("SIGKILL");
    // Its pipes stay open as long as the program lives.
    process.kill(pid, "SIGKILL");
    await started.finished;
    expect(readdirSync(checkout.temporary)).toHaveLength(1);
    expect((await checkout.infra(["sandbox", "--", "true"])).code).toBe(0);
    expect(readdirSync(checkout.temporary)).toEqual([]);
    expect(readdirSync(checkout.sandbox)).toEqual([]);
  });

  it("says which program is missing", async () => {
    const run = await checkout.infra(["sandbox", "--", "no-such-program"]);
    expect(run.code).toBe(1);
    expect(run.stderr).toContain("no-such-program could not be started");
    expect((await checkout.infra(["sandbox"])).stderr).toContain("a program to run is needed");
  });

  it("says what to install when there is no Terraform, before it makes anything", async () => {
    const run = await checkout.infra(["sandbox", "--", "true"], { PATH: "/nonexistent" });
    expect(run.code).toBe(1);
    expect(run.stderr).toContain("install Terraform or OpenTofu 1.11 or newer");
    expect(run.stderr.trim().split("\n")).toHaveLength(2);
    expect(existsSync(checkout.sandbox)).toBe(false);
  });

  it("keeps standard output for the one JSON object with --json", async () => {
    const run = await checkout.infra(["sandbox", "--json", "--", "sh", "-c", "echo noise; exit 5"]);
    expect(JSON.parse(run.stdout)).toMatchObject({ command: "sandbox", result: { exitCode: 5 } });
    expect(run.code).toBe(5);
  });
});

describe("infra sandbox -- terraform", () => {
  it("synthesizes, initializes and plans the first environment where nobody has yet, and says which", async () => {
    const run = await checkout.infra(["sandbox", "--", "terraform", "plan", "-no-color"]);
    expect(run.code).toBe(0);
    expect(run.stdout).toMatch(/Plan: \d{2,} to add, 0 to change, 0 to destroy/);
    expect(run.stderr).toContain("terraform runs in the stack pre; --environment ops or ci-identity");
    expect(readdirSync(join(checkout.sandbox, "cdktf.out", "stacks"))).toEqual(["pre"]);
  });

  it("synthesizes nothing for what needs no stack", async () => {
    const run = await checkout.infra(["sandbox", "--", "terraform", "version"]);
    expect(run).toMatchObject({ code: 0 });
    expect(run.stderr).not.toContain("--environment");
    expect(readdirSync(checkout.sandbox)).toEqual([]);
  });

  it("leaves a folder that is named by -chdir to the user", async () => {
    const run = await checkout.infra(["sandbox", "--", "terraform", "-chdir=/", "plan"]);
    expect(run.code).toBe(1);
    expect(run.stderr).toContain("only for stacks that were synthesized into it");
  });
});

describe("infra sandbox reset", () => {
  it("empties the sandbox, and says so when it is empty already", async () => {
    expect((await checkout.infra(["sandbox", "reset"])).stdout).toContain("empty already");
    await checkout.infra(["sandbox", "fault", "google_sql_user"]);
    expect(readdirSync(checkout.sandbox)).toEqual(["cloud.json"]);
    expect((await checkout.infra(["sandbox", "reset"])).code).toBe(0);
    expect(readdirSync(checkout.sandbox)).toEqual([]);
  });
});

describe("infra sandbox fault", () => {
  it("orders faults, lists them and forgets them", async () => {
    const ordered = await checkout.infra([
      "sandbox",
      "fault",
      "google_sql_user",
      "--times",
      "2",
      "--message",
      "quota exceeded",
      "--on",
      "plan",
    ]);
    expect(ordered.stdout).toBe("plan of google_sql_user fails 2 times (error): quota exceeded\n");
    expect((await checkout.infra(["sandbox", "fault"])).stdout).toBe(ordered.stdout);
    expect((await checkout.infra(["sandbox", "fault", "--clear"])).stdout).toBe("no faults are ordered\n");
  });

  it.each([
    [["x", "--times", "0"], "must be a whole number of at least 1"],
    [["google_sql_user.a"], "add --environment"],
    [["google_sql_user.a", "--environment", "pre"], "must be the address of an object that was applied"],
    [["google_sql_user.a", "--environment", "prod"], "use one of pre, ops"],
  ])("refuses %j", async (args, message) => {
    const run = await checkout.infra(["sandbox", "fault", ...args]);
    expect(run.code).toBe(1);
    expect(run.stderr).toContain(message);
  });
});

it("leaves no process behind", () => {
  const { stdout } = spawnSync("ps", ["-eo", "args"], { encoding: "utf8" });
  expect(roots.length).toBeGreaterThan(5);
  expect(stdout.split("\n").filter((line) => roots.some((root) => line.includes(root)))).toEqual([]);
});
