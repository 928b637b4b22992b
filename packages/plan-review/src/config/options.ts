import type { FactTable, TypeFacts } from "../attributes/facts";
import type { FindingsOptions } from "../findings";
import { covers } from "../judges/wildcard";
import type { ReviewConfig } from "./parse";

/** What `findingsOf` takes, for the plan of one environment (the stack's name). */
export function optionsFor(
  config: ReviewConfig,
  environment: string,
): Pick<FindingsOptions, "facts" | "severities" | "isNoise"> {
  const filters = (config.noise ?? []).filter(
    ({ environments }) => environments === undefined || environments.includes(environment),
  );
  return {
    facts: config.facts === undefined ? {} : factTable(config.facts),
    severities: { ...config.severities?.default, ...config.severities?.environments?.[environment] },
    isNoise: ({ rule, address, path }) =>
      filters.some(
        (filter) =>
          filter.rule === rule && covers(filter.address ?? "*", address) && covers(filter.path ?? "*", path),
      ),
  };
}

function factTable(rows: NonNullable<ReviewConfig["facts"]>): FactTable {
  const table: Record<string, TypeFacts> = {};
  for (const [type, row] of Object.entries(rows)) table[type] = row;
  return table;
}
