import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { review } from "@infra-tools/plan-review/commands/review";
import { renderJson } from "@infra-tools/runtime/json";
import { findTerraform } from "@infra-tools/runtime/terraform/find";
import { type Session, sandboxProviders, withSession } from "@infra-tools/terraform-sandbox/session";
import { applyStackWithoutPlan, planStack } from "@infra-tools/terraform-sandbox/stack";
import { DATA, synthEnvironment } from "../../../../test/support/environments";
import type { Block, SynthesizedStack } from "../../../../test/support/synth";
import { valueAt } from "../../../../test/support/template";
import { recordingContext } from "../context";

jest.setTimeout(400_000);

/** Looks like what a service makes up, and has signs that every encoding writes differently. */
const SECRET = 'zQ7/w+R%4k&J9"m=Xe2 vT~8';
/** A password that only ever exists while Terraform runs. */
const EPHEMERAL = "eph3meral-9Zr-uN7tK2";

/** Shorter pieces are no longer the secret. */
const PIECE = 8;

let folder = "";
/** Every text in the plan, as whoever reads its JSON sees it. */
let plan = "";
/** Everything that the review said or wrote, by where. */
let outputs: Readonly<Record<string, string>> = {};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "canary-"));
  const providers = sandboxProviders({
    secrets: (type) => (type === "google_redis_instance" ? SECRET : EPHEMERAL),
  });
  const terraform = await findTerraform(process.env);
  await withSession(
    { folder: join(folder, "box"), terraform, providers, env: process.env },
    async (session) => {
      writeStack(session, stackWithCopies("before"));
      await applyStackWithoutPlan(session, "ops");
      writeStack(session, stackWithCopies("after"));
      const { jsonText, planFile } = await planStack(session, "ops");
      plan = textsIn(JSON.parse(jsonText)).join("\n");
      const saved = join(session.layout.stack("ops"), "plan");
      copyFileSync(planFile, saved);
      outputs = await everyOutput(saved, session);
    },
  );
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("a secret, and its copies in places that nobody marked", () => {
  const forms = Object.entries({
    plain: SECRET,
    json: quoted(SECRET),
    base64: base64(SECRET),
    // Shifted by what stands before it, and without the characters that hold something else too.
    "base64 of a text around it": base64(`user:${SECRET}:after`).slice(7, -10),
    url: url(SECRET),
  });

  it.each(forms)("is in the plan: %s", (_, form) => {
    expect(plan.includes(form)).toBe(true);
  });

  it("is in no output, not even a piece of it", () => {
    expect(Object.keys(outputs).sort()).toEqual([
      "codequality.json",
      "json",
      "markdown",
      "review.html",
      "terminal",
      "widget.json",
    ]);
    const result = Object.entries(outputs).flatMap(([name, text]) =>
      forms.flatMap(([form, secret]) =>
        piecesOf(secret)
          .filter((piece) => text.includes(piece))
          .map((piece) => `${form} in ${name}: ${piece}`),
      ),
    );
    expect(result).toEqual([]);
  });

  it("leaves the places visible, so that a reader knows what changes", () => {
    for (const name of ["terminal", "markdown", "review.html", "json"]) {
      expect(outputs[name]).toContain("kubernetes_config_map_v1.application_redis-tls_config");
      expect(outputs[name]).toContain("(sensitive)");
    }
  });
});

it("never meets an ephemeral secret", () => {
  expect([plan, ...Object.values(outputs)].filter((text) => text.includes(EPHEMERAL))).toEqual([]);
});

/** Copies of Redis' AUTH string where Terraform was told that they are none. */
function stackWithCopies(when: "before" | "after"): SynthesizedStack {
  const stack = synthEnvironment(DATA.ops);
  const [redis] = Object.keys(stack.resource?.["google_redis_instance"] ?? {});
  const secret = `nonsensitive(google_redis_instance.${redis}.auth_string)`;
  const copies = {
    plain: `\${${secret}}`,
    inText: `${when}: requirepass \${${secret}} # ${when}`,
    inJson: `\${jsonencode({ password = ${secret}, when = "${when}" })}`,
    inBase64: `\${base64encode("user:\${${secret}}:${when}")}`,
    whole: `\${base64encode(${secret})}`,
    inUrl: `redis://:\${urlencode(${secret})}@redis.example:6379/${when}`,
    [when]: `\${${secret}}`,
  };
  const maps = mapValues(stack.resource?.["kubernetes_config_map_v1"] ?? {}, (block) => ({
    ...block,
    data: { ...Object(valueAt(block, "data")), ...copies },
  }));
  return {
    ...stack,
    resource: { ...stack.resource, kubernetes_config_map_v1: maps },
    output: {
      ...stack.output,
      address: {
        value: `\${format("%s ${when}", google_redis_instance.${redis}.auth_string)}`,
        sensitive: true,
      },
      copy: { value: `${when} \${${secret}}` },
    },
  };
}

function writeStack({ layout }: Session, stack: SynthesizedStack): void {
  mkdirSync(layout.stack("ops"), { recursive: true });
  writeFileSync(join(layout.stack("ops"), "cdk.tf.json"), JSON.stringify(stack));
}

/** Runs the command as the command line does, once for each way of printing. */
async function everyOutput(saved: string, { env }: Session): Promise<Readonly<Record<string, string>>> {
  const out = join(folder, "out");
  const files = {
    html: join(out, "review.html"),
    widget: join(out, "widget.json"),
    codequality: join(out, "codequality.json"),
  };
  const run = async (options: Readonly<Record<string, string | boolean>>, json = false) => {
    const context = recordingContext({ cwd: folder, root: folder, env, json });
    const outcome = await review.run(context, {
      arguments: [[saved]],
      options: { budget: "1000000", head: "HEAD", ...options },
    });
    const said = [...context.printed, ...context.progressed].join("\n");
    return {
      said,
      json: renderJson({ result: outcome?.result ?? null, problems: JSON.stringify(outcome?.problems) }),
    };
  };
  const terminal = await run({ details: true, ...files });
  const markdown = await run({ markdown: true });
  const data = await run({}, true);
  const written = readdirSync(out).map((name) => [name, readFileSync(join(out, name), "utf8")] as const);
  return {
    terminal: terminal.said,
    json: data.json,
    markdown: markdown.said,
    ...Object.fromEntries(written),
  };
}

function piecesOf(text: string): readonly string[] {
  return Array.from({ length: text.length - PIECE + 1 }, (_, start) => text.slice(start, start + PIECE));
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** As Terraform's `jsonencode` writes it. */
function quoted(text: string): string {
  return JSON.stringify(text).slice(1, -1).replaceAll("&", "\\u0026");
}

function base64(text: string): string {
  return Buffer.from(text).toString("base64");
}

/** As Terraform's `urlencode` writes it. */
function url(text: string): string {
  return encodeURIComponent(text).replaceAll("%20", "+");
}

function mapValues(
  blocks: Readonly<Record<string, Block>>,
  map: (block: Block) => Block,
): Record<string, Block> {
  return Object.fromEntries(Object.entries(blocks).map(([name, block]) => [name, map(block)]));
}
