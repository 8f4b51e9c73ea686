import { app, session } from "electron";
import type { Session } from "electron";

/**
 * Ends Chromium's network before it begins: no name resolves and no address is reached, whatever the page asks for.
 * Called from the first lines of main, before `ready`. `exceptHost` is the development server's.
 */
export function killChromiumNetwork(exceptHost: string | null): void {
  const except = exceptHost === null ? "" : `, EXCLUDE ${exceptHost}`;
  app.commandLine.appendSwitch("host-resolver-rules", `MAP * ~NOTFOUND${except}`);
  app.commandLine.appendSwitch("force-webrtc-ip-handling-policy", "disable_non_proxied_udp");
  app.commandLine.appendSwitch("disable-quic");
  app.commandLine.appendSwitch("disable-background-networking");
}

const openSchemes = new Set(["app:", "data:", "blob:", "devtools:"]);

/** The second lock on every session: only our own page loads, nothing downloads, no permission but writing the clipboard. */
export function lockSessions(devUrl: string | null): void {
  lock(session.defaultSession, devUrl);
  app.on("session-created", (created) => lock(created, devUrl));
}

function lock(locked: Session, devUrl: string | null): void {
  // The spell checker fetches dictionaries from the network on its own unless it has no language.
  locked.setSpellCheckerLanguages([]);
  locked.webRequest.onBeforeRequest(({ url }, decide) => decide({ cancel: !isOwn(url, devUrl) }));
  locked.setPermissionRequestHandler((_, permission, decide) => decide(isAllowed(permission)));
  locked.setPermissionCheckHandler((_, permission) => isAllowed(permission));
  locked.on("will-download", (event) => event.preventDefault());
}

function isOwn(url: string, devUrl: string | null): boolean {
  const { protocol, host } = new URL(url);
  if (openSchemes.has(protocol)) return true;
  return devUrl !== null && host === new URL(devUrl).host;
}

function isAllowed(permission: string): boolean {
  return permission === "clipboard-sanitized-write";
}
