import { storedShape } from './geo';
import type { Position, Shape } from './geo';
import { angle, angleToArc, arcsCross, arcsMeet, arcTop, EARTH, loopOf, sideOf, TOUCH, vector } from './sphere';
import type { Loop, Vector } from './sphere';

/** A shape on the unit sphere. */
export interface Solid {
  points: readonly Vector[];
  lines: readonly (readonly Vector[])[];
  polygons: readonly (readonly Loop[])[];
}

/** Puts a shape on the sphere. */
export const solid = ({ points, lines, polygons }: Shape): Solid => ({
  points: points.map(vector),
  lines: lines.map((positions) => positions.map(vector)),
  polygons: polygons.map((rings) => rings.map(loopOf)),
});

type Edge = readonly [Vector, Vector];
type Polygon = readonly Loop[];

const edgesOf = (chain: readonly Vector[]): Edge[] =>
  chain.flatMap((a, at) => {
    const b = chain[at + 1];
    return b ? [[a, b] as const] : [];
  });

const touches = (point: Vector, chain: readonly Vector[]): boolean =>
  edgesOf(chain).some(([a, b]) => angleToArc(point, a, b) <= TOUCH);

/** Whether a polygon holds a point; its border belongs to it. */
const covers = ([shell, ...holes]: Polygon, point: Vector): boolean =>
  shell !== undefined && sideOf(shell, point) >= 0 && holes.every((hole) => sideOf(hole, point) <= 0);

const coversStrictly = ([shell, ...holes]: Polygon, point: Vector): boolean =>
  shell !== undefined && sideOf(shell, point) > 0 && holes.every((hole) => sideOf(hole, point) < 0);

const middle = ([a, b]: Edge): Vector => {
  const sum: Vector = [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
  const length = Math.hypot(...sum);
  return [sum[0] / length, sum[1] / length, sum[2] / length];
};

const coversChain = (polygon: Polygon, chain: readonly Vector[]): boolean => {
  const edges = edgesOf(chain);
  const borders = polygon.flatMap(edgesOf);
  return (
    chain.every((point) => covers(polygon, point)) &&
    edges.every((edge) => covers(polygon, middle(edge)) && !borders.some((border) => arcsCross(...edge, ...border)))
  );
};

const coversPolygon = (outer: Polygon, inner: Polygon): boolean =>
  inner[0] !== undefined &&
  coversChain(outer, inner[0]) &&
  !outer.slice(1).some((hole) => hole.some((point) => coversStrictly(inner, point)));

/** Whether every part of a shape lies in one of the polygons. */
export const liesWithin = (area: Solid, shape: Solid): boolean =>
  shape.points.every((point) => area.polygons.some((polygon) => covers(polygon, point))) &&
  shape.lines.every((chain) => area.polygons.some((polygon) => coversChain(polygon, chain))) &&
  shape.polygons.every((inner) => area.polygons.some((polygon) => coversPolygon(polygon, inner)));

const chainsMeet = (a: readonly Vector[], b: readonly Vector[]): boolean => {
  const others = edgesOf(b);
  return edgesOf(a).some((edge) => others.some((other) => arcsMeet(...edge, ...other)));
};

const chainMeets = (polygon: Polygon, chain: readonly Vector[]): boolean =>
  chain.some((point) => covers(polygon, point)) || polygon.some((loop) => chainsMeet(loop, chain));

const polygonsMeet = (a: Polygon, b: Polygon): boolean =>
  (b[0] !== undefined && chainMeets(a, b[0])) || (a[0] !== undefined && chainMeets(b, a[0]));

const pointMeets = (point: Vector, shape: Solid): boolean =>
  shape.points.some((other) => angle(point, other) <= TOUCH) ||
  shape.lines.some((chain) => touches(point, chain)) ||
  shape.polygons.some((polygon) => covers(polygon, point));

/** Whether two shapes share a point. */
export const meets = (a: Solid, b: Solid): boolean =>
  a.points.some((point) => pointMeets(point, b)) ||
  b.points.some((point) => pointMeets(point, a)) ||
  a.lines.some((chain) => b.lines.some((other) => chainsMeet(chain, other))) ||
  a.lines.some((chain) => b.polygons.some((polygon) => chainMeets(polygon, chain))) ||
  b.lines.some((chain) => a.polygons.some((polygon) => chainMeets(polygon, chain))) ||
  a.polygons.some((polygon) => b.polygons.some((other) => polygonsMeet(polygon, other)));

/** The distance in metres from a point to the nearest part of a shape. */
export const distanceTo = (point: Vector, shape: Solid): number => {
  if (shape.polygons.some((polygon) => covers(polygon, point))) return 0;
  const chains = [...shape.lines, ...shape.polygons.flat()];
  const angles = [
    ...shape.points.map((other) => angle(point, other)),
    ...chains.flatMap(edgesOf).map(([a, b]) => angleToArc(point, a, b)),
  ];
  return EARTH * angles.reduce((least, one) => Math.min(least, one), Infinity);
};

/** West, south, east and north of an area, in degrees. */
export type Box = [number, number, number, number];

const boxOfChain = (chain: readonly Position[]): Box => {
  const lngs = chain.map(([lng]) => lng);
  const wraps = chain.some((a, at) => Math.abs((chain[at + 1] ?? a)[0] - a[0]) >= 180);
  const lats = chain.flatMap((a, at) => [a[1], ...arcTop(vector(a), vector(chain[at + 1] ?? a))]);
  return [wraps ? -180 : Math.min(...lngs), Math.min(...lats), wraps ? 180 : Math.max(...lngs), Math.max(...lats)];
};

const boxOfPolygon = (rings: readonly (readonly Position[])[]): Box => {
  const shell = rings[0] ?? [];
  const [west, south, east, north] = boxOfChain(shell);
  const loop = loopOf(shell);
  const [atNorth, atSouth] = [sideOf(loop, [0, 0, 1]) >= 0, sideOf(loop, [0, 0, -1]) >= 0];
  if (!atNorth && !atSouth) return [west, south, east, north];
  return [-180, atSouth ? -90 : south, 180, atNorth ? 90 : north];
};

/** The box around a shape; arcs bulge towards the poles, and what crosses the date line spans all longitudes. */
export const boxOf = ({ points, lines, polygons }: Shape): Box => {
  const boxes = [
    ...points.map(([lng, lat]): Box => [lng, lat, lng, lat]),
    ...lines.map(boxOfChain),
    ...polygons.map(boxOfPolygon),
  ];
  return boxes.reduce((all, box) => [
    Math.min(all[0], box[0]),
    Math.min(all[1], box[1]),
    Math.max(all[2], box[2]),
    Math.max(all[3], box[3]),
  ]);
};

/** The box around a stored geometry; undefined when the value is none. */
export const boundingBox = (geometry: unknown): Box | undefined => {
  const shape = storedShape(geometry);
  return shape && boxOf(shape);
};

/** The box around a circle of `radius` radians. */
export const boxAround = ([lng, lat]: Position, radius: number): Box => {
  const reach = (radius * 180) / Math.PI;
  const [south, north] = [lat - reach, lat + reach];
  if (south <= -90 || north >= 90) return [-180, Math.max(south, -90), 180, Math.min(north, 90)];
  const side = (Math.asin(Math.sin(radius) / Math.cos((lat * Math.PI) / 180)) * 180) / Math.PI;
  const [west, east] = [lng - side, lng + side];
  return west < -180 || east > 180 ? [-180, south, 180, north] : [west, south, east, north];
};
