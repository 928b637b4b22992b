#!/usr/bin/env node
/**
 * Prints the table of defaults that make a new object safer. Where a provider's documentation states that a safeguard is on, another
 * value was chosen on purpose. Each folder holds the documentation of one provider's version and is called
 * `provider@version`: `docs/` or `website/docs/` of its repository, or `apis/` of a Crossplane provider. A default
 * that two versions disagree about is left out. docs/lexicon.md says which versions were read.
 *
 *   node packages/plan-review/measure/defaults.js azurerm@5.2.0 azurerm@4.40.0 > packages/plan-review/src/lexicon/provider-defaults.json
 */
const { documentedDefaults } = require("./documented-defaults");
const { loadLexicon } = require("./lexicon");

const { METADATA, isJudged, plainType, readAttribute } = loadLexicon();

/** Safe words that are defaults, each with the other end of its scale. */
const OTHER_END = [
  [/^enabled$/i, "Disabled"],
  [/^enable$/i, "Disable"],
  [/^active$/i, "Inactive"],
  [/^on$/i, "Off"],
  [/^(deny|drop|block)$/i, "Allow"],
  [/^private$/i, "public"],
  [/^(required|mandatory)$/i, "optional"],
  [/^tls$/i, "PLAINTEXT"],
  [/^prevention$/i, "Detection"],
  [/^confidential$/i, "public"],
];

/** Names whose default says nothing about safety, though their words are those of a safeguard. */
const HARMLESS = new RegExp(
  [
    "(^|\\.)(display|grouping|recommendations(_enabled)?|sub_type|test_incidents|snapshot_directory_visible)\\b",
    "private_link_service|verify_connection|tls_max_version|protocol_type|dns_record",
    "metric|tracing|plugins|cloud_monitor|error_policy|log_query_threads|profile_status",
    "question_recovery|email_recovery|email_required|backchannel",
    "(oauth2|saml|ldap)_settings|(slack|telegram|msteams)\\.enabled",
  ].join("|"),
);

/** Attributes that another check reads: it reports public objects. */
const COVERED = /(^|\.)(acl|container_access_type)$/;

/** Flags of a database's engine are about its queries. */
const ENGINE = /_advanced_\w+_config$/;

/** Switches of the whole object. An object that only gives access is safer when it is off. */
const WHOLE = /^(is_)?(enabled?|active|status|state)$/;
const WHOLE_KINDS = new Set(["audit", "backup", "encryption", "exposure"]);

const versions = process.argv.slice(2).map(documentedDefaults);
const table = {};
for (const [type, place, value] of versions.flatMap(entriesOf)) {
  if (ENGINE.test(type) || HARMLESS.test(place) || COVERED.test(place) || isDisputed(type, place, value))
    continue;
  if (!isSafeguard(type, place, value)) continue;
  table[type] = { ...table[type], [place]: value };
}
process.stdout.write(`${JSON.stringify(sorted(table), undefined, 2)}\n`);

function entriesOf(version) {
  return Object.entries(version).flatMap(([type, defaults]) =>
    Object.entries(defaults).map(([place, value]) => [type, place, value]),
  );
}

function isDisputed(type, place, value) {
  return versions.some((version) => {
    const other = version[type]?.[place];
    return other !== undefined && other !== value;
  });
}

function isSafeguard(type, place, value) {
  const counts = (kind) => isJudged(kind, place) && (!WHOLE.test(place) || WHOLE_KINDS.has(kind));
  if (value === true) {
    const reading = readingOf(type, place, true, false);
    return reading?.safe === "true" && counts(reading.kind);
  }
  const worse = typeof value === "string" && OTHER_END.find(([word]) => word.test(value))?.[1];
  if (!worse) return false;
  const reading = readingOf(type, place, value, worse);
  return counts(reading?.kind) && Array.isArray(reading.safe) && isBefore(reading.safe, worse, value);
}

function readingOf(type, place, before, after) {
  const paths = METADATA[plainType(type)]?.paths ?? {};
  const listed = Object.keys(paths).find(
    (listedPath) => listedPath === place || listedPath.endsWith(`.${place}`),
  );
  if (listed !== undefined) return paths[listed];
  return readAttribute({
    type,
    path: place,
    before,
    after,
    isNew: false,
    blocksAround: () => [{ before: {}, after: {} }],
  });
}

function isBefore(scale, worse, value) {
  const words = scale.map((word) => String(word).toLowerCase());
  const [from, to] = [worse, value].map((word) => words.indexOf(word.toLowerCase()));
  return from >= 0 && from < to;
}

function sorted(object) {
  return Object.fromEntries(
    Object.entries(object)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, value]) => [key, typeof value === "object" ? sorted(value) : value]),
  );
}
