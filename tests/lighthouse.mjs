// Runs Lighthouse on pages, one after another, in a browser that listens on a
// port, as on a slow phone: what Lighthouse takes by itself. Standard input has
// a list of { address, skip }; each page's result is a line of JSON.
//
//     node lighthouse.mjs <Lighthouse's folder> <port>

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, port] = process.argv.slice(2);
const { default: lighthouse } = await import(pathToFileURL(join(folder, "core/index.js")));

async function look({ address, skip }) {
  const { lhr } = await lighthouse(address, {
    port: Number(port),
    logLevel: "error",
    skipAudits: skip.length ? skip : null,
    // Pictures of the page, which nobody looks at here.
    disableFullPageScreenshot: true,
  });
  return lhr;
}

for (const page of JSON.parse(readFileSync(0, "utf8"))) {
  let result = await look(page);
  // The browser's record of a visit comes out without its beginning now and then;
  // Lighthouse itself says that it should be run again.
  if (result.runtimeError) result = await look(page);
  console.log(JSON.stringify(result));
}
