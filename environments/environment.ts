import * as z from "zod";
import { adopt } from "./areas/adopt";
import { database } from "./areas/database";
import { edge } from "./areas/edge";
import { cluster, google, protection } from "./areas/google";
import { monitoring } from "./areas/monitoring";
import { pipeline } from "./areas/pipeline";
import { redis } from "./areas/redis";
import { previousVersions, secrets } from "./areas/secrets";
import { state } from "./areas/state";
import { storage } from "./areas/storage";
import { helpers, namespace, packagecloudImage, uploads, workloads } from "./areas/workloads";
import { label } from "./patterns";

/**
 * Settings that differ between environments, or that an operator may want to set. The areas' files say what
 * each setting means, its unit and its rule; rules over several settings are in `rules/`.
 */
export const environmentSchema = z.strictObject({
  name: label("Name of the environment: the stack's name, and a label on what it makes.", 20),
  state,
  google,
  cluster,
  protection,
  secrets,
  previousVersions,
  database,
  redis,
  image: packagecloudImage,
  uploads,
  workloads,
  helpers,
  namespace,
  edge,
  storage,
  monitoring,
  pipeline,
  adopt,
});

type DeepReadonly<T> = T extends (infer Item)[]
  ? readonly DeepReadonly<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> }
    : T;

/** A validated environment. */
export type Environment = DeepReadonly<z.output<typeof environmentSchema>>;

/** An environment as its file writes it. */
export type EnvironmentData = DeepReadonly<z.input<typeof environmentSchema>>;
