import { isList, type Value } from "@infra-tools/terraform-plan/value";
import { passwordLike } from "./password";
import { type ComputeContext, fixed, type Rules } from "./table";

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
const ANIMALS = ["badger", "crane", "dolphin", "falcon", "heron", "ibex", "lynx", "marmot", "otter", "wren"];

function bytes(context: ComputeContext): Buffer {
  const length = context.object["byte_length"] ?? context.object["length"];
  const count = typeof length === "number" ? length : 8;
  return Buffer.from(context.fake("bytes").hex(2 * count), "hex");
}

function prefixed(context: ComputeContext, text: string): string {
  return `${context.text("prefix")}${text}`;
}

function count(value: Value | undefined, otherwise: number): number {
  return typeof value === "number" ? value : otherwise;
}

function petName(context: ComputeContext): string {
  const length = count(context.object["length"], 2);
  const separator = context.text("separator") || "-";
  const words = Array.from({ length }, (_, index) => {
    const list = index === length - 1 ? ANIMALS : ADJECTIVES;
    return list[context.fake(`word ${index}`).integer(list.length)] ?? "";
  });
  const prefix = context.text("prefix");
  return [...(prefix === "" ? [] : [prefix]), ...words].join(separator);
}

function shuffle(context: ComputeContext): Value {
  const input = context.object["input"];
  const all = isList(input) ? input : [];
  const ordered = all
    .map((value, index) => ({ value, order: context.fake(`order ${index}`).hex(8) }))
    .sort((a, b) => (a.order < b.order ? -1 : 1))
    .map(({ value }) => value);
  const wanted = count(context.object["result_count"], ordered.length);
  return Array.from(
    { length: ordered.length === 0 ? 0 : wanted },
    (_, index) => ordered[index % ordered.length] ?? null,
  );
}

function password(context: ComputeContext): string {
  const seed = `${context.type} ${context.fake("password").hex(32)}`;
  return context.secret("result", passwordLike(context.object, seed));
}

export const random: { readonly [type: string]: Rules } = {
  random_bytes: {
    hex: (context) => context.secret("hex", bytes(context).toString("hex")),
    base64: (context) => context.secret("base64", bytes(context).toString("base64")),
  },
  random_id: {
    hex: (context) => prefixed(context, bytes(context).toString("hex")),
    dec: (context) => prefixed(context, BigInt(`0x${bytes(context).toString("hex")}`).toString()),
    b64_std: (context) => prefixed(context, bytes(context).toString("base64")),
    b64_url: (context) => prefixed(context, bytes(context).toString("base64url")),
    id: (context) => bytes(context).toString("base64url"),
  },
  random_integer: {
    result: (context) => {
      const min = count(context.object["min"], 0);
      const max = count(context.object["max"], min);
      return min + context.fake("result").integer(max - min + 1);
    },
    id: "{result}",
  },
  random_password: {
    result: password,
    bcrypt_hash: (context) => `$2a$10$${context.fake("bcrypt_hash").text(53)}`,
    id: fixed("none"),
  },
  random_pet: { id: petName },
  random_shuffle: { result: shuffle, id: "-" },
  random_string: {
    result: (context) => passwordLike(context.object, `${context.type} ${context.fake("result").hex(32)}`),
    id: "{result}",
  },
  random_uuid: { result: "{@uuid}", id: "{result}" },
};
