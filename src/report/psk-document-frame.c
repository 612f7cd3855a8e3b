/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-document-frame.h"

#include <glib/gi18n-lib.h>

#include "psk-thai-date.h"

static char *
format_footer (const PskDocumentFrame *self)
{
  g_autofree char *date = NULL;
  g_autofree char *time = NULL;
  GDate day;

  if (self->printed_at == NULL)
    return g_strdup (self->office);

  g_date_clear (&day, 1);
  g_date_set_dmy (&day, (GDateDay) g_date_time_get_day_of_month (self->printed_at),
                  (GDateMonth) g_date_time_get_month (self->printed_at),
                  (GDateYear) g_date_time_get_year (self->printed_at));
  date = psk_thai_date_format (&day, PSK_DATE_LONG, self->language);
  if (g_date_time_get_hour (self->printed_at) + g_date_time_get_minute (self->printed_at) == 0)
    time = g_strdup ("");
  else if (self->language == PSK_LANGUAGE_THAI)
    time = g_date_time_format (self->printed_at, " %H.%M น.");
  else
    time = g_date_time_format (self->printed_at, ", %H:%M");

  if (self->office == NULL)
    /* Translators: the date of printing, and the time of day or nothing */
    return g_strdup_printf (_("Printed %s%s"), date, time);
  /* Translators: the office that prints, the date, and the time of day or nothing */
  return g_strdup_printf (_("%s · printed %s%s"), self->office, date, time);
}

/**
 * psk_document_frame_new_paper:
 * @self: a frame
 * @title: the title of the file
 * @landscape: whether the long side lies below
 *
 * Returns: (transfer full): an empty document with its footer
 */
PskPaper *
psk_document_frame_new_paper (const PskDocumentFrame *self,
                              const char             *title,
                              gboolean                landscape)
{
  g_autofree char *footer = NULL;
  PskPaper *paper;

  g_return_val_if_fail (self != NULL && title != NULL, NULL);

  footer = format_footer (self);
  paper = psk_paper_new (title, landscape,
                         self->thai_digits && self->language == PSK_LANGUAGE_THAI);
  psk_paper_set_author (paper, self->office);
  psk_paper_set_footer (paper, footer);
  if (self->printed_at != NULL)
    {
      g_autofree char *created = g_date_time_format (self->printed_at, "%Y-%m-%dT%H:%M:%S%:z");

      psk_paper_set_created (paper, created);
    }
  if (self->is_sample)
    psk_paper_set_stamp (paper, _("Sample data, not real data"));

  return paper;
}

/**
 * psk_document_frame_add_signatures:
 * @self: a frame
 * @paper: a document
 */
void
psk_document_frame_add_signatures (const PskDocumentFrame *self,
                                   PskPaper               *paper)
{
  const char *usual[] = { _("prepared by"), _("checked by"), NULL };
  const char *const *signers;
  guint n;

  g_return_if_fail (self != NULL && PSK_IS_PAPER (paper));

  signers = self->signers != NULL ? self->signers : usual;
  n = g_strv_length ((GStrv) signers);
  if (n > 0)
    psk_paper_add_signatures (paper, signers, MIN (n, 3));
}
