import { currentLanguage } from "./i18n.ts";

const STEPS = [
  { unit: "TB", bytes: 1e12, digits: 2 },
  { unit: "GB", bytes: 1e9, digits: 1 },
  { unit: "MB", bytes: 1e6, digits: 0 },
  { unit: "kB", bytes: 1e3, digits: 0 },
] as const;

/** Decimal sizes, as file managers and shops write them: "4.7 GB". */
export function formatBytes(bytes: number): string {
  const step = STEPS.find((each) => bytes >= each.bytes) ?? { unit: "B", bytes: 1, digits: 0 };
  return `${formatNumber(bytes / step.bytes, step.digits)} ${step.unit}`;
}

export function formatNumber(value: number, digits = 0): string {
  return new Intl.NumberFormat(currentLanguage(), { maximumFractionDigits: digits }).format(value);
}

/** How many weights a model has, as its makers write it: "0.6 B", "30 B", "270 M". */
export function formatParameters(count: number): string {
  if (count < 1e9 / 2) return `${formatNumber(count / 1e6)} M`;
  return `${formatNumber(count / 1e9, count < 1e10 ? 1 : 0)} B`;
}

export function formatPercent(share: number): string {
  return new Intl.NumberFormat(currentLanguage(), { style: "percent" }).format(share);
}

export function formatDate(time: number): string {
  return new Intl.DateTimeFormat(currentLanguage(), { dateStyle: "medium" }).format(time);
}

/** Tokens per second: a decimal only where it tells something. */
export function formatSpeed(speed: number): string {
  return formatNumber(speed, speed < 100 ? 1 : 0);
}

/** A short time in seconds, to a tenth, and finer below one. */
export function formatSeconds(milliseconds: number): string {
  return formatNumber(milliseconds / 1000, milliseconds < 1000 ? 2 : 1);
}
