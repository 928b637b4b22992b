import { isObject, type ValueObject } from "@infra-tools/terraform-plan/value";
import { textAt } from "../../values";
import type { ApiRule } from "../api-rule";
import { nameRule } from "../name-rule";

/** https://cloud.google.com/secret-manager/docs/reference/rest/v1/projects.secrets/create */
export const SECRET_ID: ApiRule = nameRule({
  name: "Secret Manager secret id",
  source: "https://cloud.google.com/secret-manager/docs/reference/rest/v1/projects.secrets/create",
  path: "secret_id",
  pattern: /^[A-Za-z0-9_-]{1,255}$/,
  must: "have 1 to 255 letters, digits, hyphens or underscores",
});

/** Versions are numbered, and a version's data has an upper bound. */
export const SECRET_SIZE: ApiRule = {
  name: "Secret Manager payload",
  source: "https://cloud.google.com/secret-manager/quotas#content_limits",
  refusals: ({ object }) => {
    const data = object["secret_data"];
    if (typeof data !== "string" || Buffer.byteLength(data) <= 65_536) return [];
    return [{ attribute: "secret_data", message: "The secret's payload must not exceed 64 KiB" }];
  },
};

/** https://cloud.google.com/memorystore/docs/redis/reference/rest/v1/projects.locations.instances/create */
export const REDIS_NAME: ApiRule = nameRule({
  name: "Memorystore instance id",
  source:
    "https://cloud.google.com/memorystore/docs/redis/reference/rest/v1/projects.locations.instances/create",
  path: "name",
  pattern: /^[a-z]([-a-z0-9]{0,38}[a-z0-9])?$/,
  must: "have 1 to 40 lower case letters, digits or hyphens, begin with a letter and end with a letter or digit",
});

/** Memory of a Redis instance, and the tier that replicas and persistence need. */
export const REDIS_SIZE: ApiRule = {
  name: "Memorystore capacity",
  source: "https://cloud.google.com/memorystore/docs/redis/redis-tiers",
  refusals: ({ object }) => {
    const { memory_size_gb: size, read_replicas_mode: mode, tier } = object;
    const wrongSize = typeof size === "number" && (size < 1 || size > 300);
    const replicas = mode === "READ_REPLICAS_ENABLED";
    return [
      ...(wrongSize
        ? [{ attribute: "memory_size_gb", message: `Memory size ${size} GiB must be from 1 to 300 GiB` }]
        : []),
      ...(replicas && tier === "BASIC"
        ? [{ attribute: "read_replicas_mode", message: "Read replicas need the tier STANDARD_HA" }]
        : []),
      ...(replicas && typeof size === "number" && size < 5
        ? [{ attribute: "memory_size_gb", message: "Read replicas need at least 5 GiB" }]
        : []),
    ];
  },
};

const SQL_SETTINGS = "https://cloud.google.com/sql/docs/mysql/instance-settings";

/** Instance ids, which share 98 characters with the project. */
export const SQL_INSTANCE_NAME: ApiRule = {
  name: "Cloud SQL instance id",
  source: `${SQL_SETTINGS}#instance-id-2ndgen`,
  refusals: (request) => {
    const name = textAt(request.object, "name") ?? "";
    const project = textAt(request.object, "project") ?? "";
    const long = name !== "" && `${project}:${name}`.length > 98;
    const message = `Invalid name "${name}": it must have at most 98 characters together with the project ("${project}:${name}")`;
    return [...INSTANCE_ID.refusals(request), ...(long ? [{ attribute: "name", message }] : [])];
  },
};

const INSTANCE_ID = nameRule({
  name: "Cloud SQL instance id",
  source: SQL_SETTINGS,
  path: "name",
  pattern: /^[a-z]([-a-z0-9]*[a-z0-9])?$/,
  must: "have lower case letters, digits or hyphens, begin with a letter and end with a letter or digit",
});

/** https://dev.mysql.com/doc/refman/8.4/en/user-names.html */
export const SQL_USER_NAME: ApiRule = nameRule({
  name: "MySQL user name",
  source: "https://dev.mysql.com/doc/refman/8.4/en/user-names.html",
  path: "name",
  pattern: /^.{1,32}$/su,
  must: "have at most 32 characters",
});

/** https://dev.mysql.com/doc/refman/8.4/en/identifier-length.html */
export const SQL_DATABASE_NAME: ApiRule = nameRule({
  name: "MySQL database name",
  source: "https://dev.mysql.com/doc/refman/8.4/en/identifier-length.html",
  path: "name",
  pattern: /^[^/\\]{1,64}$/su,
  must: "have at most 64 characters, without slashes",
});

/** Labels of every resource of Google Cloud. */
export const LABELS: ApiRule = {
  name: "Google Cloud labels",
  source: "https://cloud.google.com/resource-manager/docs/labels-overview#requirements",
  refusals: ({ object }) => {
    const labels = object["terraform_labels"] ?? object["user_labels"];
    const configured: ValueObject = isObject(labels) ? labels : {};
    const message =
      "it must have at most 63 lower case letters, digits, hyphens or underscores; a key begins with a letter";
    const wrong = Object.entries(configured).filter(
      ([key, value]) =>
        !/^[\p{Ll}\p{Lo}][\p{Ll}\p{Lo}\p{N}_-]{0,62}$/u.test(key) ||
        (typeof value === "string" && !/^[\p{Ll}\p{Lo}\p{N}_-]{0,63}$/u.test(value)),
    );
    return [
      ...wrong.map(([key, value]) => ({
        attribute: "labels",
        message: `Invalid label "${key}" = ${JSON.stringify(value)}: ${message}`,
      })),
      ...(Object.keys(configured).length > 64
        ? [{ attribute: "labels", message: "A resource has at most 64 labels" }]
        : []),
    ];
  },
};
