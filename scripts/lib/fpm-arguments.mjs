import { parseArgs } from "node:util";

/** @type {any} */
const text = { type: "string" };
/** @type {any} */
const list = { type: "string", multiple: true, default: [] };
/** @type {any} */
const flag = { type: "boolean" };

const options = {
  source: { ...text, short: "s" },
  type: { ...text, short: "t" },
  depends: { ...list, short: "d" },
  "deb-recommends": list,
  "deb-compression": text,
  "deb-priority": text,
  architecture: text,
  "after-install": text,
  "after-remove": text,
  description: text,
  version: text,
  package: text,
  name: text,
  maintainer: text,
  vendor: text,
  url: text,
  category: text,
  license: text,
  force: flag,
  debug: flag,
  log: text,
};

const architectures = { x64: "amd64", x86_64: "amd64", aarch64: "arm64" };

/** What electron-builder asks of fpm for a .deb; any option that it does not use today is an error. */
export function parseFpmArguments(args) {
  /** @type {{ values: any; positionals: string[] }} */
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  if (values.source !== "dir" || values.type !== "deb")
    throw new Error("Only a folder can be packed, and only as deb.");
  return {
    name: values.name,
    version: values.version,
    architecture: architectures[values.architecture] ?? values.architecture,
    maintainer: values.maintainer,
    url: values.url,
    category: values.category ?? "utils",
    priority: values["deb-priority"] ?? "optional",
    description: values.description ?? values.name,
    depends: values.depends,
    recommends: values["deb-recommends"],
    compression: values["deb-compression"] ?? "xz",
    scripts: { postinst: values["after-install"], postrm: values["after-remove"] },
    output: values.package,
    mappings: positionals.map(parseMapping),
  };
}

function parseMapping(word) {
  const border = word.lastIndexOf("=");
  return { source: word.slice(0, border), target: word.slice(border + 1) };
}
