import { leavePhone } from './reachable';
import { newRequest, type World } from './world';

/** A small town played through the actions: one building with its grid worker, staff and officers, and a neighbour grid. */
export interface Town {
  world: World;
  street: string;
  community: string;
  grid4: string;
  otherGrid4: string;
  compound: string;
  building: string;
  otherBuilding: string;
  unit: string;
  otherCommunity: string;
}

/** Openids of the town's people. */
export const cast = {
  admin: 'openid-admin',
  resident: 'openid-resident',
  neighbour: 'openid-neighbour',
  stranger: 'openid-stranger',
  primary: 'openid-primary',
  backup: 'openid-backup',
  elsewhere: 'openid-elsewhere',
  staff: 'openid-staff',
  otherStaff: 'openid-other-staff',
  street: 'openid-street',
  district: 'openid-district',
} as const;

/** A one-pixel JPEG (JFIF, baseline), valid for every decoder. */
export const tinyJpeg = Buffer.from(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/yQALCAABAAEBAREA/8wABgAQEAX/2gAIAQEAAD8A0s8g/9k=',
  'base64',
);

type Made = { id: string };

/** Builds the town. */
export const buildTown = async (world: World): Promise<Town> => {
  const { ok, idOf, district } = world;
  const add = async (parent: string, kind: string, name: string, grid?: string): Promise<string> =>
    (await ok<Made>(cast.admin, 'places.add', { parent, kind, name, ...(grid ? { grid } : {}) })).id;
  const street = await add(district, 'street', '莲花池街道');
  const community = await add(street, 'community', '丽景街社区');
  const otherCommunity = await add(street, 'community', '六一街社区');
  const grid3 = await add(community, 'grid3', '第一网格');
  const grid4 = await add(grid3, 'grid4', '第一网格一组');
  const otherGrid4 = await add(grid3, 'grid4', '第一网格二组');
  const compound = await add(community, 'compound', '宏泰学府苑');
  const building = await add(compound, 'building', '10号楼', grid4);
  const otherBuilding = await add(compound, 'building', '11号楼', otherGrid4);
  const unit = await add(building, 'unit', '2单元');
  const grant = async (openid: string, role: string, level: string, area: string, title: string) => {
    await ok(openid, 'people.enter', {});
    await ok(cast.admin, 'people.grant', { id: idOf(openid), role, level, area, title });
  };
  await grant(cast.primary, 'gridWorker', 'grid4', grid4, '网格员甲(演示)');
  await grant(cast.backup, 'gridWorker', 'grid4', grid4, '网格员乙(演示)');
  await grant(cast.elsewhere, 'gridWorker', 'grid4', otherGrid4, '网格员丙(演示)');
  await grant(cast.staff, 'staff', 'community', community, '社区工作人员甲(演示)');
  await grant(cast.otherStaff, 'staff', 'community', otherCommunity, '社区工作人员乙(演示)');
  await grant(cast.street, 'officer', 'street', street, '街道干部甲(演示)');
  await grant(cast.district, 'officer', 'district', district, '区里值班员甲(演示)');
  // He helps with wishes: whoever promises that can be reached.
  await leavePhone(world, cast.neighbour);
  const post = (openid: string, name: string) => ({
    person: idOf(openid),
    name,
    phone: '13800000000',
    hours: '每天 8:30–18:00',
  });
  await ok(cast.admin, 'places.appoint', {
    id: grid4,
    primary: post(cast.primary, '网格员甲(演示)'),
    backup: post(cast.backup, '网格员乙(演示)'),
  });
  return { world, street, community, grid4, otherGrid4, compound, building, otherBuilding, unit, otherCommunity };
};

/** Submits a report at the town's building; its view. */
export const submitReport = (town: Town, openid: string = cast.resident, part: object = {}, requestId = newRequest()) =>
  town.world.ok<{ id: string; number: string; state: string }>(
    openid,
    'reports.submit',
    {
      place: town.building,
      category: 'leak',
      words: '楼上渗水，天花板湿了一片',
      photos: [],
      neighbours: true,
      ...part,
    },
    requestId,
  );
