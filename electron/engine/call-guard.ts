import { LlamaGrammarEvaluationState } from "node-llama-cpp";
import type { LlamaModel } from "node-llama-cpp";
import type { Tool, ToolChoice } from "#contract/tool.ts";
import type { Format } from "./formats/format.ts";
import { callGrammar } from "./formats/grammar/call-grammar.ts";
import type { Splitter } from "./formats/splitter.ts";

/** Binds the model to a grammar while it writes a call, and only then. */
export interface CallGuard {
  /** What binds the next token. */
  readonly state: LlamaGrammarEvaluationState | undefined;
  /** To be called before the first token, and whenever the splitter has been given one. */
  follow(): Promise<void>;
}

export interface CallGuardParts {
  readonly model: LlamaModel;
  readonly format: Format;
  readonly tools: readonly Tool[];
  readonly choice: ToolChoice;
  readonly splitter: Splitter;
}

export function createCallGuard({ model, format, tools, choice, splitter }: CallGuardParts): CallGuard {
  const allowed = typeof choice === "object" ? tools.filter(({ name }) => name === choice.name) : tools;
  let isOwed = choice === "required" || typeof choice === "object";
  let isCalling = false;
  /** A reply that has to be a call stays bound to its end: more calls, or nothing more. */
  let isBound = false;
  let state: LlamaGrammarEvaluationState | undefined;

  async function bind(gbnf: string | null): Promise<void> {
    if (gbnf === null) return;
    const grammar = await model.llama.createGrammar({ grammar: gbnf });
    state = new LlamaGrammarEvaluationState({ model, grammar });
  }

  function grammarFor(begun: string): string | null {
    const prefix = begun === "" ? (format.callPrefix ?? "") : "";
    // To have a call begun, the form that the template shows; to have one ended, the form that it has.
    const forms = begun === "" ? format.calls.slice(0, 1) : format.calls;
    const grammars = forms.map((syntax) => callGrammar({ syntax, tools: allowed, begun, prefix }));
    return grammars.find((grammar) => grammar !== null) ?? null;
  }

  return {
    get state() {
      return state;
    },
    async follow() {
      const { call, isThinking } = splitter;
      if (call === null && isCalling && !isBound) state = undefined;
      isCalling = call !== null;
      if (state !== undefined || allowed.length === 0) return;
      if (call !== null && !call.isNamed) return await bind(grammarFor(call.text));
      if (call !== null || !isOwed || isThinking) return;
      isOwed = false;
      isBound = true;
      await bind(grammarFor(""));
    },
  };
}
