import type { ResourceType } from "../resource-type";
import { random_bytes } from "./random_bytes";
import { random_id } from "./random_id";
import { random_integer } from "./random_integer";
import { random_password } from "./random_password";
import { random_pet } from "./random_pet";
import { random_shuffle } from "./random_shuffle";
import { random_string } from "./random_string";
import { random_uuid } from "./random_uuid";

/** Resource types of the random provider with behaviour beyond their schema. */
export const RANDOM_TYPES: { readonly [type: string]: ResourceType } = {
  random_bytes,
  random_id,
  random_integer,
  random_password,
  random_pet,
  random_shuffle,
  random_string,
  random_uuid,
};
