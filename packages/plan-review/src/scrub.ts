import type { Problem } from "@infra-tools/runtime/problem";
import type { Change, OutputChange, Plan } from "@infra-tools/terraform-plan/model";
import {
  type ChangedMembers,
  noteItem,
  noteMember,
  rebuild,
} from "@infra-tools/terraform-plan/scrub/members";
import { createScrubber, type Scrubber, scrubValue } from "@infra-tools/terraform-plan/scrub/scrub";
import { MIN_LENGTH, secretTexts } from "@infra-tools/terraform-plan/scrub/secrets";
import {
  isList,
  isObject,
  isSensitive,
  isUnknown,
  SensitiveValue,
  type Value,
  type ValueObject,
} from "@infra-tools/terraform-plan/value";
import { identifiers } from "./identifiers";

/**
 * Hides the copies of a plan's sensitive values everywhere else in it. A value marked sensitive stays a `SensitiveValue` at
 * its own path; so does a text that differs only in the secrets it holds, for the change must stay visible.
 */
export function scrubPlan(plan: Plan): Plan {
  const scrub = planScrubber(plan);
  if (scrub === undefined) return plan;
  return {
    ...plan,
    label: scrub(plan.label),
    problems: plan.problems.map((problem) => scrubProblem(problem, scrub)),
    changes: plan.changes.map((change) => scrubChange(change, scrub)),
    drift: plan.drift.map((change) => scrubChange(change, scrub)),
    outputs: plan.outputs.map((output) => scrubOutput(output, scrub)),
    checks: plan.checks.map((check) => ({
      ...check,
      address: scrubAddress(check.address, scrub),
      messages: check.messages.map(scrub),
    })),
    deferred: plan.deferred.map(({ reason, change }) => ({
      reason: scrub(reason),
      change: scrubChange(change, scrub),
    })),
    actions: plan.actions.map((action) => ({
      ...action,
      address: scrubAddress(action.address, scrub),
      trigger: action.trigger && { ...action.trigger, address: scrubAddress(action.trigger.address, scrub) },
      config: scrubSide(action.config, scrub),
    })),
    provisioners: new Map(
      [...plan.provisioners].map(([address, provisioners]) => [
        address,
        provisioners.map(({ type, expressions }) => ({ type, expressions: scrubValue(expressions, scrub) })),
      ]),
    ),
    variables: Object.fromEntries(
      Object.entries(plan.variables).map(([name, value]) => [name, scrubValue(value, scrub)]),
    ),
  };
}

/** Scrubber of a plan's secrets, for texts from other sources. Undefined if the plan has no secrets. */
export function planScrubber(plan: Plan): Scrubber | undefined {
  const secrets = new Set<string>();
  for (const value of [...plan.secrets, ...sensitiveVariables(plan)]) {
    for (const text of secretTexts(value)) if (text.length >= MIN_LENGTH) secrets.add(text);
  }
  return secrets.size === 0 ? undefined : createScrubber(secrets, identifiers(plan, secrets));
}

function sensitiveVariables(plan: Plan): readonly SensitiveValue[] {
  return Object.values(plan.variables).filter(isSensitive);
}

function scrubChange(change: Change, scrub: Scrubber): Change {
  const { before, after } = scrubBoth(change.before, change.after, scrub);
  const { importing } = change;
  return {
    ...change,
    address: scrubAddress(change.address, scrub),
    previousAddress: change.previousAddress && scrubAddress(change.previousAddress, scrub),
    moduleAddress: change.moduleAddress && scrubAddress(change.moduleAddress, scrub),
    provider: scrub(change.provider),
    previousProvider: change.previousProvider && scrub(change.previousProvider),
    reason: change.reason && scrub(change.reason),
    deposed: change.deposed && scrub(change.deposed),
    replacePaths: change.replacePaths.map((path) =>
      path.map((step) => (typeof step === "string" ? scrub(step) : step)),
    ),
    index: typeof change.index === "string" ? scrub(change.index) : change.index,
    importing: importing && {
      id: importing.id && scrub(importing.id),
      identity: importing.identity && scrubValue(importing.identity, scrub),
    },
    identity: change.identity && {
      before: scrubSide(change.identity.before, scrub),
      after: scrubSide(change.identity.after, scrub),
    },
    before,
    after,
  };
}

/** A problem quotes the plan where it names the place and the value. */
function scrubProblem(problem: Problem, scrub: Scrubber): Problem {
  const { file, value } = problem;
  return {
    ...problem,
    where: scrub(problem.where),
    rule: scrub(problem.rule),
    fix: scrub(problem.fix),
    ...(file === undefined ? {} : { file: scrub(file) }),
    ...(value === undefined ? {} : { value: scrub(value) }),
  };
}

