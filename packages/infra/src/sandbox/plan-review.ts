/** Everything that reviews a plan, in one module that is loaded while something else is waited for. */
export { reviewJson } from "@infra-tools/plan-review/outputs";
export { drawPictures } from "@infra-tools/plan-review/picture";
export { reviewReport } from "@infra-tools/plan-review/report";
export { reviewStackPlans } from "./review-plans";
