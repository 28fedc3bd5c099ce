// Numbers that came from Python as bytes.

const KINDS = { f8: Float64Array, u1: Uint8Array, u2: Uint16Array };

/** The typed array of {kind, base64}, as `packed` in player.py writes it. */
export function unpack({ kind, base64 }) {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let place = 0; place < text.length; place += 1) bytes[place] = text.charCodeAt(place);
  return new KINDS[kind](bytes.buffer);
}
