"""The numeral grammar: two alternations tried at an anchor, one for digits and one for Chinese numerals.

The order of the alternatives is the order of precedence: identifiers, digit names, dates, ratios, fractions,
ranges, quantities, bare numbers. Quantifiers are possessive or bounded, so no input costs more than linear time.
"""

import re
from dataclasses import dataclass

from dajuan.claims.lexicon import Lexicon, word_pattern

HAN_DIGITS = "〇零一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟"
ANCHOR = re.compile("[0-9一二三四五六七八九十百千两第首双〇零壹贰叁肆伍陆柒捌玖拾万亿]")
BLANK = r"[ \t\n]{0,3}"
NUMBER = r"(?:\d{1,3}(?:，\d{3}(?!\d))++|\d++(?:,\d{3}(?!\d))*+)(?:\.\d++)?"
#: Blanks left inside by a printer or a PDF: 12 345.6 in groups of three, 1 2 0 digit by digit; 123. 8 after a word,
#: when it measures (2. 3个项目 is the second point of a list).
SPACED = r"(?<!\d )(?:\d{1,3}(?: \d{3}(?!\d))++(?:\.\d++)?|\d(?: \d(?!\d)){2,8}+)"
PARTED = r"(?:(?<=[一-鿿])|(?<=[一-鿿] ))\d++(?: ?\. | \.)\d++"
SCALE = r"(?:万亿|千亿|百亿|亿|千万|百万|十万|万|千(?![米克瓦伏焦卡帕赫兹])|百(?!分))"
MORE = "[余多几来]"
TO = r"(?:-{1,2}|~|至|到)"
#: 千 belongs to 千瓦, 千米 and 千克 rather than to the number before them.
_HAN_DIGIT = f"(?:[{HAN_DIGITS.replace('千', '')}]|千(?![瓦米克伏]))"
HAN = f"{_HAN_DIGIT}{{1,16}}+(?:[点.][〇零一二三四五六七八九]{{1,8}}+)?"
SMALL = "[一二三四五六七八九十两]{1,3}"

