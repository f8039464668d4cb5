/* The bytes of the index, read. docs/decisions/0008-search-index.md has the format. */

const UNIT = 65536;

/* A document's key and a unit's ordinal as one number, in the order of both. */
export const idOf = (key, ordinal) => key * UNIT + ordinal;
export const keyOf = (id) => Math.floor(id / UNIT);
export const ordinalOf = (id) => id % UNIT;

class Reader {
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  number() {
    let value = 0;
    let scale = 1;
    for (;;) {
      const byte = this.bytes[this.at];
      this.at += 1;
      value += (byte & 127) * scale;
      if (byte < 128) return value;
      scale *= 128;
    }
  }
}

const decoder = new TextDecoder();

/* Code points, not code units, order the terms. */
export const compare = (one, other) => {
  const most = Math.min(one.length, other.length);
  for (let at = 0; at < most; at += 1) {
    const a = one.charCodeAt(at);
    const b = other.charCodeAt(at);
    if (a !== b) return surrogate(a) === surrogate(b) ? a - b : surrogate(a) ? 1 : -1;
  }
  return one.length - other.length;
};
const surrogate = (code) => code >= 0xd800 && code < 0xe000;

/* The first place in a sorted list for which it is not before. */
export const lowerBound = (length, before) => {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (before(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
};

/* The directory of a file of terms: what each is called, and where its lists lie. */
export class Terms {
  constructor(bytes) {
    this.bytes = bytes;
    const reader = new Reader(bytes);
    const count = reader.number();
    this.terms = [];
    let before = new Uint8Array(0);
    let list = 0;
    let places = 0;
    for (let number = 0; number < count; number += 1) {
      const shared = reader.number();
      const more = reader.number();
      const text = new Uint8Array(shared + more);
      text.set(before.subarray(0, shared));
      text.set(bytes.subarray(reader.at, reader.at + more), shared);
      reader.at += more;
      before = text;
      const units = reader.number();
      const bytesOfList = reader.number();
      const bytesOfPlaces = reader.number();
      this.terms.push({
        text: decoder.decode(text), units, list, places, bytesOfPlaces,
      });
      list += bytesOfList;
      places += bytesOfPlaces;
    }
    for (const term of this.terms) term.list += reader.at;
  }

  /* The place of the first term that is not before. */
  from(text) {
    return lowerBound(this.terms.length, (at) => compare(this.terms[at].text, text) < 0);
  }

  find(text) {
    const term = this.terms[this.from(text)];
    return term?.text === text ? term : undefined;
  }

  /* The words that begin so; what ends in a star stands for several. */
  beginning(text) {
    const found = [];
    for (let at = this.from(text); at < this.terms.length && this.terms[at].text.startsWith(text); at += 1)
      if (!this.terms[at].text.endsWith("*")) found.push(this.terms[at]);
    return found;
  }

  /* Ids and weights of the units that have a term. */
  units(term) {
    const reader = new Reader(this.bytes, term.list);
    const ids = new Float64Array(term.units);
    const weights = new Uint8Array(term.units);
    let key = 0;
    for (let at = 0; at < term.units; ) {
      key += reader.number();
      let left = reader.number();
      let ordinal = 0;
      for (; left; left -= 1) {
        const value = reader.number();
        ordinal += value >>> 3;
        ids[at] = idOf(key, ordinal);
        weights[at] = value & 7;
        at += 1;
      }
    }
    return { ids, weights };
  }
}

/* Calls back with each wanted unit's place in `ids` and the places of the term in it; both lists of ids are sorted. A word's
 * places say what comes before: `told`, if given, is the row that must. */
export const readPlaces = (bytes, term, ids, wanted, word, told, take) => {
  const reader = new Reader(bytes, term.places);
  let next = 0;
  for (let at = 0; at < ids.length && next < wanted.length; at += 1) {
    while (next < wanted.length && wanted[next] < ids[at]) next += 1;
    const isWanted = next < wanted.length && wanted[next] === ids[at];
    const places = [];
    let place = 0;
    for (let left = reader.number(); left; left -= 1) {
      place += reader.number();
      const before = word ? reader.number() : 0;
      if (isWanted && (!told || (before & told.mask) === told.row)) places.push(place);
    }
    if (places.length) take(next, places);
  }
};
