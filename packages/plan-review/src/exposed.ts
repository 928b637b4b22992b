import type { Change, Finding, OutputChange, Plan } from "@infra-tools/terraform-plan/model";
import type { Path, PathStep } from "@infra-tools/terraform-plan/path";
import { isList, isObject, isSensitive, SensitiveValue, type Value } from "@infra-tools/terraform-plan/value";

const RULE = "secret-exposed";

/**
 * Marks exposed secrets as sensitive: a report that warns of one must not
 * print it. The result has to be scrubbed once more, for its copies. The same plan when there is nothing to mark.
 */
export function markExposed(plan: Plan, findings: readonly Finding[]): Plan {
  const exposed = findings.filter(({ rule }) => rule === RULE);
  if (exposed.length === 0) return plan;
  const found: SensitiveValue[] = [];
  const mark = <Entry extends Change | OutputChange>(entry: Entry, address: string): Entry => {
    let { before, after } = entry;
    for (const { path } of exposed.filter((finding) => finding.address === address)) {
      before = markAt(before, path, found);
      after = markAt(after, path, found);
    }
    return before === entry.before && after === entry.after ? entry : { ...entry, before, after };
  };
  const marked: Plan = {
    ...plan,
    changes: plan.changes.map((change) => mark(change, change.address)),
    drift: plan.drift.map((change) => mark(change, change.address)),
    outputs: plan.outputs.map((output) => mark(output, `output.${output.name}`)),
  };
  return { ...marked, secrets: [...plan.secrets, ...found] };
}

function markAt(value: Value | undefined, path: Path, found: SensitiveValue[]): Value | undefined {
  const [step, ...rest] = path;
  if (value === undefined || value === null || isSensitive(value)) return value;
  if (step === undefined) {
    const secret = new SensitiveValue(value);
    found.push(secret);
    return secret;
  }
  if (isList(value))
    return value.map((item, at) => (at === step ? (markAt(item, rest, found) ?? null) : item));
  if (!isObject(value) || !isMember(value, step)) return value;
  return { ...value, [step]: markAt(value[step], rest, found) ?? null };
}

function isMember(value: object, step: PathStep): step is string {
  return typeof step === "string" && Object.hasOwn(value, step);
}
