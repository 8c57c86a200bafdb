import { readFileSync } from 'node:fs';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { asObject, isObject, type Json, type JsonObject } from './json.ts';

interface Operation {
  readonly method: string;
  readonly template: string;
  readonly pattern: RegExp;
  readonly parameters: number;
  readonly body: JsonObject | undefined;
}

/** Checks request bodies against Discord's own description of its API (OpenAPI 3.1). */
export class OpenApi {
  readonly #ajv = new Ajv2020({ strict: false, allErrors: true, logger: false });
  readonly #operations: readonly Operation[];
  readonly #compiled = new Map<Operation, ValidateFunction>();

  constructor(file: string) {
    const document = asObject(JSON.parse(readFileSync(file, 'utf8')));
    addFormats.default(this.#ajv);
    // Of Discord's own formats the pattern or the length beside them says all.
    for (const format of ['snowflake', 'nonce']) this.#ajv.addFormat(format, true);
    this.#ajv.addSchema(document, 'discord');
    this.#operations = operationsOf(document);
  }

  /** What is wrong with a request, in words; empty when nothing is. */
  check(method: string, path: string, body: Json | undefined): string[] {
    const operation = this.#operations.find(
      (candidate) => candidate.method === method && candidate.pattern.test(path),
    );
    if (!operation) return [`${method} ${path}: the API has no such operation`];
    const where = `${method} ${operation.template}`;
    if (body === undefined)
      return operation.body?.['required'] === true ? [`${where}: the body is missing`] : [];
    if (!operation.body) return [`${where}: takes no body, got ${JSON.stringify(body).slice(0, 200)}`];
    const validate = this.#validatorOf(operation);
    if (validate(documented(body))) return [];
    return closest(validate.errors ?? []).map(
      (error) => `${where}: ${error}; got ${JSON.stringify(body).slice(0, 600)}`,
    );
  }

  #validatorOf(operation: Operation): ValidateFunction {
    const known = this.#compiled.get(operation);
    if (known) return known;
    const pointer = `/paths/${escaped(operation.template)}/${operation.method.toLowerCase()}/requestBody/content/application~1json/schema`;
    const validate = this.#ajv.compile({ $ref: `discord#${pointer}` });
    this.#compiled.set(operation, validate);
    return validate;
  }
}

function operationsOf(document: JsonObject): Operation[] {
  const methods = ['get', 'put', 'post', 'patch', 'delete'];
  return Object.entries(asObject(document['paths']))
    .flatMap(([template, item]) =>
      methods.flatMap((method): Operation[] => {
        const operation = asObject(item)[method];
        if (!isObject(operation)) return [];
        const pattern = new RegExp(`^${template.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`);
        const parameters = template.split('{').length - 1;
        const body = isObject(operation['requestBody']) ? operation['requestBody'] : undefined;
        return [{ method: method.toUpperCase(), template, pattern, parameters, body }];
      }),
    )
    .toSorted((a, b) => a.parameters - b.parameters);
}

/** A segment of a JSON pointer in a URI. */
function escaped(template: string): string {
  return encodeURIComponent(template.replaceAll('~', '~0').replaceAll('/', '~1'));
}

/**
 * The body with what Discord's documentation and its description tell differently put into the description's form:
 * `default_member_permissions` is text in the one and a number in the other; the API takes both.
 */
function documented(body: Json): Json {
  if (Array.isArray(body)) return body.map(documented);
  if (!isObject(body) || typeof body['default_member_permissions'] !== 'string') return body;
  return { ...body, default_member_permissions: Number(body['default_member_permissions']) };
}

/** Of all the alternatives that failed, those that went deepest: they tell what was meant. */
function closest(errors: readonly ErrorObject[]): string[] {
  const depth = ({ instancePath }: ErrorObject): number => instancePath.split('/').length;
  const deepest = Math.max(0, ...errors.map(depth));
  const texts = errors
    .filter((error) => depth(error) === deepest)
    .map(({ instancePath, message = '' }) => `${instancePath || 'the body'} ${message}`);
  return [...new Set(texts)].slice(0, 4);
}
