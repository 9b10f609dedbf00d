import type { AddCommand } from './command.js';

export const addCompletion: AddCommand = (program) => {
  program.command(
    'completion',
    'Print a script that makes the shell (bash, or zsh by SHELL) complete commands and flags',
    (command) => command.example([['$0 completion >> ~/.bashrc', 'for every new shell']]),
    () => {
      program.showCompletionScript();
    },
  );
};
