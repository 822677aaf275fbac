"""The words that adverts are made of, by what they say. One list a sort; `weights` says what each sort is worth.

Written for this project from how such messages read; look-alike spellings of the words (威信, 薇❤, ᴠx) are in
`contacts`, disguises of single letters are undone before (`normalise`).
"""

from __future__ import annotations

BLACK_ZH = ["博彩", "菠菜", "网赌", "赌场", "百家乐", "六合彩", "一码中特", "真人视讯", "葡京", "彩金", "体验金", "时时彩", "快三", "棋牌平台", "博采", "老虎机", "首存", "首充送", "电竞投注", "外围", "下注平台", "约炮", "裸聊", "学生妹", "上门服务", "少妇", "无码", "国产高清", "成人视频", "一夜情", "同城约", "包夜", "外围女", "援交", "私密视频", "黄片", "涩涩群", "福利姬", "代开", "发漂", "发潥", "发嘌", "办证", "刻章", "学历证书", "学信网可查", "代考", "代写", "替考", "包过", "保分", "考前答案", "先考后付", "真题答案", "答案包", "开房记录", "查档", "黑客接单", "黑客定位", "定位手机", "手机号定位", "聊天记录恢复", "监听", "跑分", "洗钱", "收u", "收台湾", "四件套", "实名号", "老号", "收购微信", "收购闲置", "银行卡出租", "出租微信", "出黑", "追回", "迷药", "听话水", "电子烟", "仿真枪", "冰毒", "刷单", "点赞员", "爆粉", "引流软件", "群发软件", "加粉", "补单", "打粉", "养号", "一码多开", "外挂", "代练", "代打", "上分"]

MONEY_ZH = ["日结", "日入", "日赚", "月入", "月赚", "周入", "时薪", "月薪", "稳赚", "稳定盈利", "保本", "高收益", "月收益", "日收益", "赚钱", "挣钱", "赚了", "捞金", "搬砖", "副业", "兼职", "兼zhi", "日jie", "ri结", "单单结", "一单一结", "一单", "垫付", "不押金", "佣金", "返佣", "返利", "提现", "秒提", "秒到", "到账", "日领", "领现金", "现金红包", "领红包", "发红包", "抢红包", "送红包", "带单", "跟单", "喊单", "合约群", "币圈", "翻倍", "翻三倍", "战绩", "荐股", "牛股", "内参", "配资", "杠杆", "出金", "虚拟货币", "爆仓", "胜率", "空投", "泰达币", "usdt", "一手u", "贷款", "无抵押", "黑户", "下款", "提额", "放款", "套现", "车抵", "房抵", "低息", "低利率", "利率低", "秒批", "征信", "额度", "招聘打字", "打字员", "在家工作", "在家可做", "手机操作", "一部手机", "0投入", "零投入", "不割韭菜", "躺赚", "劳务", "出国", "海外客服", "包机票", "高薪", "收徒", "长期收", "高价回收", "大量收购"]

PROMO_ZH = ["优惠券", "优惠劵", "内部券", "优惠价", "价格优惠", "限时", "秒杀", "名额有限", "名额仅", "仅剩", "手慢无", "限前", "仅限今天", "今天截止", "最低价", "低价出", "超低价", "特价", "包邮", "一手货源", "微商", "招代理", "代理招募", "代理加盟", "一件代发", "招募", "诚招", "诚徵", "诚征", "急招", "加盟", "扫码", "二维码", "公众号", "长按识别", "关注领取", "进群", "进裙", "入群", "拉群", "加群", "拉你", "群满", "裙看", "领福利", "送福利", "福利群", "免费领", "免费送", "免费试用", "免费申请", "免费注册", "免费观看", "全套资料", "全套付费", "全套视频", "大礼包", "礼包", "网课", "割韭菜", "抽奖", "抽手机", "参与抽", "送手机", "送现金", "话费券", "注册送", "注册就送", "注册即送", "首单", "点击加入", "点击领取", "点击注册", "点我注册", "点击下方", "注册链接", "复制打开", "转发到", "邀请人", "批发", "自动发货", "不限速", "机场", "流量卡", "代运营", "排名优化", "小程序开发", "诚信合作", "诚信第一", "信誉保证", "真实可查", "价格高于", "支付宝转", "客服", "经理", "导师", "老板请", "宝子", "老铁", "亲测有效", "黑科技", "专业团队", "代下载", "代购", "清仓", "内部课程", "资源群", "解锁", "接单", "出售", "低价", "高价"]

ASK_ZH = ["私聊", "私我", "私信我", "滴滴我", "dd我", "加我", "➕我", "+我", "联系我", "咨询我", "找我", "扣1", "详聊", "详询", "有意加", "有意联系", "需要的加", "感兴趣", "看我主页", "看主页", "主页联系", "有想法的", "想了解的", "有兴趣的", "需要的", "拉我进群", "联系客服", "加客服", "找客服", "请联系", "微信同步", "微信同号", "电话微信"]

