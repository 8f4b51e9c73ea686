import type { CallForm, CallSection, CallSyntax, NamedCall } from "../format.ts";
import type { JsonSchema, Tool } from "#contract/tool.ts";
import { tagArgumentsRule, treeArgumentsRule } from "./element-arguments.ts";
import { jsonNotation, pythonNotation, quotedNotation } from "./notation.ts";
import { createRules, literal, oneOf, sequence } from "./rules.ts";
import type { Rules } from "./rules.ts";
import { memberRule, valueRule } from "./values.ts";

export interface CallGrammarInput {
  readonly syntax: CallSyntax;
  /** The tools that may be called. */
  readonly tools: readonly Tool[];
  /** As much of the call as is already written; empty to have one written from its beginning. */
  readonly begun: string;
  /** What has to stand before the first call; with `{name}`. */
  readonly prefix?: string;
}

/**
 * The GBNF of what may follow: the rest of this call, and further calls; then the reply has to end.
 * Null when what is written cannot become a call of one of these tools.
 */
export function callGrammar({ syntax, tools, begun, prefix = "" }: CallGrammarInput): string | null {
  const rules = createRules();
  const { section, call } = syntax;
  const list =
    call.kind === "pythonic" || call.kind === "keyed" || (call.kind === "json" && call.list === true);
  const bodies = tools
    .map((tool) => callRule(call, tool, rules))
    .map((body) => ({ ...body, rest: rules.name(body.rest || '""') }));
  const further = furtherCalls(syntax, bodies, rules);
  const starts = bodies.flatMap(({ tool, heads, rest }) => {
    const before = beginnings({ prefix: prefix.replace("{name}", tool.name), section, list, begun });
    const written = before.flatMap((text) => heads.map((head) => text + head.text));
    const open = [...new Set(written)].filter((text) => text.startsWith(begun));
    const texts = open.map((text) => literal(text.slice(begun.length))).map((text) => text || '""');
    return texts.length === 0 ? [] : [sequence(oneOf(texts), rest)];
  });
  return starts.length === 0 ? null : rules.text(sequence(oneOf(starts), further));
}

interface Head {
  readonly text: string;
}

interface CallBody {
  readonly tool: Tool;
  /** The ways to write what stands before the arguments. */
  readonly heads: readonly Head[];
  /** The arguments and what ends the call. */
  readonly rest: string;
}

interface Beginning {
  readonly prefix: string;
  readonly section: CallSection | undefined;
  readonly list: boolean;
  readonly begun: string;
}

/** Every way to write what stands before the first call's head; what is begun has to hold it whole. */
function beginnings({ prefix, section, list, begun }: Beginning): readonly string[] {
  const isFree = section?.optional === true && (section.close === "" || begun !== "");
  const marked = section === undefined || (isFree && begun === "") ? [] : variants(prefix + section.open);
  const all = isFree || section === undefined ? [...marked, prefix] : marked;
  const whole = list ? all.flatMap((text) => [`${text}[`, `${text}[\n    `]) : all;
  return begun === "" ? whole : whole.filter((text) => begun.startsWith(text));
}

/** A text with and without its line breaks: models keep to the form that they were trained on. */
export function variants(text: string): readonly string[] {
  return [...new Set([text, text.replaceAll("\n", "")])];
}

/** What may stand behind the first call: more of them in the same list or section, then whole sections. */
function furtherCalls(syntax: CallSyntax, bodies: readonly CallBody[], rules: Rules): string {
  const { section, call } = syntax;
  const another = rules.name(
    oneOf(bodies.map(({ heads, rest }) => sequence(oneOf(heads.map(({ text }) => literal(text))), rest))),
  );
  const close = freeLines(section?.close ?? "");
  if (syntax.isAlone === true) return close;
  if (isInList(call)) return sequence(`("," (" "? | "\\n" [ ]{0,16}) ${another})*`, '"\\n"? "]"', close);
  const isRepeated = call.kind === "named" || section?.close !== "";
  if (section === undefined || close === "") return isRepeated ? `("\\n"? ${another})*` : "";
  // A section around objects holds one of them, one around elements as many as the model likes.
  const inside = call.kind === "named" ? `("\\n"? ${another})*` : "";
  const whole = rules.name(sequence(freeLines(section.open), another, inside, close));
  return sequence(inside, close, `("\\n"? ${whole})*`);
}

