import { expect, test } from "vitest";
import { z } from "zod";
import { call } from "#contract/call.ts";
import { AppError } from "#contract/errors.ts";
import { connect } from "../../electron/rpc/connect.ts";
import type { Port } from "../../electron/rpc/port.ts";
import { serve } from "../../electron/rpc/serve.ts";

const contract = {
  numbers: {
    double: call(z.object({ value: z.number() })).returns<number>(),
    fail: call(z.void()).returns<void>(),
    breakDown: call(z.void()).returns<void>(),
    wait: call(z.void()).returns<string>(),
  },
};

interface Told {
  readonly counted: { readonly count: number };
}

test("a call is parsed, answered and typed", async () => {
  const { client } = joined();
  expect(await client.numbers.double({ value: 21 })).toBe(42);
});

test("an input that its schema refuses never reaches the handler", async () => {
  const { client } = joined();
  await expect(client.numbers.double({ value: "21" } as never)).rejects.toMatchObject({
    code: "invalidInput",
  });
});

test("an unknown name is refused, those of Object's prototype too", async () => {
  const { ask } = joined();
  await expect(ask("numbers.triple", {})).rejects.toMatchObject({ code: "unknownCall" });
  await expect(ask("constructor.constructor", {})).rejects.toMatchObject({ code: "unknownCall" });
  await expect(ask("__proto__.toString", {})).rejects.toMatchObject({ code: "unknownCall" });
});

test("an expected failure crosses with its code and params, anything else as internal", async () => {
  const { client } = joined();
  await expect(client.numbers.fail()).rejects.toMatchObject({ code: "diskFull", params: { needed: 7 } });
  await expect(client.numbers.breakDown()).rejects.toMatchObject({ code: "internal" });
});

test("aborting a call reaches the handler's signal, and the call still gets its answer", async () => {
  const { client } = joined();
  const stop = new AbortController();
  const answer = client.numbers.wait(stop.signal);
  stop.abort();
  expect(await answer).toBe("stopped");
});

test("a signal that was aborted before the call stops it as well", async () => {
  const { client } = joined();
  expect(await client.numbers.wait(AbortSignal.abort())).toBe("stopped");
});

test("events reach their listener", async () => {
  const { on, emit } = joined();
  const heard = new Promise((resolve) => on("counted", resolve));
  emit("counted", { count: 3 });
  expect(await heard).toEqual({ count: 3 });
});

test("open and later calls fail when the other end is gone", async () => {
  const { client, close } = joined();
  const open = client.numbers.wait();
  close();
  await expect(open).rejects.toMatchObject({ code: "storeUnavailable" });
  await expect(client.numbers.double({ value: 1 })).rejects.toMatchObject({ code: "storeUnavailable" });
});

function joined() {
  const { left, right, close } = portPair();
  const server = serve<typeof contract, Told>(right, contract, {
    numbers: {
      double: ({ value }) => value * 2,
      fail() {
        throw new AppError("diskFull", { needed: 7 });
      },
      breakDown() {
        throw new TypeError("a bug");
      },
      wait: (_, signal) =>
        new Promise((resolve) => {
          if (signal.aborted) resolve("stopped");
          signal.addEventListener("abort", () => resolve("stopped"));
        }),
    },
  });
  const connection = connect<typeof contract, Told>(left, () => new AppError("storeUnavailable"));
  return { ...connection, emit: server.emit, close };
}

/** Two joined ports that carry JSON, one macrotask later, as a process channel does. */
function portPair(): { left: Port; right: Port; close: () => void } {
  const listeners = { left: [] as ((value: unknown) => void)[], right: [] as ((value: unknown) => void)[] };
  const closers: (() => void)[] = [];
  const port = (own: "left" | "right", other: "left" | "right"): Port => ({
    post(value) {
      const text = JSON.stringify(value);
      setImmediate(() => listeners[other].forEach((listen) => listen(JSON.parse(text))));
    },
    onMessage: (listen) => void listeners[own].push(listen),
    onClose: (listen) => void closers.push(listen),
  });
  return {
    left: port("left", "right"),
    right: port("right", "left"),
    close: () => closers.forEach((closed) => closed()),
  };
}
