import { hasAny, typeWords, wordsOf } from "./words";

/** Attributes that hold the name of a role or a permission. */
const ROLE_NAMES: readonly string[] = [
  "role",
  "roles",
  "role name",
  "role type",
  "role definition name",
  "permission",
  "permissions",
  "permission level",
  "privilege",
  "privileges",
  "access level",
  "group access",
  "level",
  "access role",
];

/** The attribute holds a role or a permission, by its last words. */
export function namesRole(words: readonly string[]): boolean {
  const last = words.at(-1) ?? "";
  return (
    [
      "access",
      "role",
      "roles",
      "permission",
      "permissions",
      "privilege",
      "privileges",
      "capabilities",
    ].includes(last) ||
    hasAny(
      words.slice(-3),
      ROLE_NAMES.slice(2).filter((name) => name.includes(" ")),
    )
  );
}

/** Ranks of roles and permissions across systems, by words of their names. Read-only words win over all others. */
const RANKS: readonly (readonly [rank: number, words: readonly string[]])[] = [
  [1, ["none", "no access", "no one", "noone", "minimal*", "noaccess"]],
  [
    2,
    [
      "read only",
      "readonly",
      "reader",
      "viewer",
      "view",
      "auditor",
      "read",
      "reporter",
      "pull",
      "guest",
      "observer",
      "list",
      "select",
      "readanydatabase",
    ],
  ],
  [
    6,
    [
      "owner",
      "admin",
      "admins",
      "administrator",
      "superuser",
      "super",
      "sysadmin",
      "root",
      "accountadmin",
      "securityadmin",
      "orgadmin",
      "atlasadmin",
      "dbowner",
      "clusteradmin",
      "all",
      "full",
      "fullaccess",
      "sudo",
      "manage all",
      "all privileges",
      "poweruser",
      "useraccessadministrator",
      "global admin",
      "iamfullaccess",
    ],
  ],
  [5, ["contributor", "maintain", "maintainer", "manage", "manager"]],
  [
    4,
    [
      "editor",
      "write",
      "writer",
      "developer",
      "push",
      "modify",
      "operator",
      "insert",
      "update",
      "delete",
      "readwrite",
      "create",
      "edit",
    ],
  ],
  [3, ["triage", "member", "user", "commenter", "responder", "limited*", "usage", "execute"]],
];

const ADMIN = 6;

/** GitLab's numeric access levels are words in its provider; this is for texts only. 0 for an unknown role. */
export function rankOf(role: string): number {
  const plain = role.replace(/^roles\//, "");
  if (plain === "*") return ADMIN;
  // Scopes of Microsoft Graph: `All` says of which objects, not what may be done to them.
  if (/\.Read(Basic)?(\.|$)/.test(plain)) return 2;
  const words = wordsOf(plain);
  // `User Access Administrator`, `Storage Blob Data Reader`: the strongest word decides, unless one says read-only.
  if (hasAny(words, ["read only", "readonly"])) return 2;
  const ranks = RANKS.filter(([, names]) => hasAny(words, names)).map(([rank]) => rank);
  return ranks.length === 0 ? 0 : Math.max(...ranks);
}

/** Administrator roles: everything, or the right to grant everything. */
export function isAdminRole(role: string): boolean {
  return rankOf(role) === ADMIN;
}

/** Principals that mean everyone, across systems. */
const EVERYONE =
  /^(\*|all|any|anyone|everyone|public|anonymous|user:\*|group:\*|allusers|allauthenticatedusers|all users|all_users|account users|authenticated users|group\/everyone|system:(anonymous|unauthenticated|authenticated)|http:\/\/acs\.amazonaws\.com\/groups\/global\/(allusers|authenticatedusers))$/i;

export function isEveryone(principal: string): boolean {
  return EVERYONE.test(principal);
}

/** Types that give a role to someone. */
export function isGrantType(type: string): boolean {
  return hasAny(typeWords(type), GRANTS);
}

const GRANTS: readonly string[] = [
  "iam policy",
  "account assignment",
  "oauth client",
  "role (?:team|user)",
  "principal association",
  "group roles",
  "auth backend (?:role|group|user)",
  "role assignment",
  "role binding",
  "role grant*",
  "group role*",
  "user role*",
  "admin role*",
  "directory role*",
  "role member*",
  "member*",
  "binding",
  "grant*",
  "permission*",
  "collaborator*",
  "team repository",
  "access",
  "user",
  "service account*",
  "share",
  "assignment",
  "policy association",
  "policy attachment",
  "authn mapping",
  "roles? mapping",
  "group mapping",
  "token",
  "key",
];
