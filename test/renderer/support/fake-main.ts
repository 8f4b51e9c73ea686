import { vi } from "vitest";
import type { Reply } from "#contract/bridge.ts";
import { toWireError } from "#contract/errors.ts";

type Answer = (input: never) => unknown;

export interface FakeMain {
  /** Sets what a call answers; a thrown AppError becomes a refused reply. */
  answer(name: string, answer: Answer): void;
  /** The inputs of every call of a name, in order. */
  inputs(name: string): readonly unknown[];
}

/** A main process for one test, behind the same bridge as the real one. */
export function fakeMain(): FakeMain {
  const answers = new Map<string, Answer>();
  const asked: { name: string; input: unknown }[] = [];
  const call = async (name: string, input: unknown): Promise<Reply> => {
    asked.push({ name, input });
    try {
      return { ok: true, value: await answers.get(name)?.(input as never) };
    } catch (thrown) {
      return { ok: false, error: toWireError(thrown) };
    }
  };
  vi.stubGlobal("hearth", { call, on: () => undefined, pathOf: () => "" });
  return {
    answer: (name, answer) => void answers.set(name, answer),
    inputs: (name) => asked.filter((each) => each.name === name).map((each) => each.input),
  };
}
