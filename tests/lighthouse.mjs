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

for (const { address, skip } of JSON.parse(readFileSync(0, "utf8"))) {
  const { lhr } = await lighthouse(address, {
    port: Number(port),
    logLevel: "error",
    skipAudits: skip.length ? skip : null,
    // Pictures of the page, which nobody looks at here.
    disableFullPageScreenshot: true,
  });
  console.log(JSON.stringify(lhr));
}
