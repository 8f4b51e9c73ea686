/** The part of the binding that the driver uses; the package's own types cannot be found through its `exports`. */
declare module "better-sqlite3-multiple-ciphers" {
  interface Options {
    readonly readonly: boolean;
    readonly fileMustExist: boolean;
    /** Milliseconds to wait for a lock. */
    readonly timeout: number;
  }

  type Bound = string | bigint | number | null;

  interface Statement<Row> {
    run(...values: readonly Bound[]): { readonly changes: number };
    get(...values: readonly Bound[]): Row | undefined;
    all(...values: readonly Bound[]): Row[];
  }

  interface Transaction<T> {
    /** Begins with the write lock. */
    immediate(): T;
  }

  class Database {
    constructor(path: string, options: Options);
    exec(sql: string): void;
    prepare<Row>(sql: string): Statement<Row>;
    transaction<T>(work: () => T): Transaction<T>;
    close(): void;
  }

  export { Database as default };
}
