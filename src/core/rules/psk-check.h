/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-book.h"

G_BEGIN_DECLS

/**
 * PskFinding:
 * @severity: error, warning or note; static
 * @rule: the stable name of the rule; static
 * @record: the uid of a record, or an area code
 * @message: one translated sentence
 */
typedef struct
{
  const char *severity;
  const char *rule;
  char *record;
  char *message;
} PskFinding;

GPtrArray *psk_check_book (PskBook  *book,
                           GError  **error);

G_END_DECLS
