/** Somebody of the demo: an invented person with an openid that only the local platform gives out. */
export interface Persona {
  key: string;
  name: string;
  role: string;
  about: string;
  openid: string;
  /** Whether the Stage has a phone for this person; the others act in the demo data only. */
  phone: boolean;
}

const persona = (key: string, name: string, role: string, about: string, phone = true): Persona => ({
  key,
  name: `${name}（演示）`,
  role,
  about,
  openid: `oLinliDemo-${key}-`.padEnd(28, '0'),
  phone,
});

/** Everybody in the demo, in the order in which the Stage shows them. */
export const personas: readonly Persona[] = [
  persona('wang', '住户甲', '居民', '家在宏泰学府苑 10号楼'),
  persona('li', '住户乙', '居民', '家在生态园社区'),
  persona('zhao', '住户丙', '居民', '家在交通路社区'),
  persona('grid1', '网格员甲', '网格员', '宏泰学府苑主岗'),
  persona('grid2', '网格员乙', '网格员', '泰化龙凤苑、生态园主岗'),
  persona('staff', '社区工作人员甲', '社区', '丽景街社区'),
  persona('officer', '区里值班员甲', '区里', '离石区'),
  persona('grid3', '网格员丙', '网格员', '宏泰学府苑备岗', false),
  persona('grid4', '网格员丁', '网格员', '交通路、滨河佳苑主岗'),
  persona('staff2', '社区工作人员乙', '社区', '城东社区和它的台账'),
  persona('staff3', '社区工作人员丙', '社区', '交通路社区和它的货柜'),
  persona('auditor', '审计员甲', '审计', '离石区'),
  persona('admin', '管理员', '管理员', '离石区', false),
];

/** The persona of that key; throws when the data name somebody who is not there. */
export const personaOf = (key: string): Persona => {
  const found = personas.find((one) => one.key === key);
  if (!found) throw new Error(`no persona ${key}`);
  return found;
};

/** Who is first administrator of the local district. */
export const ADMIN = personaOf('admin');
