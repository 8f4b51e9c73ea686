import { act, screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { beforeEach, expect, test } from "vitest";
import type { ChatId, MessageId } from "#contract/ids.ts";
import type { Part, ThreadMessage, ToolCallPart } from "#contract/message.ts";
import { ChatPage } from "../../../renderer/chat/chat-page.tsx";
import { chatEvents, openChat } from "../../../renderer/chat/store.ts";
import { fakeMain, type FakeMain } from "../support/fake-main.ts";
import { show } from "../support/show.tsx";
import { aChat, aMessage, aThread } from "../support/threads.ts";

let main: FakeMain;
const chatId = 1 as ChatId;
const id = 3 as MessageId;
const progress = { ahead: 0, done: 0, total: 0, tokens: 0, speed: 9, contextUsed: 0, contextSize: 0, chatId };

beforeEach(() => {
  main = fakeMain();
});

async function open(parts: readonly Part[], over: Partial<ThreadMessage> = {}): Promise<void> {
  const reply = aMessage({ role: "assistant", modelName: "Qwen", ...over, parts: [...parts], id: 3 });
  main.answer("chats.open", () => aThread(aChat(1), [aMessage({ id: 2, text: "Question" }), reply]));
  show(<ChatPage />);
  await act(() => openChat(chatId));
}

function aCall(over: Partial<ToolCallPart> = {}): ToolCallPart {
  return {
    kind: "tool-call",
    id: "a",
    name: "calculate",
    arguments: '{"expression":"2 + 2"}',
    state: "done",
    result: '{"expression":"2 + 2","result":4}',
    ...over,
  };
}

const card = (name: RegExp): HTMLElement => screen.getByRole("button", { name });

test("a call is one line: the tool, what it was given and gave back without repeating it, how it stands", async () => {
  const clock = { date: "2026-08-01", time: "14:03:22" };
  await open([
    aCall(),
    aCall({ id: "b", name: "current_time", arguments: "{}", result: JSON.stringify(clock) }),
    aCall({ id: "c", name: "get_weather", arguments: '{"city":"Bern","days":3}', result: "Rain" }),
    aCall({ id: "d", arguments: '{"expression":"2 +"}', state: "failed", result: "Error: it ends early" }),
  ]);
  expect(card(/^Calculator.*2 \+ 2 → 4.*Done$/)).toBeTruthy();
  expect(card(/^Clock.*2026-08-01, 14:03:22.*Done$/)).toBeTruthy();
  expect(card(/^get_weather.*city: Bern, days: 3 → Rain.*Done$/)).toBeTruthy();
  expect(card(/^Calculator.*2 \+ → Error: it ends early.*Failed$/)).toBeTruthy();
});

test("unfolded it shows arguments and result laid out, each to be copied", async () => {
  const user = userEvent.setup();
  await open([aCall()]);
  card(/^Calculator/).focus();
  await user.keyboard("{Enter}");
  expect(screen.getByRole("group", { name: "Arguments" }).textContent).toContain(
    '{\n  "expression": "2 + 2"\n}',
  );
  await user.click(within(screen.getByRole("group", { name: "Result" })).getByRole("button"));
  expect(await navigator.clipboard.readText()).toBe('{\n  "expression": "2 + 2",\n  "result": 4\n}');
});

test("numbers that would come back rounded are shown as they were written", async () => {
  await open([aCall({ result: '{"result":12345678901234567890}' })]);
  expect(card(/→ \{"result":12345678901234567890\}/)).toBeTruthy();
});

test("a call is followed while it is written and run", async () => {
  await open([], { state: "streaming" });
  act(() => chatEvents["turn.progress"]({ ...progress, phase: "writing" }));
  const patch = (patches: Parameters<(typeof chatEvents)["message.patched"]>[0]["patches"]): void =>
    act(() => chatEvents["message.patched"]({ chatId, id, patches }));
  const part = aCall({ arguments: "", state: "writing", result: null });
  patch([
    { op: "open", part },
    { op: "append", text: '{"expression":"2 ' },
  ]);
  expect(await screen.findByRole("button", { name: /\{"expression":"2.*Preparing…$/ })).toBeTruthy();
  expect(screen.getByText("9 tokens/s")).toBeTruthy();
  patch([
    { op: "append", text: '+ 2"}' },
    { op: "close", duration: 0 },
  ]);
  expect(await screen.findByRole("button", { name: /2 \+ 2.*Waiting$/ })).toBeTruthy();
  patch([{ op: "tool", id: "a", state: "running", result: null }]);
  expect(await screen.findByRole("button", { name: /2 \+ 2.*Running…$/ })).toBeTruthy();
  patch([{ op: "tool", id: "a", state: "done", result: "4" }]);
  expect(await screen.findByRole("button", { name: /2 \+ 2 → 4.*Done$/ })).toBeTruthy();
  act(() => chatEvents["turn.progress"]({ ...progress, phase: "reading", done: 1, total: 4 }));
  expect(screen.getByText("Reading the result… 25%")).toBeTruthy();
});

test("a call that a stopped reply left open is not shown as going on", async () => {
  await open([aCall({ state: "running", result: null })], { state: "stopped" });
  expect(card(/Not run$/)).toBeTruthy();
  const reply = screen.getAllByRole("article").at(-1) ?? document.body;
  expect(within(reply).queryByRole("button", { name: "Copy" })).toBeNull();
});

test("thoughts and calls keep their order, and only the text is copied", async () => {
  const user = userEvent.setup();
  await open([
    { kind: "reasoning", text: "A sum.", duration: 2000 },
    { kind: "text", text: "\n\n" },
    aCall(),
    { kind: "reasoning", text: "So four.", duration: 3000 },
    { kind: "text", text: "It is four." },
  ]);
  const reply = screen.getAllByRole("article").at(-1)?.textContent ?? "";
  const places = ["Thought for 2 s", "Calculator", "Thought for 3 s", "It is four."].map((words) =>
    reply.indexOf(words),
  );
  expect(places).not.toContain(-1);
  expect(places.toSorted((a, b) => a - b)).toEqual(places);
  await user.click(screen.getAllByRole("button", { name: "Copy" }).at(-1) ?? document.body);
  expect((await navigator.clipboard.readText()).trim()).toBe("It is four.");
});
