import * as z from 'zod';

/** A schema for every field of T, the optional ones too. */
type ShapeOf<T> = { [Field in keyof T]-?: z.ZodType<T[Field]> };

/** T with nothing optional, at any depth. */
type Complete<T> = T extends readonly (infer Element)[]
  ? Complete<Element>[]
  : T extends object
    ? { [Field in keyof T]-?: Complete<T[Field]> }
    : T;

type Nested<S extends z.ZodRawShape, T> =
  Complete<z.output<z.ZodObject<S>>> extends Complete<T> ? unknown : { aNestedFieldIsLeftOut: never };

/**
 * An object schema that does not compile unless it has exactly the fields of T, and all of theirs:
 * an optional field that was forgotten would be lost in silence when a record is read back.
 */
export const shapeOf =
  <T>() =>
  <S extends ShapeOf<T>>(
    shape: S & { [Extra in Exclude<keyof S, keyof T>]: never } & Nested<S, T>,
  ): z.ZodObject<S> =>
    z.object<S>(shape);
