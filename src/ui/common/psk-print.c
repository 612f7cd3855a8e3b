/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-print.h"

#include <glib/gi18n.h>

#include "psk-save-path.h"

static void
draw_page_cb (GtkPrintOperation *operation,
              GtkPrintContext   *context,
              int                page,
              PskPaper          *paper)
{
  psk_paper_draw_page (paper, (guint) page, gtk_print_context_get_cairo_context (context));
}

/* A PDF on its way to a file. */
typedef struct
{
  PskPage *page;
  PskPaper *paper;
} Saving;

static void
saving_free (gpointer  data,
             GClosure *closure)
{
  Saving *self = data;

  g_object_unref (self->page);
  g_object_unref (self->paper);
  g_free (self);
}

/**
 * psk_print_write:
 * @page: the page that says what came of it
 * @paper: a document
 * @chosen: a file that somebody chose or typed
 *
 * Writes a document as PDF. That is noted in the log of access.
 */
void
psk_print_write (PskPage    *page,
                 PskPaper   *paper,
                 const char *chosen)
{
  g_autofree char *path = psk_save_path_complete (chosen, ".pdf");
  g_autofree char *problem = psk_save_path_check (chosen, path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *done = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (PSK_IS_PAGE (page) && PSK_IS_PAPER (paper));

  if (problem != NULL)
    {
      psk_page_toast (page, problem);
      return;
    }
  if (!psk_paper_write_pdf (paper, path, &error))
    {
      psk_page_toast_error (page, error);
      return;
    }

  psk_book_log_access (psk_page_get_book (page), "print", psk_paper_get_title (paper));
  done = g_strdup_printf (_("“%s” was written"), name);
  psk_page_toast (page, done);
}

static void
save_response_cb (GtkNativeDialog *chooser,
                  int              response,
                  Saving          *self)
{
  g_autofree char *problem = NULL;
  g_autofree char *path = response == GTK_RESPONSE_ACCEPT
                          ? psk_save_path_get_chosen (GTK_FILE_CHOOSER (chooser), &problem)
                          : NULL;

  if (path != NULL)
    psk_print_write (self->page, self->paper, path);
  else if (problem != NULL)
    psk_page_toast (self->page, problem);
  g_object_unref (chooser);
}

/**
 * psk_print_get_flags:
 *
 * Returns: what the settings say of official print
 */
PskDocumentFlags
psk_print_get_flags (void)
{
  g_autoptr (GSettings) settings = g_settings_new (PSK_APPLICATION_ID);

  return g_settings_get_boolean (settings, "thai-digits-on-paper")
         ? PSK_DOCUMENT_THAI_DIGITS : PSK_DOCUMENT_DEFAULT;
}

/**
 * psk_print_paper:
 * @page: a page
 * @paper: a document
 *
 * Prints a document. That is noted in the log of access.
 */
void
psk_print_paper (PskPage  *page,
                 PskPaper *paper)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) size = gtk_paper_size_new (GTK_PAPER_NAME_A4);
  g_autoptr (GError) error = NULL;
  const char *name = psk_paper_get_title (paper);
  GtkPrintOperationResult result;

  g_return_if_fail (PSK_IS_PAGE (page) && PSK_IS_PAPER (paper));

  gtk_page_setup_set_paper_size (setup, size);
  gtk_page_setup_set_orientation (setup, psk_paper_is_landscape (paper)
                                         ? GTK_PAGE_ORIENTATION_LANDSCAPE
                                         : GTK_PAGE_ORIENTATION_PORTRAIT);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_n_pages (operation, (int) psk_paper_get_n_pages (paper));
  gtk_print_operation_set_job_name (operation, name);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), paper);

  result = gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                                    GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))), &error);
  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    psk_page_toast_error (page, error);
  else if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    psk_book_log_access (psk_page_get_book (page), "print", name);
}

/**
 * psk_print_save:
 * @page: a page
 * @paper: a document
 * @file_name: what the file may be called
 *
 * Asks for a file and writes a document into it as PDF. That is noted in the log of access.
 */
void
psk_print_save (PskPage    *page,
                PskPaper   *paper,
                const char *file_name)
{
  GtkFileChooserNative *chooser
    = gtk_file_chooser_native_new (_("Save as PDF"),
                                   GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))),
                                   GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), _("_Cancel"));
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  Saving *saving = g_new0 (Saving, 1);

  saving->page = g_object_ref (page);
  saving->paper = g_object_ref (paper);
  gtk_file_filter_set_name (filter, _("PDF (.pdf)"));
  gtk_file_filter_add_suffix (filter, "pdf");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), file_name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_data (chooser, "response", G_CALLBACK (save_response_cb), saving, saving_free,
                         0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/**
 * psk_print_scores:
 * @page: a page
 * @quarter: a quarter
 *
 * Prints the ABCD sheet of a quarter.
 */
void
psk_print_scores (PskPage         *page,
                  const PskPeriod *quarter)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PskPaper) paper = psk_book_documents_scores (psk_page_get_book (page), quarter,
                                                          psk_print_get_flags (), &error);

  if (paper == NULL)
    psk_page_toast_error (page, error);
  else
    psk_print_paper (page, paper);
}
