import type { Json } from "@infra-tools/terraform-plan/value";
import { readBlocks } from "../../src/stack/blocks";
import type { Synthesizer } from "../../src/stack/synthesize";
import { fields, type Rule, type Toy } from "./toy";

/**
 * Makes blocks of a toy without cdktf, for thousands of syntheses. Rules of constructs show in a synthesis only.
 */
export function quickSynthesizer(toy: Toy, rule: Rule, constructRule: Rule = () => []): Synthesizer {
  let count = 0;
  const blocks = (data: Json) => {
    count += 1;
    return readBlocks(JSON.parse(JSON.stringify({ resource: { toy: toy(fields(data)) } })));
  };
  return {
    base: blocks,
    attempt: (data) => {
      const problems = [...rule(fields(data)), ...constructRule(fields(data))];
      return problems.length > 0 ? { problems } : { blocks: blocks(data) };
    },
    check: (data) => rule(fields(data)),
    count: () => count,
    close: () => undefined,
  };
}
