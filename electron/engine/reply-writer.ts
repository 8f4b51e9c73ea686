import type { Token } from "node-llama-cpp";
import type { Patch } from "#contract/message.ts";
import type { Splitter } from "./formats/splitter.ts";
import type { TokenDecoder } from "./token-decoder.ts";

/** At most one message to main in this many milliseconds. */
const interval = 16;

/** Collects the tokens of a reply and sends them on as patches, many at once: a token alone costs next to nothing. */
export interface ReplyWriter {
  add(token: Token): void;
  /** Sends what is left. */
  end(): void;
  readonly count: number;
  /** True when the model has asked for tools: at least one call is complete. */
  readonly hasCalls: boolean;
  /** True once the reply has gone on into the next turn. */
  readonly isOver: boolean;
}

export interface ReplyWriterParts {
  readonly decoder: TokenDecoder;
  readonly splitter: Splitter;
  /** Each token is read as it comes, so that what it begins can be acted on before the next one. */
  readonly isEager: boolean;
  readonly send: (patches: readonly Patch[], count: number) => void;
}

export function createReplyWriter({ decoder, splitter, isEager, send }: ReplyWriterParts): ReplyWriter {
  let waiting: Token[] = [];
  let ready: Patch[] = [];
  let count = 0;
  let sentAt = -Infinity;
  let isCall = false;
  let hasCalls = false;

  function follow(patches: readonly Patch[]): void {
    for (const patch of patches) {
      if (patch.op === "open") isCall = patch.part.kind === "tool-call";
      if (patch.op === "close" && isCall) hasCalls = true;
    }
  }

  function sendOn(): void {
    const patches = ready;
    ready = [];
    follow(patches);
    sentAt = performance.now();
    if (patches.length > 0) send(patches, count);
  }

  function decodeWaiting(): string {
    const tokens = waiting;
    waiting = [];
    return decoder.decode(tokens);
  }

  return {
    add(token) {
      waiting.push(token);
      count += 1;
      const isDue = performance.now() - sentAt >= interval;
      if (isDue || isEager) ready.push(...splitter.push(decodeWaiting()));
      if (isDue) sendOn();
    },
    end() {
      const text = decodeWaiting() + decoder.end();
      ready.push(...splitter.push(text), ...splitter.end());
      sendOn();
    },
    get hasCalls() {
      return hasCalls;
    },
    get count() {
      return count;
    },
    get isOver() {
      return splitter.isOver;
    },
  };
}
