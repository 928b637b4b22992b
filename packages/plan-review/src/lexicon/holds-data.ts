import { remembered } from "./remembered";

/** Last words of types that hold data. */
const STATEFUL = new Set(
  `database databases db bucket disk volume filesystem fileshare share table keyspace collection vault snapshot backup topic
   queue storage account store zone cluster server instance realm zvol repository repo project schema catalog ledger broker mount index
   indices namespace registry warehouse dataset datastore secret key keyring cache stream container space workspace
   domain droplet vhost environment prefix kube eventhub iothub blob nfs stage backend workspaces
   scope model system vm machine service app branch hosted deployment
   pg postgres postgresql mysql mariadb redis valkey kafka opensearch elasticsearch cassandra clickhouse influxdb mongodb
   group_share pool share_directory bigtable spanner graph archive graphdb metastore secretstore configstore kvstore dek kek featurestore san`.split(
    /\s+/,
  ),
);

/** Of those, the ones that hold data only after certain words. */
const NEEDS_WORD: Readonly<Record<string, RegExp>> = {
  account: /(?<!linked_)storage_account|cosmosdb_account|netapp_account/,
  instance:
    /(db|sql|sql_managed|lightsail|lustre|parallelstore|source_manager|notebook|filestore|serverless|database|redis|rds|ec2|compute|memcached?|spanner|bigtable|filestore|mongo|postgres\w*|mysql|kafka|mq|core|kvstore|is|resource)_instance|^[a-z0-9]+_instance$/,
  container: /storage_container|blob_container|sql_container/,
  scope: /_secret_scope$/,
  model: /_(mlflow|registered)_model$/,
  key: /(kms|kms_external|kms_replica|cryptography|security_module|vault|encryption|crypto|symmetric|customer|signing|master)_key|_crypto_key/,
  secret:
    /(vault|manager|kv|vault_generic)_secret|^vault_kv|_kv_secret|^(scaleway|infisical|akeyless|doppler)_secret$/,
  pool: /(storage|file|disk|capacity|sql)_pool/,
  project:
    /^(github|gitlab|google|digitalocean|mongodbatlas|sentry|vercel|neon|supabase|harbor|azuredevops)_project|_log_project/,
  group_share: /group_share/,
  namespace: /(kubernetes|eventhub|servicebus|cassandra|vault|temporalcloud|registry|kv|pulsar)_namespace/,
  account_store: /store/,
  collection:
    /(opensearchserverless|mongo\w*|cosmos\w*|database|firestore|document|vector|milvus|qdrant)_collection/,
  domain:
    /^(digitalocean|linode|vultr|gandi|hetznerdns|dnsimple|scaleway)_(dns_)?domain$|(elasticsearch|opensearch|cloudsearch)_domain$/,
  repository: /^(?!.*(team|collaborators?|installation|secret|variable)_repository)/,
  repo: /^(?!databricks_)/,
  topic: /^(?!gitlab_)/,
  cluster: /^(?!databricks_|gitlab_|.*(machine_learning|stream_analytics)_)/,
  store: /^(?!.*(password|trust)_store)/,
  stream: /^(?!.*(log|event)_stream)|cloudwatch_log_stream/,
  nfs: /^digitalocean_/,
  share: /^(?!databricks_|snowflake_)/,
  warehouse: /^(?!snowflake_)/,
  table: /^(?!.*(route|routing|rule|lookup)_table)/,
  blob: /storage_blob/,
  stage: /^snowflake_/,
  ...Object.fromEntries(
    "pg postgres postgresql mysql mariadb redis valkey kafka opensearch elasticsearch cassandra clickhouse influxdb mongodb"
      .split(" ")
      .map((engine) => [engine, new RegExp(`^[a-z0-9]+_${engine}$|(database|managed)_${engine}$`)]),
  ),
  system: /^(?!.*_location_).*(file|db|storage)_system/,
  vm: /^[a-z0-9]+_(virtual_environment_)?vm$/,
  machine: /^(vsphere|nutanix)_virtual_machine/,
  service: /^(timescale|clickhouse)_service|(dicom|fhir|search|healthcare)_service$/,
  app: /^heroku_app/,
  branch: /^(neon|planetscale)_branch/,
  hosted: /_repository_/,
  deployment: /^ec_/,
  space: /^(?!.*kibana_)/,
  backend: /^vault_(?!kv_).*secret_backend/,
  workspaces: /^databricks_mws_/,
  server:
    /^(?!.*(smtp|trusted|linked|dhcp|vpn|dns|route|auth|authorization|api|proxy|license|transfer|web|app|mail)_server$)/,
  kube: /^ovh_/,
  prefix: /_key_prefix$/,
  environment: /^launchdarkly_environment/,
  workspace:
    /^(tfe|scalr)_workspace|log_analytics_workspace|workspaces_workspace|databricks_(mws_)?workspace|synapse_workspace|prometheus_workspace/,
  index: /(elasticsearch|opensearch|elasticstack\w*|search|kendra|vector|pinecone|logs)_index/,
  pool_share: /share/,
  zone: /(dns|hosted|cloudflare|route53)_zone/,
};

/** Words at the end of a type that make it an attachment or a setting of something else. */
const ATTACHED =
  /_(policy|attachment|association|member|binding|iam|rule|configuration|config|settings?|permission|grant|alias|role|user|subscription|record|entry|item|schedule|membership|endpoint|connection|link|group|profile|template|certificate|peering|assignment)(_v\d+)?$/;

/** Words within a type that make it a way to something that holds data, or a copy of it. */
const WAY = /_(endpoint|output|input|linked|policy|protected)_/;

/** A type without metadata holds data, by its name. */
export const holdsDataByName: (type: string) => boolean = remembered((type) => {
  const plain = type.replace(/_v\d+$/, "").replace(/_crypto_key_version$/, "_crypto_key");
  if (ATTACHED.test(plain) || WAY.test(plain)) return false;
  const last = plain.split("_").at(-1) ?? "";
  if (!STATEFUL.has(last)) return false;
  const needed = NEEDS_WORD[last];
  return needed === undefined || needed.test(plain);
});
