import { problemIf, rule } from "./rule";

const licenceHasAnEnd = rule(["secrets"], ({ secrets: { licence } }) =>
  problemIf((licence.version === null) !== (licence.endDate === null), {
    where: "secrets.licence.endDate",
    value: String(licence.endDate),
    rule: "must be set together with the licence's version: a date with a version, null without one",
    fix: "write the last day of the licence in that version",
  }),
);

const keyHasADay = rule(["secrets"], ({ secrets: { awsCredentials } }) =>
  problemIf((awsCredentials.version === null) !== (awsCredentials.createdOn === null), {
    where: "secrets.awsCredentials.createdOn",
    value: String(awsCredentials.createdOn),
    rule: "must be set together with the key's version: a date with a version, null without one",
    fix: "write the day that aws iam list-access-keys shows for the key in that version",
  }),
);

const idsDiffer = rule(["secrets"], ({ secrets }) => {
  const visited = new Map<string, string>();
  return Object.entries(secrets).flatMap(([name, { id }]) => {
    const first = visited.get(id);
    visited.set(id, first ?? name);
    return problemIf(first !== undefined, {
      where: `secrets.${name}.id`,
      value: id,
      rule: `must not be the id of secrets.${first}`,
      fix: "give each secret an id of its own",
    });
  });
});

const previousIsAnother = rule(
  ["secrets", "database", "previousVersions"],
  ({ secrets, database, previousVersions }) => {
    if (previousVersions === undefined) return [];
    const pinned: Readonly<Record<string, number | null | undefined>> = {
      licence: secrets.licence.version,
      configuration: secrets.configuration.version,
      awsCredentials: secrets.awsCredentials.version,
      gpgKey: secrets.gpgKey.version,
      databasePassword: database.passwordGenerations.at(-1),
    };
    const named = Object.entries(previousVersions);
    return [
      ...problemIf(named.length === 0, {
        where: "previousVersions",
        value: "{}",
        rule: "must name a version that was another one",
        fix: "leave it out where nothing is to be kept",
      }),
      ...named.flatMap(([name, version]) =>
        problemIf(version === pinned[name], {
          where: `previousVersions.${name}`,
          value: String(version),
          rule: "must not be the version that is pinned now",
          fix: "leave it out: only what was another version is named",
        }),
      ),
    ];
  },
);

const previousUserExists = rule(["database", "previousVersions"], ({ database, previousVersions }) => {
  const generation = previousVersions?.databasePassword;
  return problemIf(generation !== undefined && !database.passwordGenerations.includes(generation), {
    where: "previousVersions.databasePassword",
    value: String(generation),
    rule: "must be one of database.passwordGenerations: pods log in as that generation's user",
    fix: "leave it out when the user goes, or keep the generation",
  });
});

export const secretRules = [licenceHasAnEnd, keyHasADay, idsDiffer, previousIsAnother, previousUserExists];
