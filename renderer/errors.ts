import { toWireError } from "#contract/errors.ts";
import type { ErrorCode, ErrorParams, WireError } from "#contract/errors.ts";
import { formatBytes, formatNumber } from "./format.ts";
import { currentLanguage, i18n } from "./i18n.ts";
import { showToast } from "./ui/toast.tsx";

/** A failure in words: what happened, and what to do next. */
export interface ErrorText {
  readonly title: string;
  readonly next: string;
}

/** Params that are sizes in bytes unless the error counts tokens. */
const byteParams = ["needed", "available", "size"];
const tokenCodes: readonly ErrorCode[] = ["contextTooSmall"];

/** The words for an error; every code has them, or the locales do not compile. */
export function errorText({ code, params }: WireError): ErrorText {
  const words = wordParams(code, params);
  const title = i18n.t(`errors.${code}.title`);
  const next = i18n.t(`errors.${code}.next`);
  const details = [
    fileProblem(params, words) ?? filled(`errors.${code}.detail`, words),
    filled(`errors.${code}.also`, words),
  ];
  const sentences = [...details.filter((each) => each !== null), next];
  return { title, next: sentences.join(currentLanguage() === "zh-Hans" ? "" : " ") };
}

/** Runs something that may be refused, and says so in a toast; answers whether it worked. */
export async function attempt(work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (thrown) {
    const error = toWireError(thrown);
    if (error.code !== "cancelled") showError(error);
    return false;
  }
}

export function showError(error: WireError): void {
  const { title, next } = errorText(error);
  showToast({ tone: "danger", title, hint: next });
}

function wordParams(code: ErrorCode, params: ErrorParams): Readonly<Record<string, string>> {
  const countsTokens = tokenCodes.includes(code);
  const known = Object.entries(params).filter(([name, value]) => name !== "fittingContext" || value !== 0);
  const entries = known.map(([name, value]) => {
    if (typeof value === "string") return [name, wordOf(name, value)] as const;
    return [
      name,
      byteParams.includes(name) && !countsTokens ? formatBytes(value) : formatNumber(value),
    ] as const;
  });
  return Object.fromEntries(entries);
}

/** A model's kind crosses the processes as a name of the contract. */
function wordOf(name: string, value: string): string {
  return name === "kind" ? (filled(`models.kinds.${value}`, {}) ?? value) : value;
}

/** What the GGUF reader found wrong, when the error carries it. */
function fileProblem(params: ErrorParams, words: Readonly<Record<string, string>>): string | null {
  const format = params["actual"];
  const known = typeof format === "string" ? filled(`fileFormats.${format}`, words) : null;
  const reason = params["reason"];
  return known ?? (typeof reason === "string" ? filled(`fileProblems.${reason}`, words) : null);
}

/** A sentence that is only said when everything it names is known. */
function filled(key: string, words: Readonly<Record<string, string>>): string | null {
  const template: unknown = i18n.getResource(currentLanguage(), "translation", key);
  if (typeof template !== "string") return null;
  const names = [...template.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? "");
  if (names.some((name) => words[name] === undefined)) return null;
  return template.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => words[name] ?? "");
}
