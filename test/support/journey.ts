import { join } from "node:path";
import type { Thread } from "#contract/chat.ts";
import type { Events } from "#contract/ipc.ts";
import type { ChatId, ModelId } from "#contract/ids.ts";
import { applyPatch, textOf } from "#contract/message.ts";
import type { Part, ThreadMessage } from "#contract/message.ts";
import type { Model } from "#contract/model.ts";
import { writePreset } from "./gguf/presets.ts";
import type { PresetName } from "./gguf/presets.ts";
import type { RunningApp } from "./running-app.ts";

/** Writes a scripted model beside the app's data and adds it. */
export async function addPreset(
  running: RunningApp,
  preset: PresetName,
  changes: Parameters<typeof writePreset>[2] = {},
): Promise<Model> {
  const path = join(running.folder, `${preset}.gguf`);
  await writePreset(path, preset, changes);
  return addFile(running, path);
}

export async function addFile({ client }: RunningApp, path: string): Promise<Model> {
  const [added] = await client.models.add({ paths: [path] });
  if (added === undefined || added.outcome === "refused") throw new Error(JSON.stringify(added));
  return added.model;
}

export interface Sent {
  readonly chatId: ChatId;
  readonly question: ThreadMessage;
  readonly reply: ThreadMessage;
}

export async function send(
  { client }: RunningApp,
  text: string,
  to: { readonly modelId: ModelId; readonly chatId?: ChatId },
): Promise<Sent> {
  return sentOf(await client.turns.send({ text, modelId: to.modelId, chatId: to.chatId ?? null }));
}

/** The question and the reply at the end of a thread. */
export function sentOf({ chat, messages }: Thread): Sent {
  const [question, reply] = messages.slice(-2);
  if (question === undefined || reply === undefined)
    throw new Error("a thread ends in a question and a reply");
  return { chatId: chat.id, question, reply };
}

/** Waits until a reply has settled; what the event says is what is on disk. */
export async function settled(running: RunningApp, { reply }: Sent): Promise<ThreadMessage> {
  const { message } = await running.waitFor("message.changed", (detail) => detail.message.id === reply.id);
  return message;
}

/** Waits until at least `tokens` tokens of a reply have been shown. */
export function written(
  running: RunningApp,
  { chatId }: Sent,
  tokens: number,
): Promise<Events["turn.progress"]> {
  return running.waitFor("turn.progress", (detail) => detail.chatId === chatId && detail.tokens >= tokens);
}

/** What the window would show: the patches of one message, folded. */
export function shown({ events }: RunningApp, { reply }: Sent): readonly Part[] {
  const patches = events.flatMap((event) =>
    event.name === "message.patched" && event.detail.id === reply.id ? event.detail.patches : [],
  );
  return patches.reduce(applyPatch, [] as readonly Part[]);
}

export function words(message: ThreadMessage): string {
  return textOf(message.parts);
}
