/** Provider schemas: those at hand, those a configuration uses, and their update. */
export {
  type Bindings,
  disagreements,
  type RecordedProvider,
  type RecordedProviders,
} from "./agreement";
export { formatSchemas } from "./format";
export { loadSchemas, PROVIDERS, type ProviderName, schemaFile } from "./load";
export type { Attribute, Block, NestedBlock, ProviderSchemas, Schema } from "./model";
export { type PrintedProvider, parsePrinted } from "./printed";
export { type Refreshed, refreshSchemas, type Wanted } from "./refresh";
export {
  type RequiredProvider,
  requiredProviders,
  SCHEMA_KEYS,
  SCHEMA_KINDS,
  type SchemaKind,
  usedBlocks,
} from "./used";
