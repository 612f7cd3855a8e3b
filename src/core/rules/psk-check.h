/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-book.h"

G_BEGIN_DECLS

/* A pin so far from the label point of its tambon is looked at: the largest tambons of
 * a province are some 30 km across. */
#define PSK_CHECK_FAR_KM 30.0

/**
 * PskFinding:
 * @severity: error, warning or note; static
 * @rule: the stable name of the rule; static
 * @record: the uid of a record, or an area code
 * @message: one translated sentence
 *
 * Something in the data that somebody should look at.
 */
typedef struct
{
  const char *severity;
  const char *rule;
  char *record;
  char *message;
} PskFinding;

PskFinding *psk_finding_new  (const char  *severity,
                              const char  *rule,
                              const char  *record,
                              char        *message);
void        psk_finding_free (PskFinding  *self);
GPtrArray  *psk_check_book   (PskBook     *book,
                              GError     **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PskFinding, psk_finding_free)

G_END_DECLS
