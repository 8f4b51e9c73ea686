import { expect, test } from "vitest";
import { createQueue } from "../../electron/core/queue.ts";

const never = new AbortController().signal;

test("lets one in at a time, in the order of asking", async () => {
  const queue = createQueue();
  const order: string[] = [];
  const first = await queue.enter(never);
  const second = queue.enter(never).then((release) => (order.push("second"), release));
  const third = queue.enter(never).then((release) => (order.push("third"), release));
  expect(order).toEqual([]);
  first();
  (await second)();
  (await third)();
  expect(order).toEqual(["second", "third"]);
});

test("tells each how many are ahead, and again when one leaves", async () => {
  const queue = createQueue();
  const heard: number[] = [];
  const release = await queue.enter(never);
  const leaving = new AbortController();
  const impatient = queue.enter(leaving.signal).catch((reason: unknown) => reason);
  void queue.enter(never, (ahead) => heard.push(ahead));
  expect(heard).toEqual([2]);
  leaving.abort(new Error("stopped"));
  expect(await impatient).toEqual(new Error("stopped"));
  expect(heard).toEqual([2, 1]);
  release();
});

test("releasing twice lets only one in", async () => {
  const queue = createQueue();
  const release = await queue.enter(never);
  let inside = 0;
  void queue.enter(never).then(() => inside++);
  void queue.enter(never).then(() => inside++);
  release();
  release();
  await new Promise((resolve) => setImmediate(resolve));
  expect(inside).toBe(1);
});

test("an aborted signal is not let in at all", async () => {
  const queue = createQueue();
  await expect(queue.enter(AbortSignal.abort(new Error("gone")))).rejects.toThrow("gone");
  await queue.enter(never);
});
