/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#include "psk-error.h"
#include "psk-paper.h"
#include "psk-test-pdf.h"

#define N_NAMES 2000
#define LEAST_SHARE 0.98

#define CM 28.3465
#define TOP (2.5 * CM)
#define BOTTOM (841.89 - 2 * CM)

static const char *const roles[] = { "alpha", "beta", "gamma" };

static void
begin (PskPaper *paper)
{
  static const PskPaperColumn columns[] = {
    { "HeadOne", 1, PSK_ALIGN_CENTRE },
    { "HeadTwo", 4, PSK_ALIGN_LEFT },
    { "HeadThree", 2, PSK_ALIGN_RIGHT, .widest = "100.0" },
  };

  psk_paper_begin_table (paper, columns, G_N_ELEMENTS (columns), 15, 20);
}

static void
add_rows (PskPaper *paper,
          guint     n)
{
  for (guint i = 1; i <= n; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i);
      g_autofree char *name = g_strdup_printf ("row-%u-end", i);
      const char *cells[] = { number, name, "9.5" };

      psk_paper_add_row (paper, cells, i == n);
    }
}

/* What is copied from a PDF is what was printed, whichever way it is copied. */
static void
test_names (void)
{
  static const char *const modes[] = { "-q", "-raw", "-layout" };
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (PskPaper) paper = psk_paper_new ("Names", FALSE, FALSE);
  g_autoptr (GRand) random = g_rand_new_with_seed (2567);
  g_autofree char *path = NULL;

  begin (paper);
  for (guint i = 0; i < N_NAMES; i++)
    {
      const char *cells[] = { "1", NULL, "2" };

      g_ptr_array_add (names, psk_test_pdf_thai_name (random));
      cells[1] = names->pdata[i];
      psk_paper_add_row (paper, cells, i % 5 == 0);
    }
  psk_paper_end_table (paper);
  path = psk_test_pdf_write (paper);

  for (gsize m = 0; m < G_N_ELEMENTS (modes); m++)
    {
      g_autofree char *text = psk_test_pdf_read (path, modes[m], 0);
      guint n_right = 0;

      for (guint i = 0; i < N_NAMES; i++)
        n_right += strstr (text, names->pdata[i]) != NULL;
      g_test_message ("%s: %u of %u names", modes[m], n_right, N_NAMES);
      g_assert_cmpfloat (n_right, >=, LEAST_SHARE * N_NAMES);
    }
  g_unlink (path);
}

/* Each page has the head of the table and its own number. */
static void
test_heads (void)
{
  g_autoptr (PskPaper) paper = psk_paper_new ("Heads", FALSE, FALSE);
  guint n_pages;
  guint n_rows = 0;

  psk_paper_set_footer (paper, "FooterText");
  psk_paper_set_stamp (paper, "StampText");
  psk_paper_add_title (paper, "TitleText");
  begin (paper);
  add_rows (paper, 100);
  psk_paper_end_table (paper);

  n_pages = psk_paper_get_n_pages (paper);
  g_assert_cmpuint (n_pages, >=, 3);
  for (guint page = 1; page <= n_pages; page++)
    {
      g_autofree char *text = psk_test_pdf_text (paper, page);
      g_autofree char *number = g_strdup_printf ("Page %u of %u", page, n_pages);

      g_assert_nonnull (strstr (text, "HeadOne HeadTwo HeadThree"));
      g_assert_nonnull (strstr (text, number));
      g_assert_nonnull (strstr (text, "FooterText"));
      g_assert_nonnull (strstr (text, "StampText"));
      g_assert_true ((strstr (text, "TitleText") != NULL) == (page == 1));
      for (guint row = 1; row <= 100; row++)
        {
          g_autofree char *name = g_strdup_printf ("row-%u-end", row);

          n_rows += strstr (text, name) != NULL;
        }
    }
  /* All of them, and none on two pages. */
  g_assert_cmpuint (n_rows, ==, 100);
}

static void
assert_within_margins (PskPaper *paper)
{
  for (guint page = 0; page < psk_paper_get_n_pages (paper); page++)
    {
      double top;
      double bottom;

      psk_paper_get_page_extents (paper, page, &top, &bottom);
      g_assert_cmpfloat (top, >=, TOP - 0.01);
      g_assert_cmpfloat (bottom, <=, BOTTOM + 0.01);
      g_assert_cmpfloat (bottom, >, top);
    }
}

/* Whatever the lengths of tables and texts: nothing crosses the margin, and the last
 * page has a row of the table above its signatures. */
