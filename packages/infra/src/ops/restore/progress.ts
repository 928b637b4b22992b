import { existsSync, readFileSync } from "node:fs";
import { readState, type StateObject } from "@infra-tools/terraform-plan/state";
import { type Cloud, environmentView } from "@infra-tools/terraform-sandbox/cloud";
import type { Layout } from "@infra-tools/terraform-sandbox/session";
import { CI_IDENTITY } from "../../../../../environments/ci-identity";
import { hasInstance } from "./clone";
import type { RestoreRequest } from "./request";
import type { StepName } from "./steps";

/** Steps that the sandbox has behind it, as its cloud and its states show. Nothing else remembers them. */
export interface Progress {
  /** The sandbox holds the environment at all. */
  readonly isBuilt: boolean;
  /** The pipelines' identities were applied. */
  readonly hasIdentities: boolean;
  readonly done: ReadonlySet<StepName>;
  /** Instances in the state of the environment. */
  readonly instances: readonly string[];
}

/** Reads how far the sandbox has come. */
export function readProgress(
  layout: Layout,
  cloud: Cloud,
  request: RestoreRequest,
  isCommitted: boolean,
): Progress {
  const { environment, source, target, generation } = request;
  const view = environmentView(cloud, environment.name);
  const state = readState(layout.state(environment.name));
  const instances = namesOf(state, "google_sql_database_instance");
  const isCloned = hasInstance(view, environment.google.project, target);
  const isForgotten = state.length > 0 && isCloned && !instances.includes(source);
  const users = namesOf(state, "google_sql_user");
  const isDeployed = instances.includes(target) && users.includes(`packagecloud-${generation}`);
  const identities = layout.state(CI_IDENTITY);
  const identitiesText = existsSync(identities) ? readFileSync(identities, "utf8") : "";
  const done: readonly (readonly [StepName, boolean])[] = [
    ["stop-writes", isCloned],
    ["clone", isCloned],
    ["commit", isCommitted],
    ["forget", isForgotten],
    ["ci-identity", identitiesText.includes(`/instances/${target}`)],
    ["deploy", isDeployed],
  ];
  return {
    isBuilt: state.length > 0,
    hasIdentities: readState(identities).length > 0,
    done: new Set(done.flatMap(([name, isDone]) => (isDone ? [name] : []))),
    instances,
  };
}

function namesOf(state: readonly StateObject[], type: string): readonly string[] {
  return state
    .filter((object) => object.type === type)
    .flatMap(({ attributes }) => (typeof attributes["name"] === "string" ? [attributes["name"]] : []));
}
