// What the app is compared with: node-llama-cpp's own loop, with nothing around it.
import { getLlama, LlamaLogLevel } from "node-llama-cpp";

const { model: modelPath, threads, contextSize } = JSON.parse(process.argv[2] ?? "{}");
const llama = await getLlama({
  gpu: false,
  build: "never",
  progressLogs: false,
  logLevel: LlamaLogLevel.error,
});
const model = await llama.loadModel({ modelPath });
const context = await model.createContext({ contextSize, batchSize: 512, threads });
const sequence = context.getSequence();

process.on("message", async (request) => process.send?.(await run(request)));
process.on("disconnect", () => process.exit(0));
process.send?.("ready");

async function run({ promptTokens, tokens, seed }) {
  await sequence.clearHistory();
  const prompt = Array.from({ length: promptTokens }, (_, index) => 300 + ((index * 7 + seed) % 5000));
  const started = performance.now();
  await sequence.evaluateWithoutGeneratingNewTokens(prompt.slice(0, -1));
  const read = performance.now();
  let count = 0;
  let first = read;
  const sampling = { temperature: 1, topK: 40, topP: 0.95, minP: 0.05, seed };
  for await (const token of sequence.evaluate(prompt.slice(-1), { ...sampling, yieldEogToken: true })) {
    if (count === 0) first = performance.now();
    count += token >= 0 ? 1 : 0;
    if (count >= tokens) break;
  }
  const ended = performance.now();
  return {
    promptSpeed: (promptTokens * 1000) / (first - started),
    speed: ((count - 1) * 1000) / (ended - first),
  };
}
