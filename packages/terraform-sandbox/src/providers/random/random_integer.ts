import type { Value } from "@infra-tools/terraform-plan/value";
import type { ResourceType } from "../resource-type";

function count(value: Value | undefined, otherwise: number): number {
  return typeof value === "number" ? value : otherwise;
}

export const random_integer: ResourceType = {
  computed: {
    result: (context) => {
      const min = count(context.object["min"], 0);
      const max = count(context.object["max"], min);
      return min + context.generate("result").integer(max - min + 1);
    },
    id: "{result}",
  },
  replaceOnChange: ["keepers", "max", "min", "seed"],
};
