/** Pixels from the end within which a reader who scrolls down counts as being at the end. */
const slack = 40;

const scrollKeys = ["ArrowUp", "ArrowDown", "PageUp", "PageDown", "Home", "End", " "];

export interface Pin {
  isPinned(): boolean;
  /** Goes to the end and stays there from now on. */
  follow(): void;
  /** Goes to a message instead, and stays with the end only if that is there too. */
  show(message: HTMLElement, block: ScrollLogicalPosition): void;
  dispose(): void;
}

interface PinOptions {
  readonly scroller: HTMLElement;
  readonly content: HTMLElement;
  readonly pinned: boolean;
  readonly onChange: (pinned: boolean) => void;
}

/**
 * Keeps the end of a growing text in view while the reader wants it. Only the reader's own wheel, keys, touch or
 * drag ends that, and their opening of something folded, which should stay where it was opened. Scroll events also
 * come from layout, and following would be lost to nobody's wish.
 */
export function pinToEnd({ scroller, content, pinned: initial, onChange }: PinOptions): Pin {
  let pinned = initial;

  const set = (value: boolean): void => {
    if (pinned === value) return;
    pinned = value;
    onChange(value);
  };
  let height = 0;
  const keepUp = (): void => {
    const hasShrunk = scroller.scrollHeight < height || scroller.scrollHeight <= scroller.clientHeight;
    height = scroller.scrollHeight;
    if (hasShrunk && isAtEnd(scroller)) set(true);
    if (pinned) scroller.scrollTop = height;
  };
  const stopListening = onReaderScroll(scroller, (direction) => {
    if (direction === "up") set(false);
    else if (isAtEnd(scroller)) set(true);
  });
  const onClick = ({ target }: MouseEvent): void => {
    if (target instanceof Element && target.closest("[aria-expanded]") !== null) set(false);
  };
  scroller.addEventListener("click", onClick);
  const observer = new ResizeObserver(keepUp);
  observer.observe(scroller);
  observer.observe(content);
  keepUp();
  onChange(pinned);

  return {
    isPinned: () => pinned,
    follow: () => {
      set(true);
      keepUp();
    },
    show: (message, block) => {
      message.scrollIntoView({ block });
      set(isAtEnd(scroller));
    },
    dispose: () => {
      stopListening();
      scroller.removeEventListener("click", onClick);
      observer.disconnect();
    },
  };
}

function isAtEnd({ scrollHeight, clientHeight, scrollTop }: HTMLElement): boolean {
  return scrollHeight - clientHeight - scrollTop <= slack;
}

/** Calls back for each movement that the reader made, and once more for where a movement down has arrived. */
function onReaderScroll(scroller: HTMLElement, moved: (direction: "up" | "down") => void): () => void {
  const listening = new AbortController();
  const options = { passive: true, signal: listening.signal };
  let top = scroller.scrollTop;
  let isHeld = false;

  const compare = (): void => {
    const before = top;
    requestAnimationFrame(() => {
      if (scroller.scrollTop !== before) moved(scroller.scrollTop < before ? "up" : "down");
    });
  };
  const onScroll = (): void => {
    const isDown = scroller.scrollTop > top;
    if (isDown) moved("down");
    else if (isHeld && scroller.scrollTop < top) moved("up");
    top = scroller.scrollTop;
  };
  const onWheel = ({ deltaY }: WheelEvent): void => {
    if (deltaY < 0 && scroller.scrollTop > 0) moved("up");
  };

  scroller.addEventListener("scroll", onScroll, options);
  scroller.addEventListener("wheel", onWheel, options);
  scroller.addEventListener("touchmove", compare, options);
  scroller.addEventListener("keydown", ({ key }) => scrollKeys.includes(key) && compare(), options);
  scroller.addEventListener("pointerdown", () => (isHeld = true), options);
  window.addEventListener("pointerup", () => (isHeld = false), options);
  return () => listening.abort();
}
