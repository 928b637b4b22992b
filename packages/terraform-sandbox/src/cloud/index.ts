/** The simulated cloud: its objects, drift, and what protects or names them. */
export { findImported, type ImportKey } from "../engine/import";
export { deletionProtected } from "../engine/protection";
export { assumeHistory } from "../providers/google/secret-versions";
export { type Assignment, parseAssignment } from "./assignment";
export type { Cloud, CloudEntry, CloudObject, JsonObject, ObjectKey } from "./cloud";
export { type Drift, deleteDrift, entryAt, findEntry, listDrift, setDrift } from "./drift";
export { cloudKey, environmentView } from "./environment-view";
export { type FileCloud, openFileCloud } from "./file-cloud";
export { listOrphansIn, type Orphan } from "./orphans";
