import type { Setting, SideName } from "@infra-tools/environment-diff/settings";
import { readSettingsFile, settingsFile } from "./file";
import { lineAt, writtenSetting } from "./source";

/**
 * The settings with the file and the line of each side's value. A default of the schema is written nowhere and has none.
 *
 * @throws ProblemError when an environment's file cannot be read.
 */
export function withPlaces(
  root: string,
  settings: readonly Setting[],
  environments: Readonly<Record<SideName, string>>,
): readonly Setting[] {
  const placeIn = (environment: string) => {
    const source = readSettingsFile(root, environment);
    return (steps: readonly string[]): string | undefined => {
      const written = writtenSetting(source, steps);
      return written && `${settingsFile(environment)}:${lineAt(source, written.property.start)}`;
    };
  };
  const [placeA, placeB] = [placeIn(environments.a), placeIn(environments.b)];
  return settings.map((setting) => {
    const [a, b] = [placeA(setting.steps), placeB(setting.steps)];
    return { ...setting, places: { ...(a === undefined ? {} : { a }), ...(b === undefined ? {} : { b }) } };
  });
}
