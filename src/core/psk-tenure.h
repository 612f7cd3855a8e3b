/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-record.h"

G_BEGIN_DECLS

#define PSK_TYPE_TENURE (psk_tenure_get_type ())

G_DECLARE_FINAL_TYPE (PskTenure, psk_tenure, PSK, TENURE, PskRecord)

/**
 * PskTenure:
 *
 * That a household held a slot, from when to when, and why it gave it up.
 */
struct _PskTenure
{
  PskRecord parent_instance;

  gint64 id;
  char *uid;
  int tambon; /* area code */
  int slot;
  gint64 household;
  char *from_on; /* ISO 8601 */
  char *until_on; /* ISO 8601, NULL while it holds the slot */
  char *reason; /* code of drop_reason, NULL without one */
  gint64 successor; /* the household that took over, 0 if none */
};

G_END_DECLS
