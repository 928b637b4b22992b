import type { Json } from "@infra-tools/terraform-plan/value";

/** A cdktf project without cdktf: its app copies stacks.json to where a synthesis goes. */
const APP = `
const { mkdirSync, readFileSync, writeFileSync } = require("node:fs");
const all = JSON.parse(readFileSync(__dirname + "/stacks.json", "utf8"));
const chosen = (process.env.INFRA_ENVIRONMENTS || Object.keys(all).join()).split(",");
const out = process.env.CDKTF_OUTDIR;
const stacks = {};
for (const name of chosen) {
  if (all[name] === undefined) throw new Error("there is no " + name);
  mkdirSync(out + "/stacks/" + name, { recursive: true });
  writeFileSync(out + "/stacks/" + name + "/cdk.tf.json", JSON.stringify(all[name]));
  stacks[name] = { name };
}
writeFileSync(out + "/manifest.json", JSON.stringify({ stacks }));
`;

/** The files of such a project. */
export const copyingProject = (stacks: Json) => ({
  "app.js": APP,
  "cdktf.json": JSON.stringify({ language: "typescript", app: "node app.js" }),
  "stacks.json": JSON.stringify(stacks),
});
