// Runs Azurite's blob and queue services for Dtks.LocalHost on free loopback ports.
//   node serve.js PACKAGE_DIRECTORY DATA_DIRECTORY [tables]
// Prints one line of JSON, {"blob": port, "queue": port}, when both listen; with "tables" that service too, and "table": port. Ends when its standard input closes, so it
// goes with its parent whatever ended that, and saves its state before it goes. Each line of its standard input is answered by a line of JSON that says the same text
// and how many messages each queue of an account holds: {"asked": "…", "queues": {"account/queue": number}}.
"use strict";

const fs = require("fs");
const readline = require("readline");
const path = require("path");
const { createRequire } = require("module");

const HOST = "127.0.0.1";
const AUTOSAVE_MILLISECONDS = 200;
const KEPT_BYTES = 4 * 1024 * 1024;
const PREDECESSOR_WAIT_MILLISECONDS = 5000;
const PREDECESSOR_POLL_MILLISECONDS = 50;

const [packageDirectory, dataDirectory, tables] = process.argv.slice(2);
const requireFrom = createRequire(path.join(packageDirectory, "package.json"));
const pidFile = path.join(dataDirectory, "serve.pid");
const databases = [];
const tablesFile = path.join(dataDirectory, "tables.json");

// Telemetry is never started here; its library is most of Azurite's memory, so it is not loaded.
function leaveOutTelemetry() {
  const file = createRequire(requireFrom.resolve("azurite")).resolve("applicationinsights");
  require.cache[file] = { id: file, filename: file, loaded: true, exports: {}, children: [], paths: [] };
}

function loki() {
  return createRequire(requireFrom.resolve("azurite"))("lokijs");
}

// Every request on a queue first takes out what has expired, hardly ever anything. The library builds all indices of the
// collection anew for that all the same, and marks the database as changed, so that each look at a queue had it saved.
function removeNothingForNothing() {
  const { prototype } = loki().Collection;
  const removeBatch = prototype.removeBatch;
  prototype.removeBatch = function (batch) {
    if (batch.length > 0) removeBatch.call(this, batch);
  };
}

// Messages that are taken together are changed together, and for that too the library builds all indices anew; one by
// one each only changes its place.
function updateOneByOne() {
  const { prototype } = loki().Collection;
  const update = prototype.update;
  prototype.update = function (documents) {
    for (const document of [documents].flat()) update.call(this, document);
  };
}

// The text of a message is read from a file that is opened and closed for it. What was written last is kept in memory too;
// what was written never changes.
function keepTexts() {
  const { prototype } = requireFrom("azurite/dist/src/common/persistence/FSExtentStore").default;
  const BufferStream = requireFrom("azurite/dist/src/common/utils/BufferStream").default;
  const { appendExtent, readExtent } = prototype;
  const kept = new Map();
  let bytes = 0;
  const place = chunk => `${chunk.id}/${chunk.offset}/${chunk.count}`;
  prototype.appendExtent = async function (data, contextId) {
    const chunk = await appendExtent.call(this, data, contextId);
    if (Buffer.isBuffer(data) && chunk.count === data.length) {
      kept.set(place(chunk), data);
      bytes += data.length;
    }
    for (const [oldest, text] of kept) {
      if (bytes <= KEPT_BYTES) break;
      kept.delete(oldest);
      bytes -= text.length;
    }
    return chunk;
  };
  prototype.readExtent = async function (chunk, contextId) {
    const text = chunk && kept.get(place(chunk));
    return text ? new BufferStream(text) : readExtent.call(this, chunk, contextId);
  };
}

// Azurite keeps metadata in memory and writes it every five seconds. Here it is written far more often.
function saveOften() {
  const Loki = loki();
  const configure = Loki.prototype.configureOptions;
  Loki.prototype.configureOptions = function (options, initial) {
    if (this.filename === tablesFile) return configure.call(this, options, initial); // Nothing of ours: as it is by itself.
    databases.push(this);
    if (options && options.autosave) options.autosaveInterval = AUTOSAVE_MILLISECONDS;
    return configure.call(this, options, initial);
  };
}

function save(database) {
  if (!database.autosaveDirty() && !database.throttledSavePending) return Promise.resolve();
  return new Promise((resolve, reject) => database.saveDatabase(error => (error ? reject(error) : resolve())));
}

