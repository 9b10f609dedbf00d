/** Hears what long work is doing, in a few words without full stop: `ALL_ARGUMENTS of ERP: 12,345 rows`. */
export type Progress = (doing: string) => void;

export const silent: Progress = () => undefined;
