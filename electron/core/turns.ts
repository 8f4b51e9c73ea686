import type { Handlers } from "#contract/call.ts";
import type { Chat, Thread } from "#contract/chat.ts";
import type { EngineStatus } from "#contract/engine-status.ts";
import { AppError } from "#contract/errors.ts";
import type { ChatId, MessageId, ModelId } from "#contract/ids.ts";
import type { calls } from "#contract/ipc.ts";
import type { Message, Part } from "#contract/message.ts";
import type { Emit } from "./emit.ts";
import type { Log } from "./log.ts";
import { newChat, newQuestion, newReply } from "./new-message.ts";
import { createReply } from "./reply.ts";
import type { Reply } from "./reply.ts";
import type { Saver } from "./saver.ts";
import { titleOf } from "./title.ts";
import { renderPrompt, writeReply } from "./write-reply.ts";
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
  /** The parts of a reply that is being written, or null: they are ahead of the disk. */
  liveParts(id: MessageId): readonly Part[] | null;
  /** Stops the replies that wait for a model to load. */
  stopLoading(): Promise<void>;
}

interface Running {
  readonly reply: Reply;
  readonly ended: Promise<void>;
}

interface RunningTurns extends Map<ChatId, Running> {
  /** Chats whose next turn is on its way to the disk. */
  readonly reserved: Set<ChatId>;
}

/** One reply at a time per chat: saved before shown, queued for the engine, stopped, settled. */
export function createTurns(deps: TurnsDeps): Turns {
  const running: RunningTurns = Object.assign(new Map<ChatId, Running>(), { reserved: new Set<ChatId>() });

  async function stop(chatId: ChatId): Promise<void> {
    const turn = running.get(chatId);
    turn?.reply.stop.abort(new AppError("cancelled"));
    await turn?.ended;
  }

  return {
    handlers: {
      ...createAsking(deps, running),
      stop: ({ chatId }) => stop(chatId),
      prompt: (request) => renderPrompt(deps, request),
      progress: () => [...running.values()].map(({ reply }) => reply.progress()),
    },
    stop,
    liveParts: (id) =>
      [...running.values()].find(({ reply }) => reply.messageId === id)?.reply.parts() ?? null,
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

  async function asking(chat: Chat, parentId: MessageId | null, asked: Asked): Promise<Thread> {
    const model = await deps.model(asked.modelId);
    const question = newQuestion({ chatId: chat.id, parentId }, asked.text);
    const reply = newReply({ chatId: chat.id, parentId: question.id }, model);
    const request = { message: reply, overflow: "refuse" } as const;
    return add({ ...chat, modelId: model.id }, { messages: [question, reply], request, draft: asked.draft });
  }

  async function add(chat: Chat, { messages, request, draft }: Addition): Promise<Thread> {
    if (running.has(chat.id) || running.reserved.has(chat.id)) throw new AppError("chatBusy");
    running.reserved.add(chat.id);
    try {
      const dated = { ...chat, updatedAt: Date.now() };
      const thread = await store.messages.add({ chat: dated, messages, clearDraft: draft });
      deps.emit("chat.changed", { chat: thread.chat });
      begin(deps, running, { ...request, siblings: thread.messages.at(-1)?.siblings ?? [] });
      return thread;
    } finally {
      running.reserved.delete(chat.id);
    }
  }

  return {
    async send({ chatId, text, modelId }) {
      if (chatId === null) return asking(newChat(text), null, { text, modelId, draft: null });
      const { chat } = await store.chats.thread({ id: chatId });
      const title = chat.title === "" ? titleOf(text) : chat.title;
      return asking({ ...chat, title }, chat.leafId, { text, modelId, draft: chatId });
    },
    async edit({ messageId, text, modelId }) {
      const original = await store.messages.get({ id: messageId });
      const { chat } = await store.chats.thread({ id: original.chatId });
      return asking(chat, original.parentId, { text, modelId });
    },
    async regenerate({ messageId, modelId, overflow }) {
      const { chatId, parentId } = await store.messages.get({ id: messageId });
      const { chat } = await store.chats.thread({ id: chatId });
      const reply = newReply({ chatId, parentId }, await deps.model(modelId));
      const request = { message: reply, overflow: overflow ?? "refuse" } as const;
      return add({ ...chat, modelId }, { messages: [reply], request });
    },
  };
}

interface Asked {
  readonly text: string;
  readonly modelId: ModelId;
  /** The chat whose draft this was (null: of the new chat), or undefined when it was none. */
  readonly draft?: ChatId | null;
}

interface Addition {
  readonly messages: readonly Message[];
  readonly request: ReplyRequest;
  readonly draft?: ChatId | null | undefined;
}

interface Beginning extends ReplyRequest {
  readonly siblings: readonly MessageId[];
}

function begin(deps: TurnsDeps, running: RunningTurns, request: Beginning): void {
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

async function run(deps: TurnsDeps, reply: Reply, request: Beginning): Promise<void> {
  // A macrotask later, so that the answer to the call that began it reaches the window first.
  await new Promise((resolve) => setImmediate(resolve));
  reply.tell({ phase: "queued" });
  const last = await writeReply(deps, reply, request).then(reply.finish, reply.fail);
  deps.emit("message.changed", { message: { ...last, siblings: request.siblings } });
}