function scrubOutput(output: OutputChange, scrub: Scrubber): OutputChange {
  return { ...output, ...scrubBoth(output.before, output.after, scrub) };
}

/** Keys of instances are data; the rest of an address is written in the configuration's source. */
function scrubAddress(address: string, scrub: Scrubber): string {
  return address.includes('["') ? address.replace(/\["(?:[^"\\]|\\.)*"\]/g, scrub) : address;
}

interface Both {
  readonly before: Value | undefined;
  readonly after: Value | undefined;
}

/**
 * Scrubs both sides together, so that equal parts are read once and a change of secrets alone is noticed. Equal parts
 * come back as one object: comparing them later costs nothing.
 */
function scrubBoth(before: Value | undefined, after: Value | undefined, scrub: Scrubber): Both {
  if (before === after) {
    const same = scrubSide(before, scrub);
    return { before: same, after: same };
  }
  if (isObject(before) && isObject(after)) return scrubObjects(before, after, scrub);
  if (isList(before) && isList(after) && before.length === after.length)
    return scrubLists(before, after, scrub);
  const scrubbedBefore = scrubSide(before, scrub);
  const scrubbedAfter = scrubSide(after, scrub);
  return isText(scrubbedBefore) && scrubbedBefore === scrubbedAfter
    ? { before: hide(before), after: hide(after) }
    : { before: scrubbedBefore, after: scrubbedAfter };
}

function scrubSide(value: Value | undefined, scrub: Scrubber): Value | undefined {
  return value === undefined ? undefined : scrubValue(value, scrub);
}

function scrubLists(before: readonly Value[], after: readonly Value[], scrub: Scrubber): Both {
  let scrubbedBefore: Value[] | undefined;
  let scrubbedAfter: Value[] | undefined;
  let same = true;
  for (let index = 0; index < before.length; index++) {
    const both = scrubBoth(before[index], after[index], scrub);
    scrubbedBefore = noteItem(scrubbedBefore, before, index, both.before ?? null);
    scrubbedAfter = noteItem(scrubbedAfter, after, index, both.after ?? null);
    if (both.before !== both.after) same = false;
  }
  const scrubbed = scrubbedBefore ?? before;
  return { before: scrubbed, after: same ? scrubbed : (scrubbedAfter ?? after) };
}

function isText(value: Value | undefined): value is string {
  return typeof value === "string";
}

function hide(value: Value | undefined): Value | undefined {
  return value === undefined || isUnknown(value) ? value : new SensitiveValue(value);
}

function scrubObjects(before: ValueObject, after: ValueObject, scrub: Scrubber): Both {
  let scrubbedBefore: ChangedMembers | undefined;
  let scrubbedAfter: ChangedMembers | undefined;
  let shared = 0;
  let same = true;
  for (const key in before) {
    const name = scrub(key);
    if (before[key] === after[key]) {
      shared++;
      const value = scrubSide(before[key], scrub) ?? null;
      scrubbedBefore = noteMember(scrubbedBefore, before, key, name, value);
      scrubbedAfter = noteMember(scrubbedAfter, after, key, name, value);
      continue;
    }
    const inBoth = Object.hasOwn(after, key);
    const both = scrubBoth(before[key], inBoth ? after[key] : undefined, scrub);
    scrubbedBefore = noteMember(scrubbedBefore, before, key, name, both.before ?? null);
    if (!inBoth || both.before !== both.after) same = false;
    if (!inBoth) continue;
    shared++;
    scrubbedAfter = noteMember(scrubbedAfter, after, key, name, both.after ?? null);
  }
  for (const _ in after) shared--;
  const scrubbed = rebuild(before, scrubbedBefore);
  if (same && shared === 0) return { before: scrubbed, after: scrubbed };
  if (shared < 0) scrubbedAfter = scrubAdded(before, after, scrubbedAfter, scrub);
  return { before: scrubbed, after: rebuild(after, scrubbedAfter) };
}

function scrubAdded(
  before: ValueObject,
  after: ValueObject,
  changed: ChangedMembers | undefined,
  scrub: Scrubber,
): ChangedMembers | undefined {
  let members = changed;
  for (const key in after) {
    if (Object.hasOwn(before, key)) continue;
    members = noteMember(members, after, key, scrub(key), scrubSide(after[key], scrub) ?? null);
  }
  return members;
}
