/* The files of the index, each fetched once. */

import { pairsOf } from "./fold.js";
import { Terms, lowerBound } from "./shard.js";

export const VERSION = 2;
/* A file is not where it was: there is a new index. */
export class Moved extends Error {}
/* A file did not come. */
export class Unreachable extends Error {}
/* The index is of a format that this page does not know. */
export class Foreign extends Error {}

const inflate = async (bytes) => {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
};

export class Store {
  /* `get(path)` fetches the bytes of a file below the site's root, or null where there is none. */
  constructor(get) {
    this.get = get;
    this.kept = new Map();
    this.bytes = 0;
    this.files = 0;
  }

  async open() {
    const bytes = await this.fetched("search/index.json");
    const said = JSON.parse(new TextDecoder().decode(bytes));
    if (said.version !== VERSION) throw new Foreign();
    this.index = said;
    this.simple = pairsOf(said.traditional);
    return this;
  }

  async fetched(path) {
    const bytes = await this.get(path);
    if (!bytes) throw new Moved(path);
    this.bytes += bytes.length;
    this.files += 1;
    return bytes;
  }

  /* A file, inflated and read, once; one that did not come is asked for again. */
  file(path, read) {
    let made = this.kept.get(path);
    if (!made) {
      made = this.fetched(path).then(inflate).then(read);
      this.kept.set(path, made);
      made.catch(() => this.kept.delete(path));
    }
    return made;
  }

  json(path) {
    return this.file(path, (bytes) => JSON.parse(new TextDecoder().decode(bytes)));
  }

  languages() {
    return Object.keys(this.index.languages);
  }

  /* Whether any term of a language can begin with this character; spares languages of other scripts. */
  mayBegin(language, character) {
    this.begins ??= {};
    const ends = (this.begins[language] ??= [...this.index.languages[language].begins].map((one) => one.codePointAt(0)));
    const code = character.codePointAt(0);
    const at = lowerBound(ends.length, (place) => ends[place] < code);
    return at % 2 === 1 || ends[at] === code;
  }

  manifest(language) {
    return this.json(`search/${language}/${this.index.languages[language].manifest}.manifest`);
  }

  terms(language, name) {
    return this.file(`search/${language}/${name}.terms`, (bytes) => new Terms(bytes));
  }

  /* Whether a file was asked for before. */
  has(language, name, kind) {
    return this.kept.has(`search/${language}/${name}.${kind}`);
  }

  places(language, name) {
    return this.file(`search/${language}/${name}.places`, (bytes) => bytes);
  }

  text(language, name) {
    return this.json(`search/${language}/${name}.text`);
  }

  labels() {
    return this.json(`search/${this.index.labels}.labels`);
  }

  /* The row of a document: [[first unit, text file] …] and its facets. */
  async row(language, key) {
    const { docs } = await this.manifest(language);
    const rows = await this.file(`search/${language}/${docs[key % docs.length]}.docs`, (bytes) =>
      new Map(JSON.parse(new TextDecoder().decode(bytes)).map(([of, parts, facets]) => [of, { parts, facets }])),
    );
    return rows.get(key);
  }

  /* What facets need of a document's units. */
  async facets(language, key) {
    const { facets } = await this.manifest(language);
    const { values, units } = await this.file(`search/${language}/${facets[key % facets.length]}.facets`, (bytes) => {
      const [values, rows] = JSON.parse(new TextDecoder().decode(bytes));
      return { values, units: new Map(rows) };
    });
    return { values, units: units.get(key) ?? [] };
  }

  /* A unit with its document: {page, title, symbol, date, anchor, cited, kind, text}. */
  async unit(language, key, ordinal) {
    const { parts } = await this.row(language, key);
    let name = parts[0][1];
    for (const [first, file] of parts) if (first <= ordinal) name = file;
    const { first, units, ...document } = await this.text(language, name);
    const [anchor, cited, kind, text] = ordinal ? units[ordinal - first] : ["", "", "title", document.title];
    return { ...document, anchor, cited, kind, text };
  }

  lexicon(number) {
    return this.json(`search/${this.index.lexicon[number]}.words`);
  }
}
