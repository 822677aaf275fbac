"""The words that adverts are made of, by what they say. One list a sort; `weights` says what each sort is worth.

Written for this project from how such messages read; look-alike spellings of the words (威信, 薇❤, ᴠx) are in
`contacts`, disguises of single letters are undone before (`normalise`). The English ones are small patterns.
"""

from __future__ import annotations


def _listed(words: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words.split()))


BLACK_ZH = _listed("""
博彩 菠菜 网赌 赌场 六合彩 一码中特 真人视讯 葡京 彩金 体验金 时时彩 快三 棋牌平台 博采 首存 首充送 电竞投注 外围 下注平台 约炮 裸聊 学生妹 上门服务 少妇
国产高清 成人视频 一夜情 同城约 包夜 外围女 援交 私密视频 黄片 涩涩群 福利姬 代开 发漂 发潥 发嘌 办证 刻章 学历证书 学信网可查 代考 代写 替考 包过 保分 考前答案 先考后付
真题答案 答案包 开房记录 查档 黑客接单 黑客定位 定位手机 手机号定位 聊天记录恢复 监听 跑分 洗钱 收u 收台湾 四件套 实名号 老号 收购微信 收购闲置 银行卡出租 出租微信 出黑 追回
迷药 听话水 电子烟 仿真枪 冰毒 刷单 点赞员 引流软件 群发软件 加粉 补单 打粉 养号 一码多开 外挂 代练 代打 在职证明 流水证明 做流水 p流水 假证 做证 拿证 直接拿证
不用上课 内部渠道 内部名额 高仿 精仿 原单 莆田 走私 私烟 代孕 捐卵 供精 催情 壮阳 伟哥 减肥药 祖传秘方 陪玩 陪聊 陪睡 包养 交友软件 附近的人 美女主播 私密群
全套服务 外送茶 嫩模 兼职妹 赌博 投注 彩票群 计划群 精准计划 稳定上岸 回血 带飞 包赢 包赔 输了赔 打码 存款送 世界杯竞猜 足球推荐 红单 内幕
千粉号 万粉号 实名可改 走担保 担保交易 抖音号 快手号 小红书号 苹果id 谷歌账号 谷歌号 外区账号 海外账号 接码 虚拟号 手机黑卡 对公账户 过人脸 秒解 私服 辅助脚本 拦截马
攻击接单 渗透接单 脱库 社工库 呼死你 短信轰炸 群控 砍一刀 帮砍 助力链接 砍成
协议号 飞机号 推特号 ws号 游戏号 皮肤号 白号 防封号 无视风控 品茶 订制茶 嫩茶 快递空包 空包 女大学生 满意付款 先服务 集赞 gpa保障 论文写作 留学生论文 写论文 论文辅导 课题代 期刊发表 核心期刊 版面费 职称论文
软著 代注册 走账 商务数据 一手数据 成本票 短信通道 过滑块 背调电话 流水社保 断缴 压测服务 打到下线 分发签 企业签 超级签 马甲包 居住车牌 代缴社保 补缴 简历包装 项目包装 保offer 内部直推 隐身面试 面试助手 补差价
网盘会员 知网账号 会员账号 共享会员 合租会员 充电费 内部充 首充 充100送 充送 金股 股票交流群 稳赚不赔 包赚 看实力 跟着买 挂机赚 刷流水 代刷 代投 代抢 抢票 黄牛 门票转让 驾照分 买分卖分 处理违章 假章 公章
减肥茶 无效退款 直接出证 不用考 出证 命中率 抵押贷 保密发货 效果猛 看片不卡 免流 破解会员 机经
验证码截图 验证码发给 验证码告诉 数字发给我 关掉杀毒 关闭杀毒 退出杀毒 关闭防护 关掉防火墙 旧微信卖 四方支付 承接棋牌 走后门
同步答案 传答案 报答案 递答案 场外答案 场外提示 旁边提示 远程提示 打字提示 面试提示 代面试 代笔试 代上课 代网课 代刷网课 代看网课 代签到 代肝 代敲 代交作业 代做作业 包及格 题泄 泄题 题库流出
文平 文瓶 办文凭 买文凭 文凭办理 学历办理 免考拿 不去学校也能 背景全套 接背调 借卡 租卡 走一下账 过一下账 代收款 代收货款 收款码出租 洗u 黑u 海外存款 境外存款 海外遗产 境外遗产 代收手续
罚没的 海关罚没 海关扣 号借我用 微信借我用 实名的借 助记词发 助记词截图 六位数发给 包裹转寄 代收包裹 收包裹转寄
网可查 不看征信 黑白户 透视自瞄 全家桶激活 破解版 掉了补 免考 不过退 不过全退 注册就送 册送 合约带 无货源 机票食宿 晚高峰不
""")

