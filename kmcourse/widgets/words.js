// Sentences come from Python with named fields in braces; here they are fillIn in.

/** The sentence with {name} replaced by fields.name. */
export function fillIn(sentence, fields = {}) {
  return sentence.replace(/\{(\w+)\}/g, (_, name) => fields[name]);
}
