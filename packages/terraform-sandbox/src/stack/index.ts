/** Synthesis, plan and apply of cdktf stacks in a session. */
export { initializeWhenStale } from "./initialize";
export {
  applyStack,
  applyStackWithoutPlan,
  forgetObjects,
  planStack,
  type StackPlan,
  type StackPlanOptions,
} from "./plan";
export { type SynthesizeOptions, synthesize } from "./synthesize";
