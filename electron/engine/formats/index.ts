import { apertusFormat } from "./apertus.ts";
import { aprielFormat } from "./apriel.ts";
import { commandFormat } from "./command-r.ts";
import { deepseekFormat } from "./deepseek.ts";
import { firefunctionFormat } from "./firefunction.ts";
import type { Format, FormatTraits, RecogniseFormat } from "./format.ts";
import { functionaryFormat } from "./functionary.ts";
import { gemmaFormat } from "./gemma.ts";
import { genericFormat } from "./generic.ts";
import { gigachatFormat } from "./gigachat.ts";
import { glmFormat } from "./glm.ts";
import { graniteFormat } from "./granite.ts";
import { harmonyFormat } from "./harmony.ts";
import { hunyuanFormat } from "./hunyuan.ts";
import { kimiFormat } from "./kimi.ts";
import { lfm2Format } from "./lfm2.ts";
import { llamaFormat } from "./llama.ts";
import { minicpmFormat } from "./minicpm.ts";
import { minimaxFormat } from "./minimax.ts";
import { mistralFormat } from "./mistral.ts";
import { museFormat } from "./muse.ts";
import { nemotronFormat } from "./nemotron.ts";
import { qwenCoderFormat } from "./qwen-coder.ts";
import { qwenFormat } from "./qwen.ts";
import { seedOssFormat } from "./seed-oss.ts";
import { solarFormat } from "./solar.ts";
import { hermesFormat } from "./tool-call-json.ts";

/** Model families, the most particular first; a model that none of them takes is read by what its template shows. */
const families: readonly RecogniseFormat[] = [
  harmonyFormat,
  museFormat,
  minimaxFormat,
  deepseekFormat,
  kimiFormat,
  hunyuanFormat,
  seedOssFormat,
  minicpmFormat,
  solarFormat,
  apertusFormat,
  aprielFormat,
  nemotronFormat,
  gigachatFormat,
  commandFormat,
  gemmaFormat,
  lfm2Format,
  firefunctionFormat,
  graniteFormat,
  glmFormat,
  qwenCoderFormat,
  functionaryFormat,
  mistralFormat,
  qwenFormat,
  hermesFormat,
  llamaFormat,
];

/** The way in which a model writes its replies. */
export function formatOf(traits: FormatTraits): Format {
  for (const recognise of families) {
    const format = recognise(traits);
    if (format !== null) return format;
  }
  return genericFormat(traits);
}
