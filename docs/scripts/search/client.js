/* The page's side of the search: one worker for all its boxes, started when it is first asked.
 *
 *   const line = lineTo("page", (say, said) => …);    what comes: see worker.js
 *   line.ask("search", {typed, …});  line.on("more", {from, …});
 *
 * `ask` begins a new turn, and what was asked before is not heard any more; `on` belongs to the turn that is. */

const lines = new Map();
let worker;
let started = false;

const start = () => {
  if (worker) return worker;
  started = false;
  if (!("DecompressionStream" in globalThis)) return null;
  try {
    worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
  } catch {
    return null;
  }
  worker.onmessage = ({ data }) => {
    if (data.say === "ready") started = true;
    const line = lines.get(data.channel);
    if (line && line.turn === data.turn) line.hear(data.say, data);
  };
  worker.onerror = (event) => {
    event.preventDefault();
    /* It never ran: an old browser, or a script that did not come. Later faults are one question's. */
    if (!started) worker = undefined;
    for (const line of lines.values()) if (line.turn) line.hear("failed", { why: started ? "broken" : "unstarted", part: "search" });
  };
  return worker;
};

let turns = 0;

export const lineTo = (channel, hear) => {
  const line = { turn: 0, hear };
  lines.set(channel, line);
  const send = (ask, question) => {
    const to = start();
    if (to) to.postMessage({ ask, channel, turn: line.turn, ...question });
    else hear("failed", { why: "unstarted", part: "search" });
  };
  return {
    ask(what, question) {
      line.turn = turns += 1;
      send(what, question);
    },
    on(what, question) {
      send(what, question);
    },
    quiet() {
      line.turn = 0;
    },
  };
};
