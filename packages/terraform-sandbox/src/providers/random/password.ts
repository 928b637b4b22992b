import type { ValueObject } from "@infra-tools/terraform-plan/value";
import { generate } from "../generate";
import type { PathValues } from "../resource-type";

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

function number(value: unknown): number {
  return typeof value === "number" ? value : 0;
}
