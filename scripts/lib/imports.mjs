import { parseSync } from "vite";

/**
 * Every module that a source file names, and every network global that it uses, each with its line.
 * Type imports count too: a layer that may not be imported may not be named.
 */
export function readSource(file, text, globals) {
  const { program, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0].message}`);
  const found = [];
  const lineAt = (offset) => text.slice(0, offset).split("\n").length;
  walk(program, (node, parent) => {
    for (const entry of moduleNames(node)) found.push({ ...entry, line: lineAt(node.start) });
    const name = globalName(node, parent);
    if (globals.includes(name)) found.push({ global: name, line: lineAt(node.start) });
  });
  return found;
}

function moduleNames(node) {
  const source = node.source ?? node.moduleReference?.expression;
  const names = (node.specifiers ?? []).map(({ imported }) => imported?.name).filter(Boolean);
  if (moduleNodes.has(node.type) && source)
    return [{ module: source.value ?? "a name made at run time", names }];
  if (node.type === "CallExpression" && node.callee.name === "require") {
    return [{ module: node.arguments[0]?.value ?? "a name made at run time", names }];
  }
  return [];
}

const moduleNodes = new Set([
  "ImportDeclaration",
  "ExportNamedDeclaration",
  "ExportAllDeclaration",
  "ImportExpression",
  "TSImportType",
  "TSImportEqualsDeclaration",
]);

/** A property called `fetch` on some object is that object's business, unless the object is the global one. */
function globalName(node, parent) {
  if (node.type === "MemberExpression" && globalObjects.has(node.object.name)) return node.property.name;
  if (node.type !== "Identifier") return undefined;
  if (parent.type === "MemberExpression" && parent.property === node && !parent.computed) return undefined;
  const isKey = parent.key === node && !parent.computed && !parent.shorthand;
  return isKey ? undefined : node.name;
}

const globalObjects = new Set(["globalThis", "window", "self", "global"]);

function walk(node, visit, parent = {}) {
  if (Array.isArray(node)) {
    for (const child of node) walk(child, visit, parent);
    return;
  }
  if (!node || typeof node !== "object") return;
  if (typeof node.type === "string") visit(node, parent);
  for (const value of Object.values(node)) {
    if (value && typeof value === "object") walk(value, visit, node);
  }
}
