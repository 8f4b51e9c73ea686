import { beforeEach, expect, test, vi } from "vitest";
import type { MessageId } from "#contract/ids.ts";
import { createStreamBuffer, type StreamBuffer } from "../../../renderer/chat/stream-buffer.ts";

const id = 7 as MessageId;
let buffer: StreamBuffer;

beforeEach(() => {
  vi.useFakeTimers();
  buffer = createStreamBuffer();
});

test("patches are folded at once and shown at the next tick, all of them together", () => {
  const listener = vi.fn();
  buffer.begin(id, []);
  vi.runAllTimers();
  buffer.subscribe(id, listener);
  buffer.apply(id, [{ op: "open", part: { kind: "text", text: "" } }]);
  for (const text of ["Hel", "lo", "!"]) buffer.apply(id, [{ op: "append", text }]);
  expect(buffer.read(id)).toEqual([]);
  expect(listener).not.toHaveBeenCalled();
  vi.advanceTimersByTime(40);
  expect(buffer.read(id)).toEqual([{ kind: "text", text: "Hello!" }]);
  expect(listener).toHaveBeenCalledTimes(1);
});

test("a reader sees the same object until something changes", () => {
  buffer.begin(id, [{ kind: "text", text: "a" }]);
  vi.runAllTimers();
  const before = buffer.read(id);
  vi.advanceTimersByTime(1000);
  expect(buffer.read(id)).toBe(before);
  expect(vi.getTimerCount()).toBe(0);
});

test("a snapshot that lags behind does not take back what was already written", () => {
  buffer.begin(id, [{ kind: "text", text: "" }]);
  buffer.apply(id, [{ op: "append", text: "longer text" }]);
  buffer.begin(id, [{ kind: "text", text: "longer" }]);
  vi.runAllTimers();
  expect(buffer.read(id)).toEqual([{ kind: "text", text: "longer text" }]);
});

test("a snapshot that is ahead replaces what is known", () => {
  buffer.begin(id, []);
  buffer.begin(id, [{ kind: "text", text: "already written" }]);
  vi.runAllTimers();
  expect(buffer.read(id)).toEqual([{ kind: "text", text: "already written" }]);
});

test("a call that has been run is not taken back to one that has not", () => {
  const call = { kind: "tool-call", id: "a", name: "calculate", arguments: "{}" } as const;
  buffer.begin(id, [{ ...call, state: "waiting", result: null }]);
  buffer.apply(id, [{ op: "tool", id: "a", state: "done", result: "4" }]);
  buffer.begin(id, [{ ...call, state: "running", result: null }]);
  vi.runAllTimers();
  expect(buffer.read(id)).toEqual([{ ...call, state: "done", result: "4" }]);
});

test("messages that nobody follows, and those that have settled, are not kept", () => {
  buffer.apply(id, [{ op: "append", text: "x" }]);
  expect(buffer.read(id)).toBeUndefined();
  buffer.begin(id, []);
  buffer.end(id);
  buffer.apply(id, [{ op: "append", text: "x" }]);
  vi.runAllTimers();
  expect(buffer.read(id)).toBeUndefined();
});

test("a reader who has left is not called, and other messages do not call", () => {
  const listener = vi.fn();
  const other = 8 as MessageId;
  buffer.begin(id, []);
  buffer.begin(other, []);
  const leave = buffer.subscribe(id, listener);
  vi.runAllTimers();
  listener.mockClear();
  buffer.apply(other, [{ op: "open", part: { kind: "text", text: "x" } }]);
  vi.runAllTimers();
  leave();
  buffer.apply(id, [{ op: "open", part: { kind: "text", text: "x" } }]);
  vi.runAllTimers();
  expect(listener).not.toHaveBeenCalled();
});