BLACK_EN = """
casino|free spins|betting site|sports? betting|slots? bonus|jackpot bonus|baccarat
viagra|cialis|without prescription|replica watch(?:es)?|rolex|mdma|cocaine|weed|cannabis|vape shop|shipped worldwide|discreetly
hot singles|sexy (?:girls|pics)|spicy pics|nudes?\\w*|porn (?:videos?|site|free)|xxx (?:videos?|cam|free)|cam girls|teen cam|only ?fans|leaks? (?:mega|folder)|mega folder|escorts?|hook ?up tonight|sugar (?:mummy|mommy|daddy|boy|baby)|weekly allowance
fullz|cvv|bank logs|cloned cards?|paypal transfer|carding|stealth accounts?|legit plug|legit diploma|certificate without exam|without exam
hack (?:facebook|instagram|whatsapp|any|someone)|phone spying|spy on|hackers? for hire|change (?:school )?grades|recover (?:your|lost|stolen)|recovery expert|crypto recovery
free (?:nitro|robux|v-?bucks|skins?|gift ?cards?|bitcoin|btc|eth|crypto|money|mint|nfts?|iphone|airdrop|signals?|giveaway)|robux generator|steam gift|gift activation|give ?away my skins|trade ?offer
vip signals?|(?:forex|trading|crypto|free) signals?|trading bot|binary options?|pump tonight|crypto pump|double your (?:btc|bitcoin|money|crypto|investment)|(?:connect|validate|sync|verify) your wallet|wallet must be|claim (?:your )?(?:\\$?\\d+|airdrop|reward|prize|bonus|tokens?)|airdrop is live|presale|mint is live|free mint|get \\S+ (?:\\w+ )?back (?:at|instantly|now)|receive \\S+ \\w+ back|account manager|copy trading
essay writing|essay helper|plagiarism free|take your exam|do your (?:homework|assignment)s? for|guaranteed a\\+?|a\\+ guaranteed
(?:buy|cheap|get|real) (?:\\w+ )?(?:followers|likes|views|subscribers)|followers, likes|smm panel|get verified|blue tick|verified accounts?
you have been selected|selected as a winner|will delete your account|verify now|account (?:will be|has been) (?:suspended|deleted|limited)|lose access|win an? (?:iphone|ps5|gift)
""".strip()

MONEY_EN = """
earn(?:ing)? (?:\\$|€|£|\\d|money|extra|daily|weekly|up to)|make (?:\\w+ )?money|(?:made|make|making|earned?) (?:me )?\\$?[\\d.,]+k?|passive income|side income|extra income|(?:per|a|every) (?:day|hour|week)|daily|weekly
work from home|from home|no experience|part[- ]time|online job|data entry|hiring now|no interview|get paid|pays? me|paid to|with only my phone
invest(?:ment|or|ing)?|guaranteed|roi|profits?|returns?|withdraw(?:als?)?|deposit|leverage|staking|forex|bitcoin|btc|usdt|crypto|eth|nft|wallet|airdrop|trading|traders?|100% legit|legit|risk[- ]free
loans?|low interest|no credit check|credit score|approved in
""".strip()

PROMO_EN = """
\\d+ ?% (?:off|discount|bonus)|discount code|discount|promo code|coupon|cheap(?:est)?|lowest price|best price|limited (?:time|offer|event|spots?)|only \\d+ (?:\\w+ )?(?:left|spots?|people)|(?:spots?|nft|seats) left|hurry(?: up)?|today only|act now|before it closes|right now|first \\d+ (?:people|members|users)|instantly|lifetime license|license only
giveaway|gift ?cards?|free trial|free gift|bonus|winner|congratulations|claim|free everyday|reseller|accounts? (?:netflix|spotify)|followers|seo|web design|app development|lowest prices?|writing service|vpn reseller|panel|mixtape|subscribe to (?:my|our)|follow for follow|professional \\w+ service|we provide|investors?|expert|manager|mentor|system that
no referral|no verification|dear (?:users?|sir|friend|member)|hello (?:dear|sir)|kindly|stop scrolling|urgent|opportunity|selling|sell(?:s|ing)? (?:\\w+ )?accounts?|replica|keys
""".strip()

ASK_EN = """
dm (?:me|for|admin|to)|pm me|inbox me|message me|text me|text him|contact (?:me|us|him|admin|manager|\\S+ (?:on|at|through)|t\\.me)|add me|hit me up|reach (?:me|out)|whats ?app|send me a (?:direct )?message|ask me how|comment how|comment ["']?\\w+["']? (?:below|to)|link in (?:my )?bio|check (?:out )?my (?:profile|bio|page)|telegram me|on telegram|telegram:
click (?:here|the link|this link|below|my link)|click h\\w+|join (?:my|our|here|now|right|the vip|us on|before|her[e3])|register(?: now|:| here)|sign ?up (?:now|here|bonus)|subscribe|visit|inbox|dm
""".strip()
