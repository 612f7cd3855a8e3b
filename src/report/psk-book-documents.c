/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-book-documents.h"

#include <glib/gi18n-lib.h>

#include "psk-error.h"
#include "psk-household-fields.h"
#include "psk-household-table.h"
#include "psk-list-document.h"
#include "psk-metric-table.h"
#include "psk-person-id.h"
#include "psk-programme-table.h"
#include "psk-roster-document.h"
#include "psk-score-document.h"
#include "psk-score.h"
#include "psk-setting-table.h"
#include "psk-text.h"

/* As wide as the numbers of a household are: slots, villages, people, kinds. */
#define WIDEST_NUMBER "00"

/* What a document borrows while it is set. */
typedef struct
{
  char *office;
  GDateTime *printed_at;
  GPtrArray *households;
  GPtrArray *texts;
  GPtrArray *lines; /* GArray of PskRosterLine, one for each section */
} Loan;

static void
loan_clear (Loan *loan)
{
  g_free (loan->office);
  g_clear_pointer (&loan->printed_at, g_date_time_unref);
  g_clear_pointer (&loan->households, g_ptr_array_unref);
  g_clear_pointer (&loan->texts, g_ptr_array_unref);
  g_clear_pointer (&loan->lines, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Loan, loan_clear)

/* Now, unless the book lives on another day than the clock. */
static GDateTime *
get_print_time (PskBook *book)
{
  const GDate today = psk_book_get_today (book);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  if (g_date_time_get_year (now) == g_date_get_year (&today)
      && g_date_time_get_month (now) == (int) g_date_get_month (&today)
      && g_date_time_get_day_of_month (now) == g_date_get_day (&today))
    return g_steal_pointer (&now);

  return g_date_time_new_utc (g_date_get_year (&today), (int) g_date_get_month (&today),
                              g_date_get_day (&today), 0, 0, 0);
}

static void
fill_frame (PskDocumentFrame *frame,
            PskBook          *book,
            PskDocumentFlags  flags,
            Loan             *loan)
{
  loan->office = psk_setting_table_get (psk_book_get_store (book), PSK_SETTING_OFFICE);
  loan->printed_at = get_print_time (book);
  loan->households = g_ptr_array_new_with_free_func (g_object_unref);
  loan->texts = g_ptr_array_new_with_free_func (g_free);
  loan->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  frame->office = loan->office;
  frame->printed_at = loan->printed_at;
  frame->language = psk_language_of_messages ();
  frame->thai_digits = (flags & PSK_DOCUMENT_THAI_DIGITS) != 0;
  frame->is_sample = psk_book_is_sample (book);
}

static const char *
lend (Loan *loan,
      char *text)
{
  if (text != NULL)
    g_ptr_array_add (loan->texts, text);
  return text;
}

static void
add_line (GArray       *lines,
          PskBook      *book,
          PskHousehold *household,
          Loan         *loan)
{
  const PskRosterLine line = {
    .slot = household->slot,
    .village_no = household->village_no,
    .house_no = household->house_no,
    .name = lend (loan, psk_household_get_name (household)),
    .citizen_id = household->citizen_id != NULL
                  ? lend (loan, psk_person_id_mask (household->citizen_id)) : NULL,
    .vulnerability = psk_definition_get_code_title (psk_book_get_codes (book), "vulnerability",
                                                    household->vulnerability,
                                                    psk_language_of_messages ()),
    .kinds = household->kinds,
    .planted_on = household->planted_on,
  };

  g_array_append_val (lines, line);
}

static void
add_section (GArray           *sections,
             PskBook          *book,
             int               tambon,
             PskDocumentFlags  flags,
             Loan             *loan)
{
  const PskLanguage language = psk_language_of_messages ();
  PskStore *store = psk_book_get_store (book);
  PskAreas *areas = psk_book_get_areas (book);
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (PskRosterLine));
  PskRosterSection section = {
    .tambon = psk_areas_get_name (areas, tambon, language),
    .district = psk_areas_get_name (areas, tambon / 100, language),
    .province = psk_areas_get_name (areas, tambon / 10000, language),
    .target = psk_metric_table_get_target (store, tambon),
  };

  for (int slot = 1; slot <= section.target && !(flags & PSK_DOCUMENT_BLANK); slot++)
    {
      const gint64 id = psk_household_table_slot_holder (store, tambon, slot);
      PskHousehold *household = id != 0 ? psk_household_table_read (store, id, NULL) : NULL;

      if (household == NULL)
        continue;
      g_ptr_array_add (loan->households, household);
      add_line (lines, book, household, loan);
    }

  g_ptr_array_add (loan->lines, lines);
  section.lines = (const PskRosterLine *) lines->data;
  section.n_lines = lines->len;
  g_array_append_val (sections, section);
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
psk_book_documents_roster (PskBook          *book,
                           int               area,
                           PskDocumentFlags  flags,
                           GError          **error)
{
  g_autoptr (GArray) sections = g_array_new (FALSE, FALSE, sizeof (PskRosterSection));
  g_auto (Loan) loan = { 0 };
  PskRosterDocument document = { 0 };
  PskAreas *areas;

  g_return_val_if_fail (PSK_IS_BOOK (book), NULL);

  fill_frame (&document.frame, book, flags, &loan);
  psk_programme_table_read (psk_book_get_store (book), &document.fiscal_year, NULL, NULL);
  areas = psk_book_get_areas (book);
  for (guint i = 0; i < psk_areas_get_n (areas); i++)
    {
      PskArea *tambon = psk_areas_get (areas, i);

      if (tambon->level == PSK_AREA_TAMBON && psk_area_code_within (tambon->code, area))
        add_section (sections, book, tambon->code, flags, &loan);
    }

  document.kinds_needed = PSK_KINDS_NEEDED;
  document.is_blank = (flags & PSK_DOCUMENT_BLANK) != 0;
  document.is_public = (flags & PSK_DOCUMENT_PUBLIC) != 0;
  document.sections = (const PskRosterSection *) sections->data;
  document.n_sections = sections->len;

  return psk_roster_document_new_paper (&document);
}

static char *
describe_place (PskAreas *areas,
                int       area)
{
  const PskLanguage language = psk_language_of_messages ();
  const int province = psk_areas_get_province (areas)->code;
  const char *province_name = psk_areas_get_name (areas, province, language);

  switch (psk_area_code_level (area))
    {
    case PSK_AREA_DISTRICT:
      /* Translators: district, province */
      return g_strdup_printf (_("%s District, %s Province"),
                              psk_areas_get_name (areas, area, language), province_name);
    case PSK_AREA_TAMBON:
      return g_strdup_printf (_("Tambon %s, %s District, %s Province"),
                              psk_areas_get_name (areas, area, language),
                              psk_areas_get_name (areas, area / 100, language), province_name);
    default:
      /* Translators: province */
      return g_strdup_printf (_("%s Province"), province_name);
    }
}

/* Where, what and how many: the lines below the title. */
static char **
make_notes (PskBook                   *book,
            const PskHouseholdListing *listing,
            guint                      n)
{
  g_autoptr (GStrvBuilder) notes = g_strv_builder_new ();
  g_autofree char *place = describe_place (psk_book_get_areas (book), listing->query->area);
  g_autofree char *number = psk_text_format_number (n, 0);
  g_autofree char *count = g_strdup_printf (ngettext ("%s household", "%s households", n), number);

  g_strv_builder_add (notes, place);
  for (guint i = 0; listing->notes[i] != NULL; i++)
    g_strv_builder_add (notes, listing->notes[i]);
  g_strv_builder_add (notes, count);

  return g_strv_builder_end (notes);
}

static gboolean
check_length (guint    n,
              GError **error)
{
  g_autofree char *lines = psk_text_format_number (n, 0);
  g_autofree char *most = psk_text_format_number (PSK_DOCUMENT_MAX_LINES, 0);

  if (n == 0)
    g_set_error_literal (error, PSK_ERROR, PSK_ERROR_INVALID,
                         _("There is nothing to print: the list is empty."));
  else if (n > PSK_DOCUMENT_MAX_LINES)
    /* Translators: how many households are shown, and how many can be printed */
    g_set_error (error, PSK_ERROR, PSK_ERROR_TOO_LARGE,
                 _("%s households are too many to print, at most %s fit: choose an area or "
                   "filter the list first."), lines, most);

  return n > 0 && n <= PSK_DOCUMENT_MAX_LINES;
}

static GPtrArray *
make_rows (PskBook                 *book,
           GArray                  *ids,
           const PskHouseholdField *fields,
           guint                    n_fields,
           Loan                    *loan)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (PskHousehold) household
        = psk_household_table_read (psk_book_get_store (book), g_array_index (ids, gint64, i),
                                    NULL);
      const char **cells;

      if (household == NULL)
        continue;

      cells = g_new0 (const char *, n_fields + 1);
      for (guint c = 0; c < n_fields; c++)
        cells[c] = lend (loan, psk_household_field_text (household, fields[c],
                                                         psk_book_get_areas (book),
                                                         psk_book_get_codes (book),
                                                         psk_language_of_messages ()));
      g_ptr_array_add (rows, cells);
    }

  return rows;
}

