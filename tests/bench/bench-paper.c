/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Prints how long documents of the whole province take on paper, as a ratio to a bare PDF
 * of cairo with as many pages, cells and characters. Nothing here passes or fails. */

#include "config.h"

#include <cairo-pdf.h>
#include <glib/gstdio.h>
#include <locale.h>

#include "psk-book-documents.h"
#include "psk-sample-book.h"
#include "psk-test-book.h"

#define PROVINCE 52
#define N_ROWS 20
#define N_COLUMNS 9

static double
seconds_since (gint64 start)
{
  return (g_get_monotonic_time () - start) / 1e6;
}

static double
time_bare (const char *path, guint n_pages)
{
  const gint64 start = g_get_monotonic_time ();
  cairo_surface_t *surface = cairo_pdf_surface_create (path, 595, 842);
  cairo_t *cr = cairo_create (surface);

  cairo_select_font_face (cr, "Laksaman", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
  cairo_set_font_size (cr, 14);
  for (guint page = 0; page < n_pages; page++)
    {
      for (int i = 0; i < N_ROWS * N_COLUMNS; i++)
        {
          const double x = 50 + i % N_COLUMNS * 55;
          const double y = 150 + i / N_COLUMNS * 20;

          cairo_rectangle (cr, x, y, 55, 20);
          cairo_stroke (cr);
          cairo_move_to (cr, x, y + 15);
          cairo_show_text (cr, "ครัวเรือน");
        }
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return seconds_since (start);
}

/* The list of all chosen households as the grid shows it at first. */
static PskPaper *
make_list (PskBook *book)
{
  static const PskHouseholdField fields[] = {
    PSK_HOUSEHOLD_SLOT, PSK_HOUSEHOLD_TAMBON, PSK_HOUSEHOLD_VILLAGE_NO, PSK_HOUSEHOLD_HOUSE_NO,
    PSK_HOUSEHOLD_TITLE, PSK_HOUSEHOLD_FIRST_NAME, PSK_HOUSEHOLD_LAST_NAME,
    PSK_HOUSEHOLD_CITIZEN_ID, PSK_HOUSEHOLD_STATUS, PSK_HOUSEHOLD_KINDS,
    PSK_HOUSEHOLD_PLANTED_ON, PSK_HOUSEHOLD_VULNERABILITY,
  };
  static const char *const notes[] = { NULL };
  PskHouseholdColumnShape columns[G_N_ELEMENTS (fields)];
  const PskHouseholdQuery query = { .area = 0, .scope = PSK_HOUSEHOLDS_CHOSEN };
  const PskHouseholdListing listing = { &query, notes, columns, G_N_ELEMENTS (fields) };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    columns[i] = (PskHouseholdColumnShape) { fields[i], "Title", 100, PSK_ALIGN_LEFT };

  return psk_book_documents_households (book, &listing, PSK_DOCUMENT_DEFAULT, NULL);
}

static PskPaper *
make_rosters (PskBook *book)
{
  return psk_book_documents_roster (book, PROVINCE, PSK_DOCUMENT_DEFAULT, NULL);
}

static void
measure (PskTestBook *test,
         const char  *name,
         PskPaper *(*make) (PskBook *book))
{
  g_autofree char *path = g_build_filename (test->path, "bench.pdf", NULL);
  const gint64 start = g_get_monotonic_time ();
  g_autoptr (PskPaper) paper = make (test->book);
  guint n_pages;
  double laid_out;
  double total;
  double bare;

  g_assert_nonnull (paper);
  n_pages = psk_paper_get_n_pages (paper);
  laid_out = seconds_since (start);
  g_assert_true (psk_paper_write_pdf (paper, path, NULL));
  total = seconds_since (start);
  g_remove (path);

  bare = time_bare (path, n_pages);
  g_print ("# %s, %u pages: %.2f s (%.2f s until laid out) = %.2f x a bare PDF of cairo "
           "(%.2f s)\n", name, n_pages, total, laid_out, total / bare, bare);
  g_remove (path);
}

int
main (int argc, char *argv[])
{
  g_autoptr (PskTestBook) test = NULL;

  setlocale (LC_ALL, "");
  test = psk_test_book_new ();
  g_assert_true (psk_sample_book_fill (test->book, NULL));

  measure (test, "rosters of the province", make_rosters);
  measure (test, "list of the chosen households", make_list);

  return 0;
}
