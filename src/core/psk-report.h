/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-record.h"

G_BEGIN_DECLS

#define PSK_TYPE_REPORT (psk_report_get_type ())

G_DECLARE_FINAL_TYPE (PskReport, psk_report, PSK, REPORT, PskRecord)

/**
 * PskReport:
 *
 * The report of one district and month.
 */
struct _PskReport
{
  PskRecord parent_instance;

  gint64 id;
  char *uid;
  int district; /* area code */
  char *month; /* 2024-03 */
  char *state; /* draft, submitted, accepted, returned */
  gint64 definition; /* version of the form, 0 while a draft */
  char *submitted_on; /* ISO 8601 */
  char *submitted_by;
  char *decided_on; /* ISO 8601 */
  char *return_reason;
  char *achievement;
  char *problems;
  char *suggestions;
};

G_END_DECLS
