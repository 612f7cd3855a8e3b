/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-print.h"

#include <glib/gi18n.h>

#include "psk-book-documents.h"

static void
draw_page_cb (GtkPrintOperation *operation,
              GtkPrintContext   *context,
              int                page,
              PskPaper          *paper)
{
  psk_paper_draw_page (paper, (guint) page, gtk_print_context_get_cairo_context (context));
}

static void
print (PskPage    *page,
       PskPaper   *paper,
       const char *name)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) size = gtk_paper_size_new (GTK_PAPER_NAME_A4);
  g_autoptr (GError) error = NULL;
  GtkPrintOperationResult result;

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

static PskDocumentFlags
flags_of_settings (void)
{
  g_autoptr (GSettings) settings = g_settings_new (PSK_APPLICATION_ID);

  return g_settings_get_boolean (settings, "thai-digits-on-paper")
         ? PSK_DOCUMENT_THAI_DIGITS : PSK_DOCUMENT_DEFAULT;
}

/**
 * psk_print_roster:
 * @page: a page
 *
 * Prints the rosters of the area that the page shows.
 */
void
psk_print_roster (PskPage *page)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PskPaper) paper = psk_book_documents_roster (psk_page_get_book (page),
                                                          psk_page_get_area (page),
                                                          flags_of_settings (), &error);

  if (paper == NULL)
    psk_page_toast_error (page, error);
  else
    print (page, paper, _("Roster of Vulnerable Households"));
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
                                                          flags_of_settings (), &error);

  if (paper == NULL)
    psk_page_toast_error (page, error);
  else
    print (page, paper, _("ABCD assessment"));
}
