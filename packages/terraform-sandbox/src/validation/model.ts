/** A rule about one text or number. Lengths are in bytes. */
export interface ValueRule {
  /** All accepted texts; "" is accepted where it is listed. */
  readonly enum?: readonly string[];
  readonly ignoreCase?: boolean;
  readonly alsoAccepted?: readonly string[];
  /** Rules of which one is enough. */
  readonly anyOf?: readonly ValueRule[];
  /** Pattern of the provider's message, in RE2's syntax and anchored as there. */
  readonly pattern?: string;
  readonly patterns?: readonly string[];
  /** Pattern that fits the provider's answers where its message names none. */
  readonly probedPattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  /** "" is refused. */
  readonly notEmpty?: boolean;
  /** "" is accepted in spite of `enum`. */
  readonly emptyAllowed?: boolean;
  readonly min?: number;
  readonly max?: number;
  readonly exclusiveMin?: number;
  /** Accepted ranges; null is open. */
  readonly ranges?: readonly (readonly [number | null, number | null])[];
  /** Accepted numbers, or, of a map, the rule about its values. */
  readonly values?: readonly number[] | ValueRule;
  readonly notValues?: readonly number[];
  readonly divisibleBy?: number;
  readonly integer?: boolean;
  readonly nonNegative?: boolean;
  /** Name of a format in `formats.ts`. */
  readonly format?: string;
  /** The provider's message about one refused value, mostly `__x` or -1. */
  readonly message?: string;
  readonly messages?: readonly { readonly value: unknown; readonly message: string }[];
  /** Errors that come beside the first one. */
  readonly furtherMessages?: readonly string[];
  /** The message about a number above `max`. */
  readonly messageAbove?: string;
  /** Examples of accepted and refused values; long ones are shortened. */
  readonly accepts?: readonly unknown[];
  readonly refuses?: readonly unknown[];
}

/** The rules about one attribute. */
export interface AttributeRule extends ValueRule {
  /** Elements of a list or set of texts or numbers. */
  readonly items?: ValueRule;
  /** Keys of a map. */
  readonly keys?: ValueRule;
  /** Number of elements of a list or set of texts or numbers. */
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly messageFew?: string;
  /** The attribute must not be configured. */
  readonly unconfigurable?: boolean;
}

/** A rule about several attributes of a type. */
export interface Relation {
  readonly kind: "conflicts" | "exactly-one-of" | "at-least-one-of" | "required-with" | "cross-field";
  readonly paths: readonly string[];
  /** Attribute that requires the others, of `required-with`. */
  readonly path?: string;
  readonly message: string;
  /** Message when none is set, of `exactly-one-of`. */
  readonly messageNone?: string;
  /** Rule in words, of `cross-field`; the type's file implements it. */
  readonly condition?: string;
}

/** Rules of one type's provider; attributes by schema path. */
export interface TypeRules {
  readonly attributes: ReadonlyMap<string, AttributeRule>;
  readonly relations: readonly Relation[];
}
