/** Size of a machine type. */
export interface Machine {
  readonly vcpus: number;
  /** GiB */
  readonly memory: number;
}

/**
 * vCPUs and memory of a machine type of AWS, Google Cloud or Azure; undefined for any other text. Names follow the
 * vendors' rules, so one rule covers a family: https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html,
 * https://cloud.google.com/compute/docs/machine-resource, https://learn.microsoft.com/azure/virtual-machines/vm-naming-conventions.
 */
export function parseMachine(type: string): Machine | undefined {
  return parseAws(type) ?? parseGoogle(type) ?? parseAzure(type);
}

/** Memory for each vCPU in GiB, by the first letters of the family. */
const AWS_MEMORY: readonly (readonly [family: RegExp, memoryPerVcpu: number])[] = [
  [/^(c|cc|inf|hpc)\d/, 2],
  [/^(m|mac|g|p|dl|trn|vt|a)\d/, 4],
  [/^(r|z|i|d|h|im|is)\d/, 8],
  [/^(x|u)/, 16],
];

/** Burstable sizes have fixed numbers. */
const AWS_BURSTABLE: Readonly<Record<string, Machine>> = {
  nano: { vcpus: 2, memory: 0.5 },
  micro: { vcpus: 2, memory: 1 },
  small: { vcpus: 2, memory: 2 },
  medium: { vcpus: 2, memory: 4 },
  large: { vcpus: 2, memory: 8 },
  xlarge: { vcpus: 4, memory: 16 },
  "2xlarge": { vcpus: 8, memory: 32 },
};

const AWS_VCPUS: Readonly<Record<string, number>> = { medium: 1, large: 2, xlarge: 4 };

function parseAws(type: string): Machine | undefined {
  const [, family = "", size = ""] =
    /^(?:db\.|cache\.|kafka\.|ml\.|mq\.)?([a-z]{1,4}\d[a-z-]*)\.(\d*[a-z]+)(?:\.(?:search|elasticsearch))?$/.exec(
      type,
    ) ?? [];
  if (family === "") return undefined;
  if (/^t\d/.test(family)) return AWS_BURSTABLE[size];
  const [, times = "", word = ""] = /^(\d*)([a-z]+)$/.exec(size) ?? [];
  const base = AWS_VCPUS[word];
  const perVcpu = AWS_MEMORY.find(([pattern]) => pattern.test(family))?.[1];
  if (base === undefined || perVcpu === undefined) return undefined;
  const vcpus = base * (times === "" ? 1 : Number(times));
  return { vcpus, memory: vcpus * perVcpu };
}

const GOOGLE_SHARED: Readonly<Record<string, Machine>> = {
  "f1-micro": { vcpus: 0.2, memory: 0.6 },
  "g1-small": { vcpus: 0.5, memory: 1.7 },
  "e2-micro": { vcpus: 2, memory: 1 },
  "e2-small": { vcpus: 2, memory: 2 },
  "e2-medium": { vcpus: 2, memory: 4 },
};

const GOOGLE_MEMORY: Readonly<Record<string, number>> = {
  standard: 4,
  highmem: 8,
  highcpu: 1,
  megamem: 14,
  ultramem: 24,
};

function parseGoogle(type: string): Machine | undefined {
  const plain = type.replace(/^db-/, "");
  const [, cpu, memory] = /^(?:custom|[a-z]\d[a-z]?-custom)-(\d+)-(\d+)(?:-ext)?$/.exec(plain) ?? [];
  if (cpu !== undefined && memory !== undefined) return { vcpus: Number(cpu), memory: Number(memory) / 1024 };
  if (Object.hasOwn(GOOGLE_SHARED, plain)) return GOOGLE_SHARED[plain];
  const [, kind = "", count = ""] = /^(?:[a-z]\d[a-z]?|perf-optimized-N)-([a-z]+)-(\d+)$/.exec(plain) ?? [];
  const perVcpu = GOOGLE_MEMORY[kind];
  return perVcpu === undefined ? undefined : { vcpus: Number(count), memory: Number(count) * perVcpu };
}

const AZURE_MEMORY: Readonly<Record<string, number>> = { A: 2, B: 4, D: 4, E: 8, F: 2, L: 8, M: 28, N: 7 };

/** `Standard_D16s_v5`, `Standard_B2ms` */
function parseAzure(type: string): Machine | undefined {
  const [, family = "", count = "", suffix = ""] =
    /^(?:Standard|Basic|GP|MO|B)_(?:Standard_)?([A-Z])[A-Z]*(\d+)(?:-\d+)?([a-z]*)(?:_v\d+)?$/.exec(type) ??
    [];
  const perVcpu = AZURE_MEMORY[family];
  if (perVcpu === undefined) return undefined;
  const vcpus = Number(count);
  // B1s and B2s have less memory than the other sizes of the family.
  const memory = family === "B" && !suffix.includes("m") ? vcpus * (vcpus === 1 ? 1 : 2) : vcpus * perVcpu;
  return { vcpus, memory };
}