MONEY_ZH = _listed("""
日结 日入 日赚 月入 月赚 周入 时薪 月薪 稳赚 稳定盈利 保本 高收益 月收益 日收益 捞金 搬砖 兼职 兼zhi 日jie ri结 单单结 一单一结 一单 垫付 不押金
佣金 返佣 返利 秒提 秒到 日领 领现金 现金红包 领红包 发红包 抢红包 送红包 带单 跟单 喊单 合约群 币圈 翻倍 翻三倍 战绩 荐股 牛股 内参 配资 杠杆 出金 虚拟货币 爆仓
胜率 泰达币 usdt 一手u 无抵押 黑户 下款 提额 放款 套现 车抵 房抵 低息 低利率 利率低 秒批 招聘打字 打字员 在家工作 在家可做 手机操作 一部手机 0投入
零投入 不割韭菜 躺赚 劳务 海外客服 包机票 高薪 收徒 长期收 高价回收 大量收购 日薪 月收入 年化 盈利 收益率 回报率 财富自由 被动收入 薅羊毛 撸货 撸毛 矿机
邀请码 返现 回款 已结算 现结 秒结 当天结 做任务 任务单 关注主播 刷粉 打字录入 录入员 居家 宝妈 急聘 诚聘 底薪 包吃住 报名请 下卡 网贷 征信花 花呗 借呗 信用卡代还 应急借
借款 入金 操盘 股票群 涨停 抄底 打新 币安 欧易 火币 okx 土狗 百倍币 解套 抢购 零元购 0元购 免单 大额券 油卡 充值卡 京东卡 e卡 礼品卡
第二份收入 额外收入 小白可带 小白可做 手机就能 一对一带 手把手 月入过万 直播带货 变现 流量变现 私域 创业项目 暴利 蓝海 项目合作 对接项目 无门槛 门槛低 投资小 见效快 回本 加盟费 团队招 招学徒 学徒 押一付一 缺钱
连本带利 获利 领回 到账了 提出来了 提现成功 第一笔 仓位 本金 入场费 募捐 筹款 捐款 善款 好心人 好人一生平安 功德无量 爱心接力 想做副业 副业的 多一份收入 缺钱的 缺米 手头紧 搞钱 抄作业的进
收款码 小道消息 内幕消息 吃到肉 一起吃肉 散户 炒币 晒单 晒收益 收益截图 收款截图 搞副业 搞点副业 搞了点副业 睡后收入 死工资 打点费 作业费 辛苦费 翻身的 换个活法 跟对了人 跟对人 领我进门 带我的大哥 带我的姐
急用钱 有闲钱 闲钱 开户 时间自由 当天到账 提现秒 零花钱 买菜钱 奶粉钱 第一桶金 赚到第一 赚了第一 挣到第一 顶以前 顶我以前 比工资高 比工资多 比上班强 不用上班 给自己打工 回了本 喝口汤 吃口汤 吃口肉
车贷还 房贷还 还清了 还完了 不用看老板 老板脸色 改变生活 改变命运 睡着都 躺着都 手机点点 动动手指 一天几百 一天两百 一天三百 一天五百 日均
""")

