type Words = Readonly<Record<string, string>>;

/** What each kind of matter is called, and what its steps say was done; those of reports and wishes stand elsewhere. */
export const AUDITED: Readonly<Record<string, { kind: string; moves: Words }>> = {
  report: { kind: '报事', moves: {} },
  wish: { kind: '心愿', moves: { hide: '投诉多，先取下', unhide: '看过，又挂上' } },
  order: {
    kind: '订单',
    moves: {
      ...{
        place: '下单',
        expire: '到时没付',
        cancel: '取消',
        confirmClose: '关单',
        pay: '付了款',
        payInGroup: '拼团付款',
      },
      ...{
        payLate: '取消后才付',
        form: '拼成了',
        disband: '没拼成',
        prepare: '开始备货',
        ready: '备好了',
        resend: '再发一次',
      },
      ...{ remind: '提醒来取', remindAgain: '再提醒', callBuyer: '要打电话问', lapse: '没人来取', carry: '捎带走' },
      ...{ verifyCode: '核对取货码', selfTake: '自己取走', complete: '完成', empty: '没货了' },
    },
  },
  payment: {
    kind: '付款',
    moves: {
      ...{ create: '要付款', forgo: '不付了', prepay: '打开付款', askClose: '请微信关单', drop: '没付成' },
      ...{ close: '关了', fail: '失败', succeed: '到账' },
    },
  },
  refund: {
    kind: '退款',
    moves: {
      ...{ ask: '买家要退', owe: '该退', approve: '同意退', reject: '不退', process: '微信在退' },
      ...{ succeed: '退到了', fail: '没退成' },
    },
  },
  farm: { kind: '农企', moves: { add: '登记', edit: '改资料' } },
  product: { kind: '商品', moves: { add: '上新', edit: '改资料', withdraw: '下架', relist: '又上架' } },
  place: {
    kind: '地方',
    moves: {
      ...{ found: '建区', add: '添一处', carve: '划出来', appoint: '排岗', termEnd: '到期', bound: '改边界' },
      ...{ plan: '定巡查', demolish: '拆了', dissolve: '撤了' },
      ...{ describe: '改说明', close: '关了', over: '到日子了' },
    },
  },
  code: {
    kind: '二维码',
    moves: { issue: '出码', revoke: '作废', replace: '换新', check: '查过', print: '印了' },
  },
  leave: { kind: '请假', moves: { leave: '请假', goAway: '开始歇', comeBack: '回岗', endLeave: '销假' } },
  regrid: {
    kind: '划网格',
    moves: {
      ...{ moveBuildings: '划楼', splitGrid: '拆网格', mergeGrids: '并网格', step: '接着划', settle: '划好了' },
    },
  },
  arrival: { kind: '到场', moves: { begin: '出发', scan: '扫了码' } },
  spot: { kind: '抽查', moves: { draw: '抽到', confirm: '到过', doubt: '存疑' } },
  stop: { kind: '巡查', moves: { put: '排上', done: '走到了', miss: '没去', replan: '改日子', drop: '不去了' } },
  person: {
    kind: '人',
    moves: {
      ...{ enter: '第一次来', grant: '担上职务', endGrant: '职务到此为止', raise: '核实是住户', lower: '不再是住户' },
      ...{ bindPhone: '留了手机号', dropPhone: '删了手机号', agree: '点了同意', disagree: '收回同意' },
    },
  },
  invite: {
    kind: '邀请',
    moves: { invite: '发出', take: '接受', withdrawInvite: '收回', expire: '过期' },
  },
  phone: { kind: '手机号', moves: { tellPhone: '自己填', confirmPhone: '核实', refusePhone: '没对上' } },
  room: { kind: '房屋', moves: { add: '登记', use: '改用处', remove: '注销', restore: '恢复' } },
  household: {
    kind: '住户',
    moves: {
      ...{ enter: '登记', update: '改登记', addMember: '添人', dropMember: '减人', moveOut: '搬出' },
      ...{ bind: '连上微信', unbind: '断开微信' },
    },
  },
  claim: {
    kind: '认领住房',
    moves: { ask: '说住这里', confirm: '核实', refuse: '没核上', withdraw: '撤回', end: '到此为止' },
  },
  change: { kind: '登记更改', moves: { propose: '提出', accept: '改好', decline: '没改', withdraw: '撤回' } },
  proxy: {
    kind: '家人代办',
    moves: { ask: '提出', consent: '同意', witness: '当面问过', revoke: '收回', end: '到期' },
  },
  relay: {
    kind: '捎话',
    moves: {
      ...{ ask: '请人捎话', pass: '捎到', answer: '回话', decline: '没捎', share: '留电话', unshare: '收回电话' },
      ...{ close: '了了', lapse: '过期' },
    },
  },
  flag: {
    kind: '异常查看',
    moves: { raise: '系统发现', tell: '本人说明', explain: '审计：说得通', uphold: '审计：不应当' },
  },
  complaint: { kind: '投诉', moves: { complain: '提出', uphold: '取下', dismiss: '看过，留着' } },
  block: {
    kind: '禁言',
    moves: { block: '请他歇几天', object: '他有话说', keep: '不改', lift: '放开', expire: '到期' },
  },
  erasure: { kind: '注销', moves: { forget: '要注销', stay: '不注销了', erase: '开始删', finish: '删完了' } },
  care: {
    kind: '重点照看',
    moves: { open: '开始照看', review: '再看一次', visited: '去过了', remind: '该去了', close: '不用照看了' },
  },
  visit: { kind: '走访', moves: { log: '记一次', strike: '划掉' } },
  work: {
    kind: '表格',
    moves: {
      ...{ print: '印码', export: '导出台账', import: '导入台账', own: '拿自己的数据', audit: '导出操作记录' },
      ...{ take: '开始做', finish: '做好', fail: '没做成', cancel: '停下', expire: '到期删掉' },
    },
  },
};
