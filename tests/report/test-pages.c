/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <cairo.h>
#include <glib/gi18n.h>
#include <locale.h>
#include <math.h>

#include "psk-book-documents.h"
#include "psk-sample-book.h"
#include "psk-test-book.h"

#define TAMBON 520101
#define DPI 72
/* The part of the pixels that may differ from the stored picture. */
#define TOLERANCE 0.0005

typedef PskPaper *(*MakeFunc) (PskBook *book, PskDocumentFlags flags, GError **error);

static PskPaper *
make_roster (PskBook *book, PskDocumentFlags flags, GError **error)
{
  return psk_book_documents_roster (book, TAMBON, flags, error);
}

/* A list as the grid of households shows it: sorted, filtered, with the columns that were
 * left. */
static PskPaper *
make_list (PskBook *book, PskDocumentFlags flags, GError **error)
{
  static const PskHouseholdColumnShape columns[] = {
    { PSK_HOUSEHOLD_TAMBON, "Tambon", 96, PSK_ALIGN_LEFT },
    { PSK_HOUSEHOLD_LAST_NAME, "Last Name", 112, PSK_ALIGN_LEFT },
    { PSK_HOUSEHOLD_FIRST_NAME, "First Name", 110, PSK_ALIGN_LEFT },
    { PSK_HOUSEHOLD_CITIZEN_ID, "Citizen ID", 140, PSK_ALIGN_LEFT },
    { PSK_HOUSEHOLD_KINDS, "Kinds", 74, PSK_ALIGN_RIGHT },
    { PSK_HOUSEHOLD_PLANTED_ON, "Planted", 106, PSK_ALIGN_LEFT },
    { PSK_HOUSEHOLD_STATUS, "Status", 116, PSK_ALIGN_LEFT },
  };
  static const char *const notes[] = { "Chosen households · Kinds: from 11", "Sorted by Last Name",
                                       NULL };
  g_autoptr (GPtrArray) filters = g_ptr_array_new ();
  PskFilter filter = { .column = PSK_HOUSEHOLD_KINDS, .kind = PSK_FILTER_RANGE,
                       .first = (char *) "11" };
  const PskHouseholdQuery query = {
    .area = TAMBON, .scope = PSK_HOUSEHOLDS_CHOSEN, .filters = filters,
    .sort = { { PSK_HOUSEHOLD_LAST_NAME, FALSE } }, .n_sort = 1,
  };
  const PskHouseholdListing listing = { &query, notes, columns, G_N_ELEMENTS (columns) };

  g_ptr_array_add (filters, &filter);
  return psk_book_documents_households (book, &listing, flags, error);
}

static PskPaper *
make_scores (PskBook *book, PskDocumentFlags flags, GError **error)
{
  GDate day;
  PskPeriod quarter;

  g_date_set_dmy (&day, 12, G_DATE_APRIL, 2024);
  quarter = psk_period_quarter_of (&day);

  return psk_book_documents_scores (book, &quarter, flags, error);
}

static const struct
{
  const char *name;
  MakeFunc make;
  PskDocumentFlags flags;
} cases[] = {
  { "roster", make_roster, PSK_DOCUMENT_DEFAULT },
  { "roster-thai-digits", make_roster, PSK_DOCUMENT_THAI_DIGITS },
  { "roster-public", make_roster, PSK_DOCUMENT_PUBLIC },
  { "roster-blank", make_roster, PSK_DOCUMENT_BLANK },
  { "list", make_list, PSK_DOCUMENT_DEFAULT },
  { "list-public", make_list, PSK_DOCUMENT_PUBLIC },
  { "scores", make_scores, PSK_DOCUMENT_DEFAULT },
};

static cairo_surface_t *
draw (PskPaper *paper, guint page)
{
  cairo_surface_t *surface;
  cairo_t *cr;
  double width;
  double height;

  psk_paper_get_size (paper, &width, &height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) ceil (width * DPI / 72),
                                        (int) ceil (height * DPI / 72));
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, DPI / 72.0, DPI / 72.0);
  psk_paper_draw_page (paper, page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

static double
share_of_difference (cairo_surface_t *a, cairo_surface_t *b)
{
  const int width = cairo_image_surface_get_width (a);
  const int height = cairo_image_surface_get_height (a);
  int n = 0;

  if (width != cairo_image_surface_get_width (b) || height != cairo_image_surface_get_height (b))
    return 1;

  for (int y = 0; y < height; y++)
    {
      const guchar *p = cairo_image_surface_get_data (a) + y * cairo_image_surface_get_stride (a);
      const guchar *q = cairo_image_surface_get_data (b) + y * cairo_image_surface_get_stride (b);

      for (int x = 0; x < width * 4; x += 4)
        n += ABS (p[x] - q[x]) > 64 || ABS (p[x + 1] - q[x + 1]) > 64 ||
             ABS (p[x + 2] - q[x + 2]) > 64;
    }

  return (double) n / ((double) width * height);
}

/* Each page as it is printed, against a picture that somebody looked at. With
 * PSK_UPDATE_SCREENSHOTS=1 the picture is stored instead. */
static void
compare_page (PskPaper *paper, const char *name, guint page)
{
  g_autofree char *file = g_strdup_printf ("%s-%u.png", name, page + 1);
  g_autofree char *stored = g_test_build_filename (G_TEST_DIST, "report", "pages", file, NULL);
  g_autofree char *actual = g_test_build_filename (G_TEST_BUILT, "report", file, NULL);
  cairo_surface_t *surface = draw (paper, page);
  cairo_surface_t *expected;
  double share;

  if (g_getenv ("PSK_UPDATE_SCREENSHOTS") != NULL)
    {
      g_assert_cmpint (cairo_surface_write_to_png (surface, stored), ==, CAIRO_STATUS_SUCCESS);
      cairo_surface_destroy (surface);
      return;
    }

  expected = cairo_image_surface_create_from_png (stored);
  g_assert_cmpint (cairo_surface_status (expected), ==, CAIRO_STATUS_SUCCESS);
  share = share_of_difference (surface, expected);
  if (share > TOLERANCE)
    cairo_surface_write_to_png (surface, actual);
  g_test_message ("%s: %.2f %% of the pixels differ (%s)", file, share * 100, actual);
  g_assert_cmpfloat (share, <=, TOLERANCE);
  cairo_surface_destroy (expected);
  cairo_surface_destroy (surface);
}

static void
test_sample (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  g_autoptr (GError) error = NULL;

  psk_sample_book_fill (test->book, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PskPaper) paper = cases[i].make (test->book, cases[i].flags, &error);

      g_assert_no_error (error);
      for (guint j = 0; j < psk_paper_get_n_pages (paper); j++)
        compare_page (paper, cases[i].name, j);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("PSK_LOCALEDIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/report/pages/sample", test_sample);

  return g_test_run ();
}
