/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-import-check-page.h"
#include "psk-import-sheets-page.h"
#include "psk-import-wizard.h"
#include "psk-scratch.h"

G_BEGIN_DECLS

typedef enum
{
  PSK_IMPORT_STEP_FILE,
  PSK_IMPORT_STEP_SHEETS,
  PSK_IMPORT_STEP_CHECK,
  PSK_IMPORT_STEP_RESULT,
  PSK_N_IMPORT_STEPS,
} PskImportStep;

/**
 * PskImportWizard:
 *
 * Brings a list of households into the book in four steps: the file; its sheets and
 * columns; what it would do and what is wrong with it; and the import itself, which is
 * one step to be undone.
 */
struct _PskImportWizard
{
  AdwWindow parent_instance;

  /* Template widgets */
  GtkLabel *file_step;
  GtkLabel *sheets_step;
  GtkLabel *check_step;
  GtkLabel *result_step;
  GtkLabel *file_label;
  GtkButton *cancel_button;
  GtkButton *back_button;
  GtkButton *next_button;
  AdwToastOverlay *toasts;
  GtkStack *stack;
  AdwStatusPage *busy_page;
  GtkProgressBar *busy_bar;
  PskImportSheetsPage *sheets_page;
  PskImportCheckPage *check_page;
  AdwStatusPage *result_page;
  GtkWidget *choose_button;
  GtkWidget *stop_button;
  GtkWidget *save_button;
  GtkWidget *close_button;

  /* Owned */
  PskPage *page;
  PskBook *book;
  PskScratch *scratch; /* for the staging database */
  PskImport *import; /* NULL before a file is read */
  PskImport *working; /* what a job works on now */
  GCancellable *cancellable; /* of the job; NULL without one */
  AdwToast *failure; /* weak: what the last job met, as long as it is shown */
  guint look_id;
  guint unseen_id;

  PskImportStep step;
  gboolean imported;
  gboolean outdated; /* what was corrected is not in what is shown */
};

/* What the files psk-import-wizard*.c share. */
void psk_import_wizard_say            (PskImportWizard  *self,
                                       const char       *text);
void psk_import_wizard_update_steps   (PskImportWizard  *self);
void psk_import_wizard_go_to          (PskImportWizard  *self,
                                       PskImportStep     step);
void psk_import_wizard_check          (PskImportWizard  *self);
void psk_import_wizard_write          (PskImportWizard  *self);
void psk_import_wizard_save_rejected  (PskImportWizard  *self,
                                       const char       *path);
void psk_import_wizard_install_files  (GtkWidgetClass   *widget_class);
void psk_import_wizard_accept_drops   (PskImportWizard  *self);

G_END_DECLS
