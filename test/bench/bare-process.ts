import { fork } from "node:child_process";
import { resolve } from "node:path";
import { findNode } from "../../electron/core/node-binary.ts";

export interface BareSetup {
  readonly model: string;
  readonly threads: number;
  readonly contextSize: number;
}

export interface BareRequest {
  readonly promptTokens: number;
  readonly tokens: number;
  readonly seed: number;
}

export interface BareRun {
  readonly promptSpeed: number;
  readonly speed: number;
}

export interface BareLoop {
  run(request: BareRequest): Promise<BareRun>;
  close(): Promise<void>;
}

/** Starts `bare-loop.mjs` on the workers' Node: node-llama-cpp and nothing else. */
export async function startBareLoop(setup: BareSetup): Promise<BareLoop> {
  const child = fork(resolve("test", "bench", "bare-loop.mjs"), [JSON.stringify(setup)], {
    execPath: findNode(null),
    execArgv: [],
  });
  const next = (): Promise<unknown> => new Promise((answer) => child.once("message", answer));
  await next();
  return {
    run(request) {
      const answer = next() as Promise<BareRun>;
      child.send(request);
      return answer;
    },
    async close() {
      const ended = new Promise((done) => child.once("exit", done));
      child.kill();
      await ended;
    },
  };
}
