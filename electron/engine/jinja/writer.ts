import { limitText } from "./meter.ts";
import { concat } from "./text.ts";
import type { Text } from "./text.ts";

/** Where statements put what they print. */
export class Writer {
  private readonly parts: Text[] = [];
  private length = 0;

  write(text: Text): void {
    this.length += text.value.length;
    limitText(this.length);
    this.parts.push(text);
  }

  finish(): Text {
    return concat(this.parts);
  }
}