PROMO_ZH = _listed("""
优惠券 优惠劵 内部券 优惠价 价格优惠 限时 名额有限 名额仅 仅剩 手慢无 限前 仅限今天 今天截止 最低价 低价出 超低价 特价 包邮 一手货源 微商 招代理 代理招募 代理加盟 一件代发
招募 诚招 诚徵 诚征 急招 加盟 扫码 长按识别 关注领取 进群 进裙 入群 拉群 加群 拉你 群满 裙看 领福利 送福利 福利群 免费领 免费送 免费试用 免费申请 免费注册
免费观看 全套资料 全套付费 全套视频 大礼包 礼包 割韭菜 抽手机 参与抽 送手机 送现金 话费券 注册送 注册就送 注册即送 首单 点击加入 点击领取 点击注册 点我注册 点击下方
注册链接 复制打开 转发到 邀请人 自动发货 不限速 机场 流量卡 代运营 小程序开发 诚信合作 诚信第一 信誉保证 真实可查 价格高于 支付宝转 老板请 宝子 老铁
亲测有效 黑科技 专业团队 代下载 代购 清仓 内部课程 资源群 接单 出售 低价 高价 戳我 戳头像 姐妹 专柜 正品 验货 现货 顺丰 到付 货到付款 厂家直销 源头厂家 批发价
尾货 八折 特惠 大促 福利价 内部价 半价 三折 五折 8折 7折 6折 5折 先发后付 闲鱼 价格好说 价格美丽 价格面议 量大从优 需要海外 要的私 想进 助理 小助理 核心群 内部群
vip群 扫下图 私信领取 领取资料 领资料 资料包 教程合集 干货合集 免费体验 三天体验 奈飞 迪士尼 会员代充 代充 发卡 24小时自动 秒发 爬虫定制 代做
接活 可邮寄 幸运用户 被选为 领取京东 恭喜您 请于今日 下载app tg搜 清理潜水 最后几个 旅游特价 留学中介
公司注册 代理记账 税务筹划 代办 加急 全额退款 不成功不收费 打包价 走量 量大 便宜出 九成新 一单 一件 一套 外卖红包 福利来 今日福利 今日份福利 免费课 免费送 体验课 训练营 0基础 零基础 包教会 包就业 小白也能 涨粉 真人粉 正规平台
暑假工 寒假工 临时工 电子厂 包车接送 外教 试听0元 年费 席位 先领 吱口令 老股民 免费送 学员反馈 招主播 保底 直签
""")

ASK_ZH = _listed("""
扫我 扫头像 看简介 看头像 看签名 头像里 头像加 简介里 简介有 简介找 点头像 点我头像 主页有 主页找 置顶有 扣个1 抠1 回666 口令 暗号 进裙 进峮 翻我 私发 问我要 找我要 找我拿 等你来
私聊 私我 私信我 滴滴我 dd我 加我 ➕我 +我 联系我 咨询我 扣1 详聊 详询 有意加 有意联系 需要的加 看我主页 看主页 主页联系 有想法的 想了解的
拉我进群 联系客服 加客服 找客服 请联系 微信同步 微信同号 电话微信 加助理 加老师 加群主 加管理 加小编 绿泡泡 扣6 扣666 私戳 戳头像 要的私 想要私 私发 留言领取 扫下图 可走闲鱼
上车 速联系 欢迎咨询 咨询客服 dd
了解私信 想了解私 微信聊 加v聊 私聊价 地址发我 需要的加 品茶联系 进qun 进q群 拉你进 联系电话 咨询电话 预约电话 电话同微 详情咨询
小窗 加我聊 领取请回复 回复领取 想学的来 懂的都懂 详询
昵称就是 昵称就叫 昵称里 我昵称 搜昵称 加昵称 扣我 回个1 悄悄告诉我 悄悄问 悄悄找我 悄悄私 戳一戳我 戳我 点我名字 单独找我 找我聊 找我拿 联系方式的 名片推 名片发你 推给你
推我名片 反着念 倒着念 竖着看 竖着读 倒过来去 个签 橱窗 置顶第 相册第 首页电话 空间第 同步同名 飞机同名 翻我空间 认识的我 可以牵线 帮你们问 我拉你过去 小圈子 抽牌请 会撸的 报学校 报口令 备注上车 留邮箱 吱一声
信的人 有缘人 想认识她 想认识他 介绍你们 介绍给你 引荐 还没上车 投一票 投个票 交个朋友 我的line 我的赖 公仲浩 公众浩 去我空间 想要的去 想请的
敲我 看我置顶 置顶第一 图里有 图上有 自己放大 放大看 放大图 点图 戳图 单独讲 单独说 私下说 私下聊 里面再说 只在里面 不在这里说 不方便公开 先聊再 帮你们问 帮大家问 替他问 存一下这个 你存一下 新换的号 换了新号
看我动态 朋友圈都有 朋友圈里有 找我登记 要的吱 吱声 想通了再 陪我说说话 陪我聊 疼人的 头像就是本人 照片在我 想学就来
后付 付尾款 全额退 退一半 名额不多 看过来 请尽快联 自助下单 给有缘 指条路 指了条路 拉我一把 拉你一把 带你飞 愿意改变 想改变 懂的来 懂的自然 信我的 不随便带 还能带 可以带几个 带上你 位置不多 还有位置 报我名字
打个招呼再 找我就行 来找我聊 随时找我 我就说到这 不便多说 不多说了 不能多说 看懂的来 看懂的自己
""")

