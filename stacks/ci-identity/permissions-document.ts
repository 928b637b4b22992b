import { BOUND_PERMISSIONS } from "../../constructs/ci-identity/permissions/google";
import type { PermissionTable } from "../../constructs/ci-identity/permissions/row";
import { AUTHORITIES } from "../../constructs/ci-identity/permissions/table";

const HEAD = `# What the pipelines may do

Made from the table that the identities' roles are made from (constructs/ci-identity/permissions); a test compares the
two. [ci-identity.md](ci-identity.md) says who gets it and what it is limited to.

- **To plan**: what Terraform's providers call to read. The plan identity has nothing else.
- **To deploy**: what the deploy identity has beside that.
- **By a person**: what no pipeline has. Terraform asks for it rarely, and a person with a login of their own does it.
`;

/** The text of `docs/ci-permissions.md`. */
export function permissionsDocument(): string {
  const sections = Object.entries(AUTHORITIES)
    .filter(([, table]) => hasAny(table))
    .map(([authority, table]) => section(authority, table));
  return [HEAD, ...sections, boundSection()].join("\n");
}

function section(authority: string, table: PermissionTable): string {
  const lines = Object.entries(table).map(
    ([type, { read, write = [], byPerson = [] }]) =>
      `| \`${type}\` | ${list(read)} | ${list(write)} | ${list(byPerson)} |`,
  );
  return [
    `## ${authority}`,
    "",
    "| type | to plan | to deploy | by a person |",
    "|---|---|---|---|",
    ...lines,
    "",
  ].join("\n");
}

function boundSection(): string {
  const lines = Object.entries(BOUND_PERMISSIONS).map(
    ([bound, permissions]) => `| ${bound} | ${list(permissions)} |`,
  );
  return [
    "## Google permissions that hold for some objects only",
    "",
    "The deploy identity has these under an IAM condition: `database` and the secrets by their names, `grants` for the",
    "roles that the environment's stack grants.",
    "",
    "| objects | permissions |",
    "|---|---|",
    ...lines,
    "",
  ].join("\n");
}

function hasAny(table: PermissionTable): boolean {
  return Object.values(table).some(({ read, write = [] }) => read.length + write.length > 0);
}

function list(permissions: readonly string[]): string {
  return permissions.length === 0 ? "-" : permissions.map((permission) => `\`${permission}\``).join("<br>");
}
