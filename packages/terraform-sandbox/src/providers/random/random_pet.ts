import type { Value } from "@infra-tools/terraform-plan/value";
import type { ComputeContext } from "../computed-values";
import type { ResourceType } from "../resource-type";

function count(value: Value | undefined, otherwise: number): number {
  return typeof value === "number" ? value : otherwise;
}

const ANIMALS = ["badger", "crane", "dolphin", "falcon", "heron", "ibex", "lynx", "marmot", "otter", "wren"];

const ADJECTIVES = [
  "brave",
  "calm",
  "eager",
  "gentle",
  "honest",
  "lucky",
  "proud",
  "quiet",
  "rapid",
  "sunny",
];

function petName(context: ComputeContext): string {
  const length = count(context.object["length"], 2);
  const separator = context.text("separator") || "-";
  const words = Array.from({ length }, (_, index) => {
    const list = index === length - 1 ? ANIMALS : ADJECTIVES;
    return list[context.generate(`word ${index}`).integer(list.length)] ?? "";
  });
  const prefix = context.text("prefix");
  return [...(prefix === "" ? [] : [prefix]), ...words].join(separator);
}

export const random_pet: ResourceType = {
  computed: { id: petName },
  defaults: { length: 2, separator: "-" },
  replaceOnChange: ["keepers", "length", "prefix", "separator"],
};
