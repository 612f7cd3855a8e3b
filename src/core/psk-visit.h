/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-record.h"

G_BEGIN_DECLS

#define PSK_TYPE_VISIT (psk_visit_get_type ())

G_DECLARE_FINAL_TYPE (PskVisit, psk_visit, PSK, VISIT, PskRecord)

/**
 * PskVisit:
 *
 * A visit to a household.
 */
struct _PskVisit
{
  PskRecord parent_instance;

  gint64 id;
  char *uid;
  gint64 household;
  char *visited_on; /* ISO 8601 */
  int kinds; /* kinds of vegetables */
  double area_sqm; /* square metres */
  gint64 centre; /* where the seeds came from, 0 if none */
  double seeds;
  char *seed_unit; /* seed, packet, seedling */
  char *note;
};

G_END_DECLS
