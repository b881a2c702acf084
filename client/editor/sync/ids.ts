/** A random 128-bit id. `crypto.randomUUID` is missing over plain http on a network. */
export function newId(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
