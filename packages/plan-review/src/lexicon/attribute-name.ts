import { type AttributeMetadata, row } from "../attributes/metadata";
import { namedQuantity } from "./named-quantities";
import { readQuantity } from "./quantities";
import { wrongOnNew } from "./read-new";
import { remembered } from "./remembered";
import { subjectOf } from "./subject-of";
import { FILLERS } from "./switch-words";
import { readSwitch } from "./switches";
import { hasAny, typeWords, wordsOf } from "./words";
import type { WrongOnNew } from "./wrong-on-new";

/** Blocks whose members are data, names or comments, not settings. */
const NOT_SETTINGS =
  /^(widget(_\w+)?|feature_tags|tags|tags_all|labels|effective_labels|terraform_labels|user_labels|resource_labels|description|name|display_name|title|comment|notes|id|arn|self_link|etag|fingerprint|timeouts|triggers|keepers|env|environment_variables?|variables|app_settings|user_data|metadata_startup_script|connection_string|uid|creation_timestamp|last_modified|default_tags|headers|topics)$/;

/** Words of a name, with the readings that depend on nothing else. */
export interface AttributeName {
  readonly words: readonly string[];
  readonly around: readonly (readonly string[])[];
  readonly label: string;
  readonly asSwitch: AttributeMetadata | undefined;
  readonly asQuantity: AttributeMetadata | undefined;
  readonly wrongOnNew: readonly WrongOnNew[];
}

/** Name of an attribute, by its type and its path on a line each; undefined for one that is not of a setting. */
export const nameOf = remembered((text): AttributeName | undefined => {
  const [type = "", path = ""] = text.split("\n");
  const segments = path.split(".");
  if (segments.some(isNoSetting)) return undefined;
  const steps = withoutDots(segments);
  const words = wordsOf(steps.at(-1) ?? "");
  const around = steps.slice(0, -1).reverse().map(wordsOf);
  const label = labelOf(words, around, type);
  return {
    words,
    around,
    label,
    asSwitch:
      readSwitch({ words, around, type }, label) ??
      readDottedSwitch(around, words, type) ??
      readOptIn(around, type, label),
    asQuantity: quantityOf(words, around, type, label),
    wrongOnNew: wrongOnNew(type, words, around),
  };
});

/** The key of an annotation is two names: the domain with its dots, and what follows the slash. */
function withoutDots(segments: readonly string[]): readonly string[] {
  const start = segments.indexOf("annotations") + 1;
  if (start === 0) return segments;
  return [...segments.slice(0, start), ...segments.slice(start).join(".").split("/")];
}

/** Data, names, comments and variables of programs. A block `environment` can have settings, too: its variables are in capitals. */
function isNoSetting(segment: string, index: number, segments: readonly string[]): boolean {
  // `sku.name` says how large the thing is.
  if (segment === "name" && segments[index - 1] === "sku") return false;
  // Where a variable comes from is a setting, what it holds is none.
  if (/^environment_variables?$/.test(segment) && segments[index + 1] === "type") return false;
  if (segment === "environment") return /^[A-Z]|^$/.test(segments[index + 1] ?? "");
  if (segment === "annotations") return !KNOWN_ANNOTATION.test(segments.slice(index + 1).join("."));
  return NOT_SETTINGS.test(segment);
}

/** Annotations that controllers read as settings, in charts and manifests. */
const KNOWN_ANNOTATION =
  /(^|\/)((white|allow)list-source-range|load-balancer-source-ranges|(force-)?ssl-redirect|backend-protocol|inbound-cidrs|load-balancer-type|aws-load-balancer-scheme|(aws|azure)-load-balancer-internal|defaultProfileName)$|(^|[/.])(seccomp|apparmor)\b/;

function quantityOf(
  words: readonly string[],
  around: readonly (readonly string[])[],
  type: string,
  label: string,
): AttributeMetadata | undefined {
  const blocks = around.flat();
  const listed = namedQuantity(words, around[0] ?? [], [...typeWords(type), ...blocks]);
  if (listed === undefined) return readQuantity([...blocks, ...words], words, typeWords(type), label);
  const { kind, safe, ...more } = listed;
  return row(kind, label, safe, more);
}

/** `unclean.leader.election.enable`: a name that is written with dots, in a map. */
function readDottedSwitch(
  around: readonly (readonly string[])[],
  words: readonly string[],
  type: string,
): AttributeMetadata | undefined {
  const last = around.findIndex((block) => block.length !== 1);
  const dotted = around
    .slice(0, last < 0 ? around.length : last)
    .reverse()
    .flat();
  if (dotted.length < 2 || !FILLERS.includes(words.at(-1) ?? "")) return undefined;
  const name = [...dotted, ...words];
  return readSwitch({ words: name, around: [], type }, name.join(" "));
}

/** `resource_type_opt_in_preference.RDS`: each member is a part of what the type is about. */
function readOptIn(
  around: readonly (readonly string[])[],
  type: string,
  label: string,
): AttributeMetadata | undefined {
  const subject = hasAny(around[0] ?? [], ["opt in*"]) ? subjectOf(typeWords(type)) : undefined;
  return subject?.value === "good" ? row(subject.kind, label, "true") : undefined;
}

/** `secret_scanning_push_protection.status` is "secret scanning push protection". */
function labelOf(words: readonly string[], around: readonly (readonly string[])[], type: string): string {
  const isGeneric = words.every((word) =>
    /^(enabled?|status|state|value|mode|days|count|is|active|type|level)$/.test(word),
  );
  const block = around.find((outer) => outer.length > 0);
  const parts = isGeneric ? [...(block ?? wordsOf(type).slice(1)), ...words] : words;
  return parts.join(" ");
}
