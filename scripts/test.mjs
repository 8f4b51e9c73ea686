import { buildApp } from "./lib/build-app.mjs";
import { appBundles } from "./lib/bundles.mjs";
import { runChecks } from "./lib/checks.mjs";
import { withElectron } from "./lib/electron-window.mjs";
import { node24Path } from "./lib/node24.mjs";
import { ensurePackages } from "./lib/node-packages.mjs";
import { runScript, say } from "./lib/say.mjs";
import { hasSoftwareVulkan } from "./lib/system-libraries.mjs";
import { chooseProjects, runProject } from "./lib/test-projects.mjs";

/** `npm test` runs everything; `npm test -- unit`, `npm test -- core` or `npm test -- app chat` runs a part. */
await runScript(async (args) => {
  const words = args.filter((argument) => argument !== "--retry-electron");
  await ensurePackages();
  node24Path();
  const projects = chooseProjects(words);
  await buildApp([...appBundles, "ask"]);
  const isWhole = words.length === 0;
  const inOrder = isWhole ? await runChecks() : true;
  const counts = projects.some((project) => project.needsWindow || project.onNode24)
    ? await withElectron({ vulkan: true }, (electron) => runAll(projects, environment(electron)))
    : await runAll(projects, process.env);
  return conclude(counts, inOrder);
});

/** What the tests may count on: HEARTH_LAVAPIPE is set where a Vulkan device in software is installed. */
function environment({ executable, dist, switches }) {
  return {
    ...process.env,
    ELECTRON_OVERRIDE_DIST_PATH: dist,
    HEARTH_ELECTRON: executable,
    HEARTH_ELECTRON_SWITCHES: switches.join(" "),
    HEARTH_NODE: node24Path(),
    ...(hasSoftwareVulkan() ? { HEARTH_LAVAPIPE: "1" } : {}),
  };
}

async function runAll(projects, env) {
  const counts = [];
  for (const project of projects) counts.push(await runProject(project, env));
  return counts;
}

function conclude(counts, inOrder) {
  const total = (key) => counts.reduce((sum, count) => sum + count[key], 0);
  const failed = total("failed");
  if (!inOrder) say("\nThe tests ran, but format, lint, layers or types are not in order: see above.");
  say(`\n${total("passed")} passed, ${failed} failed, ${total("skipped")} skipped`);
  return failed > 0 || !inOrder ? 1 : 0;
}
