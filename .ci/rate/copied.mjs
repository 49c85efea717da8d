// The text of each page of a PDF as Firefox copies it from the text layer of pdf.js: what stands in one line
// together, a break where the layer has one, normalised as the viewer does when it fills the clipboard.
// `node copied.mjs PDFJS FILE`, where PDFJS is the folder of pdfjs-dist; prints JSON: an array of texts.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, file] = process.argv.slice(2);
const from = (path) => pathToFileURL(resolve(folder, path)).href;
const { getDocument, normalizeUnicode } = await import(from("legacy/build/pdf.mjs"));
const document = await getDocument({
  data: new Uint8Array(readFileSync(file)),
  cMapUrl: resolve(folder, "cmaps") + "/",
  standardFontDataUrl: resolve(folder, "standard_fonts") + "/",
  wasmUrl: resolve(folder, "wasm") + "/",
  verbosity: 0,
}).promise;
const pages = [];
for (let number = 1; number <= document.numPages; number++) {
  let text = "";
  try {
    const page = await document.getPage(number);
    const content = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true });
    for (const item of content.items) {
      if (item.str !== undefined) text += item.str + (item.hasEOL ? "\n" : "");
    }
    page.cleanup();
  } catch {
    // A page that pdf.js cannot read has nothing to copy.
  }
  pages.push(normalizeUnicode(text.replaceAll("\0", "")));
}
await new Promise((done) => process.stdout.write(JSON.stringify(pages), done));
process.exit(0);
