import { createServer, type Server } from "node:net";
import { ProblemError } from "@infra-tools/runtime/problem";
import { run } from "@infra-tools/runtime/run";
import { findIsolation, isolated } from "../../src/session/isolation";
import { sandboxProviders } from "../../src/session/providers";
import { runProgram } from "../../src/session/run-program";
import { withSession } from "../../src/session/session";
import { planStack } from "../../src/stack/plan";
import { createTestSandbox, type TestSandbox } from "./support";

let sandbox: TestSandbox;
let server: Server;
let connections = 0;

beforeEach(async () => {
  sandbox = createTestSandbox();
  connections = 0;
  server = createServer((socket) => {
    connections += 1;
    socket.end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});

afterEach(() => {
  sandbox.remove();
  server.close();
});

/** A program that connects to the test's server: exit code 0 when it can. */
function connecting(): readonly [string, ...string[]] {
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  const script = `require("node:net").connect(${port}, "127.0.0.1").on("connect", () => process.exit(0)).on("error", () => process.exit(9))`;
  return [process.execPath, "-e", script];
}

describe("a program in the sandbox", () => {
  test("has no network where the system allows namespaces; outside it has one", async () => {
    const isolation = await findIsolation(process.env);
    await withSession(await sandbox.options(), async (session) => {
      expect(session.isolation).toEqual(isolation ?? []);
      const code = await runProgram(session, connecting(), { cwd: sandbox.folder, commands: [] });
      expect([code, connections]).toEqual(isolation === undefined ? [0, 1] : [9, 0]);
    });
    connections = 0;
    const [program, ...args] = connecting();
    expect((await run(program, args, { cwd: "/", env: {} })).code).toBe(0);
    expect(connections).toBe(1);
  });

  test("is Terraform too, which still reaches the simulated providers", async () => {
    sandbox.writeStack("pre", {
      terraform: { required_providers: { random: { source: "hashicorp/random" } } },
      resource: { random_password: { word: { length: 8 } } },
    });
    await withSession(await sandbox.options({ providers: sandboxProviders() }), async (session) => {
      expect((await planStack(session, "pre")).changes).toBe(true);
    });
  });

  test("runs with a network where namespaces cannot be made", async () => {
    await expect(findIsolation({ PATH: "/nonexistent" })).resolves.toBeUndefined();
    await expect(findIsolation({ PATH: sandbox.folder })).resolves.toBeUndefined();
    expect(isolated([], "terraform", ["plan"])).toEqual(["terraform", "plan"]);
    expect(isolated(["a", "b"], "terraform", ["plan"])).toEqual(["a", "b", "terraform", "plan"]);
  });

  test.each<[string, string]>([
    ["no-such-program", "check the name and PATH; --help lists the sandbox's own commands"],
    ["drfit", "the sandbox has a command drift; for a program, check its name and PATH"],
  ])("that does not exist is named: %s", async (program, fix) => {
    await withSession(await sandbox.options(), async (session) => {
      const started = runProgram(session, [program], { cwd: sandbox.folder, commands: ["drift", "fault"] });
      const error: unknown = await started.catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(ProblemError);
      expect(error).toMatchObject({
        problems: [{ where: program, rule: expect.stringContaining(`${program} could not be started`), fix }],
      });
    });
  });
});
