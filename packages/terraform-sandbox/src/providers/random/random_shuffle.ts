import { isList, type Value } from "@infra-tools/terraform-plan/value";
import type { ComputeContext } from "../computed-values";
import type { ResourceType } from "../resource-type";

function count(value: Value | undefined, otherwise: number): number {
  return typeof value === "number" ? value : otherwise;
}

function shuffle(context: ComputeContext): Value {
  const input = context.object["input"];
  const all = isList(input) ? input : [];
  const ordered = all
    .map((value, index) => ({ value, order: context.generate(`order ${index}`).hex(8) }))
    .sort((a, b) => (a.order < b.order ? -1 : 1))
    .map(({ value }) => value);
  const wanted = count(context.object["result_count"], ordered.length);
  return Array.from(
    { length: ordered.length === 0 ? 0 : wanted },
    (_, index) => ordered[index % ordered.length] ?? null,
  );
}

export const random_shuffle: ResourceType = {
  computed: { result: shuffle, id: "-" },
  replaceOnChange: ["input", "keepers", "result_count", "seed"],
};
