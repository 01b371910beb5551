/** A template as applied for in the console: its title, and the words before each field by the field's number. */
export interface Template {
  title: string;
  fields: Readonly<Record<string, string>>;
}

/** The values of a message beside the words that stand before them. */
export const labelled = (
  data: Readonly<Record<string, { value?: unknown }>>,
  template: Template | undefined,
): { label: string; value: string }[] =>
  Object.entries(data).map(([key, field]) => ({
    label: template?.fields[key.replace(/\D+/, '')] ?? key,
    value: String(field.value ?? ''),
  }));
