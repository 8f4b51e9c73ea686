import { act, screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { beforeEach, expect, test } from "vitest";
import { AppError } from "#contract/errors.ts";
import type { ChatId } from "#contract/ids.ts";
import type { RenderedPrompt } from "#contract/prompt.ts";
import { ChatPage } from "../../../renderer/chat/chat-page.tsx";
import { openChat } from "../../../renderer/chat/store.ts";
import { modelsStore } from "../../../renderer/models/store.ts";
import { fakeMain, type FakeMain } from "../support/fake-main.ts";
import { show } from "../support/show.tsx";
import { aChat, aMessage, aModelId, aThread } from "../support/threads.ts";

const prompt: RenderedPrompt = {
  tokens: 1012,
  segments: [
    { kind: "control", text: "<|user|>", tokens: 1 },
    { kind: "template", text: "\nQuestion:\n", tokens: 4 },
    { kind: "given", text: "One\n  two <|user|>", tokens: 1006 },
    { kind: "control", text: "<|assistant|>", tokens: 1 },
  ],
};
const whole = "<|user|>\nQuestion:\nOne\n  two <|user|><|assistant|>";

let main: FakeMain;

beforeEach(() => {
  main = fakeMain();
  main.answer("turns.prompt", () => prompt);
  main.answer("chats.open", () =>
    aThread(aChat(1), [
      aMessage({ id: 2, text: "One\n  two" }),
      aMessage({ id: 3, role: "assistant", text: "Answer", modelId: aModelId }),
    ]),
  );
});

const buttons = (): readonly HTMLElement[] => screen.getAllByRole("button", { name: "What the model sees" });

async function openPrompt(): Promise<HTMLElement> {
  show(<ChatPage />);
  await act(() => openChat(1 as ChatId));
  buttons().at(-1)?.focus();
  await userEvent.keyboard("{Enter}");
  return await screen.findByRole("dialog", { name: "What the model sees" });
}

test("the prompt is shown to the letter, with what each kind of text costs", async () => {
  const dialog = await openPrompt();
  const chip = await within(dialog).findByText("<|assistant|>");
  expect(chip.closest("pre")?.textContent).toBe(whole);
  expect(chip.closest("[title]")?.getAttribute("title")).toBe("Control tokens, 1 token");
  expect(within(dialog).getByText("1,012 tokens")).toBeTruthy();
  const costs = within(dialog)
    .getAllByRole("term")
    .map((term) => `${term.textContent} ${term.nextElementSibling?.textContent}`);
  expect(costs.slice(1)).toEqual(["Control tokens 2", "Template 4", "What was written 1,006"]);
  expect(main.inputs("turns.prompt")).toEqual([{ messageId: 3, modelId: aModelId }]);
});

test("what is copied is what the model reads", async () => {
  const user = userEvent.setup();
  const dialog = await openPrompt();
  await user.click(await within(dialog).findByRole("button", { name: "Copy the prompt" }));
  expect(await navigator.clipboard.readText()).toBe(whole);
});

test("Esc closes it, and the focus is back on the button", async () => {
  const dialog = await openPrompt();
  await within(dialog).findByText("1,012 tokens");
  await userEvent.keyboard("{Escape}");
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(document.activeElement).toBe(buttons().at(-1));
});

test("it says what it waits for", async () => {
  main.answer("turns.prompt", () => new Promise(() => undefined));
  const dialog = await openPrompt();
  expect(within(dialog).getByRole("status").textContent).toBe("Preparing the prompt…");
  const loading = { state: "loading", device: null, modelId: aModelId, progress: 0.62 } as const;
  act(() => modelsStore.setState({ engine: loading }));
  expect(within(dialog).getByRole("status").textContent).toBe("Loading the model… 62%");
});

test("a failure says why, and can be tried again", async () => {
  main.answer("turns.prompt", () => {
    throw new AppError("templateFailed");
  });
  const dialog = await openPrompt();
  const alert = await within(dialog).findByRole("alert");
  expect(alert.textContent).toContain("The model's chat template does not work");
  main.answer("turns.prompt", () => prompt);
  await userEvent.click(within(alert).getByRole("button", { name: "Try again" }));
  expect(await within(dialog).findByText("1,012 tokens")).toBeTruthy();
});

test("a question is shown as the chosen model would read it", async () => {
  show(<ChatPage />);
  await act(() => openChat(1 as ChatId));
  await userEvent.click(buttons()[0] ?? document.body);
  await screen.findByText("1,012 tokens");
  expect(main.inputs("turns.prompt")).toEqual([{ messageId: 2, modelId: aModelId }]);
});
