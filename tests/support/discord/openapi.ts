import { readFileSync } from 'node:fs';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { asApi, asObject, isObject, type Json, type JsonObject } from './json.ts';

const opened = new Map<string, OpenApi>();

/** The description in a file; read and compiled once a process, for it is large and tests start many servers. */
export function openApi(file: string): OpenApi {
  const description = opened.get(file) ?? new OpenApi(file);
  opened.set(file, description);
  return description;
}

interface Operation {
  readonly method: string;
  readonly template: string;
  readonly pattern: RegExp;
  readonly parameters: number;
  readonly body: JsonObject | undefined;
  readonly responses: JsonObject;
}

/** Checks request bodies against Discord's own description of its API (OpenAPI 3.1). */
export class OpenApi {
  readonly #ajv = new Ajv2020({ strict: false, allErrors: true, logger: false });
  readonly #operations: readonly Operation[];
  readonly #compiled = new Map<string, ValidateFunction>();

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
    const operation = this.#find(method, path);
    if (!operation) return [`${method} ${path}: the API has no such operation`];
    const where = `${method} ${operation.template}`;
    if (body === undefined)
      return operation.body?.['required'] === true ? [`${where}: the body is missing`] : [];
    if (!operation.body) return [`${where}: takes no body, got ${JSON.stringify(body).slice(0, 200)}`];
    const errors = this.#errors(operation, 'requestBody/content/application~1json/schema', documented(body));
    if (errors.length === 0) return [];
    return [`${where}: ${errors.join(', or ')}; got ${JSON.stringify(body).slice(0, 600)}`];
  }

  /** What is wrong with a successful answer of the stand-in itself, in words. */
  checkReply(method: string, path: string, status: number, body: unknown): string[] {
    const operation = this.#find(method, path);
    const declared = asObject(operation?.responses[String(status)]);
    if (!operation || status >= 400) return [];
    const where = `the answer to ${method} ${operation.template}`;
    if (Object.keys(declared).length === 0) return [`${where}: ${status} is not among its answers`];
    if (body === undefined || declared['content'] === undefined) return [];
    const pointer = `responses/${status}/content/application~1json/schema`;
    // Through JSON, so that what is undefined is absent as it is for the client.
    const sent = asApi<Json>(JSON.parse(JSON.stringify(body)));
    return this.#errors(operation, pointer, sent).map((error) => `${where}: ${error}`);
  }

  #find(method: string, path: string): Operation | undefined {
    return this.#operations.find((candidate) => candidate.method === method && candidate.pattern.test(path));
  }

  #errors(operation: Operation, part: string, value: Json): string[] {
    const pointer = `/paths/${escaped(operation.template)}/${operation.method.toLowerCase()}/${part}`;
    let validate = this.#compiled.get(pointer);
    if (!validate) {
      validate = this.#ajv.compile({ $ref: `discord#${pointer}` });
      this.#compiled.set(pointer, validate);
    }
    return validate(value) ? [] : closest(validate.errors ?? []);
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
        return [
          {
            method: method.toUpperCase(),
            template,
            pattern,
            parameters,
            body,
            responses: asObject(operation['responses']),
          },
        ];
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
