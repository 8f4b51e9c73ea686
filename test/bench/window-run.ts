import type { OpenedApp } from "../support/window.ts";
import { processesOf } from "./app-processes.ts";
import { cpuTime } from "./process-figures.ts";

export interface WindowSetup {
  readonly model: string;
  readonly threads: number;
  readonly contextSize: number;
  readonly tokens: number;
}

/** Times in milliseconds, speeds in tokens per second. */
export interface WindowRun {
  readonly promptTokens: number;
  readonly tokens: number;
  readonly promptSpeed: number;
  /** From the first to the last patch that reached the page. */
  readonly windowSpeed: number;
  /** From the message to the first patch in the page, less what the engine itself took. */
  readonly overhead: number;
  readonly mainTime: number;
  readonly windowTime: number;
}

interface PageBridge {
  call(name: string, input?: unknown): Promise<{ readonly ok: boolean; readonly value?: unknown }>;
  on(listener: (name: string, detail: unknown) => void): void;
}

/** Adds the model and loads it as the comparison asks; answers its id. */
export async function prepareWindow({ page }: OpenedApp, setup: WindowSetup): Promise<string> {
  return page.evaluate(async ({ model, threads, contextSize, tokens }) => {
    const { hearth } = globalThis as unknown as { hearth: PageBridge };
    const settings = { threads, contextSize, maxTokens: tokens, backend: "cpu", temperature: 1, topK: 40 };
    for (const [key, value] of Object.entries(settings)) await hearth.call("settings.change", { key, value });
    const added = (await hearth.call("models.add", { paths: [model] })).value as { model: { id: string } }[];
    const id = added[0]?.model.id ?? "";
    await hearth.call("models.load", { id });
    return id;
  }, setup);
}

interface Seen {
  readonly sent: number;
  readonly first: number;
  readonly last: number;
  readonly stats: { promptTokens: number; tokens: number; promptSpeed: number; timeToFirstToken: number };
}

/** Sends one message in a new chat and watches its reply arrive in the page, which draws it meanwhile. */
export async function askInWindow(opened: OpenedApp, modelId: string, length: number): Promise<WindowRun> {
  const { main, window } = await processesOf(opened);
  const before = [cpuTime(main), cpuTime(window)] as const;
  const { sent, first, last, stats } = await opened.page.evaluate(watchReply, { modelId, length });
  return {
    promptTokens: stats.promptTokens,
    tokens: stats.tokens,
    promptSpeed: stats.promptSpeed,
    windowSpeed: ((stats.tokens - 1) * 1000) / (last - first),
    overhead: first - sent - stats.timeToFirstToken,
    mainTime: cpuTime(main) - before[0],
    windowTime: cpuTime(window) - before[1],
  };
}

/** Runs in the page. */
function watchReply({ modelId, length }: { modelId: string; length: number }): Promise<Seen> {
  const { hearth } = globalThis as unknown as { hearth: PageBridge };
  return new Promise((resolve) => {
    const sent = performance.now();
    let first = 0;
    let last = 0;
    let mine: number | null = null;
    hearth.on((name, detail) => {
      const { id, message } = detail as { id?: number; message?: { id: number; stats: Seen["stats"] } };
      if (name === "message.patched" && id === mine) {
        last = performance.now();
        first ||= last;
      }
      if (name === "message.changed" && message?.id === mine)
        resolve({ sent, first, last, stats: message.stats });
    });
    // A beginning of its own, so that nothing of an earlier prompt is reused.
    const text = `${Math.random()} ${"lorem ipsum ".repeat(length / 12)}`;
    void hearth.call("turns.send", { chatId: null, text, modelId }).then(({ value }) => {
      const { messages } = value as { messages: { id: number }[] };
      mine = messages.at(-1)?.id ?? null;
    });
  });
}
