// Making and changing elements of the page: the only file that creates them.

const SVG = "http://www.w3.org/2000/svg";

export function svgElement(parent, name, attributes = {}, text = "") {
  return filled(parent, document.createElementNS(SVG, name), attributes, text);
}

export function htmlElement(parent, name, attributes = {}, text = "") {
  return filled(parent, document.createElement(name), attributes, text);
}

export function setAttributes(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    const written = String(value);
    if (element.getAttribute(name) !== written) element.setAttribute(name, written);
  }
  return element;
}

export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** element.addEventListener, in fewer letters for a script that every notebook carries. */
export function listen(element, event, listener, options) {
  element.addEventListener(event, listener, options);
}

function filled(parent, element, attributes, text) {
  setAttributes(element, attributes);
  if (text) element.textContent = text;
  parent.append(element);
  return element;
}
