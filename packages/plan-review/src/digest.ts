import { createHash, createHmac } from "node:crypto";
import { configurationAddress } from "@infra-tools/terraform-plan/address";
import type { ActionInvocation, Change, OutputChange, Plan } from "@infra-tools/terraform-plan/model";
import { formatPath } from "@infra-tools/terraform-plan/path";
import type * as z from "zod";
import { type PrintOptions, printDestroyed, printEffect, printValue } from "./digest/print";
import type { storedDigest, storedDigestPart } from "./stored-review";
import { hasUnknown } from "./values/inspect";

export interface PlanDigest extends z.infer<typeof storedDigest> {}

export interface DigestPart extends z.infer<typeof storedDigestPart> {}

/**
 * Computes the digest over raw values in their order: texts verbatim, only sets sorted, only what is known after apply left
 * out. Parts that an update leaves alone do not count, nor do the times, versions and drift of a plan, which differ
 * from one plan of the same changes to the next.
 *
 * @param plan with a key, as it was read; without one, the plan whose secrets are hidden
 */
export function digestPlan(plan: Plan, key?: string): PlanDigest {
  const printed: Printing = { isKeyed: key !== undefined, hasSensitive: false };
  const parts = [
    ...plan.changes.filter(hasEffect).map((change) => ({
      address: change.address,
      texts: ["change", ...changeTexts(change, plan, printed)],
    })),
    ...plan.deferred.map(({ reason, change }) => ({
      address: change.address,
      texts: ["deferred", reason, ...changeTexts(change, plan, printed)],
    })),
    ...plan.outputs
      .filter(({ action }) => action !== "no-op")
      .map((output) => ({ address: `output.${output.name}`, texts: outputTexts(output, printed) })),
    ...plan.actions.map((action) => ({ address: action.address, texts: actionTexts(action, printed) })),
  ].map(({ address, texts }) => ({ address, hash: hash(texts, key) }));
  const unread = plan.problems.map(({ where, value = "", rule }) => hash([where, value, rule], key));
  const whole = [plan.errored ? "errored" : "planned", ...parts.map((part) => part.hash).sort(), ...unread];
  return {
    digest: `${key === undefined ? "sha256" : "hmac-sha256"}:${hash(whole, key)}`,
    parts,
    sensitive: !printed.hasSensitive ? "none" : printed.isKeyed ? "compared" : "only that they change",
  };
}

interface Printing {
  readonly isKeyed: boolean;
  /** Set when a sensitive value was printed. */
  hasSensitive: boolean;
}

function hasEffect(change: Change): boolean {
  const { action, previousAddress, previousProvider, importing } = change;
  return (
    action !== "no-op" || [previousAddress, previousProvider, importing].some((part) => part !== undefined)
  );
}

function changeTexts(change: Change, plan: Plan, printing: Printing): readonly string[] {
  const options = { printing, type: change.type };
  const { importing } = change;
  const configuration = configurationAddress(change.address);
  return [
    change.address,
    change.previousAddress ?? "",
    change.deposed ?? "",
    change.mode,
    change.type,
    change.provider,
    change.previousProvider ?? "",
    change.action,
    change.replaceOrder ?? "",
    importing === undefined ? "" : `import ${importing.id ?? ""} ${printValue(importing.identity, options)}`,
    printValue(change.identity?.before, options),
    printValue(change.identity?.after, options),
    change.replacePaths.map(formatPath).sort().join("\n"),
    ...valueTexts(change, options),
    ...(plan.provisioners.get(configuration) ?? []).map(
      ({ type, expressions }) => `${type} ${printValue(expressions, options)}`,
    ),
    ...unknownSources(change, plan),
  ];
}

/** A new object counts as a whole, and so does a destroyed one; of an update, what it changes and the object it changes. */
function valueTexts({ action, before, after }: Change, options: PrintOptions): readonly string[] {
  switch (action) {
    case "create":
    case "read":
      return [printValue(after, options)];
    case "delete":
    case "forget":
      return [printDestroyed(before, options)];
    case "replace":
    case "create-forget":
      return [printDestroyed(before, options), printValue(after, options)];
    default:
      return [printEffect(before, after, options)];
  }
}

/** References of a resource that is not wholly known: its values come from them. */
function unknownSources({ address, after }: Change, plan: Plan): readonly string[] {
  if (!hasUnknown(after)) return [];
  return (plan.references.get(configurationAddress(address)) ?? [])
    .map(({ path, to, attribute = "" }) => `${formatPath(path)} ${to} ${attribute}`)
    .sort();
}

function outputTexts({ name, action, before, after }: OutputChange, printing: Printing): readonly string[] {
  const options = { printing, type: "" };
  return [
    "output",
    name,
    action,
    before === undefined ? printValue(after, options) : printEffect(before, after, options),
  ];
}

function actionTexts(action: ActionInvocation, printing: Printing): readonly string[] {
  const { address, type, provider, trigger, config, deferred } = action;
  return [
    "action",
    address,
    type,
    provider,
    trigger === undefined ? "" : `${trigger.event} ${trigger.address}`,
    printValue(config, { printing, type: "" }),
    deferred ?? "",
  ];
}

/** Lengths keep the parts apart. */
function hash(parts: readonly string[], key: string | undefined): string {
  const hasher = key === undefined ? createHash("sha256") : createHmac("sha256", key);
  return hasher.update(parts.map((part) => `${part.length}:${part}`).join("")).digest("hex");
}
