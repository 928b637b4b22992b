import { problemIf, rule } from "./rule";

const licenceHasAnEnd = rule(["secrets"], ({ secrets: { licence } }) =>
  problemIf((licence.version === null) !== (licence.endDate === null), {
    where: "secrets.licence.endDate",
    value: String(licence.endDate),
    rule: "must stand beside the licence's version: a date with a version, null without one",
    fix: "write the last day of the licence in that version",
  }),
);

const idsDiffer = rule(["secrets"], ({ secrets }) => {
  const seen = new Map<string, string>();
  return Object.entries(secrets).flatMap(([name, { id }]) => {
    const first = seen.get(id);
    seen.set(id, first ?? name);
    return problemIf(first !== undefined, {
      where: `secrets.${name}.id`,
      value: id,
      rule: `must not be the id of secrets.${first}`,
      fix: "give each secret an id of its own",
    });
  });
});

export const secretRules = [licenceHasAnEnd, idsDiffer];
