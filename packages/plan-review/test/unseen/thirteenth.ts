import type { Labelled } from "./labelled";
import { AZURE } from "./thirteenth/azure";
import { DATA } from "./thirteenth/data";
import { MANIFESTS } from "./thirteenth/manifests";
import { NEIGHBOURS } from "./thirteenth/neighbours";
import { OPERATIONS } from "./thirteenth/operations";
import { PEOPLE } from "./thirteenth/people";
import { PLATFORMS } from "./thirteenth/platforms";
import { POLICIES } from "./thirteenth/policies";

/** Attributes, policies and openings in types that every team has, of seventeen providers. */
export const THIRTEENTH: readonly Labelled[] = [
  ...AZURE,
  ...PEOPLE,
  ...OPERATIONS,
  ...DATA,
  ...PLATFORMS,
  ...MANIFESTS,
  ...POLICIES,
  ...NEIGHBOURS,
];
