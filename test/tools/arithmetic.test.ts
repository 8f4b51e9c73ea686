import { expect, test } from "vitest";
import { ArithmeticError, evaluate } from "../../electron/tools/arithmetic.ts";

test.each([
  ["1 + 2 * 3", 7],
  ["(1 + 2) * 3", 9],
  ["2 ^ 3 ^ 2", 512],
  ["-2 ^ 2", -4],
  ["2 ^ -1", 0.5],
  ["7 % 4", 3],
  ["0.1 + 0.2", 0.3],
  ["1e3 / .5", 2000],
  ["sqrt(16) + max(1, 2, 3)", 7],
  ["2 * pi", 2 * Math.PI],
  ["17 × 23 − 4 ÷ 2", 389],
  ["2**10", 1024],
])("%s is %d", (expression, value) => {
  expect(evaluate(expression)).toBeCloseTo(value, 12);
});

test.each(["", "1 +", "(1", "1 / 0", "foo(1)", "constructor", "__proto__", "1; 2", "sqrt(-1)", "2 2"])(
  "%j has no value",
  (expression) => {
    expect(() => evaluate(expression)).toThrow(ArithmeticError);
  },
);
