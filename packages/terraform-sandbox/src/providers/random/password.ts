import type { ValueObject } from "@infra-tools/terraform-plan/value";
import { generate } from "../generate";
import type { PathValues, Refusal } from "../resource-type";

/** The provider's defaults of `random_password` and `random_string`. */
export const PASSWORD_DEFAULTS: PathValues = {
  lower: true,
  upper: true,
  number: true,
  numeric: true,
  special: true,
  min_lower: 0,
  min_upper: 0,
  min_numeric: 0,
  min_special: 0,
};

const LOWER = "abcdefghijklmnopqrstuvwxyz";
const UPPER = LOWER.toUpperCase();
const NUMERIC = "0123456789";
const SPECIAL = "!@#$%&*()-_=+[]{}<>:?";

/** Text of the configured length with the configured character classes and their minimum counts. */
export function passwordLike(settings: ValueObject, seed: string): string {
  const override = settings["override_special"];
  const special = typeof override === "string" && override !== "" ? override : SPECIAL;
  const classes: readonly (readonly [string, string])[] = [
    ["lower", LOWER],
    ["upper", UPPER],
    ["numeric", NUMERIC],
    ["special", special],
  ];
  // Every class is used unless it is false; `number` is the deprecated name of `numeric`.
  const allowed = classes
    .filter(([name]) => settings[name] !== false && (name !== "numeric" || settings["number"] !== false))
    .map(([, characters]) => characters)
    .join("");
  const length = number(settings["length"]);
  const required = classes
    .map(([name, characters]) =>
      generate(`${seed} ${name}`).text(number(settings[`min_${name}`]), characters),
    )
    .join("");
  const rest = generate(seed).text(Math.max(0, length - required.length), allowed === "" ? LOWER : allowed);
  return shuffled(`${required}${rest}`.slice(0, length), seed);
}

/** Shuffles characters by a seed. */
function shuffled(text: string, seed: string): string {
  return [...text]
    .map((character, index) => ({ character, order: generate(`${seed} ${index}`).hex(8) }))
    .sort((a, b) => (a.order < b.order ? -1 : 1))
    .map(({ character }) => character)
    .join("");
}

const MINIMA = ["min_upper", "min_lower", "min_numeric", "min_special"];
const CLASSES = ["special", "upper", "lower", "numeric"];

/** Refuses a length below the sum of the minima, and settings that allow no character. */
export function passwordRefusals(config: ValueObject): readonly Refusal[] {
  const { length } = config;
  const sum = MINIMA.reduce((total, name) => total + number(config[name]), 0);
  const short = typeof length === "number" && length < sum;
  const tooShort = `Invalid Attribute Value: Attribute length value must be at least sum of min_upper + min_lower + min_numeric + min_special, got: ${String(length)}`;
  const none =
    "Invalid Attribute Combination: At least one attribute out of [special,upper,lower,numeric] must be specified as true";
  return [
    ...(short ? [{ attribute: "length", message: tooShort }] : []),
    ...(CLASSES.every((name) => config[name] === false) ? [{ attribute: "special", message: none }] : []),
  ];
}

/** Refuses different values of `numeric` and its deprecated name. */
export function numericRefusals(config: ValueObject): readonly Refusal[] {
  const { number: deprecated, numeric } = config;
  if (typeof deprecated !== "boolean" || typeof numeric !== "boolean" || deprecated === numeric) return [];
  const message =
    "Number and numeric are both configured with different values: Number is deprecated, use numeric instead";
  return [{ attribute: "number", message }];
}

function number(value: unknown): number {
  return typeof value === "number" ? value : 0;
}
