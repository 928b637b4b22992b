import { defineCommand } from "../../src/command-line/command";
import { runProgram } from "../../src/command-line/program";
import { ProblemError } from "../../src/problem";

const fail = defineCommand({
  description: "Fails.",
  arguments: {},
  options: {},
  examples: [],
  run: async (context) => {
    context.progress("asking with hunter2");
    throw new ProblemError({ where: "hunter2", value: "hunter2", rule: "not hunter2", fix: "no hunter2" });
  },
});

let stderr = "";
let stdout = "";

beforeEach(() => {
  stderr = "";
  stdout = "";
  jest.spyOn(process.stderr, "write").mockImplementation((text) => {
    stderr += text;
    return true;
  });
  jest.spyOn(process.stdout, "write").mockImplementation((text) => {
    stdout += text;
    return true;
  });
});
afterEach(() => {
  jest.restoreAllMocks();
  process.exitCode = 0;
});

it.each([[[]], [["--json"]]])(
  "passes problems and progress through the program's protection: %j",
  async (options) => {
    const argv = process.argv;
    process.argv = ["node", "program", "fail", ...options];
    try {
      await runProgram(
        {
          name: "program",
          description: "Fails.",
          version: "1",
          commands: [{ name: "fail", summary: "fails", load: async () => fail }],
          protect: async () => (text) => text.replaceAll("hunter2", "(secret)"),
        },
        process.cwd(),
      );
    } finally {
      process.argv = argv;
    }
    expect(process.exitCode).toBe(1);
    expect(stderr + stdout).not.toContain("hunter2");
    expect(stderr).toContain("asking with (secret)");
    expect(stderr + stdout).toContain("not (secret)");
  },
);
