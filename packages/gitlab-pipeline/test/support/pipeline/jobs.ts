import * as z from "zod";
import { holds, type Variables } from "./expression";
import { type Configuration, entryNames, extended } from "./read-pipeline";

export type When = "on_success" | "on_failure" | "always" | "manual";

/** A job that a pipeline gets, with what decides when it starts. */
export interface PlannedJob {
  readonly name: string;
  /** Position of its stage. */
  readonly stage: number;
  readonly when: When;
  readonly allowFailure: boolean;
  /** Exit codes that turn a failure into one that is allowed. */
  readonly allowedExitCodes: readonly number[];
  /** Undefined: it waits for all earlier stages. */
  readonly needs: readonly string[] | undefined;
  readonly resourceGroup: string | undefined;
  readonly retry: { readonly max: number; readonly when: readonly string[] };
  readonly script: readonly string[];
  readonly afterScript: readonly string[];
  readonly environment: string | undefined;
  readonly keys: Configuration;
}

/** A job as its keys say: a job that it needs may be left out by that job's own rules. */
interface Candidate extends Omit<PlannedJob, "needs"> {
  readonly needs: readonly Need[] | undefined;
}

interface Need {
  readonly job: string;
  readonly optional: boolean;
}

const text = z.union([z.string().transform((one) => [one]), z.array(z.string())]);

const rule = z.strictObject({
  if: z.string().optional(),
  // Files by their names; patterns are GitLab's own matter.
  changes: z.array(z.string().regex(/^[^*?{[]+$/)).optional(),
  variables: z.record(z.string(), z.string()).optional(),
  when: z.enum(["on_success", "on_failure", "always", "manual", "never"]).optional(),
  allow_failure: z.boolean().optional(),
});

const job = z.looseObject({
  stage: z.string().default("test"),
  when: z.enum(["on_success", "on_failure", "always", "manual"]).optional(),
  rules: z.array(rule).optional(),
  allow_failure: z
    .union([z.boolean(), z.strictObject({ exit_codes: z.union([z.int(), z.array(z.int())]) })])
    .optional(),
  needs: z
    .array(
      z.union([
        z.string(),
        z.strictObject({
          job: z.string(),
          artifacts: z.boolean().optional(),
          optional: z.boolean().optional(),
        }),
      ]),
    )
    .optional(),
  resource_group: z.string().optional(),
  retry: z.union([z.int(), z.strictObject({ max: z.int(), when: text.optional() })]).optional(),
  script: text,
  after_script: text.optional(),
  environment: z.union([z.string(), z.looseObject({ name: z.string() })]).optional(),
});

const workflow = z.looseObject({ rules: z.array(rule).default([{}]) });

/** Event that makes a pipeline. */
export interface PipelineEvent {
  readonly variables: Variables;
  /** Files that the push or the merge request changes. */
  readonly changed: readonly string[];
}

/** Jobs of the pipeline that an event makes; none when the workflow's rules make no pipeline. */
export function planJobs(configuration: Configuration, event: PipelineEvent): readonly PlannedJob[] {
  const { rules } = workflow.parse(configuration["workflow"] ?? {});
  if (match(rules, event, "always") === undefined) return [];
  const stages = z.array(z.string()).parse(configuration["stages"]);
  const jobs = entryNames(configuration)
    .filter((name) => !name.startsWith("."))
    .flatMap((name) => planJob(configuration, name, stages, event) ?? []);
  const names = new Set(jobs.map(({ name }) => name));
  return jobs.map((candidate) => ({ ...candidate, needs: presentNeeds(candidate, names) }));
}

/** lib/gitlab/ci/pipeline/seed/build.rb: an optional need that is missing is dropped, any other one ends the pipeline. */
function presentNeeds({ name, needs }: Candidate, names: ReadonlySet<string>): readonly string[] | undefined {
  const missing = needs?.find(({ job, optional }) => !optional && !names.has(job));
  if (missing !== undefined) {
    throw new Error(`'${name}' job needs '${missing.job}' job, but it does not exist`);
  }
  return needs?.flatMap((need) => (names.has(need.job) ? [need.job] : []));
}

function planJob(
  configuration: Configuration,
  name: string,
  stages: readonly string[],
  event: PipelineEvent,
): Candidate | undefined {
  const keys = extended(configuration, name);
  const parsed = job.parse({ ...defaultsOf(configuration), ...keys });
  const jobWhen = parsed.when ?? "on_success";
  const matched =
    parsed.rules === undefined ? { when: jobWhen, variables: {} } : match(parsed.rules, event, jobWhen);
  if (matched === undefined) return undefined;
  const stage = stages.indexOf(parsed.stage);
  if (stage === -1) throw new Error(`${name}: the stage ${parsed.stage} does not exist`);
  const { allow_failure: allowed } = parsed;
  return {
    name,
    stage,
    when: matched.when,
    // lib/gitlab/ci/config/entry/job.rb: a job that is manual without a rule may fail unless it says otherwise.
    allowFailure:
      matched.allowFailure ??
      (typeof allowed === "object"
        ? false
        : (allowed ?? (parsed.rules === undefined && jobWhen === "manual"))),
    allowedExitCodes: typeof allowed === "object" ? [allowed.exit_codes].flat() : [],
    needs: parsed.needs?.map((need) =>
      typeof need === "string"
        ? { job: need, optional: false }
        : { job: need.job, optional: need.optional === true },
    ),
    // lib/gitlab/ci/pipeline/seed/processable/resource_group.rb: with the job's variables, those of its rule among them.
    resourceGroup:
      parsed.resource_group && expand(parsed.resource_group, { ...event.variables, ...matched.variables }),
    retry: retryOf(parsed.retry),
    script: parsed.script,
    afterScript: parsed.after_script ?? [],
    environment: typeof parsed.environment === "object" ? parsed.environment.name : parsed.environment,
    keys,
  };
}

/** Keys of `default` that the machine looks at. */
function defaultsOf(configuration: Configuration): Configuration {
  const { retry, after_script } = z.looseObject({}).parse(configuration["default"] ?? {});
  return {
    ...(retry === undefined ? {} : { retry }),
    ...(after_script === undefined ? {} : { after_script }),
  };
}

interface Match {
  readonly when: When;
  readonly allowFailure?: boolean | undefined;
  readonly variables: Variables;
}

/** The first rule that matches decides; undefined when none does, or it says never. */
function match(
  rules: readonly z.infer<typeof rule>[],
  { variables, changed }: PipelineEvent,
  fallback: When,
): Match | undefined {
  const matched = rules.find(
    (each) =>
      (each.if === undefined || holds(each.if, variables)) &&
      (each.changes === undefined || each.changes.some((file) => changed.includes(file))),
  );
  if (matched === undefined || matched.when === "never") return undefined;
  return {
    when: matched.when ?? fallback,
    allowFailure: matched.allow_failure,
    variables: matched.variables ?? {},
  };
}

function retryOf(retry: z.infer<typeof job>["retry"]): PlannedJob["retry"] {
  if (retry === undefined) return { max: 0, when: [] };
  if (typeof retry === "number") return { max: retry, when: ["always"] };
  return { max: retry.max, when: retry.when ?? ["always"] };
}

/** A variable's value may name others: `sort_and_expand_all` of lib/gitlab/ci/variables/collection.rb. */
function expand(value: string, variables: Variables): string {
  return value.replace(/\$(\w+)/g, (_all, name: string) => expand(variables[name] ?? "", variables));
}
