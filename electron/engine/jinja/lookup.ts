import { Dict } from "./dict.ts";
import { integerOf } from "./kinds.ts";
import { methodOf } from "./methods.ts";
import { failRender } from "./template-error.ts";
import { offsetOfPoint, pointCount } from "./text-points.ts";
import { sliceText, Text } from "./text.ts";
import { Callable, List, Namespace, Tuple, Undefined } from "./values.ts";
import type { Value } from "./values.ts";

/** `value.name`: an attribute, else an item, else undefined. */
export function attributeOf(value: Value, name: string): Value {
  refuseUndefined(value, name);
  const own = ownAttribute(value, name);
  if (own !== undefined) return own;
  const item = value instanceof Dict ? value.getText(name) : undefined;
  return item === undefined ? missing(name) : item;
}

/** `value[key]`: an item, else an attribute, else undefined. */
export function itemOf(value: Value, key: Value): Value {
  refuseUndefined(value, key instanceof Text ? key.value : "item");
  const item = ownItem(value, key);
  if (item !== undefined) return item;
  const attribute = key instanceof Text ? ownAttribute(value, key.value) : undefined;
  return attribute === undefined ? missing(key instanceof Text ? key.value : "item") : attribute;
}

function missing(name: string): Undefined {
  return new Undefined(`'${name}'`);
}

function refuseUndefined(value: Value, name: string): void {
  if (value instanceof Undefined) failRender(`${value.what} is undefined, and so has no '${name}'`);
}

/** What `value.name` finds without looking for items. */
export function ownAttribute(value: Value, name: string): Value | undefined {
  if (value instanceof Namespace) return value.values.get(name);
  if (value instanceof Callable) return value.attribute(name);
  return methodOf(value, name);
}

function ownItem(value: Value, key: Value): Value | undefined {
  if (value instanceof Dict) return isHashable(key) ? value.get(key) : undefined;
  const index = integerOf(key);
  if (index === undefined) return undefined;
  if (value instanceof List || value instanceof Tuple)
    return value.items.at(indexIn(value.items.length, index));
  return value instanceof Text ? characterAt(value, index) : undefined;
}

function isHashable(key: Value): boolean {
  return !(key instanceof List || key instanceof Dict);
}

/** Past the end for an index that is too far on either side. */
function indexIn(length: number, index: number): number {
  return index < -length ? length : index;
}

function characterAt(text: Text, index: number): Text | undefined {
  const length = pointCount(text.value);
  const at = index < 0 ? index + length : index;
  if (at < 0 || at >= length) return undefined;
  return sliceText(text, offsetOfPoint(text.value, at), offsetOfPoint(text.value, at + 1));
}
