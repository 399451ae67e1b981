// node filling.mjs PDFJS BEFORE AFTER VALUES: types values into a form by pdf.js, ticks each box, and saves it.
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [pdfjs, before, after, wanted] = process.argv.slice(2);
const { getDocument } = await import(pathToFileURL(resolve(pdfjs, "legacy/build/pdf.mjs")));
const values = JSON.parse(readFileSync(wanted, "utf-8"));
const pdf = await getDocument({
  data: new Uint8Array(readFileSync(before)),
  standardFontDataUrl: join(pdfjs, "standard_fonts") + "/",
}).promise;
const found = await pdf.getFieldObjects();
for (const [name, places] of found instanceof Map ? found : Object.entries(found)) {
  for (const { id, type } of places) {
    if (type === "checkbox" || type === "radiobutton") pdf.annotationStorage.setValue(id, { value: true });
    else if (name in values) pdf.annotationStorage.setValue(id, { value: values[name] });
  }
}
writeFileSync(after, await pdf.saveDocument());
process.exit(0);
