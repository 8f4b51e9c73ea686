/** A place in the queue: `ready` resolves with a release function once it is this one's turn. */
export interface Queue {
  /**
   * Waits for the engine in the order of asking. `onPosition` hears how many are ahead, whenever that changes.
   * Rejects with the signal's reason when it is aborted while waiting.
   */
  enter(signal: AbortSignal, onPosition?: (ahead: number) => void): Promise<() => void>;
}

interface Waiter {
  readonly go: () => void;
  readonly onPosition: ((ahead: number) => void) | undefined;
}

export function createQueue(): Queue {
  const waiters: Waiter[] = [];
  let busy = false;

  function release(): void {
    const next = waiters.shift();
    if (next === undefined) busy = false;
    else next.go();
    tellPositions();
  }

  function tellPositions(): void {
    waiters.forEach((waiter, index) => waiter.onPosition?.(index + 1));
  }

  function once(action: () => void): () => void {
    let done = false;
    return () => {
      if (!done) action();
      done = true;
    };
  }

  return {
    enter(signal, onPosition) {
      if (signal.aborted) return Promise.reject(signal.reason as Error);
      if (!busy) {
        busy = true;
        return Promise.resolve(once(release));
      }
      return new Promise((resolve, reject) => {
        const waiter: Waiter = { go, onPosition };
        function go(): void {
          signal.removeEventListener("abort", leave);
          resolve(once(release));
        }
        function leave(): void {
          waiters.splice(waiters.indexOf(waiter), 1);
          tellPositions();
          reject(signal.reason as Error);
        }
        signal.addEventListener("abort", leave, { once: true });
        waiters.push(waiter);
        tellPositions();
      });
    },
  };
}