BLACK_EN = r"""
casino|free spins|betting site|sports? betting|slots? bonus|jackpot bonus|baccarat
viagra|cialis|without prescription|replica watch(?:es)?|rolex|mdma|cocaine|weed|cannabis|vape shop|shipped worldwide|discreetly
hot singles|sexy (?:girls|pics)|spicy pics|nudes?\w*|porn (?:videos?|site|free)|xxx (?:videos?|cam|free)|cam girls|teen cam|only ?fans|leaks? (?:mega|folder)|mega folder|escorts?|hook ?up tonight|sugar (?:mummy|mommy|daddy|boy|baby)|weekly allowance
fullz|cvv|bank logs|cloned cards?|paypal transfer|carding|stealth accounts?|legit plug|legit diploma|certificate without exam|without exam
hack (?:facebook|instagram|whatsapp|any|someone)|phone spying|spy on|hackers? for hire|change (?:school )?grades|recover (?:your|lost|stolen)|recovery expert|crypto recovery
free (?:nitro|robux|v-?bucks|skins?|gift ?cards?|bitcoin|btc|eth|crypto|money|mint|nfts?|iphone|airdrop|signals?|giveaway)|robux generator|steam gift|gift activation|give ?away my skins|trade ?offer
vip signals?|(?:forex|trading|crypto|free) signals?|trading bot|binary options?|pump tonight|crypto pump|double your (?:btc|bitcoin|money|crypto|investment)|(?:connect|validate|sync|verify) your wallet|wallet must be|claim (?:your )?(?:\$?\d+|airdrop|reward|prize|bonus|tokens?)|airdrop is live|presale|mint is live|free mint|get \S+ (?:\w+ )?back (?:at|instantly|now)|receive \S+ \w+ back|account manager|copy trading
essay writing|essay helper|plagiarism free|take your exam|do your (?:homework|assignment)s? for|guaranteed a\+?|a\+ guaranteed
(?:buy|buying|cheap|get|real) (?:\w+ )?(?:followers|likes|views|subscribers)|followers, likes|smm panel|get verified|blue tick|verified accounts?
you have been selected|selected as a winner|will delete your account|verify now|account (?:will be|has been) (?:suspended|deleted|limited)|lose access|win an? (?:iphone|ps5|gift)
(?:real|fake|genuine|registered) (?:driving licen[sc]e|passports?|documents?|id cards?)|driving licen[sc]e, passport|docs registered|documents4all|pay after pass|passed remotely|certification passed|exam dumps|leaked exam
(?:v ?bucks|robux|gems|coins|gift card) generator|no survey|no human verification|nitro for|free discord nitro|first \d+ holders|100x|\d+x guaranteed|millionaire|meme ?coin
looking for (?:a )?(?:serious|sugar) (?:man|woman|men|relationship|investors?|daddy)|serious man|lonely (?:woman|girl|wife)|kik me|adult (?:content|dating)|dating site
scam broker|lost money to|get refunds|funds ?back|recover (?:funds|money)|assignment help|homework help service|experts deliver|100% confidential|dissertation|thesis writing
smm|smm panel|buy (?:traffic|visitors|backlinks|reviews)|(?:cheap|real) traffic|website visitors|k visitors|backlinks|guest post
(?:sell|buy|selling|buying) (?:me )?(?:your )?(?:old )?(?:telegram|discord|facebook|whatsapp|google|gmail|instagram|verified) (?:accounts?|groups?|channels?|servers?)
account was reported|reported by mistake|i accidentally reported|appeal at|suspicious activity|validate your|verify your (?:account|wallet|identity)|seed phrase
(?:web)?cam (?:chat|girls?|show)|real girls|private (?:photos?|pics|videos?)|photos here|online now|hey babe|adult web ?cam|18 plus|cbd|thc|gummies|ozempic|xanax|adderall|steroids|without a doctor|no rx
urgent hacker|hacker to|spouse's phone|cheating (?:spouse|partner)|discreet|cracked (?:software|games?|apps?)|keygen|nulled|aged (?:gmail|outlook|accounts?)|could not be delivered|redelivery|delivery failed|confirm your address|customs fee|unpaid toll
turn(?:ed)? \$ ?\d[\d,.]* into|spin the wheel|you (?:have )?won(?!')|won an? (?:iphone|gift|prize|steam)\w*|free spins?|write it for you|a-grade|essay due|we write|turnitin|trading student|coach \w+ helped
girls near you|singles near you|near you are waiting|meet-now|nudz|icloud bypass|unlock any|proctored exams?|exams for you|take your (?:\w+ )?exams?|lost lover|psychic reading|spell caster|lottery|bank details|dear winner|is limited|restore access|arbitrage|capital protected|betting odds|first deposit
turn off (?:your )?(?:defender|antivirus)|disable (?:your )?(?:defender|antivirus)|code you (?:just )?received|re-?connect (?:your|their) wallets?|re-?verify
transcript (?:updates?|fixes)|grade (?:changes?|fixes)|attendance fix(?:es)?|pay ?stubs|employment letter|proxy interviews?|interview proxy|(?:sit|do|write) your (?:\w+ )?(?:exams?|coursework)|degree by life|seized (?:i?phones?|laptops?|goods)|customs auctions?
(?:package|parcel) forwarders?|reship(?:ping|per|pers)?|mystery shoppers?|car wrap|next of kin|unclaimed (?:funds?|inheritance)|late husband|late uncle|you send the brief|looks? like you wrote|(?:complete|full) library of|never blinked|quick and quiet|quiet and quick|pay(?:ment)? after|robux|nitro for|vote for my|no questions asked|your parcel|crypto accepted|vouches|residential proxies|serious (?:people|minded)|widow(?:er)?|stationed overseas|(?:six|6) digits you
""".strip()