static void
test_signatures (void)
{
  for (guint n = 1; n <= 70; n++)
    {
      g_autoptr (PskPaper) paper = psk_paper_new ("Signatures", FALSE, FALSE);
      g_autofree char *last = g_strdup_printf ("row-%u-end", n);
      g_autofree char *text = NULL;

      psk_paper_add_title (paper, "TitleText");
      begin (paper);
      add_rows (paper, n);
      psk_paper_end_table (paper);
      psk_paper_add_pair (paper, "Key", "value", 16);
      psk_paper_add_signatures (paper, roles, 1 + n % 3);

      assert_within_margins (paper);
      text = psk_test_pdf_text (paper, psk_paper_get_n_pages (paper));
      g_assert_nonnull (strstr (text, last));
      g_assert_nonnull (strstr (text, "Key value"));
      g_assert_nonnull (strstr (text, " alpha"));
      g_assert_true ((strstr (text, " gamma") != NULL) == (n % 3 == 2));
      g_assert_nonnull (strstr (text, "Position ...."));
    }
}

/* A text of so many words, the nth of which says so. */
static char *
make_words (const char *prefix,
            guint       n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%u. ", prefix, i);

  return g_string_free (text, FALSE);
}

static void
assert_words (const char *text,
              const char *prefix,
              guint       n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *word = g_strdup_printf ("%s%u.", prefix, i);

      g_assert_nonnull (strstr (text, word));
    }
}

/* Long cells wrap, too long ones shrink, long paragraphs go over pages: all of it is
 * there. */
static void
test_nothing_lost (void)
{
  g_autoptr (PskPaper) paper = psk_paper_new ("Long", TRUE, FALSE);
  g_autofree char *paragraph = make_words ("p", 3000);
  g_autofree char *cell = make_words ("c", 60);
  g_autofree char *huge = make_words ("h", 1500);
  g_autofree char *unbroken = g_strnfill (400, 'q');
  const char *usual[] = { "1", cell, "2" };
  const char *too_high[] = { "1", huge, "2" };
  const char *too_wide[] = { unbroken, "x", "2" };
  g_autofree char *text = NULL;
  guint n_letters = 0;

  psk_paper_add_text (paper, paragraph, PSK_ALIGN_LEFT, FALSE, 16);
  begin (paper);
  for (guint i = 0; i < 8; i++)
    psk_paper_add_row (paper, i == 3 ? too_high : i == 5 ? too_wide : usual, FALSE);
  psk_paper_end_table (paper);

  text = psk_test_pdf_text (paper, 0);
  assert_words (text, "p", 3000);
  assert_words (text, "c", 60);
  assert_words (text, "h", 1500);
  for (const char *c = text; *c != '\0'; c++)
    n_letters += *c == 'q';
  g_assert_cmpuint (n_letters, ==, 400);
  g_assert_true (psk_paper_is_landscape (paper));
  for (guint page = 0; page < psk_paper_get_n_pages (paper); page++)
    {
      double top;
      double bottom;

      psk_paper_get_page_extents (paper, page, &top, &bottom);
      g_assert_cmpfloat (bottom, <=, 595.276 - 2 * CM + 0.01);
    }
}

static void
test_keep (void)
{
  /* A title is never the last line of a page. */
  for (guint n = 20; n < 40; n++)
    {
      g_autoptr (PskPaper) paper = psk_paper_new ("Keep", FALSE, FALSE);

      for (guint i = 0; i < n; i++)
        psk_paper_add_text (paper, "line", PSK_ALIGN_LEFT, FALSE, 16);
      psk_paper_add_title (paper, "TitleText");
      psk_paper_add_gap (paper, 6);
      begin (paper);
      add_rows (paper, 2);
      psk_paper_end_table (paper);

      for (guint page = 1; page <= psk_paper_get_n_pages (paper); page++)
        {
          g_autofree char *text = psk_test_pdf_text (paper, page);

          g_assert_true ((strstr (text, "TitleText") != NULL)
                         == (strstr (text, "row-2-end") != NULL));
        }
      assert_within_margins (paper);
    }
}

static void
test_digits (void)
{
  static const struct
  {
    gboolean thai;
    const char *text;
  } cases[] = {
    { FALSE, "แบบ ABCD-1 บ้านเลขที่ 123/45 รวม 9.5" },
    { TRUE, "แบบ ABCD-๑ บ้านเลขที่ ๑๒๓/๔๕ รวม ๙.๕" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PskPaper) paper = psk_paper_new ("Digits", FALSE, cases[i].thai);
      g_autofree char *text = NULL;

      psk_paper_add_text (paper, cases[0].text, PSK_ALIGN_LEFT, FALSE, 16);
      text = psk_test_pdf_text (paper, 1);
      g_assert_nonnull (strstr (text, cases[i].text));
    }
}

static void
test_groups (void)
{
  static const PskPaperColumn columns[] = {
    { "Name", 2, PSK_ALIGN_LEFT },
    { "One", 1, PSK_ALIGN_RIGHT, .group = "Together" },
    { "Two", 1, PSK_ALIGN_RIGHT, .group = "Together" },
    { "Alone", 1, PSK_ALIGN_RIGHT },
  };
  const char *cells[] = { "a", "b", "c", "d" };
  g_autoptr (PskPaper) paper = psk_paper_new ("Groups", FALSE, FALSE);
  g_autofree char *text = NULL;
  const char *group;

  psk_paper_begin_table (paper, columns, G_N_ELEMENTS (columns), 15, 20);
  psk_paper_add_row (paper, cells, FALSE);
  psk_paper_add_row (paper, NULL, FALSE);
  psk_paper_end_table (paper);

  text = psk_test_pdf_text (paper, 1);
  group = strstr (text, "Together");
  g_assert_nonnull (group);
  g_assert_null (strstr (group + 1, "Together"));
  g_assert_nonnull (strstr (text, "a b c d"));
}

