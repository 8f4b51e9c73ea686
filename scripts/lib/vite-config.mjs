import { inRepository, root } from "./paths.mjs";
import { outputFolder } from "./bundles.mjs";

/** Vite's settings for one bundle; sources are only mapped while developing. */
export async function viteConfig(bundle, { development = false } = {}) {
  const common = {
    configFile: false,
    envDir: false,
    mode: development ? "development" : "production",
    logLevel: "warn",
    clearScreen: false,
  };
  return bundle.name === "renderer"
    ? { ...common, ...(await pageSettings(bundle, development)) }
    : { ...common, ...processSettings(bundle, development) };
}

/** One build per entry, so that no chunk is shared between processes and each folder stands alone. */
function processSettings(bundle, development) {
  const isPreload = bundle.output.endsWith(".cjs");
  return {
    root,
    publicDir: false,
    ssr: { target: "node", noExternal: bundle.keepsPackages ? [] : true, external: bundle.external },
    build: {
      ssr: inRepository(bundle.entry),
      outDir: outputFolder(bundle),
      emptyOutDir: true,
      target: bundle.target,
      minify: false,
      sourcemap: development,
      reportCompressedSize: false,
      rolldownOptions: {
        external: bundle.external,
        output: { format: isPreload ? "cjs" : "es", entryFileNames: bundle.output, codeSplitting: false },
      },
    },
  };
}

async function pageSettings(bundle, development) {
  const { default: react } = await import("@vitejs/plugin-react");
  const { default: tailwind } = await import("@tailwindcss/vite");
  return {
    root: inRepository("renderer"),
    base: "./",
    plugins: [react(), tailwind()],
    build: {
      outDir: outputFolder(bundle),
      emptyOutDir: true,
      target: bundle.target,
      sourcemap: development,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      chunkSizeWarningLimit: 4000,
    },
  };
}
