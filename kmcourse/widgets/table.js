// The same numbers as a table, for those who read rather than look; made when it is opened.
import { htmlElement } from "./elements.js";

export function createTable(parent, summary, names) {
  const details = htmlElement(parent, "details");
  htmlElement(details, "summary", {}, summary);
  let rows = [];

  function write() {
    details.querySelector("table")?.remove();
    if (!details.open) return;
    const table = htmlElement(details, "table");
    const head = htmlElement(htmlElement(table, "thead"), "tr");
    for (const name of names) htmlElement(head, "th", { scope: "col" }, name);
    const body = htmlElement(table, "tbody");
    for (const row of rows) {
      const line = htmlElement(body, "tr");
      row.forEach((entry) => htmlElement(line, "td", {}, String(entry)));
    }
  }

  details.addEventListener("toggle", write);
  return (next) => {
    rows = next;
    write();
  };
}
