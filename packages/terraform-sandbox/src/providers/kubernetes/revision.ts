import { isList, isObject, type ValueObject } from "@infra-tools/terraform-plan/value";
import { equivalent } from "../../values";
import { generate } from "../generate";
import type { ResourceType } from "../resource-type";

/** The state of an updated object: a change gives it a new resource version, a change of its spec a new generation. */
export function withNewRevision(resource: ResourceType, state: ValueObject, prior: ValueObject): ValueObject {
  const all = state["metadata"];
  const metadata = isList(all) && isObject(all[0]) ? all[0] : undefined;
  const unchanged = equivalent({ ...state, timeouts: null }, { ...prior, timeouts: null });
  if (metadata === undefined || unchanged) return state;
  const { uid, resource_version: before, generation } = metadata;
  const counts =
    resource.countsGenerations === true &&
    !equivalent(state["spec"], prior["spec"]) &&
    typeof generation === "number";
  return {
    ...state,
    metadata: [
      {
        ...metadata,
        resource_version: generate(`${String(uid)} ${String(before)}`).digits(6),
        ...(counts ? { generation: generation + 1 } : {}),
      },
    ],
  };
}
