import { describe, expect, it } from "vitest";
import { applyPatch } from "#contract/message.ts";
import type { Part } from "#contract/message.ts";
import { createSplitter } from "../../electron/engine/formats/splitter.ts";
import { createRandom } from "../support/gguf/random.ts";

const think = { open: "<think>", close: "</think>" };

interface Case {
  readonly reasoning?: typeof think | null;
  readonly startsInReasoning?: boolean;
  readonly stopTexts?: readonly string[];
}

/** The parts of a reply that arrives in these chunks, with every thought lasting one tick. */
function split(chunks: readonly string[], options: Case = {}): readonly Part[] {
  const { reasoning = think, startsInReasoning = false, stopTexts = [] } = options;
  const splitter = createSplitter({ reasoning, startsInReasoning, stopTexts, now: () => 0 });
  const patches = [...chunks.flatMap((chunk) => splitter.push(chunk)), ...splitter.end()];
  return patches.reduce<readonly Part[]>(applyPatch, []);
}

const text = (words: string): Part => ({ kind: "text", text: words });
const thought = (words: string): Part => ({ kind: "reasoning", text: words, duration: 0 });

describe("the splitter", () => {
  it.each<readonly [string, string, Case, readonly Part[]]>([
    ["plain text", "Hi there.\n", {}, [text("Hi there.\n")]],
    ["a thought", "<think>\nHm.\n</think>\n\nYes.", {}, [thought("Hm."), text("Yes.")]],
    ["white space before a thought", " \n<think>Hm.</think>Yes.", {}, [thought("Hm."), text("Yes.")]],
    ["an empty thought", "<think>\n\n</think>\n\nYes.", {}, [text("Yes.")]],
    ["a thought without an end", "<think>Hm. ", {}, [thought("Hm.")]],
    ["a thought and half an end", "<think>Hm.</thi", {}, [thought("Hm.</thi")]],
    ["half an opening", "<thi", {}, [text("<thi")]],
    [
      "a prompt that opened it",
      "Hm.</think>Yes.",
      { startsInReasoning: true },
      [thought("Hm."), text("Yes.")],
    ],
    [
      "a prompt that opened it and a model that does so again",
      "<think>\nHm.</think>Yes.",
      { startsInReasoning: true },
      [thought("Hm."), text("Yes.")],
    ],
    ["tags in an explanation", "Use <think> and </think>.", {}, [text("Use <think> and </think>.")]],
    ["indentation after a thought", "<think>a</think>\n    code", {}, [thought("a"), text("    code")]],
    ["a model that does not think", "<think>a</think>", { reasoning: null }, [text("<think>a</think>")]],
    ["another turn", "Yes.\nUser: And?", { stopTexts: ["\nUser:"] }, [text("Yes.")]],
    ["almost another turn", "Yes.\nUser", { stopTexts: ["\nUser:"] }, [text("Yes.\nUser")]],
    ["nothing", "", {}, []],
  ])("takes %s apart", (_, reply, options, parts) => {
    expect(split([reply], options)).toEqual(parts);
    expect(split([...reply], options)).toEqual(parts);
  });

  it("gives the same parts for every way of cutting a reply", () => {
    const pieces = [
      "<think>",
      "</think>",
      "<",
      "</",
      "think>",
      "\n",
      "\n\n",
      " ",
      "Hm",
      "模型",
      "\nUser:",
      ">",
    ];
    const random = createRandom(5);
    const pick = (count: number): number => Math.floor(random.next() * count);
    for (let round = 0; round < 3000; round += 1) {
      const reply = Array.from({ length: pick(14) }, () => pieces[pick(pieces.length)] ?? "").join("");
      const options = { startsInReasoning: pick(2) === 0, stopTexts: pick(2) === 0 ? ["\nUser:"] : [] };
      const chunks: string[] = [];
      for (let at = 0; at < reply.length; at += chunks.at(-1)?.length ?? 1) {
        chunks.push(reply.slice(at, at + 1 + pick(5)));
      }
      expect(split(chunks, options), JSON.stringify(chunks)).toEqual(split([reply], options));
    }
  });

  it("holds text back only while it may become a mark", () => {
    const splitter = createSplitter({
      reasoning: think,
      startsInReasoning: true,
      stopTexts: [],
      now: () => 0,
    });
    expect(splitter.push("one <")).toEqual([{ op: "open", part: { kind: "reasoning", text: "one" } }]);
    expect(splitter.push("b")).toEqual([{ op: "append", text: " <b" }]);
  });

  it("measures a thought from its first word to its end", () => {
    let time = 0;
    const splitter = createSplitter({
      reasoning: think,
      startsInReasoning: false,
      stopTexts: [],
      now: () => time,
    });
    splitter.push("<think>");
    time = 100;
    splitter.push("Hm");
    time = 350;
    expect(splitter.push("</think>")).toEqual([{ op: "close", duration: 250 }]);
  });
});