MONEY_EN = r"""
earn(?:ing)? (?:\$|€|£|\d|money|extra|daily|weekly|up to)|make (?:\w+ )?money|(?:made|make|making|earned?) (?:me )?\$?[\d.,]+k?|passive income|side income|extra income|(?:per|a|every) (?:day|hour|week)|daily|weekly
work from home|from home|no experience|part[- ]time|online job|data entry|hiring now|no interview|get paid|pays? me|paid to|with only my phone
invest(?:ment|or|ing)?|guaranteed|roi|profits?|returns?|withdraw(?:als?)?|deposit|leverage|staking|forex|bitcoin|btc|usdt|crypto|eth|nft|wallet|airdrop|trading|traders?|100% legit|legit|risk[- ]free
loans?|low interest|no credit check|credit score|approved in
(?:got|get|gets|getting|received?|win|won) \$ ?\d[\d,.]*|\$ ?\d[\d,.]* (?:a|per|each|in|every|weekly|daily)|minimum withdraw|watching ads|ref link|referral link|referral code|paying|payouts?|payments? proof|great platform|broke|financial freedom|side hustle|holders|token sale|solana|ethereum|whale|broker
make thousands|thousands|masterclass|dropshipping|affiliate|mentorship|mentored|proof|tokens per|per wallet|metamask|\$ ?\d[\d,.]* (?:in|within|to|into|today|at)|in \d+ (?:hours?|hrs?|days?|minutes)|10x|receive \d|slots
paid instantly|no skills|financial life|daily returns?|taught me|monthly returns?
(?:trades?|trading|traded) for me|my (?:first|second|third) (?:payout|withdrawal)|need cash|quick cash|need money|donate|donations?|cash ?app|thankful to|quit (?:your )?job|small capital
zelle|venmo|western union|(?:two|three|four|five|six|5|6) figure (?:week|month|year|income)s?|(?:paid|gets paid|get paid) before|debt free|still broke|thanks to (?:mr|mrs|miss|ms|coach|professor|captain|sister|uncle) \w+|(?:mr|mrs|miss|coach|captain|sister|madam) \w+ s (?:group|team|calls?|signals|room|circle)|(?:left|leave) (?:my|our) jobs?|small circle|while (?:i|you|we) sleep|no boss|no risk|no collateral|monthly payments?|up \d[\d.,]*k this|(?:changed|turned) my life|(?:bills|rent|debts?) (?:is|are|got) (?:paid|gone|sorted)|(?:showed|taught) me (?:her|his) phone|on autopilot|easy money|extra cash|pocket money|(?:paid off|paid) (?:my|our) (?:car|debts?|cards?|rent)|god is faithful|coaching intake|new intake|went red|went green|reservation fee|small reservation
""".strip()

