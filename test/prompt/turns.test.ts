import { describe, expect, it } from "vitest";
import type { Part, ToolCallPart } from "#contract/message.ts";
import { JsonText } from "../../electron/engine/jinja/variables.ts";
import { toMessages } from "../../electron/engine/prompt/turns.ts";

const text = (words: string): Part => ({ kind: "text", text: words });
const thought = (words: string): Part => ({ kind: "reasoning", text: words });
const call = (id: string, changes: Partial<ToolCallPart> = {}): Part => ({
  kind: "tool-call",
  id,
  name: "look",
  arguments: '{"n": 1.0}',
  state: "done",
  result: `result ${id}`,
  ...changes,
});

describe("a turn as messages", () => {
  it("is cut behind each group of calls", () => {
    const parts = [thought("T"), text("A"), call("1"), call("2"), thought("U"), call("3"), text("B")];
    const messages = toMessages({ role: "assistant", parts });
    const asked = (id: string) => ({
      id,
      type: "function",
      function: { name: "look", arguments: new JsonText('{"n": 1.0}') },
    });
    const answered = (id: string) => ({
      role: "tool",
      tool_call_id: id,
      name: "look",
      content: `result ${id}`,
    });
    expect(messages).toEqual([
      { role: "assistant", content: "A", reasoning_content: "T", tool_calls: [asked("1"), asked("2")] },
      answered("1"),
      answered("2"),
      { role: "assistant", content: "", reasoning_content: "U", tool_calls: [asked("3")] },
      answered("3"),
      { role: "assistant", content: "B" },
    ]);
  });

  it("leaves out calls that were broken off", () => {
    const parts = [text("A"), call("1", { state: "writing", arguments: '{"n', result: null })];
    expect(toMessages({ role: "assistant", parts })).toEqual([{ role: "assistant", content: "A" }]);
  });

  it("gives no arguments where the model wrote no object", () => {
    const [message] = toMessages({ role: "assistant", parts: [call("1", { arguments: "nonsense" })] });
    expect(message?.tool_calls?.[0]?.function.arguments).toEqual({});
  });

  it("is one message for everyone else", () => {
    expect(toMessages({ role: "user", parts: [text("Q"), text("R")] })).toEqual([
      { role: "user", content: "Q\n\nR" },
    ]);
  });
});
