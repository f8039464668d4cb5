/* Words that say nothing by themselves: they are not asked for where others are, and count only by where they stand. By language,
 * folded as texts are. */

const BY_LANGUAGE = {
  zh: "的 之 和 与 及 或 在 对 于 对于 以 为 是 了 将 由 从 向 把 被 其 该 这 那 等 所 并 而 也 又 都 就 则 以及 关于 有关 中 上 下 各 个 号 一 吗 呢 什么 哪些 如何",
  en: "a an the of and or in on at to for by with from as is are was were be that this these those its it which what how",
  fr: "le la les l un une des de du d et ou en dans sur à au aux pour par avec que qui est sont ce cette ces son sa ses",
  es: "el la los las un una unos unas de del y o en a al para por con que es son su sus este esta estos estas lo",
  ru: "и или в во на по к ко с со о об от до из за для что это как не его их при",
  ar: "في من على الي عن ان او و التي الذي هذا هذه ذلك مع ما لا بين",
};

export const LIGHT = new Set(Object.values(BY_LANGUAGE).flatMap((words) => words.split(" ")));
