// Makes areas.csv.gz out of the npm package idn-area-data (its licence and ours: NOTICE.md beside this file).
//
//   npm pack idn-area-data@4.0.1 && tar -xzf idn-area-data-4.0.1.tgz
//   node make-areas.mjs package areas.csv.gz
//
// One line per area, "code,name": Kemendagri digits without dots, sorted as text, so that every area is followed by what
// lies in it. Names hold commas at times and are never quoted: the first comma ends the code.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const [, , packageFolder, target] = process.argv;
if (!packageFolder || !target) {
  console.error("usage: node make-areas.mjs PACKAGE_FOLDER TARGET.csv.gz");
  process.exit(2);
}

const levels = [
  { file: "provinces.csv", digits: 2 },
  { file: "regencies.csv", digits: 4 },
  { file: "districts.csv", digits: 6 },
  { file: "villages.csv", digits: 10 },
];

/** The fields of one CSV line by RFC 4180 (no field of this data spans lines). */
function fields(line) {
  const found = [];
  let field = "";
  let quoted = false;
  for (let i = 0; i < line.length; i++) {
    const c = line[i];
    if (quoted && c === '"' && line[i + 1] === '"') field += line[++i];
    else if (c === '"') quoted = !quoted;
    else if (c === "," && !quoted) found.push(field), (field = "");
    else field += c;
  }
  return [...found, field];
}

/** The areas of one level, checked: right length, a parent that exists and that the code starts with, a name. */
function read({ file, digits }, known) {
  const lines = readFileSync(join(packageFolder, "data", file), "utf8").split(/\r?\n/).filter(Boolean);
  return lines.slice(1).map((line) => {
    const row = fields(line);
    const code = row[0].replaceAll(".", "");
    const name = row.at(-1).trim().replace(/\s+/g, " ");
    const parent = digits === 2 ? "" : row[1].replaceAll(".", "");
    if (!/^\d+$/.test(code) || code.length !== digits || name === "") throw new Error(`${file}: ${line}`);
    if (parent !== "" && !(known.has(parent) && code.startsWith(parent))) throw new Error(`${file}: no parent of ${line}`);
    if (known.has(code)) throw new Error(`${file}: ${code} stands twice`);
    known.add(code);
    return { code, name };
  });
}

const known = new Set();
const byLevel = levels.map((level) => read(level, known));
const areas = byLevel.flat().sort((a, b) => (a.code < b.code ? -1 : 1));
const text = areas.map(({ code, name }) => `${code},${name}\n`).join("");
writeFileSync(target, gzipSync(Buffer.from(text, "utf8"), { level: 9 }));
console.log(levels.map((level, i) => `${level.file}: ${byLevel[i].length}`).join("\n"));
