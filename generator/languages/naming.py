"""What names are made of, by language: words that no name has, words that only stand inside one, and the words that
say what is named: 倡议, Convention, программа.
"""

from __future__ import annotations

import re
from functools import cached_property

from msgspec import Struct

INITIATIVES, INSTRUMENTS, ORGANISATIONS = "initiatives", "instruments", "organisations"
EVENTS, TERMS = "events", "terminology"
_FAMILIES = {
    INITIATIVES: "initiative network fund programme",
    INSTRUMENTS: "treaty protocol agreement declaration guidelines code plan",
    ORGANISATIONS: "committee organization office",
    TERMS: "term",
    EVENTS: "conference international_day",
}
"""Of each family the kinds that words tell."""
_FAMILY = {kind: family for family, kinds in _FAMILIES.items() for kind in kinds.split()}


class Naming(Struct, frozen=True, dict=True):
    """The words of one language."""

    apart: str
    """Words that no name has within it."""
    inner: str
    """Words that stand inside a name, not at its edges: of, 和."""
    kinds: dict[str, str]
    """By kind the words that tell it, apart by blanks."""
    dull: str = ""
    """Words that make a phrase of the day and no name when they stand at its edge: 重要, further."""
    last: bool = True
    """Whether the word that tells the kind stands last, in Chinese and English, or first."""

    @cached_property
    def breaking(self) -> frozenset[str]:
        return frozenset(self.apart.split())

    @cached_property
    def joining(self) -> frozenset[str]:
        return frozenset(self.inner.split())

    @cached_property
    def plain(self) -> frozenset[str]:
        return frozenset(self.dull.split())

    @cached_property
    def telling(self) -> dict[str, tuple[str, str]]:
        """Family and kind by word, the longest first."""
        rows = [(word, (_FAMILY[kind], kind)) for kind, words in self.kinds.items() for word in words.split()]
        return dict(sorted(rows, key=lambda row: (-len(row[0]), row[0])))

    def kind_of(self, name: str, han: bool) -> tuple[str, str] | None:
        """Family and kind that a name tells by its words.

        >>> NAMING["zh"].kind_of("核燃料循环多边方案", True), NAMING["en"].kind_of("Code of Conduct", False)
        (('initiatives', 'programme'), ('instruments', 'code'))
        """
        if han:
            return next((kind for word, kind in self.telling.items() if name.endswith(word)), None)
        words = re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", name.lower())
        end = next((at for at, word in enumerate(words) if at and word in self.joining), len(words))
        order = [*reversed(words[:end]), *words[end:]] if self.last else words
        return next((self.telling[word] for word in order if word in self.telling), None)


