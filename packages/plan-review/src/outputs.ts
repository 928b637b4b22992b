export { type CodeQualityOptions, codeQuality } from "./outputs/codequality";
export { reviewJson } from "./outputs/json";
export { junit } from "./outputs/junit";
export { sarif } from "./outputs/sarif";
export { placeOf, readSourceLines, type SourceLines } from "./outputs/source-lines";
export { terraformWidget } from "./outputs/widget";
