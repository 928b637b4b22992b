import type { ComputeContext } from "../computed-values";
import type { ResourceType } from "../resource-type";

function prefixed(context: ComputeContext, text: string): string {
  return `${context.text("prefix")}${text}`;
}

function bytes(context: ComputeContext): Buffer {
  const length = context.object["byte_length"] ?? context.object["length"];
  const count = typeof length === "number" ? length : 8;
  return Buffer.from(context.generate("bytes").hex(2 * count), "hex");
}

export const random_id: ResourceType = {
  computed: {
    hex: (context) => prefixed(context, bytes(context).toString("hex")),
    dec: (context) => prefixed(context, BigInt(`0x${bytes(context).toString("hex")}`).toString()),
    b64_std: (context) => prefixed(context, bytes(context).toString("base64")),
    b64_url: (context) => prefixed(context, bytes(context).toString("base64url")),
    id: (context) => bytes(context).toString("base64url"),
  },
  replaceOnChange: ["byte_length", "keepers", "prefix"],
};
