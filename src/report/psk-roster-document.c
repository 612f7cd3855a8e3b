/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-roster-document.h"

#include <glib/gi18n-lib.h>

#include "psk-thai-date.h"

#define TABLE_SIZE 13.0
#define SUBTITLE_SIZE 16.0

/* Texts as wide as those of a column can be. */
#define WIDEST_ID "0-00••-•••••-00-•"
#define WIDEST_DATE "28/12/2567"

/* Twenty slots with heads, totals and signatures fit one page. */
#define ROW_HEIGHT 20.5
#define BLANK_ROW_HEIGHT 22.5

typedef enum
{
  COLUMN_SLOT,
  COLUMN_VILLAGE,
  COLUMN_HOUSE,
  COLUMN_NAME,
  COLUMN_ID,
  COLUMN_VULNERABILITY,
  COLUMN_KINDS,
  COLUMN_PLANTED,
  COLUMN_NOTE,
  N_COLUMNS,
} Column;

static gboolean
has_column (const PskRosterDocument *self,
            Column                   column)
{
  switch (column)
    {
    case COLUMN_ID:
      return !self->without_ids && !self->is_public;

    case COLUMN_HOUSE:
    case COLUMN_NAME:
    case COLUMN_VULNERABILITY:
    case COLUMN_NOTE:
      return !self->is_public;

    case COLUMN_SLOT:
    case COLUMN_VILLAGE:
    case COLUMN_KINDS:
    case COLUMN_PLANTED:
    case N_COLUMNS:
    default:
      return TRUE;
    }
}

static void
begin_table (const PskRosterDocument *self,
             PskPaper                *paper)
{
  const PskPaperColumn all[N_COLUMNS] = {
    [COLUMN_SLOT] = { _("No."), 18, PSK_ALIGN_CENTRE },
    /* Translators: the number of a village, หมู่ที่ */
    [COLUMN_VILLAGE] = { _("Moo"), 20, PSK_ALIGN_CENTRE },
    [COLUMN_HOUSE] = { _("House\nno."), 38, PSK_ALIGN_CENTRE },
    [COLUMN_NAME] = { _("Head of household"), 106, PSK_ALIGN_LEFT },
    [COLUMN_ID] = { _("Citizen ID"), 70, PSK_ALIGN_CENTRE, .widest = WIDEST_ID },
    [COLUMN_VULNERABILITY] = { _("Vulnerability"), 70, PSK_ALIGN_LEFT },
    [COLUMN_KINDS] = { _("Kinds"), 22, PSK_ALIGN_RIGHT, .widest = "10" },
    [COLUMN_PLANTED] = { _("Planted on"), 50, PSK_ALIGN_RIGHT, .widest = WIDEST_DATE },
    [COLUMN_NOTE] = { _("Remark or\nsignature"), 49, PSK_ALIGN_LEFT },
  };
  PskPaperColumn columns[N_COLUMNS];
  guint n = 0;

  for (Column c = 0; c < N_COLUMNS; c++)
    {
      if (has_column (self, c))
        columns[n++] = all[c];
    }

  psk_paper_begin_table (paper, columns, n, TABLE_SIZE,
                         self->is_blank ? BLANK_ROW_HEIGHT : ROW_HEIGHT);
}

static void
add_line (const PskRosterDocument *self,
          PskPaper                *paper,
          int                      slot,
          const PskRosterLine     *line)
{
  const char *all[N_COLUMNS] = { NULL };
  const char *cells[N_COLUMNS];
  g_autofree char *number = g_strdup_printf ("%d", slot);
  g_autofree char *village = NULL;
  g_autofree char *kinds = NULL;
  g_autofree char *planted = NULL;
  guint n = 0;

  all[COLUMN_SLOT] = number;
  if (line != NULL)
    {
      village = line->village_no >= 0 ? g_strdup_printf ("%d", line->village_no) : NULL;
      kinds = line->kinds >= 0 ? g_strdup_printf ("%d", line->kinds) : NULL;
      planted = psk_thai_date_format_iso (line->planted_on, PSK_DATE_NUMERIC,
                                          self->frame.language);
      all[COLUMN_VILLAGE] = village;
      all[COLUMN_HOUSE] = line->house_no;
      all[COLUMN_NAME] = line->name;
      all[COLUMN_ID] = line->citizen_id;
      all[COLUMN_VULNERABILITY] = line->vulnerability;
      all[COLUMN_KINDS] = kinds;
      all[COLUMN_PLANTED] = planted;
      all[COLUMN_NOTE] = line->note;
    }

  for (Column c = 0; c < N_COLUMNS; c++)
    {
      if (has_column (self, c))
        cells[n++] = all[c];
    }
  psk_paper_add_row (paper, cells, FALSE);
}

