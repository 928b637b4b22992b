import type { ComputeContext } from "../computed-values";
import type { ResourceType } from "../resource-type";

function bytes(context: ComputeContext): Buffer {
  const length = context.object["byte_length"] ?? context.object["length"];
  const count = typeof length === "number" ? length : 8;
  return Buffer.from(context.generate("bytes").hex(2 * count), "hex");
}

export const random_bytes: ResourceType = {
  computed: {
    hex: (context) => context.secret("hex", bytes(context).toString("hex")),
    base64: (context) => context.secret("base64", bytes(context).toString("base64")),
  },
  replaceOnChange: ["keepers", "length"],
};
