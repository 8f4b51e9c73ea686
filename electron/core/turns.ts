import type { Handlers } from "#contract/call.ts";
import type { Chat, Thread } from "#contract/chat.ts";
import type { EngineStatus } from "#contract/engine-status.ts";
import { AppError } from "#contract/errors.ts";
import type { ChatId, MessageId, ModelId } from "#contract/ids.ts";
import type { calls } from "#contract/ipc.ts";
import type { Message } from "#contract/message.ts";
import type { Emit } from "./emit.ts";
import type { Log } from "./log.ts";
import { newChat, newQuestion, newReply } from "./new-message.ts";
import { createReply } from "./reply.ts";
import type { Reply } from "./reply.ts";
import type { Saver } from "./saver.ts";
import { titleOf } from "./title.ts";
import { writeReply } from "./write-reply.ts";
import type { ReplyRequest, WriteReplyDeps } from "./write-reply.ts";

export interface TurnsDeps extends WriteReplyDeps {
  readonly saver: Saver;
  readonly emit: Emit;
  readonly log: Log;
}

export interface Turns {
  readonly handlers: Handlers<typeof calls>["turns"];
  /** Passes loading progress on to the reply that waits for it. */
  onEngineStatus(status: EngineStatus): void;
  /** Stops a chat's reply, if there is one, and waits until it is on disk. */
  stop(chatId: ChatId): Promise<void>;
  stopAll(): Promise<void>;
  /** Stops the replies that wait for a model to load. */
  stopLoading(): Promise<void>;
}

interface Running {
  readonly reply: Reply;
  readonly ended: Promise<void>;
}

type RunningTurns = Map<ChatId, Running>;

/** One reply at a time per chat: saved before shown, queued for the engine, stopped, settled. */
export function createTurns(deps: TurnsDeps): Turns {
  const running: RunningTurns = new Map();

  async function stop(chatId: ChatId): Promise<void> {
    const turn = running.get(chatId);
    turn?.reply.stop.abort(new AppError("cancelled"));
    await turn?.ended;
  }

  return {
    handlers: {
      ...createAsking(deps, running),
      stop: ({ chatId }) => stop(chatId),
      progress: () => [...running.values()].map(({ reply }) => reply.progress()),
    },
    stop,
    stopAll: async () => void (await Promise.all([...running.keys()].map(stop))),
    stopLoading: async () => void (await Promise.all(loading(running).map(({ chatId }) => stop(chatId)))),
    onEngineStatus(status) {
      if (status.state !== "loading") return;
      for (const reply of loading(running)) reply.tell({ done: Math.round(status.progress * 100) });
    },
  };
}

function loading(running: RunningTurns): readonly Reply[] {
  return [...running.values()]
    .map(({ reply }) => reply)
    .filter((reply) => reply.progress().phase === "loading");
}

type Asking = Pick<Turns["handlers"], "send" | "edit" | "regenerate">;

function createAsking(deps: TurnsDeps, running: RunningTurns): Asking {
  const { store } = deps;

  async function ask(chat: Chat, parentId: MessageId | null, asked: Asked): Promise<Thread> {
    const model = await deps.model(asked.modelId);
    const question = newQuestion({ chatId: chat.id, parentId }, asked.text);
    const reply = newReply({ chatId: chat.id, parentId: question.id }, model);
    return add({ ...chat, modelId: model.id }, [question, reply], { message: reply, overflow: "refuse" });
  }

  async function add(chat: Chat, messages: readonly Message[], request: ReplyRequest): Promise<Thread> {
    if (running.has(chat.id)) throw new AppError("chatBusy");
    const isNew = chat.leafId === null;
    const thread = await store.messages.add({ chat, messages, clearDraft: isNew ? null : chat.id });
    deps.emit("chat.changed", { chat: thread.chat });
    begin(deps, running, request);
    return thread;
  }

  return {
    async send({ chatId, text, modelId }) {
      if (chatId === null) return ask(newChat(text), null, { text, modelId });
      const { chat } = await store.chats.thread({ id: chatId });
      const title = chat.title === "" ? titleOf(text) : chat.title;
      return ask({ ...chat, title }, chat.leafId, { text, modelId });
    },
    async edit({ messageId, text, modelId }) {
      const original = await store.messages.get({ id: messageId });
      const { chat } = await store.chats.thread({ id: original.chatId });
      return ask(chat, original.parentId, { text, modelId });
    },
    async regenerate({ messageId, modelId, overflow }) {
      const { chatId, parentId } = await store.messages.get({ id: messageId });
      const { chat } = await store.chats.thread({ id: chatId });
      const reply = newReply({ chatId, parentId }, await deps.model(modelId));
      const request = { message: reply, overflow: overflow ?? "refuse" } as const;
      return add({ ...chat, modelId }, [reply], request);
    },
  };
}

interface Asked {
  readonly text: string;
  readonly modelId: ModelId;
}

function begin(deps: TurnsDeps, running: RunningTurns, request: ReplyRequest): void {
  const { chatId } = request.message;
  const reply = createReply(request.message, deps);
  const ended = run(deps, reply, request)
    .catch((thrown: unknown) => deps.log.error("turns.run", thrown))
    .finally(() => {
      running.delete(chatId);
      deps.emit("turn.ended", { chatId });
    });
  running.set(chatId, { reply, ended });
}

async function run(deps: TurnsDeps, reply: Reply, request: ReplyRequest): Promise<void> {
  // A macrotask later, so that the answer to the call that began it reaches the window first.
  await new Promise((resolve) => setImmediate(resolve));
  reply.tell({ phase: "queued" });
  const last = await writeReply(deps, reply, request).then(reply.finish, reply.fail);
  const { chat, messages } = await deps.store.chats.thread({ id: last.chatId });
  const siblings = messages.find(({ id }) => id === last.id)?.siblings ?? [last.id];
  deps.emit("message.changed", { message: { ...last, siblings } });
  deps.emit("chat.changed", { chat });
}