/**
 * psk_book_documents_households:
 * @book: a book
 * @listing: which households and which columns
 * @flags: a set of #PskDocumentFlags
 * @error: (nullable): %PSK_ERROR_INVALID for an empty list, %PSK_ERROR_TOO_LARGE for more
 *   than %PSK_DOCUMENT_MAX_LINES
 *
 * A list of households as the screen shows it. Citizen ids are masked.
 *
 * Returns: (transfer full) (nullable): the document
 */
PskPaper *
psk_book_documents_households (PskBook                   *book,
                               const PskHouseholdListing *listing,
                               PskDocumentFlags           flags,
                               GError                   **error)
{
  g_autofree PskListColumn *columns = NULL;
  g_autofree PskHouseholdField *fields = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_auto (GStrv) notes = NULL;
  g_auto (Loan) loan = { 0 };
  PskListDocument document = { .title = _("List of Households") };

  g_return_val_if_fail (PSK_IS_BOOK (book) && listing != NULL, NULL);

  ids = psk_household_query_run (psk_book_get_store (book), listing->query, error);
  if (ids == NULL || !check_length (ids->len, error))
    return NULL;

  columns = g_new0 (PskListColumn, listing->n_columns);
  fields = g_new (PskHouseholdField, listing->n_columns);
  for (guint i = 0; i < listing->n_columns; i++)
    {
      const PskHouseholdColumnShape *shape = &listing->columns[i];

      if ((flags & PSK_DOCUMENT_PUBLIC) && psk_household_field_is_personal (shape->field))
        continue;
      fields[document.n_columns] = shape->field;
      columns[document.n_columns++] = (PskListColumn) {
        shape->title, shape->width, shape->align,
        shape->align == PSK_ALIGN_RIGHT ? WIDEST_NUMBER : NULL,
      };
    }
  if (document.n_columns == 0)
    {
      g_set_error_literal (error, PSK_ERROR, PSK_ERROR_INVALID,
                           _("Nothing of what is shown may be public: show other columns."));
      return NULL;
    }

  fill_frame (&document.frame, book, flags, &loan);
  rows = make_rows (book, ids, fields, document.n_columns, &loan);
  notes = make_notes (book, listing, rows->len);
  document.notes = (const char *const *) notes;
  document.columns = columns;
  document.rows = (const char *const *const *) rows->pdata;
  document.n_rows = rows->len;

  return psk_list_document_new_paper (&document);
}

