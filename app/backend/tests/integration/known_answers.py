"""What a board says, and what is found there by which words, in which order."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Said:
    """A post by the name that the answers have for it; or, without a title, a comment on a post."""

    name: str
    body: str
    title: str = ""
    tags: tuple[str, ...] = ()
    on: str = ""
    language: str = "en"


BOARD = [
    Said("engines", "It *weaves* patterns, as a loom does.", "On engines", ("history", "year-1843")),
    Said(
        "toaster", "The **element** measures 12 ohms. Don't open Ada's loom!", "A toaster trips the fuse", ("repair",)
    ),
    Said(
        "kettle", "An engine of its own: `boil(3.14)`, model X86-64.", "The kettle’s whistle", ("repair", "café-lamp")
    ),
    Said("answer", "My looming doubt: which [engine](https://example.org/secretpath)?", on="toaster"),
    Said("straße", "Die Straße in der NAÏVE Café-Bar, ﬁne.", "Über Ｆｕｌｌ Ｗｉｄｔｈ", language="de"),
    Said("ёлка", "Ёлки стояли во дворе. Чайник свистел.", "Ремонт ёлочных гирлянд", ("ремонт",), language="ru"),
    Said("чайник", "Чайники и ёлка: ремонтируем всё.", "О чайнике", ("ремонт",), language="ru"),
    Said("ответ", "У нашего чайника отвалилась ручка, а елка цела.", on="чайник", language="ru"),
    Said("kyoto", "京都の寺と猫。ﾄｰｽﾀｰを直す。", "東京都の修理カフェ", ("修理",), language="ja"),
    Said("tokyo", "東京で猫を見た。", "トースターの修理", ("修理",), language="ja"),
    Said("返信", "猫がトースターを壊した。２０２６年", on="tokyo", language="ja"),
    Said("zh", "我们在上海修理烤面包机，猫很高兴。", "修理咖啡馆", ("修理",), language="zh"),
    Said("zh2", "烤面包机和咖啡。", "上海的猫", language="zh"),
    Said("mixed", "Die engine の 修理 и чайник, all in one.", "Смесь mixed 混ぜる", language="ru"),
]

ENGLISH = {
    "engine": ["engines", "mixed", "answer", "kettle"],
    "ENGINES": ["engines", "mixed", "answer", "kettle"],
    "engi": ["engines", "mixed", "answer", "kettle"],
    "engi ": [],
    "loom": ["answer", "toaster", "engines"],
    "loom ": ["answer", "toaster", "engines"],
    "weaving": ["engines"],
    "weaving patterns": ["engines"],
    "patterns kettle": [],
    "toaster fuse": ["toaster"],
    "fuse ohms": ["toaster"],
    "dont": ["toaster"],
    "don’t": ["toaster"],
    "ada": ["toaster"],
    "a": ["toaster", "engines"],
    "x86": ["kettle"],
    "3.14": ["kettle"],
    "12": ["toaster"],
    "boil": ["kettle"],
    "secretpath": [],
    "element": ["toaster"],
    "history": ["engines"],
    "year-1843": ["engines"],
    "repair": ["kettle", "toaster"],
    "whistling kettles": ["kettle"],
    "strasse": ["straße"],
    "STRASSE": ["straße"],
    "naïve": ["straße"],
    "fine": ["straße"],
    "full width": ["straße"],
    "ｆｕｌｌ": ["straße"],
    "über": ["straße"],
}
RUSSIAN = {
    "чайник": ["чайник", "mixed", "ответ", "ёлка"],
    "чайниками": ["чайник", "mixed", "ответ", "ёлка"],
    "ЧАЙНИК": ["чайник", "mixed", "ответ", "ёлка"],
    "чайн": ["чайник", "mixed", "ответ", "ёлка"],
    "елка": ["ответ", "чайник", "ёлка"],
    "ёлка": ["ответ", "чайник", "ёлка"],
    "Ёлку": ["ответ", "чайник", "ёлка"],
    "ремонт": ["ёлка", "чайник"],
    "ремонт чайника": ["чайник", "ёлка"],
    "ручка": ["ответ"],
    "ручку": ["ответ"],
    "у": ["ответ"],
    "гирлянда": ["ёлка"],
}
JAPANESE = {
    "猫": ["zh2", "zh", "返信", "tokyo", "kyoto"],
    "京都": ["kyoto"],
    "東京": ["kyoto", "tokyo"],
    "東京都": ["kyoto"],
    "寺": ["kyoto"],
    "修理": ["zh", "tokyo", "kyoto", "mixed"],
    "修理カフェ": ["kyoto"],
    "トースター": ["tokyo", "返信", "kyoto"],
    "ﾄｰｽﾀｰ": ["tokyo", "返信", "kyoto"],
    "カフェ": ["kyoto"],
    "ｶﾌｪ": ["kyoto"],
    "2026": ["返信"],
    "２０２６年": ["返信"],
    "混ぜ": ["mixed"],
    "壊した猫": [],
    "猫 壊した": ["返信"],
}
CHINESE = {
    "上海": ["zh2", "zh"],
    "烤面包机": ["zh2", "zh"],
    "面包": ["zh2", "zh"],
    "咖": ["zh", "zh2"],
    "咖啡": ["zh", "zh2"],
    "咖啡馆": ["zh"],
    "高兴": ["zh"],
    "海上": [],
    "上海 猫": ["zh2", "zh"],
}
MIXED = {
    "engine 修理": ["mixed"],
    "чайник engine": ["mixed"],
    "混ぜる mixed": ["mixed"],
    "mixed чайн": ["mixed"],
    "engine修理": ["mixed"],
}
PHRASES = {
    '"weaves patterns"': ["engines"],
    '"weaving pattern"': ["engines"],
    '"patterns weave"': [],
    '"element measures 12 ohms"': ["toaster"],
    '"ohms don’t"': ["toaster"],
    '"the fuse" ohms': ["toaster"],
    '"fuse the element"': [],
    "“On engines” loom": ["engines"],
    '"on eng"': [],
    '"on eng': ["engines"],
    'loom "on engi': ["engines"],
    '"of its own" "an engine"': ["kettle"],
    '"X86 64"': ["kettle"],
    '"1843"': [],
    '"which engine"': ["answer"],
    '"die strasse"': ["straße"],
    "«стояли во дворе»": ["ёлка"],
    "«дворе стояли»": [],
    '"чайник и ёлка"': ["чайник"],
    "„елка и чайник“": [],
    "«во дворе» чайн": ["ёлка"],
    "ручка «а ёлка": ["ответ"],
    "東京都の寺": ["kyoto"],
    "「東京都の寺」": [],
    "「京都の寺」": ["kyoto"],
    "『ﾄｰｽﾀｰを』": ["返信", "kyoto"],
    '"猫を見': ["tokyo"],
    "“上海的猫”": ["zh2"],
    '"修理烤面包机"': ["zh"],
    "高兴 猫": ["zh"],
    '"高兴 猫"': [],
    '"猫 很高兴"': ["zh"],
    '"engine の 修理"': ["mixed"],
    '"engine 修理"': [],
    '"修理и чайники"': ["mixed"],
}
ANSWERS = {
    "English": ENGLISH,
    "Russian": RUSSIAN,
    "Japanese": JAPANESE,
    "Chinese": CHINESE,
    "mixed": MIXED,
    "phrases": PHRASES,
}
