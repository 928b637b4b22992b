import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sandboxProviders } from "../../src/session/providers";
import { withSession } from "../../src/session/session";
import { synthesize } from "../../src/stack/synthesize";
import { createTestSandbox, type TestSandbox } from "../session/support";

let sandbox: TestSandbox;
beforeEach(() => {
  sandbox = createTestSandbox();
});
afterEach(() => sandbox.remove());

/** An app that counts its runs, in the form of cdktf's output. */
const APP = `
const { appendFileSync, mkdirSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");
const names = process.env.INFRA_ENVIRONMENTS.split(",");
const output = process.env.CDKTF_OUTDIR;
appendFileSync(join(__dirname, "runs"), names.join("+") + "\\n");
for (const name of names) {
  mkdirSync(join(output, "stacks", name), { recursive: true });
  writeFileSync(join(output, "stacks", name, "cdk.tf.json"), JSON.stringify({ output: { name: { value: name } } }));
}
const stacks = Object.fromEntries(names.map((name) => [name, { name }]));
writeFileSync(join(output, "manifest.json"), JSON.stringify({ stacks }));
`;

test("what an unchanged app made is used again, until the app, the environments or the output change", async () => {
  const options = await sandbox.options({ providers: sandboxProviders() });
  await withSession(options, async (session) => {
    const app = join(session.layout.folder, "app.js");
    writeFileSync(app, APP);
    const runs = () => readFileSync(join(session.layout.folder, "runs"), "utf8").trim().split("\n");
    const run = (...environments: string[]) => synthesize(session, app, environments, { reuse: true });

    expect(await run("pre")).toEqual(["pre"]);
    expect(await run("pre")).toEqual(["pre"]);
    expect(runs()).toEqual(["pre"]);

    expect(await run("pre", "ops")).toEqual(["pre", "ops"]);
    await run("pre", "ops");
    expect(runs()).toEqual(["pre", "pre+ops"]);

    appendFileSync(app, "\n");
    await run("pre", "ops");
    expect(runs()).toHaveLength(3);

    writeFileSync(join(session.layout.stack("ops"), "cdk.tf.json"), "{}");
    await run("pre", "ops");
    expect(runs()).toHaveLength(4);

    await synthesize(session, app, ["pre", "ops"]);
    expect(runs()).toHaveLength(5);
  });
});
