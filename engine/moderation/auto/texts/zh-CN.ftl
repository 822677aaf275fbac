# 自动规则

auto-rule-flood = 刷屏
auto-rule-duplicates = 重复内容
auto-rule-links = 链接
auto-rule-words = 禁词
auto-rule-spam = 广告
auto-rule-hold = 新人消息
auto-rule-captcha = 新人验证
auto-rule-raid = 大量涌入

## 为什么

auto-why-flood = 短时间内连发 { $detail } 条
auto-why-duplicates = 几乎一样的内容第 { $detail } 次出现
auto-why-words = 有不许出现的词：{ $detail }
auto-why-link-invite = 拉人去别处的链接：{ $detail }
auto-why-link-fake = 仿冒的网址：{ $detail }
auto-why-link-short = 看不出去向的短链接：{ $detail }
auto-why-link-odd = 不在放行名单上的链接：{ $detail }
auto-why-link-plain = 不在放行名单上的链接：{ $detail }
auto-why-spam = 像广告（{ $score }%）：{ $signs }
auto-why-hold = 新人的前几条消息带链接或联系方式
auto-why-captcha = 新人验证
auto-why-raid = 一分钟内进来 { $detail } 人
auto-why-locked = 大量涌入，暂时禁言
auto-why-unlocked = 解除锁定

auto-sign-contact = 站外联系方式
auto-sign-adding = 要人加好友
auto-sign-mail = 邮箱
auto-sign-black = 违禁或灰色内容
auto-sign-money = 赚钱、贷款或币圈用语
auto-sign-promo = 促销用语
auto-sign-offer = 买卖报价
auto-sign-ask = 要人私聊或点击
auto-sign-amount = 金额或百分比
auto-sign-invite = 邀请链接
auto-sign-short = 短链接
auto-sign-fake = 仿冒网址
auto-sign-odd = 可疑域名
auto-sign-plain = 链接
auto-sign-trick = 用替代字符遮掩
auto-sign-advert = 广告腔（{ $words }）
auto-sign-shout = 成串的表情或感叹号
auto-sign-everyone = 点名所有人
auto-sign-forwarded = 转发

## 试运行

auto-tried = 🧪 试运行 · { $rule } · { $chat }：本来会{ $did ->
    [delete] 删除
    [hold] 收起
    [ask] 请新人验证
    [lock] 锁群
   *[flag] 提醒管理员
 }{ $count ->
    [1] 。
   *[other] ，共 { $count } 次。
 }{ $why }

## 等管理员看的消息

auto-to-message = 查看消息
auto-button-delete = 🗑 删除
auto-button-fine = 👌 没问题
auto-button-release = ✅ 放行
auto-button-remove = 🗑 不放行
auto-held = 新人消息，等你看一眼
auto-held-told = 你的消息带有链接或联系方式，要等管理员看一眼再发出来，请稍候。
auto-released = 说（管理员已放行）：
auto-released-files = （原消息还带了 { $count } 个文件，我没能留下，请再发一次。）
auto-released-again = 你的消息可以发了，但原文我已经不留着了，请再发一次。
auto-lapsed-told = 一直没有管理员来看你的消息，就没有发出来。可以再发一次，或问问管理员。
auto-decided = 已经有人处理了。
auto-state = { $state ->
    [released] 已放行
    [removed] 没有放行
    [fine] 没问题
    [left] 没有管理员可问，留着
    [stuck] 没能从群里拿下来，留着
   *[lapsed] 太久没人看，不再等
 }

## 验证

auto-captcha = 欢迎！请在 { $seconds } 秒内点一下{ $picture }，就可以说话了（可以试 { $tries } 次）。
auto-captcha-request = 你好！请在 { $seconds } 秒内点一下{ $picture }，我就让你进群（可以试 { $tries } 次）。
auto-captcha-wrong = 不是这个，还可以试 { $left } 次。
auto-captcha-passed = 好了，欢迎！
auto-captcha-failed = 没有通过验证。可以再进来试一次。
auto-captcha-again = 这次没有通过。可以再进来试一次。
auto-captcha-over = 这次验证已经结束了。可以再进来试一次。
auto-captcha-unseen = 没能看到验证，我就让 TA 直接说话了。
auto-captcha-unseen-request = 申请进群，但我没法私聊请 TA 验证，申请留给你们处理。
auto-request-failed = 通过了验证，但我没能放 TA 进来，请你们看一下申请。
auto-request-left = 没有通过验证，但我没能谢绝申请，请你们看一下。
auto-captcha-gone = 已经离开了。
auto-captcha-request-failed = 这次没有通过。可以再申请一次。
auto-picture-0 = 小猫
auto-picture-1 = 小狗
auto-picture-2 = 熊猫
auto-picture-3 = 青蛙
auto-picture-4 = 小猪
auto-picture-5 = 小鸡
auto-picture-6 = 鱼
auto-picture-7 = 蜜蜂
auto-picture-8 = 苹果
auto-picture-9 = 香蕉
auto-picture-10 = 葡萄
auto-picture-11 = 西瓜

## 大量涌入

auto-raid-on = { $cause ->
    [rule] 突然进来很多人，
   *[staff] { "" }
 }接下来 { $length } 里新来的人只能看、不能说话。到时自动解除。
auto-raid-off = { $count ->
    [0] 锁定已解除。
   *[other] 锁定已解除，{ $count } 人可以说话了。
 }
auto-raid-locked = 已锁定 { $length }，/antiraid off 解除。
auto-raid-ended = 已解除锁定。
auto-place-lost = 我没法往「{ $place }」发消息，那里本该给管理员看我发现了什么；请用 /settings moderation 换一个地方。
auto-raid-none = 现在没有锁定。
auto-raid-kicked = { $count ->
    [0] 没有要移出的人。
   *[other] 移出了 { $count } 人，他们可以再进来。
 }
auto-raid-state = { $locked ->
    [no] 现在没有锁定。自动规则：{ $mode }
   *[yes] 锁定中，还有 { $left }。自动规则：{ $mode }
 }
auto-button-unlock = 🔓 解除锁定
auto-button-kick = 👋 移出这些人

## 欢迎

auto-welcome = 欢迎{ $more ->
    [0] ！
   *[other] ，还有另外 { $more } 位！
 }
auto-button-rules = 📜 群规
auto-button-ask = 💡 怎么提问
auto-no-rules = 这里还没有写群规。
auto-how-to-ask = 💡 提问小窍门
    1. 先说你想做什么、做到哪一步了。
    2. 贴上完整的报错文字和相关的几行代码（别只发截图）。
    3. 说说你试过什么，用的什么系统和版本。
    4. 直接问就好，不用先问“有人在吗”。解决了回来说一声，帮到后面的人。

## 一览

auto-overview = 🤖 自动规则（最近 { $days } 天）
auto-overview-change = 用 /settings moderation 更改：off 关，dry-run 只说会做什么，on 开。
auto-column-rule = 规则
auto-column-mode = 状态
auto-column-found = 发现
auto-found = 处理 { $acted } · 试运行 { $tried }

## The audit

auto-decided-audit = 看过规则拦下的消息
auto-raid-audit = 锁群
