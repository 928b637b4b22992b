import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parsePlan } from "@infra-tools/terraform-plan/read/read";
import * as z from "zod";
import type { Labelled } from "./labelled";

const values = z.record(z.string(), z.json());

/** One label: a change as Terraform's plan has it, and what a careful person says about it. */
const line = z.object({
  id: z.string(),
  type: z.string(),
  actions: z.array(z.string()),
  before: values.nullable(),
  after: values.nullable(),
  unknown: values,
  verdict: z.enum(["danger", "safe", "cannot-tell"]),
  kind: z.string(),
  why: z.string(),
});

/** The labelled changes in a folder's files, one JSON object on each line. */
export function labelledLines(folder: string): readonly Labelled[] {
  const place = join(__dirname, folder);
  return readdirSync(place).flatMap((name) =>
    readFileSync(join(place, name), "utf8")
      .split("\n")
      .filter((text) => text !== "")
      .map((text) => labelled(line.parse(JSON.parse(text)))),
  );
}

function labelled({
  id,
  type,
  actions,
  before,
  after,
  unknown,
  verdict,
  why,
}: z.infer<typeof line>): Labelled {
  const change = { actions, before, after, after_unknown: unknown };
  const address = `${type}.x`;
  const plan = {
    format_version: "1.2",
    resource_changes: [
      { address, mode: "managed", type, name: "x", provider_name: "registry.terraform.io/a/b", change },
    ],
  };
  const [read] = parsePlan(JSON.stringify(plan), { label: id }).changes;
  if (read === undefined) throw new Error(`${id} is no change`);
  return { verdict, why: `${id}: ${why}`, change: read };
}
