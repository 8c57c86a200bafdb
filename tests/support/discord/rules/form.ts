import { charactersIn, type JsonObject } from '../json.ts';
import { ApiError } from './errors.ts';

interface Node {
  readonly children: Map<string, Node>;
  readonly errors: { readonly code: string; readonly message: string }[];
}

/** Collects what is wrong with a request body and refuses it as Discord does: code 50035, errors nested as the body is. */
export class Form {
  readonly #root: Node = { children: new Map(), errors: [] };
  #failed = false;

  add(path: string, code: string, message: string): void {
    this.#failed = true;
    let node = this.#root;
    for (const key of path.split('.').filter(Boolean)) {
      const next = node.children.get(key) ?? { children: new Map(), errors: [] };
      node.children.set(key, next);
      node = next;
    }
    node.errors.push({ code, message });
  }

  required(path: string, present: boolean): void {
    if (!present) this.add(path, 'BASE_TYPE_REQUIRED', 'This field is required');
  }

  /** Checks a length in characters (as Discord counts them: code points) or in items. */
  length(path: string, value: string | readonly unknown[], minimum: number, maximum: number): void {
    const length = typeof value === 'string' ? charactersIn(value) : value.length;
    if (length >= minimum && length <= maximum) return;
    if (minimum === 0) this.add(path, 'BASE_TYPE_MAX_LENGTH', `Must be ${maximum} or fewer in length.`);
    else this.add(path, 'BASE_TYPE_BAD_LENGTH', `Must be between ${minimum} and ${maximum} in length.`);
  }

  /** @throws ApiError when anything was added. */
  check(): void {
    if (this.#failed) throw new ApiError(400, 50035, 'Invalid Form Body', nested(this.#root));
  }
}

function nested(node: Node): JsonObject {
  return {
    ...Object.fromEntries([...node.children].map(([key, child]) => [key, nested(child)])),
    ...(node.errors.length > 0 && { _errors: node.errors.map((error) => ({ ...error })) }),
  };
}