_MONTH = rf"\d{{1,2}}{BLANK}月(?:份)?"
_DAY = rf"\d{{1,2}}{BLANK}[日号](?![线楼院])"
_EDGE = f"(?:{BLANK}[末底初]|[上中下]旬)"
_MONTHS = rf"\d{{1,2}}(?:{BLANK}月(?:份)?)?{BLANK}(?:{TO}|、|和){BLANK}{_MONTH}{_EDGE}?"
_MONTH_DAY = rf"{_MONTH}(?:{BLANK}{_DAY}(?:{BLANK}{TO}{BLANK}(?:{_MONTH})?{_DAY})?)?{_EDGE}?"
_YEAR = rf"(?:19|20)\d{{2}}{BLANK}年(?!均|度计划)(?:度)?"
DATE = "|".join(
    [
        rf"(?:19|20)\d{{2}}{BLANK}年?{BLANK}{TO}{BLANK}(?:19|20)?\d{{2}}{BLANK}年(?:{_EDGE})?",
        rf"{_YEAR}(?:{BLANK}(?:{_MONTHS}|{_MONTH_DAY}|{_EDGE}))?",
        r"(?:19|20)\d{2}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)",
        _MONTHS,
        _MONTH_DAY,
        rf"\d{{1,2}}{BLANK}{TO}{BLANK}{_DAY}",
        _DAY,
        r"(?:(?<=[\d日][ T])|(?<=日))\d{1,2}[:：]\d{2}[:：]\d{2}(?!\d)",
        rf"\d{{1,2}}[:：]\d{{2}}(?![:：.]?\d)(?:{BLANK}{TO}{BLANK}\d{{1,2}}[:：]\d{{2}})?",
        r"\d{1,2}(?:时(?:\d{1,2}分)?|点(?:\d{1,2}分|整|半)?(?![位多]))(?![间代效]|候)",
        rf"\d{{1,4}}{BLANK}{MORE}?{BLANK}个?{BLANK}(?:周年|年(?!均)(?:来|间|内|期)?|月(?!均)|季度|星期|周(?!岁))",
        rf"\d{{1,3}}{BLANK}{TO}{BLANK}\d{{1,3}}{BLANK}个?{BLANK}(?:年|月|周|季度)",
        rf"[1-4]{BLANK}季度",
    ]
)
HAN_DATE = "|".join(
    [
        "[一二三四](?:、[二三四])?季度",
        "[二两三]〇[〇一二三四五六七八九]{2}年|二[〇零○][〇零○一二三四五六七八九]{2}年",
        "[一二三四五六七八九十]{1,3}月(?:份)?(?:[一二三四五六七八九十]{1,3}[日号])?[末底初]?",
        f"{SMALL}{MORE}?个?(?:半)?(?:周年|年(?!均)(?:来|间|内|期)?|月|季度|星期|周)",
        "百年|千年",
        f"{SMALL}日",
    ]
)
_SUFFIXED = (
    r"\d{2,6}(?:强(?![化度制烈势])|后(?=[、，的青创大])|制度|热线|工程|模式|工作法|机制|体系|行动|计划|战略|思路|布局|平台|专线"
    r"|便民|政务|政府服务|网站|创新)"
)
_CIRCLE = rf"\d{{1,3}}{BLANK}(?:分钟|公里|小时|里)(?=[^，,。；;、\n]{{0,8}}圈)"
_ALWAYS = r"\d{1,3}(?:小时(?=不打烊|自助|值班|在线|服务|热线|营业|开放|无人|滑动|平均(?:值|浓度|雨量|降)|均值|浓度)|天24小时)"
_PHONE = "|".join(
    [
        r"1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)",
        r"0\d{2,3}[- ]\d{7,8}(?!\d)(?:-\d{1,5})?",
        r"[48]00[- ]\d{3,4}[- ]?\d{3,4}(?!\d)",
        r"\d++(?:\.\d++){2,}",
        r"\d{1,6}[〕\]】)][ ]?第?\d{1,6}[ ]?号",
        r"[〇零]?\d{1,6}[ ]?号(?!召)",
        r"\d{15,}",
    ]
)
#: Units that dates, names and ranges share; they never take the short way.
_AMBIGUOUS = frozenset(
    {"分钟", "公里", "小时", "里", "天", "日", "度", "成", "时", "级", "期", "号", "两", "个月"}
)
_PLUS = r"\d{1,6}(?:\+(?:\d{1,6}|[A-Za-z]))+|\d{1,3}[×xX*]\d{1,4}(?:小时|天)?"


@dataclass(frozen=True)
class Grammar:
    """Compiled patterns of one lexicon. ``plain`` is the short way for 6.34亿元 and the like; in the other two
    group names say what a match is."""

    plain: re.Pattern[str]
    digits: re.Pattern[str]
    han: re.Pattern[str]

    @classmethod
    def of(cls, lexicon: Lexicon) -> "Grammar":
        digits, han = _digit_way(lexicon), _han_way(lexicon)
        return cls(re.compile(_short_way(lexicon)), re.compile(digits), re.compile(han))


