/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-book.h"

G_BEGIN_DECLS

/* A household should be visited every so many days. */
#define PSK_CHECK_VISIT_DAYS 60

/**
 * PskCheckRule:
 * @name: its stable name, such as "village-missing"
 * @severity: error, warning or note
 * @title: what it finds, in a few words; an English message, to be translated
 * @advice: what to do about it, one sentence; an English message, to be translated
 *
 * One thing that is looked for. All of it is static.
 */
typedef struct
{
  const char *name;
  const char *severity;
  const char *title;
  const char *advice;
} PskCheckRule;

/**
 * PskFinding:
 * @severity: error, warning or note; static
 * @rule: the stable name of the rule; static
 * @record: the uid of a record, or an area code
 * @message: one translated sentence
 * @problem: (nullable): what is wrong, without saying where: the end of @message
 * @area: the area where it is, or 0
 * @household: the row id of the household, or 0
 * @other: of a pair of households the row id of the other one, or 0
 * @other_area: where that is, or 0
 * @centre: the row id of the centre, or 0
 *
 * Something in the data that somebody should look at.
 */
typedef struct
{
  const char *severity;
  const char *rule;
  char *record;
  char *message;
  char *problem;
  int area;
  gint64 household;
  gint64 other;
  int other_area;
  gint64 centre;
} PskFinding;

PskFinding         *psk_finding_new        (const char    *severity,
                                            const char    *rule,
                                            const char    *record,
                                            char          *message);
void                psk_finding_free       (PskFinding    *self);
gboolean            psk_finding_is_within  (PskFinding    *self,
                                            int            area);
const PskCheckRule *psk_check_get_rules    (guint         *n_rules);
GPtrArray          *psk_check_run          (PskStore      *store,
                                            GCancellable  *cancellable,
                                            GError       **error);
GPtrArray          *psk_check_book         (PskBook       *book,
                                            GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PskFinding, psk_finding_free)

G_END_DECLS
