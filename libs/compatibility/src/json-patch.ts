/** One operation of a JSON Patch (RFC 6902); the three that an edit needs. */
export type PatchOperation =
  | { readonly op: 'add' | 'replace'; readonly path: string; readonly value: unknown }
  | { readonly op: 'remove'; readonly path: string };

const unescaped = (part: string): string => part.replace(/~1/g, '/').replace(/~0/g, '~');

/** The document after the patch; the given one is left as it is. A path that leads nowhere is a defect of the caller. */
export function applyPatch<T>(document: T, patch: readonly PatchOperation[]): T {
  const copy = structuredClone(document);
  for (const operation of patch) {
    const parts = operation.path.split('/').slice(1).map(unescaped);
    const last = parts.pop();
    let target: unknown = copy;
    for (const part of parts) target = (target as Record<string, unknown> | undefined)?.[part];
    if (last === undefined || target === null || typeof target !== 'object')
      throw new Error(`patch path ${operation.path} leads nowhere`);
    apply(target as Record<string, unknown>, last, operation);
  }
  return copy;
}

function apply(target: Record<string, unknown> | unknown[], key: string, operation: PatchOperation): void {
  if (Array.isArray(target)) {
    const index = key === '-' ? target.length : Number(key);
    if (operation.op === 'remove') target.splice(index, 1);
    else if (operation.op === 'add') target.splice(index, 0, operation.value);
    else target[index] = operation.value;
  } else if (operation.op === 'remove') delete target[key];
  else target[key] = operation.value;
}