function isInList(call: CallForm): boolean {
  return call.kind === "pythonic" || call.kind === "keyed" || (call.kind === "json" && call.list === true);
}

function freeLines(text: string): string {
  return text
    .split(/(\n+)/)
    .map((part) => (part.startsWith("\n") ? `(${literal(part)})?` : literal(part)))
    .filter(Boolean)
    .join(" ");
}

function callRule(call: CallForm, tool: Tool, rules: Rules): CallBody {
  const root: JsonSchema = { type: "object", ...tool.parameters };
  const json = { rules, root, notation: jsonNotation };
  switch (call.kind) {
    case "json": {
      const id =
        call.id === undefined ? "" : sequence(literal(`, "${call.id}": "`), "[a-zA-Z0-9]{9}", literal('"'));
      const ids =
        call.id !== undefined && call.idLast !== true
          ? [`"${call.id}": "0", `, `"${call.id}": "1", `, `"${call.id}": "2", `]
          : [""];
      const heads = ids.flatMap((before) => jsonHeads(before, call, tool.name));
      const rest = sequence(valueRule(root, json), call.idLast === true ? id : "", jsonNotation.space, '"}"');
      return { tool, heads, rest };
    }
    case "keyed":
      return {
        tool,
        heads: spaced(`{${JSON.stringify(tool.name)}: `),
        rest: sequence(valueRule(root, json), '"}"'),
      };
    case "pythonic": {
      const members = memberRule(root, { ...json, notation: pythonNotation }, (key) => literal(`${key}=`));
      return { tool, heads: [{ text: `${tool.name}(` }], rest: sequence(members, '")"') };
    }
    case "named":
      return {
        tool,
        heads: namedHeads(call, tool.name),
        rest: sequence(argumentsRule(call, root, rules), freeLines(call.close)),
      };
    default:
      return call satisfies never;
  }
}

function jsonHeads(
  before: string,
  { name, arguments: key }: Extract<CallForm, { kind: "json" }>,
  tool: string,
): readonly Head[] {
  return spaced(`{${before}"${name}": ${JSON.stringify(tool)}, "${key}": `);
}

/** With blanks behind colons and commas, and without. */
function spaced(text: string): readonly Head[] {
  return [{ text }, { text: text.replaceAll('": ', '":').replaceAll('", ', '",') }];
}

/** The ids that a model would give: Kimi counts its calls. */
function namedHeads({ head, namePattern }: NamedCall, name: string): readonly Head[] {
  const texts = variants(head).flatMap((text) =>
    namePattern === undefined
      ? [text.replace("{name}", name)]
      : Array.from({ length: 20 }, (_, index) => text.replace("{id}", `functions.${name}:${index}`)),
  );
  return texts
    .flatMap((text) =>
      text.includes("{index}") ? ["1", "2", "3", "4"].map((index) => text.replace("{index}", index)) : [text],
    )
    .map((text) => ({ text: text.replace("{id}", "call00001") }));
}

function argumentsRule({ arguments: form }: NamedCall, root: JsonSchema, rules: Rules): string {
  switch (form.kind) {
    case "tags":
      return tagArgumentsRule(form, { rules, root });
    case "tree":
      return treeArgumentsRule(form, { rules, root });
    case "object": {
      const notation = form.quote === undefined ? jsonNotation : quotedNotation(form.quote);
      return valueRule(root, { rules, root, notation });
    }
    default:
      return form satisfies never;
  }
}
