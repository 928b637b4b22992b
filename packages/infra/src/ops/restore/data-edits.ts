import { ProblemError } from "@infra-tools/runtime/problem";
import { editSetting, refusalRule } from "../../settings-source/edit";
import { readSettingsSource } from "../../settings-source/source";
import type { RestoreRequest } from "./request";

/** A setting of an environment's file: its path, and its value as TypeScript, or undefined to remove it. */
interface DataEdit {
  readonly path: readonly string[];
  readonly value: string | undefined;
}

/**
 * The environment's file with the data that points the stack at the clone.
 *
 * @throws ProblemError when the file does not write the data as a literal.
 */
export function editedFile(source: string, file: string, request: RestoreRequest): string {
  let text = source;
  for (const { path, value } of edits(request)) {
    const settings = readSettingsSource(text, request.environment.name);
    if (settings === undefined) {
      throw refused("must export an object with the environment's name", file, request);
    }
    const edit = editSetting(settings, path, value === undefined ? undefined : { text: value });
    if ("refusal" in edit) throw refused(refusalRule(edit.refusal, path.join(".")), file, request);
    text = edit.text;
  }
  return text;
}

function refused(rule: string, file: string, request: RestoreRequest): ProblemError {
  const wanted = edits(request).map(({ path, value }) => `${path.join(".")}: ${value ?? "(remove)"}`);
  return new ProblemError({ where: file, rule, fix: `change it by hand: ${wanted.join("; ")}` });
}

function edits({ environment, data }: RestoreRequest): readonly DataEdit[] {
  const { adopt, database, previousVersions } = data;
  const both = {
    databaseInstance: JSON.stringify(adopt?.databaseInstance),
    database: JSON.stringify(adopt?.database),
  };
  const adoptEdits: readonly DataEdit[] =
    environment.adopt === undefined
      ? [
          {
            path: ["adopt"],
            value: `{\n    databaseInstance: ${both.databaseInstance},\n    database: ${both.database},\n  }`,
          },
        ]
      : Object.entries(both).map(([key, value]) => ({ path: ["adopt", key], value }));
  const isKept = previousVersions !== undefined;
  const previous: readonly DataEdit[] =
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
