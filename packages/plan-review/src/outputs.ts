export { type CodeQualityOptions, codeQuality } from "./outputs/codequality";
export { reviewJson } from "./outputs/json";
export { placeOf, readSourceLines, type SourceLines } from "./outputs/source-lines";
export { terraformWidget } from "./outputs/widget";
