/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-book-documents.h"

#include <glib/gi18n-lib.h>

#include "psk-household-table.h"
#include "psk-metric-table.h"
#include "psk-person-id.h"
#include "psk-programme-table.h"
#include "psk-score.h"
#include "psk-setting-table.h"
#include "psk-text.h"
#include "psk-thai-date.h"

#define TITLE_SIZE 18.0
#define BODY_SIZE 15.0
#define TABLE_SIZE 13.0
#define ROW_HEIGHT 20.0

/* Thai digits stand among Thai words only. */
static gboolean
wants_thai_digits (PskDocumentFlags flags)
{
  return (flags & PSK_DOCUMENT_THAI_DIGITS) != 0
         && psk_language_of_messages () == PSK_LANGUAGE_THAI;
}

static void
set_margins (PskPaper *paper,
             PskBook  *book)
{
  g_autofree char *office = psk_setting_table_get (psk_book_get_store (book), PSK_SETTING_OFFICE);
  GDate today = psk_book_get_today (book);
  g_autofree char *date = psk_thai_date_format (&today, PSK_DATE_LONG,
                                                psk_language_of_messages ());
  /* Translators: the name of the office, the date of printing */
  g_autofree char *footer = g_strdup_printf (_("%s · printed %s"), office != NULL ? office : "",
                                             date);

  psk_paper_set_footer (paper, footer);
  if (psk_book_is_sample (book))
    psk_paper_set_stamp (paper, _("Sample data: invented persons and figures"));
}

static void
add_roster_title (PskPaper *paper,
                  PskBook  *book,
                  int       tambon)
{
  const PskLanguage language = psk_language_of_messages ();
  PskAreas *areas = psk_book_get_areas (book);
  g_autofree char *place = NULL;
  g_autofree char *year_text = NULL;
  int year = 0;

  psk_programme_table_read (psk_book_get_store (book), &year, NULL, NULL);
  psk_paper_add_text (paper, _("Roster of Vulnerable Households"), PSK_ALIGN_CENTRE, TRUE,
                      TITLE_SIZE);
  /* Translators: tambon, district, province */
  place = g_strdup_printf (_("Tambon %s, %s District, %s Province"),
                           psk_areas_get_name (areas, tambon, language),
                           psk_areas_get_name (areas, tambon / 100, language),
                           psk_areas_get_name (areas, tambon / 10000, language));
  psk_paper_add_text (paper, place, PSK_ALIGN_CENTRE, TRUE, TITLE_SIZE);
  year_text = g_strdup_printf (_("Vegetable gardens for food security, fiscal year %d"), year);
  psk_paper_add_text (paper, year_text, PSK_ALIGN_CENTRE, FALSE, BODY_SIZE);
  psk_paper_add_gap (paper, 6);
}

static PskHousehold *
holder_of (PskBook         *book,
           int              tambon,
           int              slot,
           PskDocumentFlags flags)
{
  PskStore *store = psk_book_get_store (book);
  const gint64 id = flags & PSK_DOCUMENT_BLANK
                    ? 0 : psk_household_table_slot_holder (store, tambon, slot);

  return id != 0 ? psk_household_table_read (store, id, NULL) : NULL;
}

static void
add_slot (PskPaper        *paper,
          PskBook         *book,
          PskHousehold    *household,
          int              slot,
          PskDocumentFlags flags)
{
  const PskLanguage language = psk_language_of_messages ();
  const gboolean open = (flags & PSK_DOCUMENT_PUBLIC) == 0;
  g_autofree char *number = g_strdup_printf ("%d", slot);
  g_autofree char *village = NULL;
  g_autofree char *name = NULL;
  g_autofree char *id = NULL;
  g_autofree char *kinds = NULL;
  g_autofree char *planted = NULL;

  if (household == NULL)
    {
      const char *blank[] = { number, "", "", "", "", "", "", "" };

      psk_paper_add_row (paper, blank, FALSE);
      return;
    }

  village = household->village_no >= 0 ? g_strdup_printf ("%d", household->village_no) : NULL;
  name = psk_household_get_name (household);
  id = household->citizen_id != NULL ? psk_person_id_mask (household->citizen_id) : NULL;
  kinds = household->kinds >= 0 ? g_strdup_printf ("%d", household->kinds) : NULL;
  planted = psk_thai_date_format_iso (household->planted_on, PSK_DATE_SHORT, language);
  {
    const char *cells[] = {
      number,
      village,
      open ? household->house_no : "",
      open ? name : "",
      open ? id : "",
      psk_definition_get_code_title (psk_book_get_codes (book), "vulnerability",
                                     household->vulnerability, language),
      kinds,
      planted,
    };

    psk_paper_add_row (paper, cells, FALSE);
  }
}

