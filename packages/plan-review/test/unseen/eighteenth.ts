import { AZURE_APPS } from "./eighteenth/azure-apps";
import { AZURE_DATA } from "./eighteenth/azure-data";
import { GOOGLE } from "./eighteenth/google";
import { KEPT_BACK } from "./eighteenth/kept-back";
import { OTHER_SOURCES } from "./eighteenth/other-sources";
import { OTHERS } from "./eighteenth/others";
import { PROWLER } from "./eighteenth/prowler";
import { PSRULE_REST } from "./eighteenth/psrule-rest";
import { REST } from "./eighteenth/rest";
import type { ByRule } from "./eighteenth/scanner-rules";
import { SMALLER_CLOUDS } from "./eighteenth/smaller-clouds";
import { VENDORS } from "./eighteenth/vendors";
import type { Labelled } from "./labelled";

/** New resources that scanners refuse and the review does not report. */
export const NOT_YET: ReadonlySet<string> = new Set([
  // A page of any site may ask an interface that takes no cookies from it.
  "azurerm_linux_web_app: CKV_AZURE_57",
  "azurerm_function_app: CKV_AZURE_62",
  // The objects are lost by a deletion, which is a finding when it comes.
  "digitalocean_spaces_bucket: AVD digitalocean spaces disable_force_destroy",
  // A balancer is what the internet may reach.
  "ncloud_lb: CKV_NCP_16",
  // A cipher with a digest in it, as those with GCM, needs no other; the two lists are not read together.
  "panos_panorama_ipsec_crypto_profile: CKV_PAN_12",
  // A listener may be internal, or send clients to HTTPS.
  "alicloud_alb_listener: KICS alb_listening_on_http",
]);

/** Type and rule of a label, as in the list of what the review leaves alone. */
export function typeAndRule({ why, change }: Labelled): string {
  return `${change.type}: ${why.split(":")[0]}`;
}

function isPending(labelled: Labelled): boolean {
  const { verdict, change } = labelled;
  return verdict === "danger" && change.action === "create" && NOT_YET.has(typeAndRule(labelled));
}

/** Labels of what the review leaves alone. */
export const PENDING: readonly Labelled[] = [
  AZURE_APPS,
  AZURE_DATA,
  GOOGLE,
  OTHERS,
  SMALLER_CLOUDS,
  KEPT_BACK,
  OTHER_SOURCES,
  VENDORS,
  REST,
  PSRULE_REST,
  PROWLER,
]
  .flatMap((byRule) => Object.values(byRule).flat(2))
  .filter(isPending);

function withoutPending(byRule: ByRule): readonly Labelled[] {
  return Object.values(byRule)
    .flat(2)
    .filter((labelled) => !isPending(labelled));
}

/** Failures by the rules of scanners (checkov, KICS, trivy) for Azure, Google Cloud and others: the word of other people. */
export const EIGHTEENTH: readonly Labelled[] = [
  AZURE_APPS,
  AZURE_DATA,
  GOOGLE,
  OTHERS,
  SMALLER_CLOUDS,
].flatMap(withoutPending);

/** Every third rule of KICS and trivy, tried once after the lexicon had learned from the others. */
export const EIGHTEENTH_KEPT_BACK: readonly Labelled[] = withoutPending(KEPT_BACK);

/** Rules of PSRule for Azure and of legitify, tried once after both. */
export const EIGHTEENTH_OTHER_SOURCES: readonly Labelled[] = withoutPending(OTHER_SOURCES);

/** Recommendations of vendors, tried once after all. */
export const EIGHTEENTH_VENDORS: readonly Labelled[] = withoutPending(VENDORS);

/** The rest of the rules of checkov, newer ones of PSRule and checks of prowler, each tried once after all others. */
export const EIGHTEENTH_REST: readonly Labelled[] = [REST, PSRULE_REST, PROWLER].flatMap(withoutPending);
