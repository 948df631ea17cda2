/** The contract as JSON Schema, made from the schemas that `check` uses, so that an editor program completes and explains. */
import * as z from 'zod';
import { SCHEMAS } from './schema.ts';

/** The files of the contract that have a schema. */
export type SchemaName = keyof typeof SCHEMAS;

export const SCHEMA_NAMES: readonly SchemaName[] = ['update', 'house'];

/** JSON Schema, draft 2020-12. It says less than `check`: not that a date is real, nor how long a row must be. */
export function jsonSchema(name: SchemaName): object {
  return z.toJSONSchema(SCHEMAS[name], { target: 'draft-2020-12', io: 'input' });
}
