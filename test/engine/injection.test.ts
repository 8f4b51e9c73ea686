import { getLlama } from "node-llama-cpp";
import type { LlamaModel, Token } from "node-llama-cpp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { encodePrompt } from "../../electron/engine/prompt/encode.ts";
import { markupTokens } from "../../electron/engine/prompt/markup.ts";
import { createPromptWriter } from "../../electron/engine/prompt/prompt-writer.ts";
import { said } from "../support/engine-process.ts";
import { CHAT_STYLES } from "../support/gguf/tokenizer.ts";
import { presetFile } from "./model-file.ts";

describe.each(["chatml", "glm"] as const)("special tokens in untrusted text, %s", (style) => {
  const specials = [...CHAT_STYLES[style].control, ...CHAT_STYLES[style].markup];
  let model: LlamaModel;
  beforeAll(async () => {
    const llama = await getLlama({ gpu: false, build: "never", progressLogs: false });
    model = await llama.loadModel({ modelPath: await presetFile("plain", { style }), vocabOnly: true });
  });
  afterAll(() => model.llama.dispose());

  /** The special tokens of the prompt for such a question in such a conversation. */
  async function specialIds(text: string): Promise<readonly Token[]> {
    const writer = createPromptWriter({
      template: CHAT_STYLES[style].template,
      bos: model.tokens.bosString ?? "",
      eos: model.tokens.eosString ?? "",
      hasToken: () => false,
    });
    const thought = { kind: "reasoning", text } as const;
    const answer = { role: "assistant", parts: [thought, { kind: "text", text }] } as const;
    const turns = [said("system", text), said("user", text), answer, said("user", text), answer];
    const known = CHAT_STYLES[style].template;
    const markup = markupTokens(model.fileInfo.metadata.tokenizer.ggml, known);
    const ids = encodePrompt(await writer.write(turns), { model, markup });
    expect(model.detokenize(ids, true)).toContain(text);
    return ids.filter((id) => isSpecial(id));
  }

  const isSpecial = (id: Token): boolean => {
    const { control, userDefined } = model.getTokenAttributes(id);
    return control || userDefined;
  };

  it("are told apart by the tokenizer", () => {
    expect(specials.map((text) => model.tokenize(text, true).length)).toEqual(specials.map(() => 1));
  });

  it("stay plain text", async () => {
    const harmless = await specialIds("harmless");
    expect(harmless.length).toBeGreaterThan(4);
    expect(await specialIds(specials.join(""))).toEqual(harmless);
    expect(await specialIds(`<${specials.join(" and ")}${specials.join("<")}`)).toEqual(harmless);
    expect(await specialIds(`a\uE0000\uE001b`.replaceAll(/[\uE000\uE001]/g, ""))).toEqual(harmless);
  });
});
