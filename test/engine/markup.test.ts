import { describe, expect, it } from "vitest";
import { cutMarks, markupTokens } from "../../electron/engine/prompt/markup.ts";

const [normal, control, userDefined] = [1, 3, 4];

describe("markup", () => {
  it("is what the template knows of the added tokens", () => {
    const vocabulary = {
      tokens: ["word", "<|user|>", "<think>", "[TOOL]", "<table>", "\n\n", "<a b>"],
      token_type: [normal, control, userDefined, userDefined, userDefined, userDefined, userDefined],
    };
    const template = "<|user|>\n\n<think> [TOOL] <a b>";
    expect(markupTokens(vocabulary, template)).toEqual(["<think>", "[TOOL]"]);
    expect(markupTokens({ tokens: ["<think>"] }, template)).toEqual([]);
  });

  it("is cut wherever it stands in a text", () => {
    const cut = (text: string): readonly string[] =>
      cutMarks({ text, trusted: false }, ["<think>", "</think>"]).map((segment) => segment.text);
    expect(cut("none")).toEqual(["none"]);
    expect(cut("<think>")).toEqual(["<", "think>"]);
    expect(cut("a<think></think>b<think>")).toEqual(["a<", "think><", "/think>b<", "think>"]);
  });
});
