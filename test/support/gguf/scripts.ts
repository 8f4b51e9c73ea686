import type { Piece } from "./pieces.ts";

/** What the presets of the scripted model answer, word for word. */
export const PLAIN_TEXT = `Hello from the scripted model! This reply is written **by real inference**, one token after the other.

## A short list

- first point
- second point with \`inline code\`

\`\`\`ts
const answer: number = 42;
console.log(answer);
\`\`\`

That was everything; see [the manual](https://example.com/manual) for more.`;

export const THINKING_TEXT = "The user wants to know something. Let me weigh it briefly, then reply.";
export const THOUGHT_OUT_TEXT = "After some thought: the result is 42.";

export const TOOL_NAME = "get_weather";
export const TOOL_TEXT = `<tool_call>${TOOL_NAME}<arg_key>city</arg_key><arg_value>Beijing</arg_value></tool_call>`;
export const CHATML_TOOL_TEXT = `<tool_call>{"name": "${TOOL_NAME}", "arguments": {"city": "Beijing"}}</tool_call>`;
export const AFTER_TOOL_TEXT = "It is sunny in Beijing, 21 degrees.";

/** Repeated for ever. */
export const ENDLESS_TEXT = "And so it goes on, round after round, without any end in sight. ";

export const CHINESE_TEXT =
  "你好！我是脚本模型，完全在本机运行。\n\n下面是一个列表：\n\n1. 第一点：不联网。\n2. 第二点：不上传任何数据。\n\n祝你使用愉快！";

/** Numbered lines; at four tokens a line, 600 of them are 2,400 tokens. */
export const LONG_TEXT = Array.from(
  { length: 600 },
  (_, index) => `Line${index} number${index} of${index} many${index}.\n`,
).join("");

/** "Split 你 fine, broken \xFF end." with the character cut after its second byte and one byte that is no UTF-8. */
export const INVALID_UTF8_PIECES: readonly Piece[] = [
  Uint8Array.from([...Buffer.from("Split "), 0xe4, 0xbd]),
  Uint8Array.from([0xa0, ...Buffer.from(" fine,")]),
  " broken ",
  Uint8Array.from([0xff, ...Buffer.from(" end.")]),
];
export const INVALID_UTF8_TEXT = "Split 你 fine, broken \uFFFD end.";
