import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseAllDocuments } from "yaml";
import * as z from "zod";
import { interpolate, readInputs } from "./inputs";

/** A pipeline file with its local files included, as GitLab merges them; jobs still extend others. */
export type Configuration = Readonly<Record<string, unknown>>;

const mapping = z.record(z.string(), z.unknown());

const include = z.array(z.strictObject({ local: z.string(), inputs: mapping.default({}) }));

/**
 * Reads a pipeline file of a checkout. Included files come first and the including file over them, key by key
 * (lib/gitlab/ci/config/external/processor.rb); inputs take their values before anything is merged.
 */
export function readPipeline(root: string, file: string, inputs: Configuration = {}): Configuration {
  const documents = parseAllDocuments(readFileSync(join(root, file), "utf8")).map((document) =>
    mapping.parse(document.toJS()),
  );
  const [head = {}, body] = documents;
  const content =
    body === undefined ? head : mapping.parse(interpolate(body, readInputs(file, head, inputs)));
  const { include: included = [], ...own } = content;
  const parts = include
    .parse(included)
    .map((each) => readPipeline(root, each.local.replace(/^\//, ""), each.inputs));
  return [...parts, own].reduce(deepMerge, {});
}

/** Mappings are merged key by key, everything else is replaced (deep_merge of Rails). */
export function deepMerge(under: Configuration, over: Configuration): Configuration {
  const merged: Record<string, unknown> = { ...under };
  for (const [key, value] of Object.entries(over)) {
    const before = mapping.safeParse(merged[key]);
    const after = mapping.safeParse(value);
    merged[key] = before.success && after.success ? deepMerge(before.data, after.data) : value;
  }
  return merged;
}

const NOT_JOBS = ["stages", "workflow", "variables", "default", "include", "spec"];

/** Names of the jobs and of the hidden ones that they extend. */
export function entryNames(configuration: Configuration): readonly string[] {
  return Object.keys(configuration).filter((name) => !NOT_JOBS.includes(name));
}

/** A job with everything that it extends, the later over the earlier (lib/gitlab/ci/config/extendable/entry.rb). */
export function extended(configuration: Configuration, name: string): Configuration {
  const entry = mapping.safeParse(configuration[name]);
  if (!entry.success) throw new Error(`${name} is not in the pipeline file`);
  const { extends: parents = [], ...own } = entry.data;
  const names = z.union([z.string().transform((one) => [one]), z.array(z.string())]).parse(parents);
  return [...names.map((parent) => extended(configuration, parent)), own].reduce(deepMerge, {});
}
