import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { beforeEach, expect, test } from "vitest";
import type { ChatId } from "#contract/ids.ts";
import { chatEvents, chatStore, loadChats, openChat } from "../../../renderer/chat/store.ts";
import { Sidebar } from "../../../renderer/chat/sidebar.tsx";
import { fakeMain, type FakeMain } from "../support/fake-main.ts";
import { show } from "../support/show.tsx";
import { aChat, aMessage, aThread } from "../support/threads.ts";

let main: FakeMain;
const chats = [
  aChat(1, { title: "Tides", updatedAt: Date.now() }),
  aChat(2, { title: "Bread", updatedAt: Date.now() - 10 }),
];

beforeEach(async () => {
  main = fakeMain();
  main.answer("chats.list", () => chats);
  main.answer("turns.progress", () => []);
  main.answer("chats.open", ({ id }: { id: ChatId }) =>
    aThread(chats.find((each) => each.id === id) ?? aChat(id), [aMessage({ id: id * 10, text: "Q" })]),
  );
  main.answer("chats.remove", ({ id }: { id: ChatId }) => chatEvents["chat.removed"]({ id }));
  main.answer("chats.restore", ({ id }: { id: ChatId }) => {
    const chat = chats.find((each) => each.id === id);
    if (chat !== undefined) chatEvents["chat.changed"]({ chat });
  });
  await loadChats();
});

const row = (name: string): HTMLElement => screen.getByRole("button", { name });

test("Delete removes a chat at once, and Undo brings it back, opened when it was open", async () => {
  show(<Sidebar />);
  await act(() => openChat(1 as ChatId));
  row("Tides").focus();
  await userEvent.keyboard("{Delete}");
  await waitFor(() => expect(screen.queryByRole("button", { name: "Tides" })).toBeNull());
  expect(chatStore.getState().currentId).toBeNull();
  expect(document.activeElement).toBe(row("Bread"));

  await userEvent.click(await screen.findByRole("button", { name: "Undo" }));
  await waitFor(() => expect(row("Tides")).toBeTruthy());
  expect(main.inputs("chats.restore")).toEqual([{ id: 1 }]);
  await waitFor(() => expect(chatStore.getState().currentId).toBe(1));
});

test("F2 renames in place: Enter keeps the name, Esc and an Enter of an input method do not", async () => {
  show(<Sidebar />);
  const begin = async (): Promise<HTMLElement> => {
    row("Tides").focus();
    await userEvent.keyboard("{F2}");
    return screen.getByRole("textbox", { name: "Chat name" });
  };
  await userEvent.type(await begin(), "x{Escape}");
  expect(main.inputs("chats.rename")).toEqual([]);

  const field = await begin();
  fireEvent.change(field, { target: { value: "潮汐" } });
  fireEvent.keyDown(field, { key: "Enter", keyCode: 229 });
  expect(main.inputs("chats.rename")).toEqual([]);
  fireEvent.keyDown(field, { key: "Enter" });
  expect(main.inputs("chats.rename")).toEqual([{ id: 1, title: "潮汐" }]);
});

test("arrow keys move along the list, and Enter opens", async () => {
  show(<Sidebar />);
  row("Tides").focus();
  await userEvent.keyboard("{ArrowDown}");
  expect(document.activeElement).toBe(row("Bread"));
  await userEvent.keyboard("{Enter}");
  await waitFor(() => expect(chatStore.getState().currentId).toBe(2));
});

test("a search marks what matches, counts, and Esc ends it", async () => {
  main.answer("chats.search", () => [
    {
      chat: chats[0],
      messageId: 10,
      title: [{ text: "Tides", match: false }],
      snippet: [
        { text: "two high ", match: false },
        { text: "tide", match: true },
        { text: "s a day", match: false },
      ],
    },
  ]);
  show(<Sidebar />);
  await userEvent.type(screen.getByRole("searchbox", { name: "Search chats" }), "tide");
  expect((await screen.findByText("1 result")).getAttribute("role")).toBe("status");
  expect(document.querySelector("mark")?.textContent).toBe("tide");
  expect(main.inputs("chats.search")).toEqual([{ query: "tide" }]);
  await userEvent.keyboard("{Escape}");
  expect(screen.queryByText("1 result")).toBeNull();
  expect(row("Bread")).toBeTruthy();
});

test("a search that finds nothing says so and offers to be cleared", async () => {
  main.answer("chats.search", () => []);
  show(<Sidebar />);
  await userEvent.type(screen.getByRole("searchbox", { name: "Search chats" }), "zzz");
  await screen.findByText("Nothing found for “zzz”");
  const [, clear] = screen.getAllByRole("button", { name: "Clear search" });
  if (clear !== undefined) await userEvent.click(clear);
  expect(row("Tides")).toBeTruthy();
});
