import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parsePlan } from "@infra-tools/terraform-plan/read/read";
import * as z from "zod";
import { DISPUTED, NOT_YET } from "./exceptions";
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

/** The labelled changes in a folder's files that the review has to agree with. */
export function labelledLines(folder: string): readonly Labelled[] {
  return linesIn(folder)
    .filter(({ id }) => !NOT_YET.has(id) && !Object.hasOwn(DISPUTED, id))
    .map(labelled);
}

/** Labelled changes that are not found yet. */
export function pendingLines(folders: readonly string[]): readonly Labelled[] {
  return folders
    .flatMap(linesIn)
    .filter(({ id }) => NOT_YET.has(id))
    .map(labelled);
}

type Line = z.infer<typeof line>;

/** One JSON object on each line of a folder's files. */
function linesIn(folder: string): readonly Line[] {
  const place = join(__dirname, folder);
  return readdirSync(place).flatMap((name) =>
    readFileSync(join(place, name), "utf8")
      .split("\n")
      .filter((text) => text !== "")
      .map((text) => line.parse(JSON.parse(text))),
  );
}

function labelled({ id, type, actions, before, after, unknown, verdict, why }: Line): Labelled {
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
