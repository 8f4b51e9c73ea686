import { AppError } from "#contract/errors.ts";
import type { Driver } from "./driver.ts";

/** Reads the whole file (about 13 ms per MB) and fails with `storeDamaged` when a page is not as it should be. */
export function requireSound(driver: Driver): void {
  const rows = driver.prepare<{ readonly quick_check: string }>("pragma quick_check(1)").all();
  const first = rows[0]?.quick_check ?? "ok";
  if (first !== "ok") throw new AppError("storeDamaged", { detail: first });
}
