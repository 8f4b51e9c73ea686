import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { askOnce } from "./core/ask-once.ts";
import type { Answer, Question } from "./core/ask-once.ts";
import { toWireError } from "#contract/errors.ts";
import { errorWords } from "./core/error-words.ts";
import { languageOf } from "./core/language.ts";
import { findNode } from "./core/node-binary.ts";
import { textsIn } from "./core/texts.ts";

const usage = 'Usage: npm run ask -- --model FILE [--system TEXT] [--context TOKENS] [--json] "question"';

const text = textsIn(languageOf("system", process.env["LANG"] ?? "en"));
const out = dirname(dirname(fileURLToPath(import.meta.url)));

await main();

async function main(): Promise<void> {
  const asked = readArguments();
  if (asked === null) {
    console.error(usage);
    process.exitCode = 2;
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), "hearth-ask-"));
  try {
    const answer = await askOnce({
      ...asked.question,
      workers: { node: findNode(null), engine: join(out, "engine", "index.js") },
      folder,
      onText: (piece) => void (asked.json || process.stdout.write(piece)),
    });
    report(answer, asked.json);
  } catch (thrown) {
    explain(thrown, asked.json);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readArguments(): { readonly question: Question; readonly json: boolean } | null {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        model: { type: "string" },
        system: { type: "string", default: "" },
        context: { type: "string", default: "8192" },
        json: { type: "boolean", default: false },
      },
    });
    const prompt = positionals.join(" ").trim();
    const contextSize = Number(values.context);
    if (values.model === undefined || prompt === "" || !(contextSize >= 512)) return null;
    return {
      question: { model: values.model, system: values.system, prompt, contextSize },
      json: values.json,
    };
  } catch {
    return null;
  }
}

function report({ text: answer, reasoning, model, loaded, device, end, stats }: Answer, json: boolean): void {
  if (json) {
    console.log(JSON.stringify({ answer, reasoning, model, device, loaded, end, stats }, null, 2));
    return;
  }
  const facts = [
    `${model} on ${device.backend}${device.names.length > 0 ? ` (${device.names.join(", ")})` : ""}`,
    `${stats.promptTokens} prompt tokens at ${stats.promptSpeed.toFixed(1)}/s`,
    `${stats.tokens} tokens at ${stats.speed.toFixed(1)}/s`,
    `first after ${(stats.timeToFirstToken / 1000).toFixed(2)} s`,
    `context ${stats.contextUsed} of ${loaded.contextSize}`,
    `ended: ${end}`,
  ];
  process.stdout.write("\n");
  console.error(facts.join(" · "));
}

function explain(thrown: unknown, json: boolean): void {
  const error = toWireError(thrown);
  if (json) console.log(JSON.stringify({ error }, null, 2));
  console.error(errorWords(error, text));
  process.exitCode = 1;
}
