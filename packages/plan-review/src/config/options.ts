import type { MetadataTable, TypeMetadata } from "../attributes/metadata";
import type { FindingsOptions } from "../findings";
import { covers } from "../values/wildcard";
import type { ReviewConfig } from "./parse";
import { teamRules } from "./team-rules";

/** Options of `findingsOf` for the plan of one environment (the stack's name). */
export function optionsFor(
  config: ReviewConfig,
  environment: string,
): Pick<FindingsOptions, "metadata" | "severities" | "isSuppressed" | "teamRules"> {
  const suppressions = (config.suppressions ?? []).filter(
    ({ environments }) => environments === undefined || environments.includes(environment),
  );
  return {
    teamRules: teamRules(config, environment),
    metadata: config.types === undefined ? {} : metadataTable(config.types),
    severities: { ...config.severities?.default, ...config.severities?.environments?.[environment] },
    isSuppressed: (finding) =>
      suppressions.some(
        ({ rule, address, path }) =>
          rule === finding.rule &&
          covers(address ?? "*", finding.address) &&
          covers(path ?? "*", finding.path),
      ),
  };
}

function metadataTable(types: NonNullable<ReviewConfig["types"]>): MetadataTable {
  const table: Record<string, TypeMetadata> = {};
  for (const [type, metadata] of Object.entries(types)) table[type] = metadata;
  return table;
}
