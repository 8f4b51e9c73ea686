/** What every box that holds a value looks like. */
export const control = [
  "h-8 rounded-md border border-edge bg-surface px-2.5 text-sm text-ink shadow-low transition-colors",
  "placeholder:text-ink-faint hover:border-ink-faint disabled:opacity-50",
].join(" ");
