#!/usr/bin/env node
/**
 * False alarms on ordinary new objects: the examples in the documentation of providers, each as a resource that a plan creates. A finding
 * above a notice is printed with its type, its rule and its sentence; most examples are harmless, and most findings are
 * right (an example can let in the whole internet, too), so the list is to be read. Secrets are left out: a real plan marks
 * what its provider calls sensitive. Folders as for `defaults.js`.
 *
 *   node build.js plan-review && node packages/plan-review/measure/examples.js azurerm@4.40.0 okta@6.12.0
 */
const { execFileSync } = require("node:child_process");
const { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } = require("node:fs");
const { tmpdir } = require("node:os");
const path = require("node:path");
const { parse } = require("@cdktf/hcl2json");

const REVIEW = path.join(__dirname, "..", "dist", "bin.js");
const EXAMPLE = /```(?:hcl|terraform|tf)\s*\n([\s\S]*?)```/g;
/** Arguments of Terraform itself. */
const META = new Set([
  "count",
  "for_each",
  "provider",
  "depends_on",
  "lifecycle",
  "provisioner",
  "connection",
  "timeouts",
]);
/** Resources in one plan. */
const BATCH = 1500;

main(process.argv.slice(2));

async function main(folders) {
  const folder = mkdtempSync(path.join(tmpdir(), "examples-"));
  try {
    const changes = (await Promise.all(folders.map(examplesIn))).flat().map(changeOf);
    const findings = [];
    for (let start = 0; start < changes.length; start += BATCH)
      findings.push(...review(path.join(folder, "plan.json"), changes.slice(start, start + BATCH)));
    report(changes.length, findings);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function examplesIn(folder) {
  const pages = readdirSync(folder, { recursive: true }).filter((name) => /\.(md|markdown)$/.test(name));
  const examples = [];
  for (const page of pages) {
    for (const [, code] of readFileSync(path.join(folder, page), "utf8").matchAll(EXAMPLE))
      examples.push(...resourcesIn(await parse(page, code).catch(() => ({}))));
  }
  return examples;
}

function resourcesIn({ resource = {} }) {
  return Object.entries(resource).flatMap(([type, named]) =>
    Object.values(named).flatMap((bodies) => bodies.map((body) => ({ type, body }))),
  );
}

function changeOf({ type, body }, index) {
  const settings = Object.entries(body).filter(([name]) => !META.has(name) && name !== "dynamic");
  return {
    address: `${type}.example_${index}`,
    mode: "managed",
    type,
    name: `example_${index}`,
    provider_name: `registry.example/acme/${type.split("_")[0]}`,
    change: {
      actions: ["create"],
      before: null,
      after: known(Object.fromEntries(settings)),
      after_unknown: {},
    },
  };
}

/** A value without references: a plan would not know what they refer to. */
function known(value) {
  if (Array.isArray(value)) return value.map(known).filter((item) => item !== undefined);
  if (typeof value === "string") return value.includes("${") ? undefined : value;
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, member]) => [name, known(member)])
      .filter(([, member]) => member !== undefined),
  );
}

function review(file, changes) {
  writeFileSync(
    file,
    JSON.stringify({ format_version: "1.2", terraform_version: "1.11.4", resource_changes: changes }),
  );
  const command = { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"], maxBuffer: 2 ** 30 };
  const output = outputOf(() => execFileSync(process.execPath, [REVIEW, "--quiet", "--json", file], command));
  return JSON.parse(output).result.plans.flatMap((plan) => plan.findings);
}

/** Output of a review. A plan with changes ends with 2, which is no failure. */
function outputOf(run) {
  try {
    return run();
  } catch (error) {
    if (typeof error.stdout === "string" && error.stdout !== "") return error.stdout;
    throw error;
  }
}

function report(total, findings) {
  const above = findings.filter(({ rule, severity }) => severity !== "notice" && rule !== "secret-exposed");
  const flagged = new Set(above.map(({ address }) => address));
  const lines = new Map();
  for (const { address, rule, message } of above) {
    const line = [rule, address.split(".")[0], message].join("\t");
    lines.set(line, (lines.get(line) ?? 0) + 1);
  }
  for (const [line, count] of [...lines].sort()) process.stdout.write(`${count}\t${line}\n`);
  process.stderr.write(`${total} examples, ${flagged.size} with a finding above a notice\n`);
}
