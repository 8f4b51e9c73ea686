import type { CallSyntax, Format, FormatTraits } from "./format.ts";

const marked = (head: string): CallSyntax => ({
  call: { kind: "named", head, arguments: { kind: "object" }, close: "" },
});
const named = marked("[TOOL_CALLS]{name}[ARGS]");
const withId = marked("[TOOL_CALLS]{name}[CALL_ID]{id}[ARGS]");

/** Up to Nemo and Small 3.1: a list of objects, the id at the end. */
const listed: CallSyntax = {
  section: { open: "[TOOL_CALLS]", close: "" },
  call: { kind: "json", name: "name", arguments: "arguments", id: "id", idLast: true, list: true },
};

/** Mistral and its kin: `[TOOL_CALLS]name[ARGS]{…}`, or a list of objects. */
export function mistralFormat({ template }: FormatTraits): Format | null {
  if (!template.includes("[TOOL_CALLS]") && !template.includes("[INST]")) return null;
  const thinks = template.includes("[THINK]");
  return {
    name: "mistral",
    reasoning: thinks ? { open: "[THINK]", close: "[/THINK]" } : null,
    calls: callsOf(template),
    stopTokens: ["[INST]", "[/INST]"],
    // Model cards: 0.7 / 0.95 for the thinking ones, 0.15 for Small 3.x and Devstral; 0.3 for Nemo.
    sampling: thinks
      ? { temperature: 0.7, topP: 0.95 }
      : { temperature: template.includes("[ARGS]") ? 0.15 : 0.3 },
  };
}

function callsOf(template: string): readonly CallSyntax[] {
  if (template.includes("[CALL_ID]")) return [withId, named, listed];
  return template.includes("[ARGS]") ? [named, withId, listed] : [listed, named, withId];
}