PROMO_EN = r"""
\d+ ?% (?:off|discount|bonus)|discount code|discount|promo code|coupon|cheap(?:est)?|lowest price|best price|limited (?:time|offer|event|spots?)|only \d+ (?:\w+ )?(?:left|spots?|people)|(?:spots?|nft|seats) left|hurry(?: up)?|today only|act now|before it closes|right now|first \d+ (?:people|members|users)|instantly|lifetime license|license only
giveaway|gift ?cards?|free trial|free gift|bonus|winner|congratulations|claim|free everyday|reseller|accounts? (?:netflix|spotify)|followers|seo|web design|app development|lowest prices?|writing service|vpn reseller|mixtape|subscribe to (?:my|our)|follow for follow|professional \w+ service|we provide|investors?|expert|mentor|system that
no referral|no verification|dear (?:users?|sir|friend|member)|hello (?:dear|sir)|kindly|stop scrolling|urgent|opportunity|selling|sell(?:s|ing)? (?:\w+ )?accounts?|replica|keys
boost your|grow your|cheapest on|on the market|use code|promo|only today|ends tonight|tonight|free signals?|fastest growing|best deals?|great deal|for sale|special offer|bulk|wholesale|pills?|mg only|visitors|traffic|tiktok|twitch|survey|prize|congrats|selected
with warranty|all with|lifetime|premium (?:accounts?|\w+view|plan)|at \d+ ?% less|\d+ ?% less|50% off|code [a-z]+\d+|fast delivery|good prices|starts in \d+|hire now|no credit card|free masterclass|giveaways|every hour|for only \$|for just \$|only \$ ?\d|wholesalers?|tips|aged
hire me|fiverr|resume writing|price list|resale|sneakers|giving away|steam ?deck|hot deal|order:|limited to \d+|instant (?:email )?delivery|growth service|5 star rated|restore|top grades
""".strip()

ASK_EN = r"""
dm (?:me|for|admin|to)|pm me|inbox me|message me|text me|text him|contact (?:me|us|him|admin|manager|\S+ (?:on|at|through)|t\.me)|add me|hit me up|reach (?:me|out)|whats ?app|send me a (?:direct )?message|ask me how|comment how|comment ["']?\w+["']? (?:below|to)|link in (?:my )?bio|check (?:out )?my (?:profile|bio|page)|telegram me|on telegram|telegram:
click (?:here|the link|this link|below|my link)|click h\w+|join (?:my|our|here|now|right|the vip|us on|before|her[e3])|register(?: now|:| here)|sign ?up (?:now|here|bonus)|subscribe|inbox|dm
write me|comment info|comment \w+ and|message (?:mrs?|ms|miss|dr) \w+|contact [+@\w]+|skype|kik|i'll show you|show you how|ask for details|connect at|use my|my ref|join the|in my dms?|dms? open|telegram @
to my inbox|my inbox|ask me for|reach out to|reach out|message on|hire now|see my|send ["']?\w+["']? to|join this|here:
inbox open|start here|pm for|dm for|pm me|reply with your|hit my|snap:
(?:drop|leave|send|give|tell) (?:me )?your (?:number|telegram|phone|contact)|know your telegram|my (?:pfp|nickname|handle)|slide in|ping me before|knock me|reply sample|reply yes|comment ready|privately|on request|ask for catalogue|ask quietly|happy to introduce|introduce you|tell (?:him|her) \w+ sent you
write me|write to (?:me|her|him)|in private|come (?:to )?my|message (?:to )?(?:her|him)|ask her|my bio|in my profile|my profile
(?:tap|see|open) the (?:pic|picture|photo|image)|zoom in|(?:pic|picture) says (?:it )?all|who s next|who is next|who wants to be next|wants the invite|bring one person|talk in public|tell everyone|i show you|i can introduce|only pay|we noticed|say hi if|ask (?:him|me) nicely|not for everyone|in confidence|(?:spots?|seats?|chairs?) (?:opened|left|free)|my banner|you know what to do|you know where (?:to find me|i am|we are)|new number|first come|serious minded
""".strip()
