/** How often the engine is asked for a sign of life, and how many silent beats make a hang. */
const beat = 2500;
const silentBeats = 4;

/**
 * Calls `onHang` once when `ping` has not answered for four beats. Beats are counted, not seconds, so that a machine
 * waking from sleep is not taken for a hang. Returns a function that ends it.
 */
export function watchHeartbeat(ping: () => Promise<void>, onHang: () => void): () => void {
  let silent = 0;
  let waiting = false;
  const timer = setInterval(() => {
    if (waiting) silent++;
    if (silent >= silentBeats) {
      clearInterval(timer);
      onHang();
    }
    if (!waiting) {
      waiting = true;
      ping().then(answered, answered);
    }
  }, beat);
  timer.unref();
  function answered(): void {
    waiting = false;
    silent = 0;
  }
  return () => clearInterval(timer);
}
