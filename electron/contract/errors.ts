/** Every failure a person can meet. Each has a sentence and a next step in `resources/locales` (`errors.<code>`). */
export const errorCodes = [
  "internal",
  "invalidInput",
  "unknownCall",
  "notFound",
  "cancelled",
  "diskFull",
  "diskReadOnly",
  "storeUnavailable",
  "storeNewer",
  "storeDamaged",
  "engineUnavailable",
  "engineCrashed",
  "engineHung",
  "modelCrashLoop",
  "modelNotLoaded",
  "modelMissing",
  "modelUnreadable",
  "modelInvalid",
  "modelUnsupported",
  "modelNotChat",
  "modelTooLarge",
  "modelChanged",
  "gpuFailed",
  "contextTooSmall",
  "templateFailed",
  "safetensors",
  "noModelsFound",
  "notAFile",
  "chatBusy",
  "deleteRefused",
  "nodeMissing",
] as const;

export type ErrorCode = (typeof errorCodes)[number];

export type ErrorParams = Readonly<Record<string, string | number>>;

/** How an error crosses a process boundary. */
export interface WireError {
  readonly code: ErrorCode;
  readonly params: ErrorParams;
}

/** An expected failure with a code from the closed list; everything else that is thrown is a bug (`internal`). */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly params: ErrorParams;

  constructor(code: ErrorCode, params: ErrorParams = {}, options?: ErrorOptions) {
    super(`${code} ${JSON.stringify(params)}`, options);
    this.name = "AppError";
    this.code = code;
    this.params = params;
  }
}

/** The wire form of anything thrown; unexpected errors keep their message as a detail for the log. */
export function toWireError(thrown: unknown): WireError {
  if (thrown instanceof AppError) return { code: thrown.code, params: thrown.params };
  return { code: "internal", params: { detail: thrown instanceof Error ? thrown.message : String(thrown) } };
}

export function fromWireError(error: WireError): AppError {
  return new AppError(error.code, error.params);
}
