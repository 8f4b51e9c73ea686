import type { Patch } from "#contract/message.ts";
import type { Format } from "./format.ts";
import { createCallWriter } from "./reading/call-writer.ts";
import { readMessages } from "./reading/messages.ts";
import { createPatchList } from "./reading/patch-list.ts";
import { readReply } from "./reading/reply.ts";
import type { Reply } from "./reading/reply.ts";
import { createTextWriter } from "./reading/text-writer.ts";
import type { Tool } from "#contract/tool.ts";

/** Splits a reply into thoughts, text and calls while it is written; what is once given is never taken back. */
export interface Splitter {
  push(text: string): readonly Patch[];
  /** The rest that was held back because it might have become a mark. A call that is not complete stays open. */
  end(): readonly Patch[];
  /** The call that is being written; null when none is. */
  readonly call: BegunCall | null;
  /** A thought is being written. */
  readonly isThinking: boolean;
  /** True once the reply has gone on into the next turn; the rest of it is dropped. */
  readonly isOver: boolean;
}

export interface BegunCall {
  /** From its first mark on. */
  readonly text: string;
  /** The name is known: from here on it is a call, whatever follows. */
  readonly isNamed: boolean;
}

export interface SplitterOptions {
  readonly format: Format;
  /** Without tools, the marks of calls are text like any other. */
  readonly tools: readonly Tool[];
  /** The prompt has opened a thought already. */
  readonly startsInReasoning: boolean;
  /** Texts that only the next turn begins with. */
  readonly stopTexts: readonly string[];
  /** Milliseconds. */
  readonly now: () => number;
}

export function createSplitter(options: SplitterOptions): Splitter {
  const reply = createReply(options);
  const { messages } = reply.format;
  const reading = messages === undefined ? readReply(reply) : readMessages(reply, messages);
  const goOn = (): readonly Patch[] => {
    if (!reply.isOver) reading.next();
    return reply.out.take();
  };
  return {
    push(text) {
      reply.input.text += text;
      return goOn();
    },
    end() {
      reply.input.ended = true;
      return goOn();
    },
    get call() {
      return begunCall(reply);
    },
    get isThinking() {
      return reply.isThinking;
    },
    get isOver() {
      return reply.isOver;
    },
  };
}

/** In a thought only a call that has named its tool counts: thoughts talk about calls. */
function begunCall({ input, out, callStart, isThinking, format, syntaxes }: Reply): BegunCall | null {
  const isNamed = out.open === "tool-call";
  if (callStart === null || syntaxes.length === 0 || (isThinking && !isNamed)) return null;
  const text = input.text.slice(callStart);
  const isHead = format.messages !== undefined && !isNamed;
  return isHead && !text.includes("to=functions.") && format.calls[0]?.section === undefined
    ? null
    : { text, isNamed };
}

function createReply({ format, tools, startsInReasoning, stopTexts, now }: SplitterOptions): Reply {
  const out = createPatchList(now);
  return {
    format,
    input: { text: format.begun ?? "", at: 0, ended: false },
    out,
    text: createTextWriter(out),
    calls: createCallWriter(tools, out),
    syntaxes: tools.length === 0 ? [] : format.calls,
    startsInReasoning,
    stopTexts,
    isOver: false,
    isThinking: startsInReasoning,
    callStart: null,
  };
}