def _digit_way(lexicon: Lexicon) -> str:
    """The whole grammar of numerals in digits."""
    unit = word_pattern(lexicon.units)
    measure = word_pattern(printed for printed, one in lexicon.units.items() if not one.counts)
    more_scale_more = rf"(?:(?P<nmore>{MORE}){BLANK})?(?P<nscale>{SCALE})?(?:(?P<nmore2>{MORE}){BLANK})?"
    return "|".join(
        [
            f"(?P<identifier>{_PHONE})",
            f"(?P<name>{_PLUS}|{_CIRCLE}|{_ALWAYS})",
            f"(?P<date>{DATE})",
            f"(?P<ratio>{NUMBER}(?:[:：]{NUMBER}){{2,6}})",
            r"(?P<fraction>(?P<den>\d{1,4})分之(?P<num>\d{1,4}(?:\.\d++)?)|(?P<num2>\d{1,3})/(?P<den2>\d{1,3})(?![\d/.万]))",
            (
                rf"(?P<range>(?P<a>{NUMBER}){BLANK}(?P<ascale>{SCALE})?{BLANK}(?P<aunit>{unit})?{BLANK}{TO}{BLANK}"
                rf"(?P<b>{NUMBER}){BLANK}(?P<bmore>{MORE})?(?P<bscale>{SCALE})?{BLANK}(?P<bunit>{unit}))"
            ),
            r"(?P<tenths>(?P<t>\d)成(?P<rest>\d))",
            rf"(?P<spaced>(?P<s>{SPACED}){BLANK}(?P<sscale>{SCALE})?(?P<smore>{MORE})?{BLANK}(?P<sunit>{unit}))",
            rf"(?P<parted>(?P<pn>{PARTED}){BLANK}(?P<pscale>{SCALE})?{BLANK}(?P<pnunit>{measure}))",
            rf"(?P<mixed>(?P<big>\d{{1,6}}[亿万])(?P<small>\d{{1,4}}[万千百]|\d{{4}}(?!\d))(?P<xmore>{MORE})?{BLANK}(?P<xunit>{unit}))",
            rf"(?P<quantity>(?P<n>{NUMBER}){BLANK}{more_scale_more}{BLANK}(?P<nunit>{unit}))",
            f"(?P<digitname>{_SUFFIXED})",
            rf"(?P<bare>(?P<v>{NUMBER}){BLANK}(?P<vmore>{MORE}(?![元种样方家]))?(?P<vscale>{SCALE})?(?P<vmore2>{MORE})?)",
        ]
    )


def _han_way(lexicon: Lexicon) -> str:
    """The whole grammar of Chinese numerals."""
    unit = word_pattern(lexicon.units)
    return "|".join(
        [
            f"(?P<name>{word_pattern(lexicon.names)}|双(?:一流|创|碳|控|减|拥|高|千兆|百|十[一二]?))",
            f"(?P<ordinal>第{BLANK}(?P<o>{HAN}|\\d{{1,5}}(?:{TO}\\d{{1,5}}(?=[批期届轮号]))?){BLANK}(?P<ounit>方阵|梯队|方队|{unit}|[届章节条款号版]|大)?)",
            "(?P<first>首[家个位单例座条款台套次批届期张支所只笔项艘列颗枚部](?!级))",
            f"(?P<date>{HAN_DATE})",
            f"(?P<percent>百分之(?P<p>{HAN}))",
            f"(?P<fraction>(?P<den>{HAN})分之(?P<num>{HAN}))",
            "(?P<tenths>(?P<t>[一二三四五六七八九])成(?P<rest>[一二三四五六七八九半]))",
            f"(?P<range>(?P<a>{HAN})(?P<aunit>{unit})?{TO}(?P<b>{HAN})(?P<bunit>{unit}))",
            f"(?P<pair>(?P<pa>[一二三四五六七八两])(?P<pb>[二三四五六七八九])(?P<ptail>[十百千万亿]{{0,3}})(?P<punit>{unit}))",
            rf"(?P<quantity>(?P<n>{HAN})(?P<nmore>{MORE})?(?P<nscale>[万亿])?{BLANK}(?P<nunit>{unit}))",
            f"(?P<listed>{SMALL}(?:是|要|则))",
            f"(?P<bare>{HAN})",
        ]
    )


def _short_way(lexicon: Lexicon) -> str:
    """Digits with an unambiguous unit and nothing behind that could make them a range, a date or a name."""
    plain = word_pattern(printed for printed in lexicon.units if printed not in _AMBIGUOUS)
    return (
        rf"({NUMBER})[ ]?({MORE})?({SCALE})?({MORE})?((?>{plain}))"
        rf"(?![ ]?{TO}|[月季星0-9A-Za-z]|小时|工作日|自然日|分之|分点|[ ]?基点)"
    )
