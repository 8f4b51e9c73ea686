/** The AbortSignal that Node and the page both have: this folder compiles with neither's types. */
interface AbortSignal {
  readonly aborted: boolean;
}