static int *
copy_points (PskScoreSheet *sheet,
             PskScoreRow   *row,
             Loan          *loan)
{
  int *points = g_new (int, MAX (sheet->n_indicators, 1));

  for (guint i = 0; i < sheet->n_indicators; i++)
    points[i] = row->cells[i].points;
  g_ptr_array_add (loan->texts, points);

  return points;
}

static PskScoreLine
make_score_line (PskScoreSheet *sheet,
                 PskScoreRow   *row,
                 const char    *name,
                 Loan          *loan)
{
  return (PskScoreLine) {
    .name = name,
    .points = copy_points (sheet, row, loan),
    .total = row->percent,
    .grade = row->grade,
  };
}

static GArray *
make_score_lines (PskScoreSheet *sheet,
                  PskBook       *book,
                  Loan          *loan)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (PskScoreLine));

  for (guint i = 0; i < sheet->n_rows; i++)
    {
      PskScoreRow *row = &sheet->rows[i];
      const PskScoreLine line = make_score_line (sheet, row,
                                                 psk_areas_get_name (psk_book_get_areas (book),
                                                                     row->area,
                                                                     psk_language_of_messages ()),
                                                 loan);

      g_array_append_val (lines, line);
    }

  return lines;
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
  const gboolean thai = psk_language_of_messages () == PSK_LANGUAGE_THAI;
  g_autoptr (PskScoreSheet) sheet = psk_score_sheet_load (psk_book_get_store (book), quarter,
                                                          error);
  g_autofree PskScoreIndicatorText *indicators = NULL;
  g_autofree PskScoreGradeText *grades = NULL;
  g_autoptr (GArray) lines = NULL;
  g_auto (Loan) loan = { 0 };
  PskScoreDocument document = { 0 };

  if (sheet == NULL)
    return NULL;

  fill_frame (&document.frame, book, flags, &loan);
  lines = make_score_lines (sheet, book, &loan);
  indicators = g_new0 (PskScoreIndicatorText, sheet->n_indicators);
  for (guint i = 0; i < sheet->n_indicators; i++)
    indicators[i] = (PskScoreIndicatorText) {
      thai ? sheet->indicators[i].short_th : sheet->indicators[i].short_en,
      sheet->indicators[i].max,
    };
  grades = g_new0 (PskScoreGradeText, sheet->n_grades);
  for (guint i = 0; i < sheet->n_grades; i++)
    grades[i] = (PskScoreGradeText) { sheet->grades[i].grade, sheet->grades[i].from };

  document.province = psk_area_get_name (psk_areas_get_province (psk_book_get_areas (book)),
                                         psk_language_of_messages ());
  document.quarter = sheet->quarter;
  document.on = sheet->on;
  document.criteria = thai ? sheet->title_th : sheet->title_en;
  document.version = sheet->version;
  document.is_default = sheet->is_default;
  document.indicators = indicators;
  document.n_indicators = sheet->n_indicators;
  document.lines = (const PskScoreLine *) lines->data;
  document.n_lines = lines->len;
  document.average = make_score_line (sheet, &sheet->average, _("Province average"), &loan);
  document.grades = grades;
  document.n_grades = sheet->n_grades;

  return psk_score_document_new_paper (&document);
}