static void
add_roster (PskPaper        *paper,
            PskBook         *book,
            int              tambon,
            PskDocumentFlags flags)
{
  const PskPaperColumn columns[] = {
    { _("No."), 24, PSK_ALIGN_CENTRE },
    { _("Moo"), 26, PSK_ALIGN_CENTRE },
    { _("House"), 44, PSK_ALIGN_CENTRE },
    { _("Head of household"), 114, PSK_ALIGN_LEFT },
    { _("Citizen ID"), 82, PSK_ALIGN_CENTRE },
    { _("Vulnerability"), 88, PSK_ALIGN_LEFT },
    { _("Kinds"), 32, PSK_ALIGN_CENTRE },
    { _("Planted"), 70, PSK_ALIGN_CENTRE },
  };
  const int target = psk_metric_table_get_target (psk_book_get_store (book), tambon);
  const char *roles[] = { _("prepared by"), _("checked by") };
  g_autofree char *total = NULL;
  int n_selected = 0;
  int n_planting = 0;

  add_roster_title (paper, book, tambon);
  psk_paper_begin_table (paper, columns, G_N_ELEMENTS (columns), TABLE_SIZE, ROW_HEIGHT);
  for (int slot = 1; slot <= target; slot++)
    {
      g_autoptr (PskHousehold) household = holder_of (book, tambon, slot, flags);

      n_selected += household != NULL;
      n_planting += household != NULL && household->kinds >= PSK_KINDS_NEEDED;
      add_slot (paper, book, household, slot, flags);
    }
  psk_paper_end_table (paper);

  psk_paper_add_gap (paper, 6);
  if (!(flags & PSK_DOCUMENT_BLANK))
    {
      /* Translators: households chosen, slots, households planting */
      total = g_strdup_printf (_("Chosen %d of %d households · growing at least %d kinds: %d "
                                 "households"),
                               n_selected, target, PSK_KINDS_NEEDED, n_planting);
      psk_paper_add_text (paper, total, PSK_ALIGN_LEFT, TRUE, BODY_SIZE);
    }
  psk_paper_add_signatures (paper, roles, G_N_ELEMENTS (roles));
}

/**
 * psk_book_documents_roster:
 * @book: a book
 * @area: a province, district or tambon
 * @flags: a set of #PskDocumentFlags
 * @error: (nullable): where to put the error
 *
 * The roster of each tambon of an area, each beginning on a page of its own, with
 * all slots, also those that nobody holds.
 *
 * Returns: (transfer full) (nullable): the document
 */
PskPaper *
psk_book_documents_roster (PskBook         *book,
                           int              area,
                           PskDocumentFlags flags,
                           GError         **error)
{
  PskPaper *paper = psk_paper_new (_("Roster of Vulnerable Households"), FALSE,
                                   wants_thai_digits (flags));
  PskAreas *areas = psk_book_get_areas (book);

  set_margins (paper, book);
  for (guint i = 0; i < psk_areas_get_n (areas); i++)
    {
      PskArea *tambon = psk_areas_get (areas, i);

      if (tambon->level != PSK_AREA_TAMBON || !psk_area_code_within (tambon->code, area))
        continue;

      psk_paper_break_page (paper);
      add_roster (paper, book, tambon->code, flags);
    }

  return paper;
}

static char *
tenths (int number)
{
  return psk_text_format_number (number / 10.0, 1);
}

static void
add_score_title (PskPaper      *paper,
                 PskBook       *book,
                 PskScoreSheet *sheet)
{
  const PskLanguage language = psk_language_of_messages ();
  PskArea *province = psk_areas_get_province (psk_book_get_areas (book));
  g_autofree char *quarter = psk_period_format (&sheet->quarter, PSK_PERIOD_STYLE_OFFICIAL,
                                                language);
  g_autofree char *on = psk_thai_date_format (&sheet->on, PSK_DATE_LONG, language);
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;
  g_autofree char *note = NULL;

  psk_paper_add_text (paper, _("Form ABCD-1"), PSK_ALIGN_RIGHT, FALSE, 17);
  psk_paper_add_text (paper, _("Summary of the assessment of districts by the ABCD indicators"),
                      PSK_ALIGN_CENTRE, TRUE, TITLE_SIZE);
  /* Translators: a quarter */
  second = g_strdup_printf (_("Food security, %s"), quarter);
  psk_paper_add_text (paper, second, PSK_ALIGN_CENTRE, TRUE, TITLE_SIZE);
  third = g_strdup_printf (_("%s Province"), psk_area_get_name (province, language));
  psk_paper_add_text (paper, third, PSK_ALIGN_CENTRE, TRUE, TITLE_SIZE);

  if (sheet->is_default)
    /* Translators: a date, a note that the criteria are a default, their version */
    note = g_strdup_printf (_("(Figures of %s · %s version %d)"), on,
                            language == PSK_LANGUAGE_THAI ? sheet->note_th : sheet->note_en,
                            sheet->version);
  else
    note = g_strdup_printf (_("(Figures of %s · criteria version %d)"), on, sheet->version);
  psk_paper_add_text (paper, note, PSK_ALIGN_CENTRE, FALSE, BODY_SIZE);
  psk_paper_add_gap (paper, 8);
}

