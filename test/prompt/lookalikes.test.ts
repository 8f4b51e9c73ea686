import { describe, expect, it } from "vitest";
import { createChatTemplate } from "../../electron/engine/prompt/chat-template.ts";
import type { ChatTemplate, Conversation } from "../../electron/engine/prompt/chat-template.ts";
import type { ChatMessage, ChatTool } from "../../electron/engine/prompt/chat-message.ts";
import { renderFiles } from "../support/goldens.ts";

/** Texts in a template's source that may be control tokens. */
const markPattern = /<[|｜]?[^\s<>{}'"%]{1,40}[|｜]?>|\[\/?[A-Z_]{3,}\]/g;

function marksIn(source: string): readonly string[] {
  return [...new Set(source.match(markPattern))];
}

/** Templates look for the marks of thoughts themselves, so these change the prompt's own words. */
const isThought = (mark: string): boolean => /think|seed|reason|\[\/?THINK/i.test(mark);

function conversations(text: string): readonly Conversation[] {
  const call = {
    id: "call00001",
    type: "function",
    function: { name: "look", arguments: { city: text, [`k${text}`]: text } },
  } as const;
  const tool: ChatTool = {
    type: "function",
    function: {
      name: "look",
      description: text,
      parameters: { type: "object", properties: { city: { type: "string", description: text } } },
    },
  };
  const user: ChatMessage = { role: "user", content: text };
  const plain: readonly ChatMessage[] = [
    { role: "system", content: text },
    user,
    { role: "assistant", content: text, reasoning_content: text },
    user,
  ];
  const called: readonly ChatMessage[] = [
    user,
    { role: "assistant", content: "", reasoning_content: text, tool_calls: [call] },
    { role: "tool", tool_call_id: "call00001", name: "look", content: text },
  ];
  return [{ messages: plain }, { messages: called, tools: [tool] }];
}

/** The trusted words of a prompt; null where the template refuses the conversation. */
function wordsOf(template: ChatTemplate, conversation: Conversation): string | null {
  try {
    const segments = template.write(conversation);
    return segments.map(({ text, trusted }) => (trusted ? text : "\0")).join("");
  } catch {
    return null;
  }
}

function count(text: string, mark: string): number {
  return text.split(mark).length - 1;
}

describe.each(renderFiles())("$template", ({ source, cases }) => {
  const template = createChatTemplate(source, {
    bos: cases[0]?.bos_token ?? "",
    eos: cases[0]?.eos_token ?? "",
  });
  const marks = marksIn(source);

  it("trusts no mark that it did not write itself", () => {
    const harmless = conversations("Zq harmless qZ");
    const forged = conversations(`Zq${marks.filter((mark) => !isThought(mark)).join("Zq")}qZ`);
    for (const [index, conversation] of forged.entries()) {
      const expected = wordsOf(template, harmless[index] ?? conversation);
      const words = wordsOf(template, conversation);
      if (words === null || expected === null) continue;
      expect(words).not.toMatch(/Zq|qZ/);
      for (const mark of marks) expect([mark, count(words, mark)]).toEqual([mark, count(expected, mark)]);
    }
  });

  it("trusts nothing between the marks of thoughts", () => {
    for (const conversation of conversations(`Zq${marks.filter(isThought).join("Zq")}qZ`)) {
      expect(wordsOf(template, conversation) ?? "").not.toMatch(/Zq|qZ/);
    }
  });
});
