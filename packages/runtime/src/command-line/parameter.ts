import { ProblemError } from "../problem";

/** The words of a command line that belong to one parameter, as the parser hands them over. */
export type Given = string | boolean | readonly string[] | undefined;

/** One argument or option, and how its value is read. */
export interface Parameter<Value> {
  readonly description: string;
  /** The allowed values, for help, completion and messages. */
  readonly choices?: readonly string[];
  /** Values that completion offers without refusing others. Loaded only when a completion script is made. */
  readonly suggestions?: () => Promise<readonly string[]>;
  /**
   * Reads what was given. `label` is how messages name the parameter.
   * @throws ProblemError for a value that is not allowed
   */
  readonly read: (given: Given, label: string) => Value;
}

/** An option. Its flag follows from its name in the declaration: `failOn` is `--fail-on`. */
export interface Option<Value> extends Parameter<Value> {
  /** `<file>`; absent for an option that takes no value. */
  readonly placeholder?: string;
  /** One letter. */
  readonly short?: string;
  /** As printed in the help. */
  readonly default?: string;
}

/** An argument. Its place follows from its place in the declaration. */
export interface Argument<Value> extends Parameter<Value> {
  readonly required: boolean;
  /** Takes all words that are left. Only the last argument may. */
  readonly variadic: boolean;
}

interface OptionSettings {
  readonly short?: string;
}

/** An option that is there or not. */
export function flag(description: string, settings: OptionSettings = {}): Option<boolean> {
  return { description, ...settings, read: (given) => given === true };
}

/**
 * An option with a text. An empty one counts as left out: that is what an unset variable of a job's script leaves.
 */
export function text(
  placeholder: string,
  description: string,
  settings?: OptionSettings & Pick<Parameter<string>, "suggestions">,
): Option<string | undefined> {
  return { placeholder, description, ...settings, read: (given) => textOf(given) };
}

/** A text with a default. */
export function textOr(fallback: string, placeholder: string, description: string): Option<string> {
  return { placeholder, description, default: fallback, read: (given) => textOf(given) ?? fallback };
}

/** One of a few words. */
export function choice<const Word extends string>(
  placeholder: string,
  choices: readonly Word[],
  description: string,
): Option<Word | undefined> {
  return {
    placeholder,
    description,
    choices,
    read: (given, label) => {
      const value = textOf(given);
      return value === undefined ? undefined : oneOf(choices, value, label);
    },
  };
}

/** One of a few words, with a default. */
export function choiceOr<const Word extends string>(
  fallback: Word,
  placeholder: string,
  choices: readonly Word[],
  description: string,
): Option<Word> {
  return {
    placeholder,
    description,
    choices,
    default: fallback,
    read: (given, label) => oneOf(choices, textOf(given) ?? fallback, label),
  };
}

/** Bounds of a whole number, both included. */
export interface Bounds {
  readonly min: number;
  /** @default no upper bound */
  readonly max?: number;
}

/** A whole number within bounds. */
export function integerOr(
  fallback: number,
  placeholder: string,
  description: string,
  bounds: Bounds,
): Option<number> {
  return {
    placeholder,
    description,
    default: String(fallback),
    read: (given, label) => {
      const value = textOf(given);
      return value === undefined ? fallback : integerIn(bounds, value, fallback, label);
    },
  };
}

/** An argument that must be given. */
export function required(
  description: string,
  settings: Pick<Parameter<string>, "suggestions" | "choices"> = {},
): Argument<string> {
  return {
    description,
    ...settings,
    required: true,
    variadic: false,
    read: (given, label) => {
      // The parser has refused a command line without it.
      const value = textOf(given) ?? "";
      return settings.choices === undefined ? value : oneOf(settings.choices, value, label);
    },
  };
}

/** An argument that may be left out. */
export function optional(
  description: string,
  settings: Pick<Parameter<string>, "suggestions" | "choices"> = {},
): Argument<string | undefined> {
  return { description, ...settings, required: false, variadic: false, read: (given) => textOf(given) };
}

/** All words that are left; at least one where `required`. */
export function rest(
  description: string,
  settings: Pick<Parameter<string>, "suggestions"> & { readonly required?: boolean } = {},
): Argument<readonly string[]> {
  const { required: isRequired = false, ...options } = settings;
  return {
    description,
    ...options,
    required: isRequired,
    variadic: true,
    read: (given) => (isList(given) ? given : []),
  };
}

function isList(given: Given): given is readonly string[] {
  return Array.isArray(given);
}

function textOf(given: Given): string | undefined {
  return typeof given === "string" && given !== "" ? given : undefined;
}

function oneOf<Word extends string>(choices: readonly Word[], value: string, label: string): Word {
  const chosen = choices.find((each) => each === value);
  if (chosen !== undefined) return chosen;
  throw new ProblemError({
    where: label,
    value,
    rule: `must be one of ${choices.join(", ")}`,
    fix: `choose one of them, for example ${choices[0]}`,
  });
}

function integerIn({ min, max }: Bounds, value: string, fallback: number, label: string): number {
  const number = Number(value);
  if (/^\d+$/.test(value) && number >= min && (max === undefined || number <= max)) return number;
  throw new ProblemError({
    where: label,
    value,
    rule:
      max === undefined
        ? `must be a whole number of at least ${min}`
        : `must be a whole number from ${min} to ${max}`,
    fix: `for example ${label} ${fallback}, the default`,
  });
}
