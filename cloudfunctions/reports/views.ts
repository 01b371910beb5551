import { permit } from '../../src/domain/_kernel/access';
import type { Area } from '../../src/domain/_kernel/area';
import { linksFor } from '../../src/domain/_kernel/handoff';
import { mayRead, movesFor, subjectOf } from '../../src/domain/_kernel/machine';
import { reports } from '../../src/domain/reports/contract';
import { reportMachine } from '../../src/domain/reports/machine';
import type { ReportDoc, ReportState, ReportView } from '../../src/domain/reports/schema';
import { voiceView } from '../_kernel/files';
import type { Ctx } from '../_kernel/handlers';

const ROW_WORDS = 40;

const isOverdue = (report: ReportDoc, now: number): boolean => report.queue === 'todo' && report.dueAt < now;

const linesFor = (report: ReportDoc, person: string, noted: boolean): ReportView['timeline'] =>
  report.timeline.map((line) => ({
    at: line.at,
    grant: line.grant,
    mine: line.by === person,
    move: line.move,
    to: line.to as ReportState,
    note: noted ? line.note : '',
  }));

const relationsOf = (report: ReportDoc, person: string): string[] => {
  const { related } = subjectOf(reportMachine, report);
  return Object.keys(reportMachine.relations).filter((name) => related(name).includes(person));
};

const beyondFollowers = reportMachine.read.filter((rule) => rule.kind !== 'relation' || rule.name !== 'followers');

/** Followers are neighbours who reported the same: they see how it goes, not what the other one said or showed. */
const followsOnly = (report: ReportDoc, ctx: Ctx): boolean =>
  permit(beyondFollowers, ctx.who, subjectOf(reportMachine, report), ctx.at) === undefined;

// The rule is the one of the action that opens the contact.
const mayReadContact = (report: ReportDoc, ctx: Ctx): boolean =>
  report.contact !== null &&
  permit(reports.contact.by, ctx.who, subjectOf(reportMachine, report), ctx.at) !== undefined;

const media = async (report: ReportDoc, whole: boolean, ctx: Ctx) => {
  const [before, voice] = whole ? [report.photos, report.voice] : [[], null];
  const after = before.length + report.afterPhotos.length;
  const urls = await ctx.files.urls([...before, ...report.afterPhotos, ...(voice ? [voice.file] : [])]);
  const there = (url: string): boolean => url !== '';
  return {
    photos: urls.slice(0, before.length).filter(there),
    afterPhotos: urls.slice(before.length, after).filter(there),
    voice: voiceView(voice, urls[after]),
  };
};

// The wish begins at once after the conversion, in a write of its own.
const present = async (report: ReportDoc, ctx: Ctx): Promise<ReportDoc> =>
  report.handoff !== null && report.linkedTo === null
    ? ((await ctx.store.get<ReportDoc>('reports', report._id)) ?? report)
    : report;

const masksOf = ({ contactMask, principalMask }: ReportDoc, whole: boolean) => ({
  contactMask: whole ? contactMask : null,
  onBehalf: whole ? principalMask : null,
});

/** A report as the caller may see it; photos by temporary address. */
export const reportView = async (given: ReportDoc, ctx: Ctx): Promise<ReportView> => {
  const report = await present(given, ctx);
  const whole = !followsOnly(report, ctx);
  const { photos, afterPhotos, voice } = await media(report, whole, ctx);
  return {
    id: report._id,
    rev: report.rev,
    number: report.number,
    state: report.state as ReportState,
    outcome: report.outcome,
    category: report.category,
    words: whole ? report.words : '',
    voice,
    photos,
    afterPhotos,
    place: { id: report.place, name: report.placeName },
    area: report.area as Area,
    neighbours: report.neighbours,
    createdAt: report.createdAt,
    dueAt: report.dueAt,
    overdue: isOverdue(report, ctx.at),
    supervised: report.supervised,
    jointMeeting: report.jointMeeting,
    inCharge: report.assigneeName ?? report.primaryName,
    assignee: report.assigneeName,
    reply: report.reply,
    suspendUntil: report.suspendUntil,
    suspensionAsked: report.suspensionAsked,
    mergedInto: report.mergedInto,
    rating: report.rating,
    ...masksOf(report, whole),
    contactReadable: mayReadContact(report, ctx),
    level: report.level,
    as: relationsOf(report, ctx.who.person),
    // A move by which the caller lost sight of the report leaves him nothing more to do.
    moves: mayRead(reportMachine, report, ctx.who, ctx.at) ? movesFor(reportMachine, report, ctx.who, ctx.at) : [],
    timeline: linesFor(report, ctx.who.person, whole),
    links: linksFor(report, ctx.who.person, whole),
  };
};

const clip = (text: string): string => {
  const points = [...text.replace(/\s+/g, ' ')];
  return points.length <= ROW_WORDS ? points.join('') : `${points.slice(0, ROW_WORDS - 1).join('')}…`;
};

/** A report as a row of a list. */
export const reportRow = (report: ReportDoc, ctx: Ctx) => ({
  id: report._id,
  number: report.number,
  state: report.state as ReportState,
  category: report.category,
  words: clip(report.words),
  placeName: report.placeName,
  createdAt: report.createdAt,
  dueAt: report.dueAt,
  overdue: isOverdue(report, ctx.at),
  mine: report.assignee === ctx.who.person,
});

/** An open matter as neighbours see it. */
export const neighbourRow = (report: ReportDoc) => ({
  id: report._id,
  category: report.category,
  state: report.state as ReportState,
  createdAt: report.createdAt,
});
