import type { Kind } from "../attributes/metadata";
import { isGate, namesSources } from "./addresses";
import { remembered } from "./remembered";
import { isGrantType, namesRole } from "./roles";
import { subjectOf } from "./subject-of";
import { isAlertingProvider } from "./types";
import { hasAny, typeWords, wordsOf } from "./words";

/** Attributes whose unknown value matters by their names alone. */
interface NamedUnknowns {
  readonly kind: Kind;
  readonly words: readonly string[];
  /** Words of the type: elsewhere the name means something else, or nothing. */
  readonly about?: readonly string[];
  /** Only on an object that exists already: on a new one the name alone says nothing. */
  readonly isChange?: true;
}

/** Types whose text or list of rules says who may do what. */
const POLICIES: readonly string[] = [
  "policy",
  "policies",
  "acl",
  "role definition",
  "custom role",
  "role(?= $)",
];

const RULES: readonly string[] = [
  "actions(?= $)",
  "privileges(?= $)",
  "definition(?= $)",
  "indices(?= $)",
  "policy(?= $)",
  "policies(?= $)",
  "rules?(?= $)",
  "statements?(?= $)",
  "(?:policy )?document(?= $)",
  "acl(?= $)",
  "rules hcl",
];

const NAMED: readonly NamedUnknowns[] = [
  // One text is all that the object is.
  { kind: "policy", words: ["values(?= $)", "set(?= $)"], about: ["release(?= $)"] },
  { kind: "policy", words: ["yaml body(?= $)"] },
  { kind: "policy", words: [...RULES, "xml content"], about: POLICIES },
  // Who gets in.
  {
    kind: "access",
    words: ["subject*", "issuer*", "audience*"],
    about: ["federated*", "trust*", "oidc*", "workload identity*"],
  },
  {
    kind: "access",
    words: ["include(?= $)"],
    about: ["access policy", "access group", "access rule"],
  },
  { kind: "access", words: ["members(?= $)", "group id(?= $)"], about: ["member*"] },
  {
    kind: "access",
    words: [
      "(?:azuread |active directory )?administrator",
      "admin group object ids",
      "allowed principal ids",
    ],
  },
  { kind: "access", words: ["object id(?= $)"], about: ["administrator"] },
  { kind: "access", words: ["principal id(?= $)"], about: ["eligibility*"] },
  { kind: "access", words: ["users(?= $)"], about: ["member*"], isChange: true },
  { kind: "access", words: ["selected repository ids", "matching rule"] },
  { kind: "exposure", words: ["ip address range(?= $)"], isChange: true },
  { kind: "exposure", words: ["security group ids(?= $)"], about: ["secgroup*", "security group*"] },
  // As whom something runs, what guards it, and where its data goes.
  {
    kind: "identity",
    isChange: true,
    words: [
      "identity ids?(?= $)",
      "service principal name",
      "service account(?: name| email)?(?= $)",
      "run as*",
    ],
  },
  { kind: "exposure", isChange: true, words: ["security groups?(?: ids?)?(?= $)"] },
  {
    kind: "access",
    isChange: true,
    words: ["consumer ids", "creation statements", "push endpoint", "xml content"],
  },
];

/** Attributes of a grant that say what it gives, and to whom. */
const OF_GRANTS: readonly string[] = [
  "role ids?",
  "role (?:template|definition) id",
  "role definition name",
  "role names?",
  "role uid",
  "role descriptors",
  "principal(?= $)",
  "grantee principal",
  "crn pattern",
  "policy name(?= $)",
  "permission set arn",
  "bound*",
  "access controls?(?= $)",
];

/** Names that decide on an object of any type that exists already. */
const OF_CHANGES: readonly string[] = [
  "access",
  "action",
  "effect",
  "permission*",
  "principal*",
  "role*",
  "members",
  "policy",
  "policies",
  "visibility",
  "acl",
  "mode",
  "enforcement",
  "allowed*",
  "privileges",
  "direction",
  "ssl mode",
  "bound*",
  "grants?(?= $)",
];

/** Last words of a name that says which object is meant: those have settings of their own. */
export const REFERENCES: readonly string[] = ["id", "arn", "name", "ids", "arns", "names"];

/** Blocks of a type that says who gets in: each holds sources. */
const BLOCKS_OF_GATES: readonly string[] = [
  "address*",
  "range*",
  "inbound*",
  "ingress*",
  "rules?(?= $)",
  "entries",
];

/** Kind of an attribute of which the name alone says that its value matters, though nobody knows it yet. */
export function kindOfUnknown(type: string, path: string, isNew: boolean): Kind | undefined {
  return kindByName(`${type}\n${path}\n${isNew}`);
}

const kindByName = remembered((text): Kind | undefined => {
  const [type = "", path = "", isNew = ""] = text.split("\n");
  const names = path.split(".").map(wordsOf);
  const words = names.at(-1) ?? [];
  const isChange = isNew === "false";
  // `indices.names`: the block says what is listed. The id of a block is computed.
  const places = words.length === 1 && hasAny(words, ["u?u?ids?", "arns?"]) ? [words] : names;
  const listed = NAMED.find(
    (entry) =>
      (isChange || entry.isChange !== true) &&
      places.some((name) => hasAny(name, entry.words)) &&
      (entry.about === undefined || hasAny(typeWords(type), entry.about)),
  );
  if (listed !== undefined) return listed.kind;
  if (isGrantType(type) && (namesRole(words) || hasAny(words, OF_GRANTS))) return "access";
  return isChange ? kindOfChange(type, words) : undefined;
});

function kindOfChange(type: string, words: readonly string[]): Kind | undefined {
  if (isAlertingProvider(type) && hasAny(words, ["message", "recipient*", "query", "notif*"])) return "alert";
  if (hasAny(words, ["role definition name", "role names?"])) return "access";
  if (isGate(type, "") && (namesSources(words) || hasAny(words, BLOCKS_OF_GATES))) return "exposure";
  if (isGate("", words.join("_"))) return "exposure";
  if (hasAny(words.slice(-2), REFERENCES)) return undefined;
  return hasAny(words, OF_CHANGES) ? "access" : subjectOf(words)?.kind;
}
