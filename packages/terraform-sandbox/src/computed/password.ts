import type { ValueObject } from "@infra-tools/terraform-plan/value";
import { fake } from "./fake";

const LOWER = "abcdefghijklmnopqrstuvwxyz";
const UPPER = LOWER.toUpperCase();
const NUMERIC = "0123456789";
const SPECIAL = "!@#$%&*()-_=+[]{}<>:?";

/** Text as `random_password` and `random_string` make it: length, classes and their minimum numbers are kept. */
export function passwordLike(settings: ValueObject, seed: string): string {
  const override = settings["override_special"];
  const special = typeof override === "string" && override !== "" ? override : SPECIAL;
  const classes: readonly (readonly [string, string])[] = [
    ["lower", LOWER],
    ["upper", UPPER],
    ["numeric", NUMERIC],
    ["special", special],
  ];
  // Every class is used unless it is switched off; `number` is the old name of `numeric`.
  const allowed = classes
    .filter(([name]) => settings[name] !== false && (name !== "numeric" || settings["number"] !== false))
    .map(([, characters]) => characters)
    .join("");
  const length = number(settings["length"]);
  const required = classes
    .map(([name, characters]) => fake(`${seed} ${name}`).text(number(settings[`min_${name}`]), characters))
    .join("");
  const rest = fake(seed).text(Math.max(0, length - required.length), allowed === "" ? LOWER : allowed);
  return shuffled(`${required}${rest}`.slice(0, length), seed);
}

/** The same characters in an order that follows from the seed. */
function shuffled(text: string, seed: string): string {
  return [...text]
    .map((character, index) => ({ character, order: fake(`${seed} ${index}`).hex(8) }))
    .sort((a, b) => (a.order < b.order ? -1 : 1))
    .map(({ character }) => character)
    .join("");
}

function number(value: unknown): number {
  return typeof value === "number" ? value : 0;
}
