import { readFileSync } from "node:fs";

/** Clock ticks of the kernel's accounting in a second; 100 on every Linux that Electron runs on. */
const ticksPerSecond = 100;

/** Processor time that a process has used, in milliseconds. */
export function cpuTime(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / ticksPerSecond;
}

/** Memory that is the process's own share, in bytes (proportional set size). */
export function memory(pid: number): number {
  const [, kilobytes] = /^Pss:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8")) ?? [];
  return Number(kilobytes) * 1024;
}

/** Bytes that a process has handed to write calls, whatever became of them. */
export function bytesWritten(pid: number): number {
  const [, bytes] = /^wchar: (\d+)$/m.exec(readFileSync(`/proc/${pid}/io`, "utf8")) ?? [];
  return Number(bytes);
}
