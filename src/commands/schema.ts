/** `schema`: the contract as JSON Schema, for programs that help to write YAML. */
import { Argument, type Command } from 'commander';
import { type SchemaName, SCHEMA_NAMES, jsonSchema } from '../source/json-schema.ts';
import { print } from './terminal.ts';

export function addSchema(program: Command): void {
  program
    .command('schema')
    .description('print the JSON Schema of an update, or of the house file')
    .addArgument(new Argument('[file]', 'which of the two').choices(SCHEMA_NAMES).default('update'))
    .action((name: SchemaName) => print(JSON.stringify(jsonSchema(name), null, 2)));
}
