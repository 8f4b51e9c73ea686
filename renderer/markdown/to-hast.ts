import type { Element, ElementContent, Nodes as HastNodes } from "hast";
import { sanitize } from "hast-util-sanitize";
import type { FootnoteDefinition, FootnoteReference, Html, Nodes, Parents, Root } from "mdast";
import { toHast, type State } from "mdast-util-to-hast";
import type { Block, Blocks } from "./blocks.ts";
import { sanitizeSchema } from "./sanitize-schema.ts";

const handlers = { html, footnoteReference, footnoteDefinition };
const blockParents: readonly Nodes["type"][] = ["root", "blockquote", "listItem", "footnoteDefinition"];

/** One block as a clean tree: only what `sanitizeSchema` allows, whatever the text tried. */
export function blockToHast(block: Block, definitions: Blocks["definitions"]): HastNodes {
  const links = definitions.filter((each) => each.type === "definition" && each !== block.node);
  const root: Root = { type: "root", children: [block.node, ...links] };
  return sanitize(toHast(root, { handlers }), sanitizeSchema);
}

/** Raw HTML is shown as the text it is; only a line break, which models write in table cells, does what it says. */
function html(_state: State, node: Html, parent: Parents | undefined): ElementContent {
  if (/^<br\s*\/?>$/i.test(node.value)) return element("br", []);
  const text: ElementContent = { type: "text", value: node.value };
  return parent !== undefined && blockParents.includes(parent.type) ? element("p", [text]) : text;
}

function footnoteReference(_state: State, node: FootnoteReference): Element {
  return element("sup", [{ type: "text", value: node.label ?? node.identifier }]);
}

function footnoteDefinition(state: State, node: FootnoteDefinition): Element {
  const label = element("sup", [{ type: "text", value: node.label ?? node.identifier }]);
  const text = element("div", state.all(node));
  return { ...element("div", [label, text]), properties: { className: ["footnote"] } };
}

function element(tagName: string, children: ElementContent[]): Element {
  return { type: "element", tagName, properties: {}, children };
}