static void
test_identical (void)
{
  char *contents[2] = { NULL, NULL };
  gsize lengths[2] = { 0, 0 };

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (PskPaper) paper = psk_paper_new ("Same", FALSE, TRUE);
      g_autofree char *path = NULL;

      psk_paper_set_author (paper, "สำนักงานพัฒนาชุมชนจังหวัดลำปาง");
      psk_paper_set_created (paper, "2024-04-01T10:15:00+07:00");
      begin (paper);
      add_rows (paper, 80);
      psk_paper_end_table (paper);
      path = psk_test_pdf_write (paper);
      g_assert_true (g_file_get_contents (path, &contents[i], &lengths[i], NULL));
      g_unlink (path);
    }

  g_assert_cmpmem (contents[0], lengths[0], contents[1], lengths[1]);
  g_free (contents[0]);
  g_free (contents[1]);
}

/* The same page is drawn on a picture as in a PDF: grey head, black rules. */
static void
test_picture (void)
{
  g_autoptr (PskPaper) paper = psk_paper_new ("Picture", FALSE, FALSE);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 596, 842);
  cairo_t *cr = cairo_create (surface);
  const guint32 *pixels;
  guint n_grey = 0;
  guint n_dark = 0;

  begin (paper);
  add_rows (paper, 3);
  psk_paper_end_table (paper);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  psk_paper_draw_page (paper, 0, cr);
  cairo_surface_flush (surface);

  pixels = (const guint32 *) (gpointer) cairo_image_surface_get_data (surface);
  for (guint i = 0; i < 596 * 842; i++)
    {
      n_grey += (pixels[i] & 255) == 240;
      n_dark += (pixels[i] & 255) < 128;
    }
  g_assert_cmpuint (n_grey, >, 6000);
  g_assert_cmpuint (n_dark, >, 500);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
assert_refused (PskPaper   *paper,
                const char *path,
                PskError    code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (psk_paper_write_pdf (paper, path, &error));
  g_assert_error (error, PSK_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, path));
}

static void
test_refused (void)
{
  g_autoptr (PskPaper) paper = psk_paper_new ("Refused", FALSE, FALSE);
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("pansuk-XXXXXX", &error);
  g_autofree char *missing = g_build_filename (folder, "no", "a.pdf", NULL);
  g_autofree char *path = g_build_filename (folder, "a.pdf", NULL);
  g_autoptr (GDir) dir = NULL;
  struct rlimit old;
  struct rlimit small;

  g_assert_no_error (error);
  begin (paper);
  add_rows (paper, 500);
  psk_paper_end_table (paper);

  assert_refused (paper, missing, PSK_ERROR_NOT_FOUND);
  assert_refused (paper, folder, PSK_ERROR_READ_ONLY);

  /* A full disk, played by a limit on the size of files. */
  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &old);
  small = old;
  small.rlim_cur = 4096;
  setrlimit (RLIMIT_FSIZE, &small);
  assert_refused (paper, path, PSK_ERROR_FULL);
  setrlimit (RLIMIT_FSIZE, &old);

  /* Nothing half written is left. */
  dir = g_dir_open (folder, 0, &error);
  g_assert_no_error (error);
  g_assert_null (g_dir_read_name (dir));
  g_rmdir (folder);
}

static void
test_empty (void)
{
  g_autoptr (PskPaper) paper = psk_paper_new ("Empty", FALSE, FALSE);
  g_autofree char *text = NULL;

  g_assert_cmpuint (psk_paper_get_n_pages (paper), ==, 1);
  psk_paper_break_page (paper);
  psk_paper_add_gap (paper, 2000);
  psk_paper_break_page (paper);
  text = psk_test_pdf_text (paper, 0);
  g_assert_nonnull (strstr (text, "Page 1 of 1"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/paper/names", test_names);
  g_test_add_func ("/report/paper/heads", test_heads);
  g_test_add_func ("/report/paper/signatures", test_signatures);
  g_test_add_func ("/report/paper/nothing-lost", test_nothing_lost);
  g_test_add_func ("/report/paper/keep", test_keep);
  g_test_add_func ("/report/paper/digits", test_digits);
  g_test_add_func ("/report/paper/groups", test_groups);
  g_test_add_func ("/report/paper/identical", test_identical);
  g_test_add_func ("/report/paper/picture", test_picture);
  g_test_add_func ("/report/paper/refused", test_refused);
  g_test_add_func ("/report/paper/empty", test_empty);

  return g_test_run ();
}