NAMING: dict[str, Naming] = {
    "zh": Naming(
        apart=(
            "的 地 得 了 着 过 是 在 对 对于 关于 从 由 被 把 将 为了 向 往 至 到 按 按照 根据 依照 依据 经 经由 "
            "通过 随着 自 自从 于 因 因为 "
            "由于 如 如果 若 即 但 但是 而 而且 并 并且 也 还 又 再 更 最 很 都 均 皆 各 每 该 本 此 这 那 这些 "
            "那些 其 其他 其它 其中 他 她 它 "
            "他们 她们 它们 我 我们 自己 等 等等 之 及其 以及 以便 以期 以及其 或 或者 与其 包括 例如 特别是 尤其 "
            "尤其是 此外 因此 "
            "同时 同样 一切 所有 任何 有关 相关 一个 一些 一项 一种 各种 各项 各个 两个 几个 某些 多个 多项 许多 "
            "不同 上述 下列 以下 以上 上 下 中 内 外 "
            "里 前 后 间 时 期间 之间 之后 之前 以来 以后 以前 以内 以外 情况 情况下 没有 未 尚未 无法 已 已经 正 "
            "正在 曾 仍 仍然 能 能够 "
            "可 可以 可能 应 应当 应该 须 必须 需 需要 会 要 想 愿 愿意 使 使得 让 令 请 有 具有 作为 成为 称为 "
            "认为 视为 属于 位于 来自 处于 "
            "进一步 继续 不断 尽快 尽可能 充分 积极 大力 日益 目前 现在 今后 将来 当前 近年来 十分 非常 深表 表示 "
            "指出 提出 提及 提到 注意 注意到 "
            "并不 而言 所载 所述 为此 为止 就 则 却 只 只有 才 便 且 乃 凡 除 除了 除非 除外 尽管 虽然 无论 不论 "
            "不管 直至 截至 来 去 第 号 段 条 款 "
            "项 次 届 年 月 日 年度 份 页 位 名 亿 万 美元 百分之 达到 达成 得到 受到 感到 看到 收到 做出 作出 予以 "
            "给予 加以 开展 采取 采用 "
            "特此 谨 兹 鉴于 基于 出于 有助于 致力于 不得 不应 不能 不可 不会 是否 如何 为何 什么 怎样 何时 哪些 "
            "方式 上文 下文 前述 尽早 迅速 "
            "彼此 互相 相互 一直 一贯 一致 一起 一样 一道 原则上 基础上 框架内 范围内 背景下 而是 不仅 不只 乃至 "
            "甚至 至少 至今 另外 另一 另 "
            "吗 呢 吧 啊 总之 首先 其次 最后 最终 最近 迄今 迄今为止 日前 重申 强调 确认 认识到 欢迎 促请 敦促 鼓励 "
            "呼吁 吁请 邀请 回顾 忆及 铭记 赞赏 "
            "承认 承诺 决定 要求 请求 考虑 考虑到 举行 召开 应对 解决 克服 拥有 取得 包含 涉及 存在 出现 发生 造成 "
            "导致 引起 产生 适用 适用于"
        ),
        inner="和 与 及 暨 以 所 者 不 为",
        dull=(
            "解决 所有人 全世界 可持续 主持 最后 "
            "重要性 必要性 实质性 可能性 意义 步骤 出版物 手段 义务 援助 风险 利益 谈判 境内 一国 本国 他国 "
            "组成部分 至关重要 深远 "
            "重要 主要 必要 有效 具体 严重 相应 适当 广泛 全体 整个 特定 合作 工作 活动 问题 措施 努力 进展 作用 "
            "领域 方法 能力 需求 需要 条件 目标 目的 "
            "机会 挑战 影响 成果 结果 内容 过程 方向 优先 事项 责任 义务 权利 原则 各级 各国 国家 国际 区域 全球 "
            "世界 有关方面 成员 人员 代表 政府 社会 "
            "发展 管理 进程 资料 信息 情况 关系 状况 水平 部门 机构 当局 专家 妇女 儿童 人民 新 大 小 多 高 低 好 "
            "全 总 主 副 强 深 加深 大量 少数 "
            "机制 系统 资源 资金 任务 决议 文件 会议 会员国 缔约国 成员国 伙伴 利益攸关方 行为 方面 实体 意见 贡献 "
            "框架 计划 方案 战略 政策 活动 项目 数据 成就 经验 做法 建设 "
            "确保 保证 加强 促进 推动 推进 增进 增强 提高 改善 减少 扩大 支持 协助 帮助 提供 获得 履行 实施 落实 "
            "遵守 尊重 实现 完成 建立 设立 "
            "制定 制订 加入 签署 缔结 生效 执行 参与 保护 维护 保持 维持 处理 报告"
        ),
        kinds={
            "initiative": "倡议 行动倡议 联合倡议 综合行动",
            "network": "网络 伙伴关系 联盟 全球联盟",
            "fund": "基金 信托基金 特别基金",
            "programme": "方案 计划 项目 规划 十年 运动",
            "treaty": "条约 公约 宪章 规约 专约",
            "protocol": "议定书",
            "agreement": "协定 协议 协约 盟约 安排",
            "declaration": "宣言 声明 共识 承诺书 公报 谅解",
            "guidelines": "准则 导则 指南 原则 规则 标准 细则 条例 守则 行为准则",
            "plan": "行动计划 行动纲领 行动纲要 纲领 议程 路线图 战略 框架 行动框架",
            "committee": (
                "委员会 工作组 专家组 小组 小组委员会 咨询委员会 特设委员会 理事会 执行局 大会主席团"
            ),
            "organization": (
                "组织 机构 总署 共同体 联合会 协会 银行 集团 论坛 议会 法院 法庭 联盟 不结盟运动"
            ),
            "office": (
                "办公室 办事处 秘书处 总部 中心 研究所 实验室 学院 大学 公司 署 司 厅 特派团 援助团 稳定团 部队 "
                "研训所 部 局 处 组 检查组 学会"
            ),
            "term": (
                "制度 机制 体系 法 权 武器 材料 装置 设施 反应堆 燃料 物质 国 界 源 文化 能力建设 审查 评估 周期 "
                "试验 任务 授权 保障 检查 运输 两用品"
            ),
            "conference": "大会 会议 峰会 首脑会议 研讨会 论坛会 特别会议 国际会议 对话会 讲习班",
            "international_day": "国际日 世界日 国际年 国际周 纪念日",
        },
    ),
    "en": Naming(
        apart=(
            "a an is are was were be been being has have had do does did will would shall should may might can "
            "could must not no nor but if then than "
            "that this these those which who whom whose what when where why how it its they their them he his she "
            "her we our us i you your as at by "
            "from into onto upon through during before after above below between among against within without under "
            "over about since until while because "
            "so such same other others any all each every both some many more most few several only also very too "
            "further including inter alia well also "
            "there here herein thereof therein therefore however moreover furthermore accordingly hereby in on to "
            "with per via or et al "
            "relevant respective above-mentioned mr mrs ms one two three four five six seven eight nine ten first "
            "second third fourth fifth"
        ),
        inner="of and for the",
        dull=(
            "its important necessary effective specific appropriate various new own due full great particular "
            "general recent current present continued "
            "efforts measures activities work progress role areas issues needs challenges importance need basis "
            "order regard view light part number "
            "account end use way level levels support states countries members parties government governments "
            "report reports resolution resolutions "
            "promote strengthen ensure enhance provide address support encourages requests implementation session "
            "agenda item"
        ),
        kinds={
            "initiative": "initiative initiatives action",
            "network": "network partnership alliance coalition",
            "fund": "fund facility",
            "programme": "programme program project campaign decade",
            "treaty": "treaty convention charter statute covenant",
            "protocol": "protocol",
            "agreement": "agreement accord compact arrangement understanding",
            "declaration": "declaration commitment consensus communiqué statement",
            "code": "code guidelines guidance principles rules standards standard",
            "plan": "plan agenda roadmap strategy framework outcome",
            "committee": (
                "committee commission council board panel group subcommittee taskforce bureau"
            ),
            "organization": (
                "organization organisation agency union association community bank forum parliament court tribunal "
                "league"
            ),
            "office": (
                "office secretariat centre center institute laboratory university division department mission force"
            ),
            "conference": "conference summit meeting symposium assembly dialogue workshop seminar",
            "international_day": "day week year",
        },
    ),
    "fr": Naming(
        apart=(
            "est sont était étaient être été a ont avait avaient avoir sera seront ne pas ni mais ou où que qui "
            "quoi dont ce cet cette ces il elle ils "
            "elles on nous vous leur leurs son sa ses notre nos en dans par avec sans sous entre contre vers chez "
            "depuis pendant avant après afin ainsi "
            "comme tout toute tous toutes autre autres même mêmes plus moins très aussi notamment selon se s y un "
            "une si tel telle tels telles "
            "celui celle ceux celles lors lorsque donc car également chaque certains certaines plusieurs aucun "
            "aucune à au aux n qu c"
        ),
        inner="de des du d l la le les et pour sur",
        dull=(
            "important nécessaire nouveau nouvelle mesures activités travaux efforts rôle domaine domaines question "
            "questions besoin besoins"
        ),
        last=False,
        kinds={
            "initiative": "initiative action",
            "network": "réseau partenariat alliance",
            "fund": "fonds",
            "programme": "programme projet campagne décennie",
            "treaty": "traité convention charte statut pacte",
            "protocol": "protocole",
            "agreement": "accord arrangement",
            "declaration": "déclaration engagement consensus",
            "code": "code directives principes règles normes",
            "plan": "plan agenda stratégie cadre",
            "committee": "comité commission conseil groupe bureau",
            "organization": (
                "organisation agence union association communauté banque forum cour tribunal"
            ),
            "office": (
                "office secrétariat centre institut laboratoire université division département mission"
            ),
            "conference": "conférence sommet réunion colloque assemblée",
            "international_day": "journée semaine année",
        },
    ),
    "es": Naming(
        apart=(
            "es son era eran ser sido fue fueron ha han había haber será serán no ni pero o u que quien cuyo cuya "
            "este esta estos estas ese esa eso "
            "él ella ellos ellas se su sus nuestro en con sin por entre contra hacia desde durante antes después "
            "como todo toda todos todas otro otra "
            "otros otras mismo misma más menos muy también así si tal tales cada algunos algunas varios varias "
            "ningún ninguna a al un una unos unas lo "
            "cuando donde según incluso incluidos incluidas ante bajo sobre"
        ),
        inner="de del la el los las y e para",
        dull=(
            "importante necesario nuevo nueva medidas actividades trabajos esfuerzos papel función ámbito cuestión "
            "cuestiones necesidad"
        ),
        last=False,
        kinds={
            "initiative": "iniciativa acción",
            "network": "red alianza asociación",
            "fund": "fondo",
            "programme": "programa proyecto campaña decenio",
            "treaty": "tratado convención convenio carta estatuto pacto",
            "protocol": "protocolo",
            "agreement": "acuerdo arreglo",
            "declaration": "declaración compromiso consenso",
            "code": "código directrices principios reglas normas",
            "plan": "plan agenda estrategia marco",
            "committee": "comité comisión consejo grupo junta mesa",
            "organization": "organización organismo unión comunidad banco foro corte tribunal",
            "office": (
                "oficina secretaría centro instituto laboratorio universidad división departamento misión"
            ),
            "conference": "conferencia cumbre reunión coloquio asamblea",
            "international_day": "día semana año",
        },
    ),
    "ru": Naming(
        apart=(
            "не ни но а или что чтобы как который которая которое которые которых которым этот эта это эти этих "
            "этого этой тот та то те тех его ее их "
            "он она они мы нас наш свой своей своих своего в во на с со к ко у о об обо от до из за под над при "
            "через без между перед после для ли же бы "
            "был была было были быть есть также так такой такие таких том числе все всех всем всеми каждый другие "
            "других иной иных более менее очень если "
            "где когда однако поэтому включая согласно относительно свои себя себе"
        ),
        inner="и по",
        dull=(
            "важный необходимый новый новых меры мер деятельность деятельности работы усилия усилий роль области "
            "вопросы вопросов"
        ),
        last=False,
        kinds={
            "initiative": "инициатива инициативы инициативу",
            "network": "сеть партнерство альянс",
            "fund": "фонд фонда",
            "programme": "программа программы проект десятилетие",
            "treaty": "договор договора конвенция конвенции устав устава пакт",
            "protocol": "протокол протокола",
            "agreement": "соглашение соглашения",
            "declaration": "декларация декларации обязательство",
            "code": "кодекс принципы правила нормы",
            "plan": "план плана повестка стратегия рамочная",
            "committee": "комитет комитета комиссия комиссии совет совета группа группы",
            "organization": (
                "организация организации агентство союз ассоциация сообщество банк форум суд трибунал"
            ),
            "office": (
                "управление секретариат центр центра институт лаборатория университет отдел департамент миссия"
            ),
            "conference": "конференция конференции саммит совещание ассамблея",
            "international_day": "день неделя год",
        },
    ),
    "ar": Naming(
        apart=(
            "في من إلى الى على عن مع بين أن ان إن التي الذي الذين ذلك هذا هذه تلك هو هي هم كما أو او ثم لا لم لن ما "
            "كل جميع بعض غير قد كان كانت يكون "
            "تكون أي اي منها بها فيها لها عليها وأن وفي ومن وعلى بما مما حيث إذ اذ عند بعد قبل خلال حتى لدى دون ضد "
            "منذ أجل وإذ بأن لأن وكذلك أيضا "
            "ولا وهي وهو سيما ضمن نحو تحت فوق حول عبر بشأن المتعلقة المتعلق بموجب وفقا بغية"
        ),
        inner="",
        dull="هام جديدة اللازمة التدابير الجهود الأنشطة",
        last=False,
        kinds={
            "initiative": "مبادرة المبادرة",
            "network": "شبكة شراكة تحالف",
            "fund": "صندوق الصندوق",
            "programme": "برنامج البرنامج مشروع عقد",
            "treaty": "معاهدة اتفاقية ميثاق النظام",
            "protocol": "بروتوكول البروتوكول",
            "agreement": "اتفاق الاتفاق",
            "declaration": "إعلان",
            "code": "مدونة مبادئ قواعد",
            "plan": "خطة استراتيجية إطار",
            "committee": "لجنة اللجنة مجلس المجلس فريق",
            "organization": "منظمة وكالة اتحاد رابطة مصرف منتدى محكمة",
            "office": "مكتب أمانة مركز معهد جامعة شعبة بعثة",
            "conference": "مؤتمر قمة اجتماع",
            "international_day": "يوم أسبوع سنة",
        },
    ),
}  # fmt: skip
"""By language."""
