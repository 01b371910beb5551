import type { ComponentType } from 'react';
import { AskSuspensionForm } from './forms/AskSuspensionForm';
import { AssignForm, EscalateForm, TransferForm } from './forms/HandOverForm';
import { MergeForm } from './forms/MergeForm';
import { BareForm, NoteForm } from './forms/NoteForm';
import { PassForm } from './forms/PassForm';
import { ConvertForm, ReopenForm, ReturnForm } from './forms/ReasonForm';
import { RejectForm } from './forms/RejectForm';
import { ResolveForm } from './forms/ResolveForm';
import type { AFTERWARDS } from './moves';
import type { FormProps } from './MoveScreen';

/** The form of each move; a move without one would not compile. */
const FORMS: Readonly<Record<keyof typeof AFTERWARDS, ComponentType<FormProps>>> = {
  accept: ({ report }) => <NoteForm report={report} move="accept" />,
  reject: RejectForm,
  merge: MergeForm,
  assign: AssignForm,
  acknowledge: ({ report }) => <BareForm report={report} move="acknowledge" />,
  return: ReturnForm,
  transfer: TransferForm,
  escalate: EscalateForm,
  askSuspension: AskSuspensionForm,
  suspend: ({ report }) => <NoteForm report={report} move="suspend" />,
  resume: ({ report }) => <NoteForm report={report} move="resume" />,
  resolve: ResolveForm,
  startFollowUp: ({ report }) => <BareForm report={report} move="startFollowUp" />,
  pass: PassForm,
  reopen: ReopenForm,
  convert: ConvertForm,
};

/** Whether a word from an address names a move that has a form. */
export const hasForm = (move: string | undefined): move is keyof typeof FORMS =>
  move !== undefined && Object.keys(FORMS).includes(move);

/** The form of one move. */
export function MoveForm({ report, move }: FormProps & { move: keyof typeof FORMS }) {
  const Form = FORMS[move];
  return <Form report={report} />;
}
