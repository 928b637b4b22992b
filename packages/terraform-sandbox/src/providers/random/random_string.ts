import type { ResourceType } from "../resource-type";
import { numericRefusals, PASSWORD_DEFAULTS, passwordLike, passwordRefusals } from "./password";

export const random_string: ResourceType = {
  computed: {
    result: (context) =>
      passwordLike(context.object, `${context.type} ${context.generate("result").hex(32)}`),
    id: "{result}",
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
  validate: passwordRefusals,
  validatePlan: numericRefusals,
};
