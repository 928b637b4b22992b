import { textAt } from "../values";
import type { ApiRule } from "./api-rule";

/** A limit on a name. */
export interface NameLimit {
  readonly name: string;
  readonly source: string;
  /** Top-level attribute or path of the name. */
  readonly path: string;
  readonly pattern: RegExp;
  /** Rule in words, after "must". */
  readonly must: string;
  /** Patterns that the name must not match, with the reason. */
  readonly except?: readonly (readonly [pattern: RegExp, must: string])[];
}

/** A rule about the form of a name. */
export function nameRule({ name, source, path, pattern, must, except = [] }: NameLimit): ApiRule {
  return {
    name,
    source,
    refusals: ({ object }) => {
      const text = textAt(object, path);
      if (text === undefined) return [];
      const broken =
        except.find(([wrong]) => wrong.test(text))?.[1] ?? (pattern.test(text) ? undefined : must);
      if (broken === undefined) return [];
      return [
        { attribute: path.split(".")[0] ?? path, message: `Invalid ${path} "${text}": it must ${broken}` },
      ];
    },
  };
}
