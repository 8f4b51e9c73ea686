import { act, createEvent, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import { AppError } from "#contract/errors.ts";
import type { ChatId } from "#contract/ids.ts";
import { readSettings } from "#contract/settings.ts";
import { ChatPage } from "../../../renderer/chat/chat-page.tsx";
import { loadDrafts } from "../../../renderer/chat/drafts.ts";
import { chatEvents, chatStore, openChat } from "../../../renderer/chat/store.ts";
import { frameStore } from "../../../renderer/frame/store.ts";
import { modelsStore } from "../../../renderer/models/store.ts";
import { settingsStore } from "../../../renderer/settings/store.ts";
import { fakeMain, type FakeMain } from "../support/fake-main.ts";
import { show } from "../support/show.tsx";
import { aChat, aMessage, aModelId, aThread } from "../support/threads.ts";

let main: FakeMain;

beforeEach(() => {
  main = fakeMain();
  main.answer("turns.send", () =>
    aThread(aChat(1), [
      aMessage({ id: 2, text: "Hello" }),
      aMessage({ id: 3, role: "assistant", state: "waiting" }),
    ]),
  );
  settingsStore.setState({ settings: readSettings({}) });
});

const field = (): HTMLTextAreaElement => screen.getByRole("textbox", { name: "Message" });
const sent = (): readonly unknown[] => main.inputs("turns.send");

test("Enter sends the draft with the chosen model, and the field is empty and still has the focus", async () => {
  show(<ChatPage />);
  await userEvent.type(field(), "Hello{Enter}");
  await screen.findByText("Starting…");
  expect(sent()).toEqual([{ chatId: null, text: "Hello", modelId: aModelId }]);
  expect(field().value).toBe("");
  expect(document.activeElement).toBe(field());
});

test("Shift and Enter begin a new line", async () => {
  show(<ChatPage />);
  await userEvent.type(field(), "one{Shift>}{Enter}{/Shift}two");
  expect(field().value).toBe("one\ntwo");
  expect(sent()).toEqual([]);
});

test("the setting swaps the keys", async () => {
  settingsStore.setState({ settings: { ...readSettings({}), sendKey: "modEnter" } });
  show(<ChatPage />);
  await userEvent.type(field(), "one{Enter}two");
  expect(sent()).toEqual([]);
  await userEvent.type(field(), "{Control>}{Enter}{/Control}");
  await waitFor(() => expect(sent()).toHaveLength(1));
});

test("an Enter of an input method never sends, in either order of events", async () => {
  show(<ChatPage />);
  fireEvent.change(field(), { target: { value: "你好" } });

  fireEvent.compositionStart(field());
  fireEvent.keyDown(field(), { key: "Enter", isComposing: true });
  fireEvent.keyDown(field(), { key: "Enter", keyCode: 229 });
  fireEvent.compositionEnd(field());
  fireEvent.keyDown(field(), { key: "Enter" });
  expect(sent()).toEqual([]);

  await new Promise((resolve) => setTimeout(resolve, 80));
  fireEvent.keyDown(field(), { key: "Enter" });
  await waitFor(() => expect(sent()).toHaveLength(1));
});

test("a refused message stays in the field, with the reason above it", async () => {
  main.answer("turns.send", () => {
    throw new AppError("diskFull");
  });
  show(<ChatPage />);
  await userEvent.type(field(), "Precious{Enter}");
  expect((await screen.findByRole("alert")).textContent).toContain("The disk is full");
  expect(field().value).toBe("Precious");
});

test("without a usable model the button opens the list of models", async () => {
  show(<ChatPage />);
  act(() =>
    modelsStore.setState(({ models }) => ({
      models: models?.map((each) => ({ ...each, problem: { code: "modelMissing", params: {} } })) ?? [],
    })),
  );
  await userEvent.click(within(screen.getByRole("form")).getByRole("button", { name: "Choose a model" }));
  expect(frameStore.getState().pickerOpen).toBe(true);
  expect(sent()).toEqual([]);
});

test("drafts are kept per chat, restored at the start, and saved when the chat is left", async () => {
  main.answer("drafts.list", () => [{ chatId: 2, text: "half a thought" }]);
  main.answer("chats.open", ({ id }: { id: ChatId }) =>
    aThread(aChat(id), [aMessage({ id: id * 10, text: "Q" })]),
  );
  await loadDrafts();
  show(<ChatPage />);
  await userEvent.type(field(), "for the new chat");
  await act(() => openChat(2 as ChatId));
  expect(field().value).toBe("half a thought");
  expect(main.inputs("drafts.save")).toEqual([{ chatId: null, text: "for the new chat" }]);
  act(() => chatStore.setState({ currentId: null }));
  expect(field().value).toBe("for the new chat");
});

test("a draft is saved after a pause, once", async () => {
  vi.useFakeTimers();
  show(<ChatPage />);
  fireEvent.change(field(), { target: { value: "a" } });
  fireEvent.change(field(), { target: { value: "ab" } });
  expect(main.inputs("drafts.save")).toEqual([]);
  vi.advanceTimersByTime(600);
  vi.useRealTimers();
  expect(main.inputs("drafts.save")).toEqual([{ chatId: null, text: "ab" }]);
});

test("while a reply is written the same button stops it, and so does Esc", async () => {
  show(<ChatPage />);
  await userEvent.type(field(), "Hello{Enter}");
  await screen.findByText("Starting…");
  const chatId = 1 as ChatId;
  const progress = { ahead: 0, done: 0, total: 0, tokens: 1, speed: 9, contextUsed: 0, contextSize: 0 };
  act(() => chatEvents["turn.progress"]({ chatId, phase: "writing", ...progress }));
  await userEvent.click(screen.getByRole("button", { name: "Stop" }));
  await userEvent.type(field(), "{Escape}");
  expect(main.inputs("turns.stop")).toEqual([{ chatId }, { chatId }]);
  await userEvent.type(field(), "next{Enter}");
  expect(sent()).toHaveLength(1);
  act(() => chatEvents["turn.ended"]({ chatId }));
  expect(screen.getByRole("button", { name: "Send" })).toBeTruthy();
});

test("the up arrow in an empty field changes the last question in its place; Esc gives up", async () => {
  main.answer("chats.open", () => aThread(aChat(1), [aMessage({ id: 2, text: "Old words" })]));
  main.answer("turns.edit", () => aThread(aChat(1), [aMessage({ id: 4, text: "New words" })]));
  show(<ChatPage />);
  await act(() => openChat(1 as ChatId));
  fireEvent.keyDown(field(), { key: "ArrowUp" });
  const edit = (): HTMLTextAreaElement => screen.getByRole("textbox", { name: "Edit your message" });
  expect(document.activeElement).toBe(edit());
  const escape = createEvent.keyDown(edit(), { key: "Escape" });
  fireEvent(edit(), escape);
  expect(screen.queryByRole("textbox", { name: "Edit your message" })).toBeNull();
  expect(main.inputs("turns.stop")).toEqual([]);

  fireEvent.keyDown(field(), { key: "ArrowUp" });
  await userEvent.clear(edit());
  await userEvent.type(edit(), "New words{Enter}");
  await screen.findByText("New words");
  expect(main.inputs("turns.edit")).toEqual([{ messageId: 2, text: "New words", modelId: aModelId }]);
});