// What a client was told is written stays written, even when this process is killed the next moment: the answer to a
// write waits for the metadata to be on disk. Reads, dequeues and deletes do not wait: losing one only repeats it.
function answerWritesWhenSaved(server) {
  server.httpServer.prependListener("request", (request, response) => {
    if (request.method !== "PUT" && request.method !== "POST") return;
    const end = response.end;
    response.end = (...rest) => {
      Promise.all(databases.map(save)).then(
        () => end.apply(response, rest),
        error => {
          process.stderr.write(`metadata not saved: ${error.message}\n`);
          response.destroy();
        });
      return response;
    };
  });
}

// What a request for each queue's properties would tell, all at once.
function countMessages(queueServer) {
  const { db, QUEUES_COLLECTION, MESSAGES_COLLECTION } = queueServer.metadataStore;
  const place = (account, queue) => `${account}/${queue}`;
  const counts = Object.fromEntries(db.getCollection(QUEUES_COLLECTION).data.map(queue => [place(queue.accountName, queue.name), 0]));
  for (const { accountName, queueName } of db.getCollection(MESSAGES_COLLECTION).data) {
    if (place(accountName, queueName) in counts) counts[place(accountName, queueName)]++;
  }
  return counts;
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

// After a kill of the host, the Azurite it left may still be saving: it goes first, then this one reads.
async function waitForPredecessor() {
  const until = Date.now() + PREDECESSOR_WAIT_MILLISECONDS;
  while (Date.now() < until) {
    const pid = fs.existsSync(pidFile) ? Number(fs.readFileSync(pidFile, "utf8")) : 0;
    if (!pid || !isAlive(pid)) return;
    await new Promise(resolve => setTimeout(resolve, PREDECESSOR_POLL_MILLISECONDS));
  }
}

function createServers() {
  const BlobConfiguration = requireFrom("azurite/dist/src/blob/BlobConfiguration").default;
  const BlobServer = requireFrom("azurite/dist/src/blob/BlobServer").default;
  const QueueConfiguration = requireFrom("azurite/dist/src/queue/QueueConfiguration").default;
  const QueueServer = requireFrom("azurite/dist/src/queue/QueueServer").default;
  const logger = requireFrom("azurite/dist/src/common/Logger");
  logger.configLogger(false);
  const configure = (Configuration, name) => new Configuration(
    HOST, 0, 0,
    path.join(dataDirectory, `${name}.json`), path.join(dataDirectory, `${name}-extents.json`),
    [{ locationId: "Default", locationPath: path.join(dataDirectory, name), maxConcurrency: 50 }],
    false, undefined, false, undefined, // no access log, no debug log
    false, true, // strict about unknown headers; any API version
    "", "", "", undefined, true); // no certificate, no OAuth, account in the path
  const servers = [new BlobServer(configure(BlobConfiguration, "blobs")), new QueueServer(configure(QueueConfiguration, "queues"))];
  return tables ? [...servers, createTableServer()] : servers;
}

function createTableServer() {
  const TableConfiguration = requireFrom("azurite/dist/src/table/TableConfiguration").default;
  const TableServer = requireFrom("azurite/dist/src/table/TableServer").default;
  return new TableServer(new TableConfiguration(
    HOST, 0, 0, tablesFile,
    false, false, undefined, undefined, // no debug log, no access log
    false, true, // strict about unknown headers; any API version
    "", "", "", undefined, true)); // no certificate, no OAuth, account in the path
}

async function main() {
  fs.mkdirSync(dataDirectory, { recursive: true });
  await waitForPredecessor();
  fs.writeFileSync(pidFile, String(process.pid));
  leaveOutTelemetry();
  saveOften();
  removeNothingForNothing();
  updateOneByOne();
  keepTexts();
  const servers = createServers();

  let closing = false;
  const close = async () => {
    if (closing) return;
    closing = true;
    for (const server of servers) await server.close();
    fs.rmSync(pidFile, { force: true });
    process.exit(0);
  };
  process.stdin.on("end", close).on("error", close).on("close", close);
  readline.createInterface({ input: process.stdin }).on("line", asked => {
    process.stdout.write(`${JSON.stringify({ asked, queues: closing ? {} : countMessages(servers[1]) })}\n`);
  });
  // The host drains before it lets go; a terminal's Ctrl+C reaches this process too and must not cut that short.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => {});
  process.stdout.on("error", close);

  for (const server of servers) {
    if (server !== servers[2]) answerWritesWhenSaved(server);
    await server.start();
  }
  const [blob, queue, table] = servers.map(server => server.httpServer.address().port);
  process.stdout.write(`${JSON.stringify({ blob, queue, table })}\n`);
}

main().catch(error => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
