/** Two ends of a channel between processes that carries JSON-like values in order. */
export interface Port {
  post(value: unknown): void;
  onMessage(listener: (value: unknown) => void): void;
  /** Called once when the other end is gone. */
  onClose(listener: () => void): void;
}