static const PskRosterLine *
find_line (const PskRosterDocument *self,
           const PskRosterSection  *section,
           int                      slot)
{
  if (self->is_blank)
    return NULL;

  for (guint i = 0; i < section->n_lines; i++)
    {
      if (section->lines[i].slot == slot)
        return &section->lines[i];
    }

  return NULL;
}

static void
add_titles (const PskRosterDocument *self,
            PskPaper                *paper,
            const PskRosterSection  *section)
{
  g_autofree char *place = NULL;
  g_autofree char *programme = NULL;

  psk_paper_add_text (paper, _("Form of the household roster"), PSK_ALIGN_RIGHT, FALSE,
                      SUBTITLE_SIZE);
  psk_paper_add_title (paper, _("Roster of Vulnerable Households"));
  /* Translators: tambon, district, province */
  place = g_strdup_printf (_("Tambon %s, %s District, %s Province"), section->tambon,
                           section->district, section->province);
  psk_paper_add_title (paper, place);
  programme = g_strdup_printf (_("Vegetable gardens for food security, fiscal year %d"),
                               self->fiscal_year);
  psk_paper_add_text (paper, programme, PSK_ALIGN_CENTRE, FALSE, SUBTITLE_SIZE);
  psk_paper_add_gap (paper, 6);
}

static void
add_totals (const PskRosterDocument *self,
            PskPaper                *paper,
            const PskRosterSection  *section,
            int                      n_selected,
            int                      n_planting)
{
  g_autofree char *total = NULL;

  psk_paper_add_gap (paper, 4);
  if (self->is_blank)
    total = g_strdup_printf (_("chosen ........ of %d households · growing at least %d kinds: "
                               "........ households"),
                             section->target, self->kinds_needed);
  else
    /* Translators: households chosen, slots, kinds of vegetables, households planting */
    total = g_strdup_printf (_("chosen %d of %d households · growing at least %d kinds: %d "
                               "households"),
                             n_selected, section->target, self->kinds_needed, n_planting);
  psk_paper_add_pair (paper, _("Total"), total, SUBTITLE_SIZE);
}

static void
add_section (const PskRosterDocument *self,
             PskPaper                *paper,
             const PskRosterSection  *section)
{
  int n_selected = 0;
  int n_planting = 0;

  psk_paper_break_page (paper);
  add_titles (self, paper, section);

  begin_table (self, paper);
  for (int slot = 1; slot <= section->target; slot++)
    {
      const PskRosterLine *line = find_line (self, section, slot);

      n_selected += line != NULL;
      n_planting += line != NULL && line->kinds >= self->kinds_needed;
      add_line (self, paper, slot, line);
    }
  psk_paper_end_table (paper);

  add_totals (self, paper, section, n_selected, n_planting);
  psk_document_frame_add_signatures (&self->frame, paper);
}

/**
 * psk_roster_document_new_paper:
 * @self: what to print
 *
 * The rosters of vulnerable households, each tambon beginning on a new page, with
 * all of its slots, also those that nobody holds.
 *
 * Returns: (transfer full): the document
 */
PskPaper *
psk_roster_document_new_paper (const PskRosterDocument *self)
{
  PskPaper *paper;

  g_return_val_if_fail (self != NULL, NULL);

  paper = psk_document_frame_new_paper (&self->frame, _("Roster of Vulnerable Households"), FALSE);
  for (guint i = 0; i < self->n_sections; i++)
    add_section (self, paper, &self->sections[i]);

  return paper;
}