static void
add_score_row (PskPaper      *paper,
               PskScoreSheet *sheet,
               PskScoreRow   *row,
               const char    *number,
               const char    *name,
               gboolean       bold)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (cells, g_strdup (number));
  g_ptr_array_add (cells, g_strdup (name));
  for (guint i = 0; i < sheet->n_indicators; i++)
    g_ptr_array_add (cells, tenths (row->cells[i].points));
  g_ptr_array_add (cells, tenths (row->percent));
  g_ptr_array_add (cells, g_strdup (row->grade != NULL ? row->grade : "–"));

  psk_paper_add_row (paper, (const char *const *) cells->pdata, bold);
}

static void
add_score_table (PskPaper      *paper,
                 PskBook       *book,
                 PskScoreSheet *sheet)
{
  const PskLanguage language = psk_language_of_messages ();
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (PskPaperColumn));
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *total = g_strdup_printf (_("Total\n(%d)"), 100);
  PskPaperColumn column = { _("No."), 26, PSK_ALIGN_CENTRE };

  g_array_append_val (columns, column);
  column = (PskPaperColumn) { _("District"), 82, PSK_ALIGN_LEFT };
  g_array_append_val (columns, column);
  for (guint i = 0; i < sheet->n_indicators; i++)
    {
      const PskIndicator *indicator = &sheet->indicators[i];
      g_autofree char *max = psk_text_format_number (indicator->max / 10.0,
                                                     indicator->max % 10 == 0 ? 0 : 1);
      char *title = g_strdup_printf ("%s\n(%s)",
                                     language == PSK_LANGUAGE_THAI
                                     ? indicator->short_th : indicator->short_en, max);

      g_ptr_array_add (titles, title);
      column = (PskPaperColumn) { title, 54, PSK_ALIGN_CENTRE };
      g_array_append_val (columns, column);
    }
  column = (PskPaperColumn) { total, 46, PSK_ALIGN_CENTRE };
  g_array_append_val (columns, column);
  column = (PskPaperColumn) { _("Grade"), 36, PSK_ALIGN_CENTRE };
  g_array_append_val (columns, column);

  psk_paper_begin_table (paper, (PskPaperColumn *) columns->data, columns->len, 14.5, 23);
  for (guint i = 0; i < sheet->n_rows; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i + 1);

      add_score_row (paper, sheet, &sheet->rows[i], number,
                     psk_areas_get_name (psk_book_get_areas (book), sheet->rows[i].area, language),
                     FALSE);
    }
  add_score_row (paper, sheet, &sheet->average, "", _("Province average"), TRUE);
  psk_paper_end_table (paper);
}

static void
add_score_summary (PskPaper      *paper,
                   PskScoreSheet *sheet)
{
  g_autoptr (GString) cuts = g_string_new (_("Grades:"));
  g_autoptr (GString) counts = g_string_new (_("Summary:"));

  for (guint g = 0; g < sheet->n_grades; g++)
    {
      g_autofree char *from = tenths (sheet->grades[g].from);
      int n = 0;

      for (guint r = 0; r < sheet->n_rows; r++)
        n += g_strcmp0 (sheet->rows[r].grade, sheet->grades[g].grade) == 0;

      g_string_append_c (cuts, ' ');
      if (sheet->grades[g].from > 0)
        /* Translators: a grade, the lowest percentage for it */
        g_string_append_printf (cuts, _("%s from %s"), sheet->grades[g].grade, from);
      else
        /* Translators: the lowest grade */
        g_string_append_printf (cuts, _("%s below that"), sheet->grades[g].grade);
      g_string_append_c (counts, ' ');
      g_string_append_printf (counts, ngettext ("grade %s: %d district", "grade %s: %d districts",
                                                n),
                              sheet->grades[g].grade, n);
    }

  psk_paper_add_gap (paper, 8);
  psk_paper_add_text (paper, cuts->str, PSK_ALIGN_LEFT, FALSE, BODY_SIZE);
  psk_paper_add_text (paper, counts->str, PSK_ALIGN_LEFT, FALSE, BODY_SIZE);
}

/**
 * psk_book_documents_scores:
 * @book: a book
 * @quarter: a quarter
 * @flags: a set of #PskDocumentFlags
 * @error: (nullable): where to put the error
 *
 * The ABCD sheet of a quarter: of a closed one as it was frozen.
 *
 * Returns: (transfer full) (nullable): the document
 */
PskPaper *
psk_book_documents_scores (PskBook          *book,
                           const PskPeriod  *quarter,
                           PskDocumentFlags  flags,
                           GError          **error)
{
  g_autoptr (PskScoreSheet) sheet = psk_score_sheet_load (psk_book_get_store (book), quarter,
                                                          error);
  const char *roles[] = { _("prepared by"), _("checked by") };
  PskPaper *paper;

  if (sheet == NULL)
    return NULL;

  paper = psk_paper_new (_("ABCD assessment"), sheet->n_indicators > 7,
                         wants_thai_digits (flags));
  set_margins (paper, book);
  add_score_title (paper, book, sheet);
  add_score_table (paper, book, sheet);
  add_score_summary (paper, sheet);
  psk_paper_add_gap (paper, 24);
  psk_paper_add_signatures (paper, roles, G_N_ELEMENTS (roles));

  return paper;
}
