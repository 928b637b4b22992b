import { type ComputeContext, fixed } from "../computed-values";
import type { ResourceType } from "../resource-type";
import { numericRefusals, PASSWORD_DEFAULTS, passwordLike, passwordRefusals } from "./password";

function password(context: ComputeContext): string {
  const seed = `${context.type} ${context.generate("password").hex(32)}`;
  return context.secret("result", passwordLike(context.object, seed));
}

export const random_password: ResourceType = {
  computed: {
    result: password,
    bcrypt_hash: (context) => `$2a$10$${context.generate("bcrypt_hash").text(53)}`,
    id: fixed("none"),
  },
  defaults: PASSWORD_DEFAULTS,
  replaceOnChange: [
    "keepers",
    "length",
    "lower",
    "min_lower",
    "min_numeric",
    "min_special",
    "min_upper",
    "number",
    "numeric",
    "override_special",
    "special",
    "upper",
  ],
  ephemeral: {
    validate: passwordRefusals,
    computed: {
      result: password,
      bcrypt_hash: ({ generate }) => `$2a$10$${generate("bcrypt_hash").text(53)}`,
    },
  },
  validate: passwordRefusals,
  validatePlan: numericRefusals,
};
