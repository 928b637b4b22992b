import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EXIT } from "@infra-tools/runtime/exit-code";
import { graph } from "../../src/commands/graph";
import { recordingContext } from "../context";

const ROOT = join(__dirname, "../../../..");
const ARCHITECTURE = join(ROOT, "docs/images/architecture.svg");

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "graph-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const run = (environment: string, options: Record<string, string | boolean>) =>
  graph.run(recordingContext({ cwd: folder }), { arguments: [environment], options });

it("the README's picture is the one that ./infra graph ops draws today: make it again with -o docs/images/architecture.svg", async () => {
  const outcome = await run("ops", { output: "picture.svg" });
  expect(outcome.code).toBe(EXIT.ok);
  const drawn = readFileSync(join(folder, "picture.svg"), "utf8");
  // Not toBe: its difference of two pictures would take minutes and help nobody.
  expect(drawn === readFileSync(ARCHITECTURE, "utf8")).toBe(true);
});

it("a picture of every resource has one box for each", async () => {
  const outcome = await run("pre", { all: true, output: "picture.svg" });
  const drawn = readFileSync(join(folder, "picture.svg"), "utf8");
  expect(drawn.match(/class="node /g)?.length).toBe(Object(outcome.result).boxes.length);
});

it("an environment that does not exist is refused with the names of those that do", async () => {
  await expect(run("prod", {})).rejects.toThrow("use one of pre, ops");
});
