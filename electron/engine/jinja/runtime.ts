/** What one rendering keeps in mind. */
export interface Runtime {
  /** The line that is being worked on, for errors. */
  line: number | null;
}
