import { ProblemError } from "@infra-tools/runtime/problem";
import { type Edit, editData } from "./edit-data";
import type { RestoreRequest } from "./request";

/** The environment's file with the data that points the stack at the clone. */
export function editedFile(source: string, file: string, request: RestoreRequest): string {
  const edited = editData(source, edits(request));
  if ("source" in edited) return edited.source;
  throw new ProblemError({
    where: file,
    rule: edited.rule,
    fix: `change it by hand: ${edits(request)
      .map(({ path, value }) => `${path.join(".")}: ${value ?? "(remove)"}`)
      .join("; ")}`,
  });
}

function edits({ environment, data }: RestoreRequest): readonly Edit[] {
  const { adopt, database, previousVersions } = data;
  const both = {
    databaseInstance: JSON.stringify(adopt?.databaseInstance),
    database: JSON.stringify(adopt?.database),
  };
  const adoptEdits: readonly Edit[] =
    environment.adopt === undefined
      ? [
          {
            path: ["adopt"],
            value: `{\n    databaseInstance: ${both.databaseInstance},\n    database: ${both.database},\n  }`,
          },
        ]
      : Object.entries(both).map(([key, value]) => ({ path: ["adopt", key], value }));
  const isKept = previousVersions !== undefined;
  const previous: readonly Edit[] =
    environment.previousVersions?.databasePassword === undefined
      ? []
      : [
          {
            path: isKept ? ["previousVersions", "databasePassword"] : ["previousVersions"],
            value: undefined,
          },
        ];
  return [
    { path: ["database", "instanceName"], value: JSON.stringify(database.instanceName) },
    { path: ["database", "passwordGenerations"], value: JSON.stringify(database.passwordGenerations) },
    // It follows the old instance. A replica of the clone is another change, when the clone has proved right.
    ...(environment.database.readReplica === null
      ? []
      : [{ path: ["database", "readReplica"], value: "null" }]),
    ...previous,
    ...adoptEdits,
  ];
}
